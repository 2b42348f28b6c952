import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { buildFixtureSite, everyKind } from '../support/fixture-site.ts';

let browser: Browser;

beforeAll(async () => {
  browser = await launchBrowser();
});
afterAll(() => browser.close());

describe('shows that are hard on a layout', () => {
  it.each(['arabic', 'chinese', 'hostile', 'empty'] as const)(
    '%s: nothing sticks out at any width',
    async (name) => {
      const hard = await buildFixtureSite(name);
      try {
        const context = await browser.newContext();
        const page = await context.newPage();
        const addresses =
          name === 'empty'
            ? ['', 'glossary/', 'about/']
            : ['', 'episodes/e0/', 'glossary/', 'glossary/t0/', 'people/p0/'];
        for (const address of addresses)
          for (const width of [320, 800, 1200, 1920]) {
            await page.setViewportSize({ width, height: 800 });
            await page.goto(hard.url + address);
            const overflow = await page.evaluate(
              () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
            );
            expect(overflow, `/${address} at ${width}`).toBe(0);
          }
        await context.close();
      } finally {
        await hard.close();
      }
    },
  );
});

describe('every kind of page', () => {
  it('has nothing that axe finds fault with, light and dark', async () => {
    const site = await buildFixtureSite('ordinary', '/show/');
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      reducedMotion: 'reduce',
    });
    try {
      const page = await context.newPage();
      for (const address of everyKind) {
        await page.goto(new URL(address, site.url).href);
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          // the fixture's own words repeat ids: what axe asks by itself is enough here
          expect(await findFaults(page, 'usual'), `/${address} ${colorScheme}`).toEqual([]);
        }
      }
    } finally {
      await context.close();
      await site.close();
    }
  });
});
