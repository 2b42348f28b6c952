import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, findSmallTargets, overflowOf } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const index = '**/pagefind/**';
const wide = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 320, height: 700 }, hasTouch: true };

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

const said = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('#search-status').filter({ hasText: text }).waitFor();

async function openDialog(page: Page): Promise<void> {
  await page.keyboard.press('/');
  await page.locator('dialog[open] #search-form input').waitFor();
}

/** Complains of what a page should not do, and of what it asked for in vain: that is what is tried here. */
const unreachable = (error: unknown): void => {
  expect(String(error)).toMatch(/pagefind/);
};

describe('a search that cannot be answered', () => {
  it('says that the index is missing, and answers when it is there', async () => {
    await site
      .visit(samplePages.about, async (page) => {
        const refuse = (route: Route): Promise<void> => route.fulfill({ status: 404, body: '' });
        await page.route(index, refuse);
        await openDialog(page);
        await page.keyboard.type('juche');
        await said(page, /index is missing/);
        expect(await page.getByRole('combobox').getAttribute('aria-expanded')).toBe('false');
        await page.unroute(index, refuse);
        await page.keyboard.press('Enter');
        await said(page, /places .*for “juche”/);
      })
      .catch(unreachable);
  });

  it('says that the reader is offline, on a page that was open before', async () => {
    await site
      .visit(samplePages.search, async (page) => {
        await page.context().setOffline(true);
        await page.locator('#search-form input').fill('juche');
        await said(page, /You are offline/);
        await page.context().setOffline(false);
        await page.locator('#search-form input').press('Enter');
        await said(page, /places .*for “juche”/);
      })
      .catch(unreachable);
  });

  it('goes to the search page where the dialog itself does not arrive', async () => {
    await site
      .visit(samplePages.about, async (page) => {
        await page.route('**/assets/search-dialog*', (route) => route.abort());
        await page.locator('.site-search button').click();
        await page.waitForURL('**/search/?q=');
      })
      .catch((error: unknown) => expect(String(error)).toMatch(/search-dialog|ERR_FAILED/));
  });
});

describe('while the answer is on its way', () => {
  it('what was found stays, and “Searching…” is said only to those who wait', async () => {
    await site.visit(
      'search/?q=juche',
      async (page) => {
        await said(page, /places .*for “juche”/);
        const before = await page.locator('.hit').count();
        let release = (): void => undefined;
        const held = new Promise<void>((resolve) => (release = resolve));
        await page.route(index, async (route) => {
          await held;
          await route.continue();
        });
        await page.locator('#search-form input').fill('fentanyl');
        await said(page, 'Searching…');
        expect(await page.locator('.hit').count()).toBe(before);
        release();
        await said(page, /for “fentanyl”/);
      },
      wide,
    );
  });

  it('nothing moves when it comes', async () => {
    for (const options of [wide, phone])
      await site.visit(
        samplePages.search,
        async (page) => {
          await page.addInitScript(() => {
            const record = window as unknown as { shifted: number };
            record.shifted = 0;
            new PerformanceObserver((list) => {
              for (const entry of list.getEntries())
                record.shifted += (entry as unknown as { value: number }).value;
            }).observe({ type: 'layout-shift', buffered: true });
          });
          await page.goto(`${site.url}search/?q=juche`);
          await said(page, /for “juche”/);
          await page.locator('#search-filters a').first().waitFor({ state: 'attached' });
          // what has moved is told after it was drawn
          const shifted = await page.evaluate(
            () =>
              new Promise<number>((resolve) =>
                requestAnimationFrame(() =>
                  setTimeout(() => resolve((window as unknown as { shifted: number }).shifted)),
                ),
              ),
          );
          expect(shifted).toBeLessThan(0.02);
        },
        options,
      );
  });
});

describe('the search dialog', () => {
  it('has no fault that axe finds, empty and full, at 320 px and in the dark; its targets can be hit', async () => {
    for (const [colorScheme, size] of [
      ['dark', phone],
      ['light', wide],
    ] as const)
      await site.visit(
        samplePages.home,
        async (page) => {
          await openDialog(page);
          expect(await findFaults(page)).toEqual([]);
          await page.keyboard.type('juche');
          await said(page, /for “juche”/);
          expect(await findFaults(page)).toEqual([]);
          expect(await findSmallTargets(page)).toEqual([]);
          expect(await overflowOf(page)).toBe(0);
        },
        { ...size, colorScheme },
      );
  });

  it('narrows in a sheet on a phone; Escape closes that, then the dialog, and gives the focus back each time', async () => {
    await site.visit(
      samplePages.home,
      async (page) => {
        await page.locator('.site-search button').click();
        await page.locator('dialog[open]').waitFor();
        await page.keyboard.type('juche');
        await said(page, /for “juche”/);
        await page.locator('.to-narrow').press('Enter');
        await page.locator('#search-narrow:popover-open').waitFor();
        await page.locator('#search-filters a', { hasText: 'Takeaway' }).press('Enter');
        await page.locator('#search-filters a[aria-current]:focus').waitFor();
        expect(await page.locator('.to-narrow').textContent()).toBe('Narrow it down (1)');
        await page.keyboard.press('Escape');
        expect(await page.locator('#search-narrow:popover-open').count()).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.className)).toBe('to-narrow');
        await page.keyboard.press('Escape');
        expect(await page.locator('dialog[open]').count()).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.textContent?.trim())).toBe('Search');
      },
      phone,
    );
  });

  it('leaves nothing else of the page to be reached but what plays, and begins with the last question', async () => {
    await site.visit(
      episode,
      async (page) => {
        await openDialog(page);
        await page.keyboard.type('hawala');
        await said(page, /for “hawala”/);
        expect(
          await page
            .locator('main a')
            .first()
            .evaluate((link) => link.closest('[inert]') !== null),
        ).toBe(true);
        expect(
          await page.locator('#play-button').evaluate((button) => button.closest('[inert]') === null),
        ).toBe(true);
        await page.locator('.hit .words').first().click();
        await page.goto(site.url);
        await openDialog(page);
        expect(await page.locator('dialog[open] #search-form input').inputValue()).toBe('hawala');
        await said(page, /for “hawala”/);
      },
      wide,
    );
  });

  it('is not opened by a letter that is typed, nor by a key that is turned off', async () => {
    await site.visit(
      samplePages.glossary,
      async (page) => {
        await page.locator('#filter-words').press('/');
        expect(await page.locator('#filter-words').inputValue()).toBe('/');
        await page.keyboard.press('Control+k');
        await page.locator('dialog[open]').waitFor();
        await page.getByRole('button', { name: 'Turn off /' }).click();
        await page.keyboard.press('Escape');
        await page.locator('body').press('/');
        await page.keyboard.press('Control+k');
        await page.locator('dialog[open]').waitFor();
        expect(await page.locator('dialog[open] #search-form input').inputValue()).not.toContain('/');
      },
      wide,
    );
  });
});

describe('on its own page', () => {
  it('Escape leaves the result that was chosen, then empties the field; `/` leads to it', async () => {
    await site.visit(
      'search/?q=juche',
      async (page) => {
        await said(page, /for “juche”/);
        await page.locator('h1').press('/');
        const field = page.getByRole('combobox');
        await page.waitForFunction(() => document.activeElement?.getAttribute('name') === 'q');
        await page.keyboard.press('ArrowDown');
        expect(await field.getAttribute('aria-activedescendant')).not.toBeNull();
        await page.keyboard.press('Escape');
        expect(await field.getAttribute('aria-activedescendant')).toBeNull();
        expect(await field.inputValue()).toBe('juche');
        await page.keyboard.press('Escape');
        expect(await field.inputValue()).toBe('');
        await page.waitForURL(`${site.url}search/`);
        expect(await field.getAttribute('aria-expanded')).toBe('false');
      },
      wide,
    );
  });
});

describe('what is searched for', () => {
  it('is words, whatever it is', async () => {
    await site.visit(
      `search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> juche')}`,
      async (page) => {
        await said(page, /juche/);
        expect(await page.locator('#search-results img, #search-status img').count()).toBe(0);
      },
    );
    await site.visit(`${episode}?mark=${encodeURIComponent('(?<a>[ Juche \\')}#t=127`, async (page) => {
      await page.waitForFunction(() => (CSS.highlights.get('cited-words')?.size ?? 0) > 0);
    });
  });

  it('is offered as its nearest word where it is misspelt', async () => {
    await site.visit('search/?q=jushe', async (page) => {
      await page.locator('.search-nearest a', { hasText: 'Juche' }).click();
      await said(page, /for “Juche”/);
      expect(new URL(page.url()).searchParams.get('q')).toBe('Juche');
      await page.goBack();
      await said(page, /Nothing found for “jushe”/);
    });
  });
});
