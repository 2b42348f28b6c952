import { gzipSync } from 'node:zlib';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePassageIds } from '../../src/parse/transcripts/passage-id.ts';
import { findFaults } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const published = 'https://glosscast.example/show/';
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};
const desk: BrowserContextOptions = { viewport: { width: 1440, height: 900 } };

let site: SiteBrowser;
let folder: string;

beforeAll(async () => {
  ({ folder } = await openSample('/show/'));
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

interface Spoken {
  readonly id: string;
  readonly text: string;
}

/** The passages of the page, as they are read. */
const passagesOf = (page: Page): Promise<readonly Spoken[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.transcript-text > p[id]')].map((passage) => ({
      id: passage.id,
      text: (passage.textContent ?? '').replace(/^\d+:\d+\s+/, ''),
    })),
  );

/** A passage in the middle, and the address it had before somebody corrected two of its words. */
async function editedPassage(page: Page): Promise<{ readonly now: Spoken; readonly before: string }> {
  const passages = await passagesOf(page);
  const now = passages.slice(20).find(({ text }) => text.split(' ').length > 25) as Spoken;
  const [before = ''] = makePassageIds([now.text.replace(/^\w+/, 'Umbrella').replace(/\w+\.$/, 'harbour.')]);
  expect(before).not.toBe(now.id);
  return { now, before };
}

const hereOf = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const here = document.querySelector('[data-here]');
    const { top = -1, bottom = Infinity } = here?.getBoundingClientRect() ?? {};
    return top >= 0 && bottom <= innerHeight ? here?.id : undefined;
  });

const noticeOf = (page: Page): Promise<string> => page.locator('.notice [role=status]').innerText();
const edited = 'This passage has been edited since the link was made.';
const gone = 'The passage this link leads to is no longer in the transcript.';

const focused = (page: Page): Promise<string> =>
  page.evaluate(() => `${document.activeElement?.className} ${document.activeElement?.textContent}`.trim());

describe('a link to a passage', () => {
  it('that was edited leads to it and says so, on load, by a link on the page, and back and forward', async () => {
    const { now, before } = await site.visit(episode, editedPassage);
    await site.visit(`${episode}#${before}`, async (page) => {
      await page.waitForSelector('[data-here]');
      expect(await hereOf(page)).toBe(now.id);
      expect(await noticeOf(page)).toBe(edited);
      expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('BODY');
      await page.evaluate(() => (location.hash = 't=165'));
      await page.waitForFunction(() => document.querySelector('[data-here]')?.querySelector('[id="t=165"]'));
      expect(await noticeOf(page)).toBe('');
      await page.goBack();
      await page.waitForFunction((id) => document.querySelector('[data-here]')?.id === id, now.id);
      expect(await noticeOf(page)).toBe(edited);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      expect(await noticeOf(page)).toBe('');
      expect(await hereOf(page)).toBe(now.id);
      await page.goForward();
      await page.waitForFunction((id) => document.querySelector('[data-here]')?.id !== id, now.id);
      // and a passage that is there needs no notice
      await page.evaluate((id) => (location.hash = id), now.id);
      await page.waitForFunction((id) => document.querySelector(':target')?.id === id, now.id);
      expect(await noticeOf(page)).toBe('');
    });
  });

  it('that was taken out says that', async () => {
    const [lost] = makePassageIds([
      'Two gardeners compare notes on roses, beetles and the frost of last April.',
    ]);
    await site.visit(`${episode}#${lost}`, async (page) => {
      await page.waitForFunction(() => document.querySelector('.notice p')?.textContent !== '');
      expect(await noticeOf(page)).toBe(gone);
      expect(await findFaults(page, 'usual')).toEqual([]);
    });
  });

  it('works without a script', async () => {
    const [, , , wanted] = await site.visit(episode, passagesOf);
    await site.visit(
      `${episode}#${wanted?.id}`,
      async (page) => {
        const { target, sign } = await page.evaluate(() => ({
          target: document.querySelector(':target')?.id,
          sign: document.querySelector(':target .pilcrow')?.getAttribute('href'),
        }));
        expect(target).toBe(wanted?.id);
        expect(sign).toBe(`#${wanted?.id}`);
      },
      { javaScriptEnabled: false },
    );
  });
});

describe('the menu of a passage', () => {
  it('is walked by keyboard, and gives focus back', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.locator('.pilcrow').nth(4).focus();
        await page.keyboard.press('Enter');
        await page.locator('#passage-menu').waitFor();
        expect(await focused(page)).toBe('Play from here');
        expect(await findFaults(page, 'usual')).toEqual([]);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        expect(await focused(page)).toBe('Copy link to this time');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        expect(await focused(page)).toBe('Play from here');
        await page.keyboard.press('End');
        expect(await focused(page)).toBe('Cite this moment');
        await page.keyboard.press('Escape');
        expect(await focused(page)).toBe('pilcrow');
        expect(await page.locator('#passage-menu').isVisible()).toBe(false);
      },
      desk,
    );
  });

  it('copies both addresses, and plays', async () => {
    await site.visit(
      episode,
      async (page) => {
        const { id } = (await passagesOf(page))[4] as Spoken;
        const time = await page.locator('.transcript-text > p[id] > .stamp').nth(4).getAttribute('href');
        const open = async (name: string): Promise<void> => {
          await page.locator('.pilcrow').nth(4).click();
          await page.getByRole('menuitem', { name, exact: true }).click();
        };
        const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
        await open('Copy link');
        await page.waitForFunction(() => document.querySelector('.notice p')?.textContent !== '');
        expect(await noticeOf(page)).toBe('Link copied.');
        // where it is published, not where it is looked at
        expect(await copied()).toBe(`${published}${episode}#${id}`);
        await open('Copy link to this time');
        await page.waitForFunction(() => document.querySelector('.notice p')?.textContent?.includes('time'));
        expect(await copied()).toBe(`${published}${episode}${time}`);
        await open('Play from here');
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 39);
        expect(new URL(page.url()).hash).toBe(time);
      },
      { ...desk, permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });

  it('offers fixes as the show wants them, with the words of the passage', async () => {
    await site.visit(
      episode,
      async (page) => {
        expect(await page.locator('.suggest').count()).toBe(0);
        const { id, text } = (await passagesOf(page))[4] as Spoken;
        await page.locator('.transcript').evaluate((transcript: HTMLElement) => {
          transcript.dataset['path'] = 'episodes/a/transcript.vtt';
          transcript.dataset['edit'] = 'https://example.org/{path}?id={id}&t={time}&text={text}';
          transcript.dataset['mail'] = 'fix@example.org';
        });
        await page.locator('.pilcrow').nth(4).click();
        const links = page.locator('#passage-menu > a');
        await links.first().waitFor();
        const address = new URL((await links.nth(0).getAttribute('href')) ?? '');
        expect(address.pathname).toBe('/episodes/a/transcript.vtt');
        expect(Object.fromEntries(address.searchParams)).toEqual({ id, t: '0:39', text });
        const mail = new URL((await links.nth(1).getAttribute('href')) ?? '');
        expect(mail.searchParams.get('body')).toContain(`${published}${episode}#${id}\n\nIt reads:\n${text}`);
      },
      desk,
    );
  });
});

describe('a marked word', () => {
  it('on a phone opens what the margin says beside it, and a way to its page', async () => {
    await site.visit(
      episode,
      async (page) => {
        expect(await page.locator('.transcript-text > .marginalia:visible').count()).toBe(0);
        const word = page.locator('.transcript-text a.term').first();
        await word.tap();
        const card = page.locator('.margin-card');
        expect(await card.innerText()).toMatch(/^Drug cartel – A large criminal .*\n+Open page →$/s);
        expect(await focused(page)).toContain('margin-card');
        expect(await findFaults(page, 'usual')).toEqual([]);
        const box = await card.boundingBox();
        expect(box?.x).toBeGreaterThanOrEqual(0);
        expect((box?.x ?? 0) + (box?.width ?? 999)).toBeLessThanOrEqual(360);
        await page.keyboard.press('Escape');
        expect(await focused(page)).toContain('term');
        await word.tap();
        await page.locator('#transcript').tap();
        expect(await card.isVisible()).toBe(false);
        await word.tap();
        await card.getByRole('link').click();
        await page.waitForURL('**/glossary/drug-cartel/');
      },
      phone,
    );
  });

  it('on a phone opens notes and sources, too', async () => {
    await site.visit(
      episode,
      async (page) => {
        const card = page.locator('.margin-card');
        await page.locator('.transcript-text a.note-link').first().tap();
        expect(await card.innerText()).toMatch(/^Note "a short listing.*Go to the note →$/s);
        await card.getByRole('link', { name: 'Go to the note' }).click();
        expect(new URL(page.url()).hash).toMatch(/^#note/);
        expect(await card.isVisible()).toBe(false);
        await page.locator('.takeaways a.cite').first().tap();
        await card.getByText('Greitens 2014').waitFor();
        expect(await card.innerText()).toMatch(/Greitens 2014.*background.*Open page →$/s);
        expect(await card.getByRole('link', { name: 'Open page' }).getAttribute('href')).toMatch(
          /\/show\/sources\/greitens2014\/$/,
        );
      },
      phone,
    );
  });

  it('beside an open margin, or without a script, is a link', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.locator('.transcript-text a.term').first().click();
        await page.waitForURL('**/glossary/drug-cartel/');
      },
      desk,
    );
    await site.visit(
      episode,
      async (page) => {
        expect(await page.locator('.transcript-text > .marginalia:visible').count()).toBeGreaterThan(10);
        await page.locator('.transcript-text a.term').first().click();
        await page.waitForURL('**/glossary/drug-cartel/');
      },
      { ...phone, javaScriptEnabled: false },
    );
  });
});

describe('the transcript', () => {
  it('shows its headings or not, without a script, and remembers it with one', async () => {
    const shown = (page: Page): Promise<number> => page.locator('.transcript-heading:visible').count();
    await site.visit(
      episode,
      async (page) => {
        expect(await shown(page)).toBe(7);
        await page.getByLabel('Headings').uncheck();
        expect(await shown(page)).toBe(0);
      },
      { javaScriptEnabled: false },
    );
    await site.visit(episode, async (page) => {
      await page.getByLabel('Headings').uncheck();
      await page.reload();
      expect(await shown(page)).toBe(0);
      await page.getByLabel('Headings').check();
      await page.reload();
      expect(await shown(page)).toBe(7);
    });
  });

  it('says whether its times are measured, and to what sound they refer', async () => {
    const { text, whole } = await site.visit(episode, async (page) => ({
      text: await page.locator('.section:has(#transcript) .provenance').innerText(),
      whole: await page.locator('.provenance abbr').first().getAttribute('title'),
    }));
    expect(text).toContain('Times of words: measured');
    expect(text).toMatch(/Reference audio: 7:4\d; hash sha256-\w+…/);
    expect(whole).toMatch(/^sha256-.{40,}$/);
  });

  it('has footnotes on paper, and nothing to press', async () => {
    const { numbers, marks, pressed } = await site.visit(episode, async (page) => {
      await page.emulateMedia({ media: 'print' });
      return page.evaluate(() => {
        const before = (element: Element): string =>
          getComputedStyle(element, '::before').content.replaceAll('"', '');
        const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
        return {
          numbers: all('.transcript-text li[data-n]')
            .filter((item) => item.checkVisibility())
            .map(before),
          marks: all('.footnote-mark').map(before),
          pressed: all('button, input, audio, .pilcrow, .popover, .notice').filter((one) =>
            one.checkVisibility(),
          ).length,
        };
      });
    });
    expect(numbers.length).toBeGreaterThan(20);
    expect(numbers).toEqual(numbers.map((_, index) => String(index + 1)));
    expect(new Set(marks.flatMap((mark) => mark.split(', ')))).toEqual(new Set(numbers));
    expect(pressed).toBe(0);
  });

  it('loads at most 25 kB of script and style', async () => {
    const loaded = await site.visit(episode, (page) =>
      page.evaluate(() =>
        performance
          .getEntriesByType('resource')
          .map(({ name }) => new URL(name).pathname)
          .filter((name) => /\.(?:js|css)$/.test(name)),
      ),
    );
    const bodies = await Promise.all(
      loaded.map((name) => readFile(path.join(folder, name.replace('/show/', '')))),
    );
    const size = bodies.reduce((sum, body) => sum + gzipSync(body).length, 0);
    expect(size).toBeGreaterThan(1000);
    expect(size).toBeLessThan(25_000);
  });
});
