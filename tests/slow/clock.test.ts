import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShow, type BuiltShow } from '../support/built-show.ts';
import { passageAt, stampAt, waitForPassage } from '../support/followed.ts';

const elsewhere = 'episodes/elsewhere/';
const both = 'episodes/both/';

let show: BuiltShow;

beforeAll(async () => {
  show = await openShow('keeps-up-with-another-app', { 'both/both.wav': 120, 'here/here.wav': 12 }, '/show/');
});
afterAll(() => show.close());

const answer = (page: Page, label: string | RegExp): Promise<void> =>
  page.locator('.notice button', { hasText: label }).click();
const waitForNotice = (page: Page, words: string | RegExp): Promise<void> =>
  page.locator('.notice > p', { hasText: words }).waitFor();

const openPanel = async (page: Page): Promise<void> => {
  await page.locator('#elsewhere button').click();
  await page.locator('#clock-submit').waitFor();
};

async function startAt(page: Page, time: string): Promise<void> {
  await openPanel(page);
  await page.locator('#clock-field').fill(time);
  await page.keyboard.press('Enter');
}

/** What the player says that is heard, in seconds. */
const heardTime = (page: Page): Promise<number> =>
  page
    .locator('#heard-time')
    .innerText()
    .then((text) => {
      const [minutes = '', seconds = ''] = text.split(':');
      return Number(minutes) * 60 + Number(seconds);
    });

describe('an episode that is heard elsewhere', () => {
  it('is kept up with by a clock: typed, stamped, skipped, paused', async () => {
    await show.visit(elsewhere, async (page) => {
      await startAt(page, '0:9');
      expect(await page.locator('#clock-problem').innerText()).toBe('Write the time as 12:34 or 1:02:34.');
      await page.locator('#clock-field').fill('0:30');
      await page.keyboard.press('Enter');
      await waitForPassage(page, '0:24');
      expect(await page.locator('#player').innerText()).toContain('Listening elsewhere');
      await stampAt(page, '1:00').click();
      await waitForPassage(page, '1:00');
      expect(new URL(page.url()).hash).toBe('#t=60');
      await page.locator('#clock-button').click();
      await page.locator('#clock-on').click();
      await waitForPassage(page, '1:12');
      await page.locator('#clock-back').click();
      await page.locator('#clock-back').click();
      await waitForPassage(page, '0:36');
      await page.locator('#clock-pause').click();
      expect(await page.locator('#clock-pause').innerText()).toBe('Start');
      expect(await page.locator('#clock-here').isVisible()).toBe(false);
    });
  });

  it('goes to the line that is heard, from the panel and from the menu of a passage', async () => {
    await show.visit(elsewhere, async (page) => {
      await openPanel(page);
      await page.locator('#clock-submit').click();
      await waitForPassage(page, '0:00');
      await page.locator('#clock-button').click();
      await page.locator('#clock-tap').click();
      await waitForNotice(page, 'Tap the line');
      await stampAt(page, '1:12').press('Enter');
      await waitForPassage(page, '1:12');
      // it was told no time of the app: it has that of the transcript
      expect(await heardTime(page)).toBeGreaterThanOrEqual(72);
      await answer(page, 'Undo');
      await waitForPassage(page, '0:00');
    });
  });

  it('keeps the time of the app where it was told: a line that is heard shifts only the text', async () => {
    await show.visit(elsewhere, async (page) => {
      await startAt(page, '1:00');
      await waitForPassage(page, '1:00');
      await passageAt(page, '0:36').locator('.pilcrow').click();
      await page.getByRole('menuitem', { name: 'I hear this line' }).click();
      await waitForPassage(page, '0:36');
      await waitForNotice(page, /^Times shifted by 0:2[3-9]\.$/);
      expect(await heardTime(page)).toBeGreaterThanOrEqual(60);
      await stampAt(page, '0:00').click();
      await waitForPassage(page, '0:00');
      expect(await heardTime(page)).toBeGreaterThanOrEqual(23);
    });
  });

  it('asks where the listener is when nobody looked for a while', async () => {
    await show.visit(elsewhere, async (page) => {
      await page.clock.install();
      await page.reload();
      await startAt(page, '0:12');
      await waitForPassage(page, '0:12');
      await page.clock.fastForward(10_000);
      expect(await page.locator('.notice > p', { hasText: 'Still' }).count()).toBe(0);
      await page.clock.fastForward(40_000);
      await waitForNotice(page, /^Still at 1:0\d\?$/);
      await answer(page, 'Yes');
      await waitForPassage(page, '1:00');
      await page.clock.fastForward(40_000);
      await waitForNotice(page, /^Still at 1:4\d\?$/);
      await answer(page, /^Back to 1:0\d$/);
      await waitForPassage(page, '1:00');
      // and at the end it has stopped
      await page.clock.fastForward(100_000);
      await page.waitForFunction(() => document.querySelector('#heard-time')?.textContent === '2:00');
    });
  });

  it('is remembered', async () => {
    await show.visit(elsewhere, async (page) => {
      await startAt(page, '0:36');
      await waitForPassage(page, '0:36');
      await page.reload();
      await waitForNotice(page, /^You were listening elsewhere, and the clock was at 0:[34]\d\.$/);
      expect(await page.locator('#player').isVisible()).toBe(false);
      await answer(page, /^Start it at 0:[34]\d$/);
      await waitForPassage(page, '0:36');
      await page.reload();
      // half a minute later
      await page.evaluate(() => {
        const key = 'glosscast:/show/:clock:elsewhere';
        const kept = JSON.parse(localStorage.getItem(key) ?? '') as { at: number };
        localStorage.setItem(key, JSON.stringify({ ...kept, at: kept.at - 30_000 }));
      });
      await page.reload();
      await answer(page, /^At 1:[01]\d, as if it had run on$/);
      await waitForPassage(page, '1:00');
      await page.reload();
      await waitForNotice(page, 'You were listening elsewhere');
      await answer(page, 'Dismiss');
      await page.reload();
      await page.locator('#elsewhere button').waitFor();
      expect(await page.locator('.notice > p').innerText()).toBe('');
    });
  });
});

describe('a link of another app', () => {
  it('offers to start the clock there, and starts nothing by itself', async () => {
    for (const search of ['?clock', '?clock=1'])
      await show.visit(`${both}${search}#t=36`, async (page) => {
        await waitForNotice(page, 'from 0:36');
        expect(await page.locator('#clock-button').isVisible()).toBe(false);
        await answer(page, 'Start the clock here');
        await waitForPassage(page, '0:36');
        // stamps work with it
        await stampAt(page, '1:00').click();
        await waitForPassage(page, '1:00');
        expect(new URL(page.url())).toMatchObject({ search, hash: '#t=60' });
        // nothing of the audio was even asked for
        expect(await page.evaluate(() => document.querySelector('audio')?.readyState)).toBe(0);
        // where the clock was is not lost when the page is opened anew
        await page.reload();
        await answer(page, /^Start it at 1:0\d$/);
        await waitForPassage(page, '1:00');
      });
  });

  it('leads back to the page’s own audio, at the same words; the player of a phone stays as small', async () => {
    await show.visit(`${both}?clock#t=72`, async (page) => {
      await page.setViewportSize({ width: 360, height: 780 });
      await answer(page, 'Start the clock here');
      await waitForPassage(page, '1:12');
      await page.locator('#now-button').waitFor();
      expect((await page.locator('#player-bar').boundingBox())?.height).toBeLessThan(80);
      await page.locator('#clock-button').click();
      await page.locator('#clock-here').click();
      await page.waitForFunction(() => {
        const audio = document.querySelector('audio');
        return audio !== null && !audio.paused && audio.currentTime > 72 && audio.currentTime < 76;
      });
      expect(await page.locator('#clock-button').isVisible()).toBe(false);
      await page.goto(show.url + both);
      await page.locator('#elsewhere button').waitFor();
      expect(await page.locator('.notice > p').innerText()).toBe('');
    });
  });
});

describe('where a clock can be of no use', () => {
  it('is not offered for audio that exists here only; a link of another app is answered all the same', async () => {
    await show.visit('episodes/remote/', async (page) => {
      await page.locator('#elsewhere button').waitFor();
    });
    await show.visit('episodes/here/', async (page) => {
      await page.locator('#play-button').waitFor();
      expect(await page.locator('#elsewhere').count()).toBe(0);
      expect(await page.locator('#player-rows [popovertarget="clock"]').count()).toBe(0);
    });
    await show.visit('episodes/here/?clock#t=6', async (page) => {
      await answer(page, 'Start the clock here');
      await waitForPassage(page, '0:06');
      await page.locator('#clock-button').click();
      await page.locator('#clock-here').waitFor();
    });
  });

  it('there is none: a transcript without times, a page without a script', async () => {
    await show.visit('episodes/untimed/', async (page) => {
      expect(await page.locator('.transcript-text').isVisible()).toBe(true);
      expect(await page.locator('#elsewhere').isVisible()).toBe(false);
    });
    await show.visit(
      elsewhere,
      async (page) => {
        expect(await page.locator('#elsewhere').isVisible()).toBe(false);
        expect(await page.locator('#player').isVisible()).toBe(false);
      },
      { javaScriptEnabled: false },
    );
  });
});
