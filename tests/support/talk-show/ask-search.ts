import type { Page } from 'playwright-core';

/** What the search page shows as the answer to a query. */
export interface Answer {
  /** Terms and sources that are called so, in order. */
  readonly names: readonly string[];
  /** The first moments, in order. */
  readonly moments: readonly {
    readonly slug: string;
    readonly time: number | undefined;
    readonly words: string;
  }[];
  /** What is offered instead: whole queries. */
  readonly nearest: readonly string[];
  readonly status: string;
}

/** Types a query into the field of the search page, and reads what is shown. */
export async function askSearch(page: Page, query: string): Promise<Answer> {
  const field = page.locator('#search-form input[name="q"]');
  // the field is emptied first: who asks the same again is not answered again
  await field.fill('');
  await field.press('Enter');
  await page.waitForFunction(() => document.querySelector('#search-status')?.textContent === '');
  await field.fill(query);
  await field.press('Enter');
  await page.waitForFunction(
    () => !/^(Searching…)?$/.test(document.querySelector('#search-status')?.textContent ?? ''),
  );
  return page.evaluate(() => {
    const texts = (selector: string): string[] =>
      [...document.querySelectorAll(selector)].map((element) => element.textContent ?? '');
    const rows = document.querySelectorAll('#search-results .hit:not(.hit-name)');
    const moments = [...rows].slice(0, 12).map((row) => {
      const link = row.querySelector<HTMLAnchorElement>('a.words');
      const stamp = /[\d:]+/.exec(row.querySelector('.stamp')?.textContent ?? '')?.[0];
      return {
        slug: /\/episodes\/([^/]+)\//.exec(link?.pathname ?? '')?.[1] ?? '',
        time: stamp?.split(':').reduce((seconds, part) => seconds * 60 + Number(part), 0),
        words: link?.textContent ?? '',
      };
    });
    return {
      names: texts('#search-results .hit-name a'),
      moments,
      nearest: texts('.search-nearest a'),
      status: document.querySelector('#search-status')?.textContent ?? '',
    };
  });
}
