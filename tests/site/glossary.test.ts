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
  page.waitForFunction((wanted) => document.querySelector('#glossary-status')?.textContent === wanted, text);

describe('the glossary', () => {
  it('finds a term by any of its names, keeps what was asked in the address, and names what is near', async () => {
    await site.visit(samplePages.glossary, async (page) => {
      const field = page.locator('#glossary-find');
      for (const typed of ['fei chien', "fei ch'ien", '飞钱']) {
        await field.fill(typed);
        expect(await shownTerms(page)).toEqual(['Flying money']);
      }
      await waitForStatus(page, '1 of 23 terms');
      expect(new URL(page.url()).searchParams.get('find')).toBe('飞钱');
      await field.fill('juhce');
      await waitForStatus(page, 'No term is called that. The nearest: Juche.');
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
      expect(await page.locator('.alias', { hasText: '飞钱' }).locator('a').textContent()).toBe('Flying money');
      await page.goto(new URL('glossary/fei-chen/', site.url).href);
      await page.waitForURL('**/glossary/flying-money/');
    });
  });
});
