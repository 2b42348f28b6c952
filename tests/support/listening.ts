import type { Page } from 'playwright-core';
import { makeSound } from './sound.ts';

/** Where the sound of the page is, in seconds. */
export const timeOf = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);

export const isPaused = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('audio')?.paused ?? true);

/** Waits until the sound is between two times, and plays or does not. */
export const waitForSound = (page: Page, from: number, to: number, paused = false): Promise<unknown> =>
  page.waitForFunction(
    ([least, most, still]) => {
      const audio = document.querySelector('audio');
      return (
        audio !== null &&
        audio.paused === still &&
        audio.currentTime >= least &&
        audio.currentTime < most &&
        (still || audio.currentTime > least)
      );
    },
    [from, to, paused] as const,
  );

/** Serves other sound than the episode's own: silence of so many seconds. */
export async function serveSilence(page: Page, seconds: number): Promise<void> {
  const body = makeSound(seconds);
  await page.route('**/*.mp3', (route) => {
    const [, from = '0', to = ''] = /bytes=(\d+)-(\d*)/.exec(route.request().headers()['range'] ?? '') ?? [];
    const part = body.subarray(Number(from), to === '' ? undefined : Number(to) + 1);
    return route.fulfill({
      status: 206,
      contentType: 'audio/wav',
      headers: {
        'Accept-Ranges': 'bytes',
        'Content-Range': `bytes ${from}-${Number(from) + part.length - 1}/${body.length}`,
      },
      body: part,
    });
  });
}
