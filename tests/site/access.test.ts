import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findFaults, findSmallTargets, overflowOf } from '../support/accessibility.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const desk = { width: 1280, height: 900 };

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** Plays and follows until words are marked. */
async function listen(page: Page): Promise<void> {
  await page.locator('#play-button').click();
  await page.waitForFunction(() => [...CSS.highlights.values()].some(({ size }) => size > 0));
}

/** What has the focus: its id, or its words. */
const focused = (page: Page): Promise<string> =>
  page.evaluate(() => document.activeElement?.id || document.activeElement?.textContent.trim() || '');

const timeOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);

describe('while it plays, an episode', () => {
  it('has no fault that axe finds, in the dark on a phone and in the light on a desk', async () => {
    for (const [colorScheme, viewport] of [
      ['dark', { width: 320, height: 700 }],
      ['light', desk],
    ] as const)
      await site.visit(
        `${episode}#t=165`,
        async (page) => {
          await listen(page);
          await page.locator('#menu-button').click();
          await page.waitForSelector('#player-menu:popover-open');
          expect(await findFaults(page), colorScheme).toEqual([]);
          expect(await overflowOf(page)).toBe(0);
        },
        { colorScheme, viewport },
      );
  });

  it('can be pressed with a finger: nothing is smaller than 24 pixels at 320', async () => {
    await site.visit(
      episode,
      async (page) => {
        await listen(page);
        expect(await findSmallTargets(page)).toEqual([]);
      },
      { viewport: { width: 320, height: 700 }, hasTouch: true },
    );
  });

  it('shows what is said and what has the focus in forced colours, and moves nothing for who wants no motion', async () => {
    await site.visit(
      `${episode}#t=165`,
      async (page) => {
        await listen(page);
        const passage = page.locator('.transcript-text > p[aria-current="true"]');
        await passage.waitFor();
        await page.locator('#play-button').focus();
        await page.keyboard.press('Tab');
        const { bar, outline, moving } = await passage.evaluate((element) => {
          return {
            bar: getComputedStyle(element, '::before').borderInlineStartStyle,
            outline: document.activeElement && getComputedStyle(document.activeElement).outlineStyle,
            moving: document
              .getAnimations()
              .filter(({ effect }) => Number(effect?.getComputedTiming().duration) > 1).length,
          };
        });
        expect(bar).toBe('solid');
        expect(outline).not.toBe('none');
        expect(moving).toBe(0);
      },
      { forcedColors: 'active', viewport: desk },
    );
  });
});

describe('with the keyboard alone', () => {
  it('the transcript is one stop, and everything of the player can be used', async () => {
    await site.visit(
      episode,
      async (page) => {
        const stops: string[] = [];
        const inTranscript: string[] = [];
        for (let index = 0; index < 700; index++) {
          await page.keyboard.press('Tab');
          const stop = await page.evaluate(() => ({
            id: document.activeElement?.id ?? '',
            inside: document.activeElement?.closest('.transcript-text') !== null,
          }));
          if (stop.inside) inTranscript.push(stop.id);
          stops.push(stop.id);
          if (stop.id === 'menu-button') break;
        }
        expect(inTranscript).toHaveLength(1);
        expect(stops).toContain('play-button');
        expect(stops.at(-1)).toBe('menu-button');

        // from button to button of what is always in sight, the text stays where the reader is
        await page.evaluate(() => window.scrollTo({ top: 1000, behavior: 'instant' }));
        for (let index = 0; index < 3; index++) await page.keyboard.press('Shift+Tab');
        for (let index = 0; index < 3; index++) await page.keyboard.press('Tab');
        expect(await focused(page)).toBe('menu-button');
        expect(await page.evaluate(() => scrollY)).toBe(1000);

        // the menu, and back
        await page.keyboard.press('Enter');
        await page.waitForSelector('#player-menu:popover-open');
        await page.keyboard.press('Escape');
        await page.waitForSelector('#player-menu:not(:popover-open)', { state: 'attached' });
        expect(await focused(page)).toBe('menu-button');

        // chapters, and one of them
        await page.locator('#chapters-button').focus();
        await page.keyboard.press('Enter');
        await page.waitForSelector('#chapters-panel:popover-open #chapter-list > li');
        await page.keyboard.press('Escape');

        // play, on, pause
        await page.locator('#play-button').focus();
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 0.2);
        await page.locator('#on-button').focus();
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 30);
        await page.locator('#play-button').focus();
        await page.keyboard.press('Enter');
        await page.waitForFunction(() => document.querySelector('audio')?.paused);

        // the line
        const before = await timeOf(page);
        await page.locator('#seek').focus();
        await page.keyboard.press('ArrowRight');
        await page.waitForFunction(
          (time) => (document.querySelector('audio')?.currentTime ?? 0) > time + 4,
          before,
        );
      },
      { viewport: desk },
    );
  });
});
