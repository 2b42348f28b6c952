import type { Locator, Page } from 'playwright-core';

/** What an episode's page shows of what is said. */
export interface Followed {
  readonly time: number;
  readonly words: string;
  readonly passages: readonly string[];
  /** Whether the words are in the part of the window that is neither covered nor at its edge. */
  readonly inSight: boolean;
  readonly scrolled: number;
  /** What the way back says; nothing while it is hidden. */
  readonly wayBack: string | undefined;
}

/** What the page shows now. */
export const followed = (page: Page): Promise<Followed> =>
  page.evaluate(() => {
    const [range] = [...((CSS.highlights as Map<string, Highlight> | undefined)?.get('spoken') ?? [])];
    const passages = [...document.querySelectorAll<HTMLElement>('.transcript-text [aria-current="true"]')];
    const line = ((range as Range | undefined) ?? passages[0])?.getBoundingClientRect();
    const player = document.querySelector('.player') as Element;
    const button = document.querySelector<HTMLElement>('#way-back');
    return {
      time: document.querySelector('audio')?.currentTime ?? -1,
      words: range?.toString() ?? '',
      passages: passages.map(({ id }) => id),
      inSight: line !== undefined && line.top >= 20 && line.bottom <= player.getBoundingClientRect().top - 20,
      scrolled: scrollY,
      wayBack: button?.hidden === false ? button.innerText.replace(/\s+/g, ' ') : undefined,
    };
  });

/** Waits until something holds of what the page shows. */
export async function until(page: Page, holds: (state: Followed) => boolean): Promise<Followed> {
  for (const end = Date.now() + 15_000; ;) {
    const state = await followed(page);
    if (holds(state)) return state;
    if (Date.now() > end) throw new Error(`never: ${holds.toString()}\n${JSON.stringify(state)}`);
    await page.evaluate(() => new Promise((next) => requestAnimationFrame(next)));
  }
}

/** Goes to a time of the audio, as its own controls would. */
export const seek = (page: Page, time: number): Promise<void> =>
  page.evaluate((to) => {
    (document.querySelector('audio') as HTMLAudioElement).currentTime = to;
  }, time);

/** Stops the audio. */
export const pause = (page: Page): Promise<void> =>
  page.evaluate(() => document.querySelector('audio')?.pause());

/** The stamp of the transcript that reads so: `1:05`. */
export const stampAt = (page: Page, label: string): Locator =>
  page.locator('.transcript-text .stamp', { hasText: new RegExp(`^${label}$`) });

/** The passage whose stamp reads so. */
export const passageAt = (page: Page, label: string): Locator =>
  page
    .locator('.transcript-text > p')
    .filter({ has: page.locator('.stamp', { hasText: new RegExp(`^${label}$`) }) });

/** Waits until the passage of a time is marked as the one that is said. */
export const waitForPassage = (page: Page, label: string): Promise<unknown> =>
  page.waitForFunction(
    (time) =>
      document.querySelector(
        '.transcript-text [aria-current="true"] .stamp, .transcript-text .stamp[aria-current="true"]',
      )?.textContent === time,
    label,
  );
