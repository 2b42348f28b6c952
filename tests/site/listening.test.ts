import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

interface Sound {
  readonly time: number;
  readonly paused: boolean;
  readonly everPlayed: boolean;
  readonly error: string | undefined;
  readonly duration: number;
}

const soundOf = (page: Page): Promise<Sound> =>
  page.evaluate(() => {
    const audio = document.querySelector('audio') as HTMLAudioElement;
    return {
      time: audio.currentTime,
      paused: audio.paused,
      everPlayed: audio.played.length > 0,
      error: audio.error?.message,
      duration: audio.duration,
    };
  });

const waitForTime = (page: Page, time: number): Promise<unknown> =>
  page.waitForFunction((least) => (document.querySelector('audio')?.currentTime ?? 0) >= least, time);

describe('listening', () => {
  it('asks for no sound before somebody wants to hear it', async () => {
    await site.visit(episode, async (page) => {
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      expect(loaded.length).toBeGreaterThan(2);
      expect(loaded.filter((name) => name.endsWith('.mp3'))).toEqual([]);
      expect(await page.locator('audio').getAttribute('preload')).toBe('none');
    });
  });

  it('to a stamp plays the digest from there, and goes on', async () => {
    await site.visit(episode, async (page) => {
      const parts: number[] = [];
      page.on('response', (response) => {
        if (response.url().endsWith('.mp3')) parts.push(response.status());
      });
      await page.locator('#takeaways-8 a.stamp').click();
      await waitForTime(page, 353.5);
      const first = await soundOf(page);
      expect(first).toMatchObject({ paused: false, error: undefined });
      expect(first.time).toBeLessThan(357);
      expect(first.duration).toBeCloseTo(467.64, 0);
      await waitForTime(page, first.time + 0.5);
      // the listener goes elsewhere while it plays
      await page.locator('.dive a.stamp.hanging').first().click();
      await page.waitForFunction(() => {
        const time = document.querySelector('audio')?.currentTime ?? 0;
        return time > 78.3 && time < 90;
      });
      expect(await soundOf(page)).toMatchObject({ paused: false, error: undefined });
      expect(new URL(page.url()).hash).toBe('#t=78');
      expect(parts.length).toBeGreaterThan(0);
      expect(parts.every((status) => status === 206)).toBe(true);
    });
  });

  it('to an address with a time waits there, in sight of its passage', async () => {
    await site.visit(`${episode}#t=165`, async (page) => {
      await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 165);
      expect(await soundOf(page)).toMatchObject({ paused: true, everPlayed: false });
      expect(
        await page.evaluate(() => {
          const { top, bottom } = document.getElementById('t=165')?.getBoundingClientRect() ?? {
            top: -1,
            bottom: 0,
          };
          return top >= 0 && bottom <= innerHeight;
        }),
      ).toBe(true);
    });
  });
});

describe('a page that is not there', () => {
  it('says so in the show’s own words, with ways on that work', async () => {
    await site.visit('404.html', async (page) => {
      const response = await page.request.get(`${site.url}episodes/nothing/here/`);
      expect(response.status()).toBe(404);
      expect(await response.text()).toBe(
        await page.request.get(`${site.url}404.html`).then((found) => found.text()),
      );
      const ways = await page
        .locator('main a')
        .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
      expect(ways.length).toBeGreaterThan(1);
      for (const way of ways) expect((await page.request.get(way)).status(), way).toBe(200);
    });
  });
});
