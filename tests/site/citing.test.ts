import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { launchBrowser } from '../support/browser.ts';
import { serveChangingSite, type ChangingSite } from '../support/changing-site.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode, term } = samplePages;
const published = `https://glosscast.example/show/${episode}`;
const desk: BrowserContextOptions = {
  viewport: { width: 1280, height: 900 },
  permissions: ['clipboard-read', 'clipboard-write'],
};
const narrow: BrowserContextOptions = { viewport: { width: 320, height: 640 }, colorScheme: 'dark' };

let site: SiteBrowser;
let folder: string;

beforeAll(async () => {
  ({ folder } = await openSample('/show/'));
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

const panel = '#cite-panel';

/** Opens "Cite this moment" from the menu of a passage, and returns the passage's id. */
async function citePassage(page: Page, index: number): Promise<string> {
  const passage = page.locator('.transcript-text > p[id]').nth(index);
  await passage.locator('.pilcrow').press('Enter');
  await page.getByRole('menuitem', { name: 'Cite this moment' }).press('Enter');
  await page.locator(`${panel} .cite-entry a`).waitFor();
  return (await passage.getAttribute('id')) ?? '';
}

async function copy(page: Page, name: string): Promise<string> {
  const status = page.locator(panel).getByRole('status');
  // what was said of the copy before it must not pass for this one's
  await status.evaluate((element) => element.replaceChildren());
  await page.locator(panel).getByRole('button', { name, exact: true }).click();
  await status.filter({ hasText: /copied\.$/ }).waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

describe('a page', () => {
  it('says without a script how it is cited, and with one in every style, which is remembered', async () => {
    await site.visit(
      episode,
      async (page) => {
        expect(await page.locator('.cite-this').innerText()).toMatch(
          /Transcript revised .* SHA-256 [0-9a-f]{12}\./,
        );
        expect(await page.locator('link[rel=cite-as]').getAttribute('href')).toBe(published);
      },
      { ...desk, javaScriptEnabled: false },
    );
    await site.visit(
      episode,
      async (page) => {
        await page.locator('#cite').scrollIntoViewIfNeeded();
        const section = page.locator('.cite-this');
        await section.getByRole('button', { name: 'MLA' }).click();
        expect(await section.locator('.cite-entry').innerText()).toContain('22 Nov. 2026');
        await page.goto(site.url + term);
        await page.locator('#cite').scrollIntoViewIfNeeded();
        await section.getByRole('button', { name: 'MLA', pressed: true }).waitFor();
        expect(await section.locator('.cite-entry').innerText()).toMatch(/^“Juche\.” Glossary of/);
      },
      desk,
    );
  });
});

describe('a moment', () => {
  it('of a passage is cited by keys alone: time, first words and link, for every program', async () => {
    await site.visit(
      episode,
      async (page) => {
        const id = await citePassage(page, 6);
        const link = await page.locator(`${panel} .cite-entry a`).getAttribute('href');
        expect(link).toBe(
          `${published}?t=59.378&words=The%20third%20is%20that%20Chinese%20money%20laundering%2C%20and#${id}`,
        );
        expect(await page.locator(`${panel} .cite-text bdi`).innerText()).toBe('(Mara & Theo, 2026, 0:59)');
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('APA');
        expect(await findFaults(page, 'usual')).toEqual([]);
        expect(await copy(page, 'BibTeX')).toMatch(
          /^@audio\{[^]*url = \{https:[^}]*\?t=59\.378&words=[^]*At 0:59\. /,
        );
        expect(await copy(page, 'RIS')).toContain(`UR  - ${link}\r\n`);
        expect(JSON.parse(await copy(page, 'CSL-JSON'))).toMatchObject([
          { URL: link, custom: { time: '0:59' } },
        ]);
        expect(await copy(page, 'reference')).toContain(`${link} Transcript revised`);
        expect(await page.locator(`${panel} code`).first().innerText()).toMatch(/^\\parencite\[0:59\]/);
        await page.keyboard.press('Escape');
        expect(await page.evaluate(() => document.activeElement?.matches('.pilcrow'))).toBe(true);
      },
      desk,
    );
  });

  it('of chosen words is a stretch, that of the player its time; all fits the smallest window', async () => {
    await site.visit(
      `${episode}#t=61`,
      async (page) => {
        await page.evaluate(() => {
          const passage = document.querySelectorAll('.transcript-text > p[id]')[6] as HTMLElement;
          passage.scrollIntoView({ block: 'center', behavior: 'instant' });
          const nodes = [...passage.childNodes];
          const find = (words: string): Node =>
            nodes.find(({ textContent }) => textContent?.includes(words)) as Node;
          const [from, to] = [find('third'), find('Chinese')];
          const end = (to.textContent ?? '').indexOf('Chinese') + 'Chinese'.length;
          getSelection()?.setBaseAndExtent(from, (from.textContent ?? '').indexOf('third'), to, end);
        });
        await page.locator('#word-bar').getByRole('button', { name: 'Cite this moment' }).click();
        await page.locator(`${panel} .cite-entry a`).waitFor();
        expect(await page.locator(`${panel} .cite-entry a`).getAttribute('href')).toMatch(
          /\?t=59[.\d]*,6\d[.\d]*&words=third%20is%20that%20Chinese#p-/,
        );
        expect(await page.locator(`${panel} .cite-text bdi`).innerText()).toMatch(/0:59–1:0\d\)$/);
        const { left, right } = await page
          .locator(panel)
          .evaluate((element) => element.getBoundingClientRect().toJSON() as DOMRect);
        expect(left).toBeGreaterThanOrEqual(0);
        expect(right).toBeLessThanOrEqual(320);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
        await page.keyboard.press('Escape');
        await page.locator('#menu-button').click();
        await page.locator('#player-menu').getByRole('button', { name: 'Cite this moment' }).click();
        await page.locator(`${panel} .cite-text bdi`, { hasText: '1:01)' }).waitFor();
      },
      narrow,
    );
  });
});

describe('a link that cites', () => {
  const here = `${published}?t=59.378&words=The%20third%20is%20that%20Chinese%20money%20laundering%2C%20and#`;
  let changing: ChangingSite;
  let browser: Awaited<ReturnType<typeof launchBrowser>>;
  beforeAll(async () => {
    changing = await serveChangingSite(folder, '/show/');
    browser = await launchBrowser();
  });
  afterAll(async () => {
    await browser.close();
    await changing.close();
  });

  /** What a link leads to, on the page as it is served now. */
  async function follow<T>(address: string, look: (page: Page) => Promise<T>): Promise<T> {
    const context = await browser.newContext({ ...desk, reducedMotion: 'reduce' });
    const page = await context.newPage();
    await page.goto(address.replace('https://glosscast.example/show/', changing.url));
    const seen = await look(page);
    await context.close();
    return seen;
  }
  const marked = (page: Page): Promise<string> =>
    page
      .waitForFunction(
        () => (CSS as unknown as { highlights: HighlightRegistry }).highlights.get('cited-words')?.size === 1,
      )
      .then(() =>
        page.evaluate(() =>
          Array.from(
            (CSS as unknown as { highlights: HighlightRegistry }).highlights.get('cited-words') ?? [],
            String,
          ).join(),
        ),
      );
  const noteOf = async (page: Page): Promise<string> => {
    await page.locator('.cited-note [role=status]:not(:empty)').waitFor();
    return (await page.locator('.cited-note').innerText()).replaceAll(/\s+/g, ' ');
  };
  const heardTime = (page: Page): Promise<string> =>
    page
      .waitForFunction(() => document.getElementById('heard-time')?.textContent !== '0:00')
      .then(() => page.locator('#heard-time').innerText());

  it('leads to its passage and time, marks its words, and starts nothing', async () => {
    const id = await follow(published, (page) => citePassage(page, 6));
    await follow(here + id, async (page) => {
      expect(await marked(page)).toBe('The third is that Chinese money laundering, and');
      expect(await heardTime(page)).toBe('0:59');
      expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(true);
      expect(await page.locator('.cited-note').count()).toBe(0);
      expect(await page.locator(`[id="${id}"]`).isVisible()).toBe(true);
    });
    await follow(`${published}?t=61`, async (page) => {
      expect(await heardTime(page)).toBe('1:01');
      expect(await page.locator('.transcript-text > p[data-here]').getAttribute('id')).toBe(id);
    });
    // the passage was never other: what a stranger puts into the link is not told as if it had stood there
    await follow(`${published}?words=Never%20said#${id}`, async (page) => {
      await page.locator(`[id="${id}"]:target`).waitFor();
      await page.waitForFunction(() => document.readyState === 'complete');
      expect(await page.locator('.cited-note').count()).toBe(0);
    });
  });

  it('tells what was cited and what stands there now, when its passage was edited or is gone', async () => {
    const id = await follow(published, (page) => citePassage(page, 6));
    const edited = `${id.slice(0, -1)}${id.endsWith('0') ? '1' : '0'}`;
    // as if the link had been made of another version of it
    changing.edit = (html) => html.replaceAll(id, edited).replaceAll('The third is <', 'The third says <');
    await follow(here + id, async (page) => {
      const note = await noteOf(page);
      expect(note).toContain('This passage has been edited since it was cited.');
      expect(note).toContain('The link says, at 0:59: “The third is that Chinese money laundering, and …”');
      expect(note).toContain('Here it says now: “The third says that Chinese');
      expect(await findFaults(page, 'usual')).toEqual([]);
      await page.getByRole('button', { name: 'Dismiss' }).click();
      expect(await page.locator('.cited-note').count()).toBe(0);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe(edited);
    });
    const odd = encodeURIComponent('<img src=x onerror=alert(1)> \u202Egone '.repeat(99));
    await follow(`${published}?t=50&words=${odd}#p-zzzzzzzzzzzzkabc`, async (page) => {
      const note = await noteOf(page);
      expect(note).toContain('The passage that was cited is no longer in the transcript.');
      expect(note).toContain('The link says, at 0:50: “<img src=x onerror=alert(1)> gone <img');
      expect(note).toContain('Said at that time now: “The second is that an idea called Juche');
      expect(note.length).toBeLessThan(700);
      expect(await page.locator('.cited-note img').count()).toBe(0);
    });
    changing.edit = (html) => html;
  });
});
