import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { serveSilence, waitForSound } from '../support/listening.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

const stopsAt = async (page: Page, end: number): Promise<void> => {
  await waitForSound(page, end - 0.1, end + 0.25, true);
};

it.each([0.75, 1, 1.5, 2.5])(
  'a stretch ends where it should, at %s× and on a slow machine',
  async (speed) => {
    await site.visit(`${episode}#t=50,52`, async (page) => {
      const session = await page.context().newCDPSession(page);
      await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
      await page.locator('#speed').selectOption(String(speed));
      await page.locator('#play-button').click();
      await waitForSound(page, 50, 52);
      await stopsAt(page, 52);
    });
  },
);

it('a stretch may be left, come back to, and changed while it plays', async () => {
  await site.visit(`${episode}#t=20,30`, async (page) => {
    await page.locator('#play-button').click();
    await waitForSound(page, 20, 25);
    // another one, while it plays; left before its end, it is forgotten
    await page.evaluate(() => (location.hash = '#t=40,40.5'));
    await waitForSound(page, 40, 40.5);
    await stopsAt(page, 40.5);
    await page.evaluate(() => (location.hash = '#t=60,61'));
    await page.locator('#seek').fill('60.6');
    await page.locator('#play-button').click();
    await stopsAt(page, 61);
    await page.evaluate(() => (location.hash = '#t=80,81'));
    await page.locator('#on-button').click();
    await page.locator('#play-button').click();
    await waitForSound(page, 111.1, 115);
  });
});

it('sound that is longer than declared is shown as long as it is, once that is known', async () => {
  await site.visit(episode, async (page) => {
    await serveSilence(page, 500);
    expect(await page.locator('#heard-length').textContent()).toBe(' / 7:47');
    await page.evaluate(() => (location.hash = '#t=490'));
    await page.locator('#play-button').click();
    await waitForSound(page, 490, 494);
    expect(await page.locator('#heard-length').textContent()).toBe(' / 8:20');
    expect(await page.locator('#seek').getAttribute('max')).toBe('500');
  });
});
it.each([3, 440, 3600, 30_000])('sound of %s seconds is shown as long, and sought', async (seconds) => {
  await site.visit(episode, async (page) => {
    await serveSilence(page, Math.min(seconds, 3600));
    if (seconds > 3600) {
      // nothing so long need be sent: only said
      await page.evaluate((length) => {
        Object.defineProperty(document.querySelector('audio'), 'duration', { get: () => length });
      }, seconds);
    }
    await page.locator('#play-button').click();
    await waitForSound(page, 0, 3.1);
    await page.waitForFunction(
      (most) => document.querySelector('#seek')?.getAttribute('max') === String(most),
      seconds,
    );
    const half = Math.min(seconds, 3600) / 2;
    await page.locator('#seek').fill(String(half));
    await waitForSound(page, half, half + 4);
  });
});

it('a page that the browser kept shows what is, and still stops for another tab', async () => {
  await site.visit(episode, async (page) => {
    await page.locator('#play-button').click();
    await waitForSound(page, 0, 5);
    await page.evaluate(() => {
      window.dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
      window.dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }));
    });
    const other = await page.context().newPage();
    await other.goto(`${site.url}${episode}#t=200`);
    // what played goes on
    await waitForSound(page, 0, 20);
    await other.locator('#play-button').click();
    await waitForSound(other, 200, 205);
    await page.waitForFunction(() => document.querySelector('audio')?.paused);
    expect(await page.locator('.player').getAttribute('data-playing')).toBeNull();
  });
});
