import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const wide = { viewport: { width: 1280, height: 900 } };

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** Types into the search field, and waits for the answer to it. */
async function ask(page: Page, words: string): Promise<string> {
  const field = page.locator('#search-form input');
  await field.fill('');
  await field.pressSequentially(words);
  const status = page.locator('#search-status', { hasText: `“${words}”` });
  await status.waitFor();
  return status.innerText();
}

const searchFiles = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    performance
      .getEntriesByType('resource')
      .map(({ name }) => name)
      .filter((name) => /pagefind|search/.test(name)),
  );

/** The result that the keys have chosen, as a screen reader is told. */
const chosen = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const id = document.activeElement?.getAttribute('aria-activedescendant') ?? '';
    return document.getElementById(id)?.textContent?.trim() ?? '';
  });

describe('the search dialog', () => {
  it('is loaded when it is opened, by button or key; Escape gives the focus back', async () => {
    await site.visit(
      samplePages.about,
      async (page) => {
        expect(await searchFiles(page)).toEqual([]);
        await page.locator('.site-search button').focus();
        await page.keyboard.press('Enter');
        const field = page.locator('dialog[open] #search-form input');
        await field.waitFor();
        expect(await field.evaluate((element) => element === document.activeElement)).toBe(true);
        expect((await searchFiles(page)).filter((name) => name.includes('/pagefind/'))).toEqual([]);
        await page.keyboard.type('hawala');
        await page.keyboard.press('Escape');
        expect(await page.locator('dialog[open]').count()).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Search');
        await page.keyboard.press('Control+k');
        expect(await field.inputValue()).toBe('hawala');
      },
      wide,
    );
  });

  it('is a combobox: arrows choose a result and what of it is pressed, Enter presses it', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.keyboard.press('/');
        await ask(page, 'flying money');
        const field = page.getByRole('combobox', { name: 'Search for' });
        expect(await field.getAttribute('aria-expanded')).toBe('true');
        expect(await page.getByRole('grid', { name: 'Results' }).getByRole('row').count()).toBeGreaterThan(4);
        await page.keyboard.press('ArrowDown');
        expect(await chosen(page)).toMatch(/^Flying money.*Term/);
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        expect(await chosen(page)).toMatch(/flying money/i);
        expect(await findFaults(page)).toEqual([]);
        await page.keyboard.press('ArrowLeft');
        expect(await chosen(page)).toMatch(/^\d+:\d\d$/);
        await page.keyboard.press('Enter');
        // it is heard where it stands, and keeps its mark while others are found
        await page.waitForFunction(() => document.querySelector('audio')?.paused === false);
        expect(await page.locator('dialog[open] [data-heard]').count()).toBe(1);
        await page.keyboard.type('s');
        await page.locator('#search-status', { hasText: '“flying moneys”' }).waitFor();
        await page.keyboard.press('Backspace');
        await page.locator('#search-status', { hasText: '“flying money”' }).waitFor();
        expect(await page.locator('dialog[open] [data-heard]').count()).toBe(1);
        // opened on the very page, without ending the sound
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('ArrowDown');
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => (CSS.highlights.get('cited-words')?.size ?? 0) > 0);
        expect(await page.locator('dialog[open]').count()).toBe(0);
        expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(false);
      },
      wide,
    );
  });
});

describe('searching', () => {
  it('“juche” finds its glossary page first, then the moments, which are marked where they lead to', async () => {
    await site.visit(samplePages.search, async (page) => {
      expect(await ask(page, 'juche')).toMatch(/\d+ entr(y|ies) and \d+ places in \d episodes for “juche”/);
      const first = page.locator('#search-results a').first();
      expect([await first.innerText(), await first.getAttribute('href')]).toEqual([
        'Juche',
        '/show/glossary/juche/',
      ]);
      expect(await page.locator('.hit-group').first().getByRole('heading').count()).toBe(1);
      expect((await page.locator('#search-results mark').allInnerTexts()).join(' ')).toMatch(/^(juche\W*)+/i);
      expect(await page.locator('.hit-strip').count()).toBeGreaterThan(0);
      expect(new URL(page.url()).search).toBe('?q=juche');
      const words = page.locator(`.hit a.words[href*="${episode}"]`).first();
      expect(await words.getAttribute('href')).toContain('?mark=Juche');
      await words.click();
      await page.waitForFunction(() => (CSS.highlights.get('cited-words')?.size ?? 0) > 0);
    });
  });

  it('plays a passage in place, and stops at its end', async () => {
    await site.visit(samplePages.search, async (page) => {
      await ask(page, 'bybit');
      const stamp = page.locator('#search-results a.stamp[href*=","]').first();
      const [, start = ''] = /#t=([\d.]+),/.exec((await stamp.getAttribute('href')) ?? '') ?? [];
      await stamp.click();
      await page.waitForFunction(
        (least) => (document.querySelector('audio')?.currentTime ?? 0) > least,
        Number(start),
      );
      expect(new URL(page.url()).pathname).toBe('/show/search/');
      expect(await page.locator('.hit[data-heard]').count()).toBe(1);
    });
  });

  it('finds other scripts and spellings', async () => {
    await site.visit(samplePages.search, async (page) => {
      for (const words of ['飞钱', '주체', 'fei-ch’ien', 'hawala', 'greitens']) {
        await ask(page, words);
        expect(await page.locator('#search-results .hit').count(), words).toBeGreaterThan(0);
      }
    });
  });

  it('keeps filters and order in the address, and saves what is found', async () => {
    await site.visit(
      samplePages.search,
      async (page) => {
        await ask(page, 'juche');
        const all = await page.locator('#search-status').innerText();
        const transcript = page.locator('#search-filters a', { hasText: 'Transcript' });
        const count = await transcript.locator('.count').innerText();
        await transcript.click();
        await page.locator('#search-filters a[aria-current]').waitFor();
        // as many as were promised
        expect(await page.locator('#search-status').innerText()).toMatch(`${count} places in`);
        expect(await page.locator('.hit-names, .hit-name').count()).toBe(0);
        await page.locator('.search-order a', { hasText: 'time in episode' }).click();
        const address = `${site.url}search/?q=juche&kind=transcript&sort=time`;
        expect(page.url()).toBe(address);
        const said = await page.locator('#search-status').innerText();
        // the address alone gives the same answer
        await page.goto(address);
        await page.locator('#search-status', { hasText: said }).waitFor();
        const [file] = await Promise.all([
          page.waitForEvent('download'),
          page.locator('.search-tools button', { hasText: 'Save as CSV' }).click(),
        ]);
        expect(file.suggestedFilename()).toBe('juche.csv');
        const [head, row] = (await readFile(await file.path(), 'utf8')).split('\r\n');
        expect(head).toBe('\uFEFFepisode,date,speaker,time,text,kind,link,citation');
        expect(row).toMatch(/Juche.*,Transcript,https:.*#t=\d+.*In The Glosscast Sampler/);
        await page.locator('#search-filters a[aria-current]').click();
        await page.locator('#search-status', { hasText: all }).waitFor();
      },
      wide,
    );
  });

  it('marks the words in the heading where only that has them', async () => {
    await site.visit('search/?q=devotion', async (page) => {
      await page.locator('#search-status', { hasText: '“devotion”' }).waitFor();
      expect(await page.locator('.hit .section mark').allInnerTexts()).toEqual(['devotion']);
    });
  });

  it('marks a word with a hyphen, here and where it leads to, and not the word after it', async () => {
    await site.visit('search/?q=self-reliance', async (page) => {
      await page.locator('#search-status', { hasText: '“self-reliance”' }).waitFor();
      const words = page.locator('.hit a.words', { hasText: 'explained as' }).first();
      expect(await words.locator('mark').allInnerTexts()).toEqual(['self-reliance.']);
      await words.click();
      await page.waitForURL('**/?mark=self-reliance*');
      await page.waitForFunction(() => (CSS.highlights.get('cited-words')?.size ?? 0) > 0);
    });
  });

  it('helps where there is nothing: fewer filters, and the lists', async () => {
    await site.visit('search/?q=xylophone+quartet&kind=note', async (page) => {
      await page.locator('#search-status', { hasText: 'Nothing found for “xylophone quartet”.' }).waitFor();
      const links = page.locator('.search-help a');
      const hrefs = await links.evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      expect(hrefs).toEqual(
        expect.arrayContaining(['/show/search/?q=xylophone+quartet', '/show/glossary/', '/show/episodes/']),
      );
      expect(await findFaults(page)).toEqual([]);
    });
  });
});
