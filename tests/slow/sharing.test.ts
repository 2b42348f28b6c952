import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
/** Where the sample says that it is published: what is copied leads there, wherever it was copied. */
const published = `https://glosscast.example/show/${episode}`;
const desk: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  permissions: ['clipboard-read', 'clipboard-write'],
};
const phone: BrowserContextOptions = {
  ...desk,
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

const bar = (page: Page): Locator => page.locator('#word-bar');
const selected = (page: Page): Promise<string> => page.evaluate(() => getSelection()?.toString() ?? '');
const press = (page: Page, name: string | RegExp): Promise<void> =>
  bar(page).getByRole('button', { name }).click();

/** The part of the page that words are looked for in: what is said, or the deep dives. */
type Text = '.transcript-text' | '.dive';

/** Lays a selection from some words to others, as a keyboard would; or says where they are, scrolled into sight. */
const findWords = (
  page: Page,
  from: string,
  to: string,
  within: Text,
  choose: boolean,
): Promise<readonly [number, number]> =>
  page.evaluate(
    ([first, last, root, isChosen]) => {
      const walker = document.createTreeWalker(document.querySelector(root) as Element, NodeFilter.SHOW_TEXT);
      const range = document.createRange();
      let begun = false;
      while (walker.nextNode()) {
        const node = walker.currentNode as globalThis.Text;
        if (node.parentElement?.closest('.marginalia')) continue;
        const at = begun ? 0 : node.data.indexOf(first);
        if (at < 0) continue;
        if (!begun) range.setStart(node, at);
        begun = true;
        const end = node.data.indexOf(last, at);
        if (end < 0) continue;
        range.setEnd(node, end + last.length);
        node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' });
        if (isChosen)
          getSelection()?.setBaseAndExtent(range.startContainer, range.startOffset, node, range.endOffset);
        const { left, top, width, height } = range.getClientRects()[0] as DOMRect;
        return [left + width / 2, top + height / 2] as const;
      }
      throw new Error(`no "${first}" … "${last}"`);
    },
    [from, to, within, choose] as const,
  );

const pointOf = (page: Page, words: string): Promise<readonly [x: number, y: number]> =>
  findWords(page, words, words, '.transcript-text', false);

async function select(page: Page, from: string, to = from, within: Text = '.transcript-text'): Promise<void> {
  await findWords(page, from, to, within, true);
  await bar(page).waitFor();
}

interface Clipboard {
  readonly text: string;
  readonly html: string | undefined;
}

/** What a button puts on the clipboard, once the page has said so. */
async function copied(page: Page, act: () => Promise<void>): Promise<Clipboard> {
  await page.evaluate(() => navigator.clipboard.writeText('nothing'));
  await act();
  await page.waitForFunction(() => /copied\.$/i.test(document.querySelector('.notice p')?.textContent ?? ''));
  return page.evaluate(async () => {
    const [item] = await navigator.clipboard.read();
    const read = async (type: string): Promise<string | undefined> =>
      item?.types.includes(type) ? (await item.getType(type)).text() : undefined;
    return { text: (await read('text/plain')) ?? '', html: await read('text/html') };
  });
}

describe('a word of the transcript', () => {
  it('that is clicked can be played from, at its own time, and nothing is selected or focused', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.mouse.click(...(await pointOf(page, 'broadcast')));
        await bar(page).waitFor();
        expect(await bar(page).innerText()).toMatch(/^Play from here 0:28\s+Copy link$/);
        expect(await selected(page)).toBe('');
        expect(await bar(page).evaluate((element) => element.contains(document.activeElement))).toBe(false);
        expect(await findFaults(page, 'usual')).toEqual([]);
        const { text } = await copied(page, () => press(page, 'Copy link'));
        expect(text).toBe(`${published}#t=28`);
        expect(await bar(page).isVisible()).toBe(false);
        await page.mouse.click(...(await pointOf(page, 'Neither')));
        await press(page, /^Play from here 0:09/);
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 9.2);
        expect(await page.evaluate(() => document.querySelector('audio')?.currentTime)).toBeLessThan(13);
        expect(new URL(page.url()).hash).toBe('#t=9');
        // beside a page in a sheet, whose address it is
        await page.getByRole('link', { name: 'Glossary', exact: true }).first().click();
        await page.locator('.sheet h1').waitFor();
        await page.mouse.click(...(await pointOf(page, 'broadcast')));
        await press(page, /^Play from here 0:28/);
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 28);
        expect(page.url()).toBe(`${site.url}glossary/`);
      },
      desk,
    );
  });

  it('is left alone where it is a link, and by a click that only closes something', async () => {
    await site.visit(
      episode,
      async (page) => {
        const point = await pointOf(page, 'broadcast');
        await page.mouse.click(...point);
        await bar(page).waitFor();
        await page.mouse.click(point[0] + 150, point[1]);
        expect(await bar(page).isVisible()).toBe(false);
        // a click that undoes a selection asks for nothing either
        await page.mouse.dblclick(...point);
        await bar(page).waitFor();
        await page.mouse.click(point[0] + 150, point[1]);
        await bar(page).waitFor({ state: 'hidden' });
        expect(await selected(page)).toBe('');
        await page.mouse.click(...(await pointOf(page, 'drug cartels')));
        await page.waitForURL('**/glossary/**');
      },
      desk,
    );
  });
});

describe('selected words', () => {
  it('are quoted with their speaker, episode, time and a link that stops with them', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.mouse.dblclick(...(await pointOf(page, 'broadcast')));
        await bar(page).waitFor();
        expect(await selected(page)).toBe('broadcast');
        const { text, html } = await copied(page, () => press(page, 'Copy quote'));
        const credit = '“Digest: The North Korea–China–drug cartel connection”, The Glosscast Sampler, 0:28';
        expect(text).toBe(`“broadcast” — Theo, ${credit}\n${published}#t=28,30`);
        expect(html).toContain(`cite="${published}#t=28,30"`);
        expect(html).toContain('<p>“broadcast”</p>');
        // the selection is where it was, and the focus
        expect(await selected(page)).toBe('broadcast');
        expect(await bar(page).evaluate((element) => element.contains(document.activeElement))).toBe(false);
      },
      desk,
    );
  });

  it('of several people name each of them, without stamps and signs; the link plays just that', async () => {
    await site.visit(
      episode,
      async (page) => {
        await select(page, 'And I am Theo', 'number 1154');
        const { text } = await copied(page, () => press(page, 'Copy quote'));
        const [theo, mara, credit, link = ''] = text.split('\n');
        expect(theo).toBe('Theo: “And I am Theo. Neither of us is a person.”');
        expect(mara).toBe('Mara: “The episode is number 1154”');
        expect(credit).toMatch(/^— “Digest: .*”, The Glosscast Sampler, 0:08$/);
        expect(link).toMatch(/#t=8,1[56]$/);
        await page.goto(`${site.url}${episode}${new URL(link).hash}`);
        await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 8);
      },
      desk,
    );
  });

  it('have their bar while their times are on the way, with the passage’s own, and the times when they come', async () => {
    await site.visit(
      episode,
      async (page) => {
        let deliver = (): void => undefined;
        const late = new Promise<void>((resolve) => (deliver = resolve));
        await page.route('**/timing.json*', async (route) => {
          await late;
          await route.continue();
        });
        await select(page, 'Neither of us');
        expect(await bar(page).innerText()).toMatch(/^Play from here\s+0:08/);
        deliver();
        await bar(page).getByText('0:09').waitFor();
        const { text } = await copied(page, () => press(page, 'Copy link'));
        expect(text).toBe(`${published}#t=9,11`);
      },
      desk,
    );
  });

  it('of a deep dive are the page’s own: no speaker, the section, and a link to it', async () => {
    await site.visit(
      episode,
      async (page) => {
        const words = await page.evaluate(() => {
          const text = document.querySelector('.dive .prose > p')?.firstChild?.textContent ?? '';
          return text.split(' ').slice(0, 4).join(' ');
        });
        const [heading, id] = await page.evaluate(() => {
          const found = document.querySelector('.dive h3');
          return [found?.textContent ?? '', found?.id ?? ''] as const;
        });
        await select(page, words, words, '.dive');
        expect(await bar(page).innerText()).toMatch(/^Copy quote\s+Copy link/);
        const { text } = await copied(page, () => press(page, 'Copy quote'));
        expect(text).toBe(
          `“${words}” — ${heading}, “Digest: The North Korea–China–drug cartel connection”, The Glosscast Sampler\n${published}#${id}`,
        );
      },
      desk,
    );
  });

  it('are reached by Tab, and left for where they stand; Escape closes, and the selection stays', async () => {
    await site.visit(
      episode,
      async (page) => {
        const focused = (): Promise<string> =>
          page.evaluate(() =>
            (document.activeElement?.textContent ?? '').replaceAll(/\s+/g, ' ').trim().slice(0, 60),
          );
        await select(page, 'And I am Theo');
        await page.keyboard.press('Tab');
        expect(await focused()).toBe('Play from here 0:08');
        await page.keyboard.press('Tab');
        expect(await focused()).toBe('Copy quote');
        await page.keyboard.press('Escape');
        expect(await bar(page).isVisible()).toBe(false);
        expect(await selected(page)).toBe('And I am Theo');
        // from there Tab goes on in the text, not at the end of the page
        expect(await focused()).toContain('And I am Theo');
        await select(page, 'Neither of us');
        await page.keyboard.press('Tab');
        await page.keyboard.press('Shift+Tab');
        expect(await focused()).toContain('And I am Theo');
      },
      desk,
    );
  });

  it('by touch have their bar at the foot of the window, away from the system’s own', async () => {
    await site.visit(
      episode,
      async (page) => {
        const [x, y] = await pointOf(page, 'broadcast');
        await page.touchscreen.tap(x, y);
        await bar(page).waitFor();
        // what was tapped is offered at the word
        const tapped = await bar(page).boundingBox();
        expect(Math.abs((tapped?.y ?? 0) - y)).toBeLessThan(120);
        await page.keyboard.press('Escape');
        await page.touchscreen.tap(...(await pointOf(page, 'Neither')));
        await bar(page).waitFor();
        await page.keyboard.press('Escape');
        await select(page, 'broadcast');
        const box = await bar(page).boundingBox();
        const player = await page.locator('#player').boundingBox();
        expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(player?.y ?? 0);
        expect((player?.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0)).toBeLessThan(60);
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360);
      },
      phone,
    );
  });
});

describe('what the browser does not allow', () => {
  it('to copy stands in a field to be copied by hand, chosen already', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.evaluate(() => {
          const refuse = (): Promise<never> => Promise.reject(new DOMException('no', 'NotAllowedError'));
          Object.assign(navigator.clipboard, { write: refuse, writeText: refuse });
        });
        await select(page, 'And I am Theo', 'a person.');
        await press(page, 'Copy quote');
        const field = page.getByRole('textbox', { name: 'Copy it from here' });
        await field.waitFor();
        expect(await field.inputValue()).toMatch(
          /^“And I am Theo\. Neither of us is a person\.” — Theo, .*\nhttps:/,
        );
        expect(await selectedInField(page)).toBe(await field.inputValue());
        expect(await findFaults(page, 'usual')).toEqual([]);
        await page.keyboard.press('Escape');
        expect(await field.isVisible()).toBe(false);
      },
      desk,
    );
  });

  it('to share is not offered; where it can, the system gets words and link, and to think better of it is no error', async () => {
    await site.visit(
      episode,
      async (page) => {
        await select(page, 'And I am Theo', 'a person.');
        const names = await bar(page).getByRole('button').allInnerTexts();
        expect(names).not.toContain('Share…');
        await page.evaluate(() => {
          const shared: ShareData[] = [];
          Object.assign(window, { shared });
          Object.defineProperty(navigator, 'share', {
            value: (data: ShareData) => {
              shared.push(data);
              return Promise.reject(new DOMException('no', 'AbortError'));
            },
          });
        });
        await page.locator('.pilcrow').nth(1).click();
        await page.getByRole('menuitem', { name: 'Share…' }).click();
        const [shared] = await page.evaluate(() => (window as unknown as { shared: ShareData[] }).shared);
        const id = await page.locator('.transcript-text > p[id]').nth(1).getAttribute('id');
        expect(shared).toEqual({
          title: 'Digest: The North Korea–China–drug cartel connection',
          text: '“And I am Theo. Neither of us is a person.” — Theo, “Digest: The North Korea–China–drug cartel connection”, The Glosscast Sampler, 0:08',
          url: `${published}#${id}`,
        });
        expect(await page.locator('.notice p').innerText()).toBe('');
      },
      desk,
    );
  });
});

const selectedInField = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const field = document.activeElement as HTMLTextAreaElement;
    return field.value.slice(field.selectionStart, field.selectionEnd);
  });

describe('the menu of a passage', () => {
  it('quotes it with its own address, and offers “I hear this line” once something was heard', async () => {
    await site.visit(
      episode,
      async (page) => {
        const passage = page.locator('.transcript-text > p[id]').nth(1);
        const menu = page.locator('#passage-menu');
        const open = async (): Promise<void> => {
          await page.locator('.pilcrow').nth(1).click();
          await menu.waitFor();
        };
        const items = (): Promise<readonly string[]> => menu.getByRole('menuitem').allInnerTexts();
        await open();
        expect(await items()).toEqual([
          'Play from here',
          'Copy link',
          'Copy link to this time',
          'Copy quote',
          'Cite this moment',
        ]);
        const { text } = await copied(page, () => page.getByRole('menuitem', { name: 'Copy quote' }).click());
        expect(text).toMatch(/^“And I am Theo\. Neither of us is a person\.” — Theo, /);
        expect(text.split('\n')[1]).toBe(`${published}#${await passage.getAttribute('id')}`);
        await open();
        await page.getByRole('menuitem', { name: 'Play from here' }).click();
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 8.2);
        await page.locator('#play-button').click();
        await open();
        expect(await items()).toContain('I hear this line');
        // at the foot of the window where the browser cannot be told what opens it
        await page.keyboard.press('Escape');
        await page.evaluate(() => {
          const { showPopover } = HTMLElement.prototype;
          HTMLElement.prototype.showPopover = function (this: HTMLElement) {
            showPopover.call(this);
          };
        });
        await open();
        const [box, player] = await Promise.all([menu.boundingBox(), page.locator('.player').boundingBox()]);
        const gap = (player?.y ?? 0) - (box?.y ?? 0) - (box?.height ?? 0);
        expect(gap).toBeGreaterThan(0);
        expect(gap).toBeLessThan(20);
      },
      desk,
    );
  });
});

describe('the code of an embed', () => {
  it('is copied as it stands', async () => {
    await site.visit(
      episode,
      async (page) => {
        const field = page.getByRole('textbox', { name: 'Player and transcript' });
        const { text } = await copied(page, () =>
          page.getByRole('button', { name: 'Copy the code: Player and transcript' }).click(),
        );
        expect(text).toBe(await field.inputValue());
        expect(text).toContain(`<iframe src="${published}embed/"`);
      },
      desk,
    );
  });
});
