import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, overflowOf } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const kinds = Object.entries({ ...samplePages, embed: `${episode}embed/` });
const widths = [
  { width: 320, height: 700 },
  { width: 667, height: 375 },
  { width: 1280, height: 900 },
] as const;
const schemes = ['light', 'dark'] as const;

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** Faults of a page as it is now, and how far it sticks out, at every width, light and dark. */
async function judge(page: Page, covers = false): Promise<readonly string[]> {
  const found: string[] = [];
  for (const viewport of widths)
    for (const colorScheme of schemes) {
      await page.setViewportSize(viewport);
      await page.emulateMedia({ colorScheme });
      // axe measures of a target what is not covered, and what is open covers something
      const faults = (await findFaults(page)).filter((fault) => !(covers && fault.startsWith('target-size')));
      const overflow = await overflowOf(page);
      found.push(
        ...[...faults, ...(overflow > 0 ? [`sticks out by ${overflow} pixels`] : [])].map(
          (fault) => `${viewport.width} ${colorScheme} ${fault}`,
        ),
      );
    }
  return found;
}

it.each(kinds)('axe finds nothing wrong with the %s, and it fits', async (_, address) => {
  expect(await site.visit(address, (page) => judge(page))).toEqual([]);
});

async function listen(page: Page): Promise<void> {
  await page.locator('#play-button').click();
  await page.waitForFunction(() => [...CSS.highlights.values()].some(({ size }) => size > 0));
}

/** What can be open on an episode's page, and how it is opened. */
const states: Readonly<Record<string, (page: Page) => Promise<unknown>>> = {
  'it plays': listen,
  'the menu of the player is open': async (page) => {
    await listen(page);
    await page.locator('#menu-button').click();
    await page.waitForSelector('#player-menu:popover-open');
  },
  'the chapters are open': async (page) => {
    await page.setViewportSize(widths[2]);
    await page.locator('#chapters-button').click();
    await page.waitForSelector('#chapters-panel:popover-open #chapter-list > li');
  },
  'times are being aligned': async (page) => {
    await page.locator('#menu-button').click();
    await page.locator('#player-menu [popovertarget="align-panel"]').click();
    await page.waitForSelector('#align-panel:popover-open');
  },
  'the clock is open': async (page) => {
    // the sample is heard on its own pages only: a link of another app opens its clock
    await page.goto(`${page.url()}?clock#t=20`);
    await page.getByRole('button', { name: 'Start the clock here' }).click();
    await page.locator('#clock-button').click();
    await page.waitForSelector('#clock:popover-open');
  },
  'a term is open in a sheet': async (page) => {
    await listen(page);
    await page.locator('.transcript-text a.term').first().click();
    const more = page.locator('.margin-card:popover-open a, .sheet a').first();
    await more.waitFor();
  },
  'the menu of a passage is open': async (page) => {
    await page.locator('.transcript-text .pilcrow').first().click();
    await page.waitForSelector('.menu:popover-open [role="menuitem"]');
  },
  'something is said at the foot': async (page) => {
    await page.evaluate(() => (location.hash = 'p-0000000000000000'));
    await page.waitForSelector('[data-notice]');
  },
};

describe('an episode while', () => {
  it.each(Object.entries(states))('%s: axe finds nothing wrong, and it fits', async (_, open) => {
    const faults = await site.visit(episode, async (page) => {
      await open(page);
      return judge(page, true);
    });
    expect(faults).toEqual([]);
  });
});
