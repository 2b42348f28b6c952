import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** Names of the terms that are to be seen. */
const shownTerms = (page: Page): Promise<readonly string[]> =>
  page.locator('.terms > li:not(.alias):visible .name > a').allInnerTexts();

const waitForStatus = (page: Page, text: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => document.querySelector('[data-filter] [role="status"]')?.textContent === wanted,
    text,
  );

describe('the glossary', () => {
  it('finds a term by any of its names, keeps what was asked in the address, and names what is near', async () => {
    await site.visit(samplePages.glossary, async (page) => {
      const field = page.locator('#filter-words');
      for (const typed of ['fei chien', "fei ch'ien", '飞钱']) {
        await field.fill(typed);
        expect(await shownTerms(page)).toEqual(['Flying money']);
      }
      await waitForStatus(page, '1 of 23 terms');
      expect(new URL(page.url()).searchParams.get('find')).toBe('飞钱');
      await field.fill('juhce');
      await waitForStatus(page, 'No term fits. The nearest: Juche.');
      await field.press('Escape');
      expect(await shownTerms(page)).toHaveLength(23);
      expect(new URL(page.url()).search).toBe('');
    });
  });

  it('shows one kind, with and without a script', async () => {
    for (const javaScriptEnabled of [true, false])
      await site.visit(
        samplePages.glossary,
        async (page) => {
          await page.locator('.kinds a', { hasText: 'Things' }).click();
          expect(await shownTerms(page)).toEqual(['Cryptocurrency', 'Fentanyl']);
          expect(new URL(page.url()).searchParams.get('kind')).toBe('thing');
        },
        { javaScriptEnabled },
      );
  });

  it('leads other names to their terms, where they stand and at their addresses', async () => {
    await site.visit(samplePages.glossary, async (page) => {
      expect(await page.locator('.alias', { hasText: '飞钱' }).locator('a').textContent()).toBe(
        'Flying money',
      );
      await page.goto(new URL('glossary/fei-chen/', site.url).href);
      await page.waitForURL('**/glossary/flying-money/');
    });
  });
});

describe('the list of sources', () => {
  it('narrows to words anywhere in an entry and to a kind, and says what is left', async () => {
    await site.visit(samplePages['list of sources'], async (page) => {
      const entries = page.locator('.entries > li:visible');
      const all = await entries.count();
      await page.locator('#filter-words').fill('greitens');
      await waitForStatus(page, `1 of ${all} sources`);
      expect(await entries.allInnerTexts()).toEqual([expect.stringContaining('Greitens')]);
      await page.locator('#filter-words').fill('nobody wrote this');
      await waitForStatus(page, 'No source fits.');
      await page.locator('#filter-words').press('Escape');
      const kind = page.locator('.kinds li').nth(1);
      await kind.locator('a').click();
      expect(await entries.count()).toBe(Number(await kind.locator('.detail').innerText()));
      await page.goBack();
      expect(await entries.count()).toBe(all);
    });
  });

  it('copies a reference as it reads', async () => {
    await site.visit(
      samplePages.source,
      async (page) => {
        const button = page.locator('button[data-copies-entry]:visible').first();
        const copied = await button.getAttribute('data-copies-entry');
        await button.click();
        await page.waitForFunction(() =>
          document.querySelector('.copy-status')?.textContent.endsWith(' copied.'),
        );
        const text = (await page.locator(`[id="${copied}"]`).textContent()) ?? '';
        expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(
          text.replace(/\s+/g, ' ').trim(),
        );
      },
      { permissions: ['clipboard-read', 'clipboard-write'] },
    );
  });
});
