import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const kinds = Object.entries(samplePages);
const episode = samplePages.episode;
const phone = { width: 320, height: 700 };
const desk = { width: 1280, height: 900 };

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** How far a page sticks out of its window, in pixels. */
const overflowOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

const isInView = (page: Page, id: string): Promise<boolean> =>
  page.evaluate((target) => {
    const { top, bottom } = document.getElementById(target)?.getBoundingClientRect() ?? {
      top: -1,
      bottom: -1,
    };
    return top >= 0 && bottom <= innerHeight;
  }, id);

describe('without JavaScript', () => {
  it.each(kinds)('the %s can be read', async (_, address) => {
    const { heading, text, links } = await site.visit(
      address,
      async (page) => ({
        heading: await page.locator('h1').innerText(),
        text: await page.locator('main').innerText(),
        links: await page.locator('main a:visible').count(),
      }),
      { javaScriptEnabled: false },
    );
    expect(text.length).toBeGreaterThan(100);
    expect(links).toBeGreaterThan(0);
    expect(heading).not.toBe('');
  });

  it('an episode has its takeaways, deep dives, notes, transcript, sources and how to cite it', async () => {
    const text = await site.visit(episode, (page) => page.locator('main').innerText(), {
      javaScriptEnabled: false,
    });
    for (const words of [
      'By the listing’s account, organised crime helps'.replace('’', "'"),
      'How the state earns its money',
      'What plays on this page is not that broadcast.',
      'We found no source for this figure',
      'Welcome. This is a spoken digest of a podcast episode',
      'Greitens, S. C. (2014).',
      'Mara & Theo (Hosts). (2026, November 22).',
    ])
      expect(text).toContain(words);
  });

  it('a stamp leads to its place in the transcript', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.locator('#takeaways-8 a.stamp').click();
        expect(new URL(page.url()).hash).toBe('#t=353');
        expect(await isInView(page, 't=353')).toBe(true);
        await page.locator('.dive a.stamp.hanging').nth(1).click();
        expect(await isInView(page, 't=127')).toBe(true);
      },
      { javaScriptEnabled: false, viewport: desk },
    );
  });

  it('a stamp on the page of a term leads to its moment in the episode', async () => {
    await site.visit(
      samplePages.term,
      async (page) => {
        const stamp = page.locator('.concordance a.stamp', { hasText: '2:35' });
        await stamp.click();
        const played = 't=151.8,161.5';
        await page.waitForURL(`**/#${played}`);
        expect(await isInView(page, played)).toBe(true);
      },
      { javaScriptEnabled: false },
    );
  });

  it('search says what it needs, and where everything is listed', async () => {
    const text = await site.visit(samplePages.search, (page) => page.locator('main').innerText(), {
      javaScriptEnabled: false,
    });
    expect(text).toContain('Searching needs JavaScript');
    expect(text).toContain('Glossary');
  });
});

describe('for everybody', () => {
  it.each(kinds)(
    'axe finds nothing wrong with the %s: light and dark, on a desk and a phone',
    async (_, address) => {
      const faults = await site.visit(address, async (page) => {
        const found: string[] = [];
        for (const viewport of [desk, phone])
          for (const colorScheme of ['light', 'dark'] as const) {
            await page.setViewportSize(viewport);
            await page.emulateMedia({ colorScheme });
            found.push(
              ...(await findFaults(page, 'usual')).map(
                (fault) => `${viewport.width} ${colorScheme} ${fault}`,
              ),
            );
          }
        return found;
      });
      expect(faults).toEqual([]);
    },
  );

  it.each(kinds)('the %s does not scroll sideways at 320 pixels', async (_, address) => {
    expect(await site.visit(address, overflowOf, { viewport: phone })).toBe(0);
  });

  it('nothing sticks out with letters twice as large', async () => {
    for (const address of [episode, samplePages.term, samplePages.source])
      await site.visit(
        address,
        async (page) => {
          await page.addStyleTag({ content: 'html { font-size: 200% !important }' });
          expect(await overflowOf(page), address).toBe(0);
        },
        { viewport: { width: 640, height: 700 } },
      );
  });

  it('dark is dark', async () => {
    const paperOf = (colorScheme: 'light' | 'dark'): Promise<string> =>
      site.visit(
        '',
        (page) => page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor),
        {
          colorScheme,
        },
      );
    const brightness = (colour: string): number => Number(/(\d+)/.exec(colour)?.[1]);
    expect(brightness(await paperOf('light'))).toBeGreaterThan(200);
    expect(brightness(await paperOf('dark'))).toBeLessThan(60);
  });
});

describe('on paper', () => {
  it.each([['episode', episode] as const, ['term', samplePages.term] as const])(
    'the %s has its text and no navigation',
    async (_, address) => {
      await site.visit(address, async (page) => {
        expect(await page.locator('.site-nav').isVisible()).toBe(true);
        await page.emulateMedia({ media: 'print' });
        for (const hidden of ['.site-nav', '.site-search', '.site-footer nav', '.skip', '.beside', 'audio'])
          expect(await page.locator(`${hidden}:visible`).count(), hidden).toBe(0);
        expect(await page.locator('h1').isVisible()).toBe(true);
        expect((await page.locator('main').innerText()).length).toBeGreaterThan(1000);
      });
    },
  );
});

describe('with the keyboard', () => {
  it('the skip link is the first stop, can be seen, and leads into the text', async () => {
    await site.visit(episode, async (page) => {
      await page.keyboard.press('Tab');
      const skip = page.locator('a.skip');
      expect(await skip.evaluate((link) => link === document.activeElement)).toBe(true);
      expect(await skip.evaluate((link) => link.getBoundingClientRect().top >= 0)).toBe(true);
      await page.keyboard.press('Enter');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('main');
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
    });
  });

  it.each([
    ['episode', episode],
    ['glossary', samplePages.glossary],
    ['term', samplePages.term],
    ['search', samplePages.search],
  ] as const)('every stop of the %s is in order, can be seen, and none is a trap', async (_, address) => {
    await site.visit(
      address,
      async (page) => {
        const stops: { readonly place: number; readonly name: string; readonly seen: boolean }[] = [];
        for (;;) {
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(() => {
            const focused = document.activeElement;
            if (!(focused instanceof HTMLElement || focused instanceof SVGElement)) return undefined;
            if (focused === document.body) return undefined;
            const { width, height } = focused.getBoundingClientRect();
            const { outlineStyle } = getComputedStyle(focused);
            // a field shows it by its frame
            const form = focused.closest('form');
            const frame = form && getComputedStyle(form).borderBlockEndColor;
            let framed = false;
            if (form && outlineStyle === 'none') {
              focused.blur();
              framed = getComputedStyle(form).borderBlockEndColor !== frame;
              focused.focus();
            }
            return {
              place: [...document.querySelectorAll('*')].indexOf(focused),
              name: focused.outerHTML.slice(0, 100),
              // the browser's own controls of sound show it inside
              seen:
                width > 0 && height > 0 && (outlineStyle !== 'none' || framed || focused.tagName === 'AUDIO'),
            };
          });
          if (stop === undefined || (stops.length > 0 && stop.place === stops[0]?.place)) break;
          stops.push(stop);
          if (stops.length > 2000) throw new Error(`a trap at ${stop.name}`);
        }
        expect(stops.length).toBeGreaterThan(10);
        expect(stops.filter(({ seen }) => !seen).map(({ name }) => name)).toEqual([]);
        const places = stops.map(({ place }) => place);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
        const reachable = await page.locator('main a[href]:not([tabindex="-1"]):visible').count();
        const reached = new Set(places).size;
        expect(reached).toBeGreaterThanOrEqual(reachable);
      },
      { viewport: desk },
    );
  });

  it('a stamp plays', async () => {
    await site.visit(episode, async (page) => {
      await page.locator('#takeaways-1 a.stamp').focus();
      await page.keyboard.press('Enter');
      await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 42.2);
    });
  });
});
