import type { Browser, CDPSession, Page, Request } from 'playwright-core';
import { rivalPage } from './rival.ts';
import { slug } from './show.ts';

/** One of the two pages that are measured. */
export interface Subject {
  readonly name: 'glosscast' | 'hyperaudio-lite';
  /** Below the address of the site. */
  readonly address: string;
  /** What begins playing, as a listener does it. */
  readonly playButton: string | undefined;
  /** What goes to the moment of a passage when it is clicked, by the passage's index. */
  readonly passageTarget: (index: number) => string;
}

export const ours: Subject = {
  name: 'glosscast',
  address: `episodes/${slug}/`,
  playButton: '#play-button',
  passageTarget: (index) => `:nth-match(.transcript p[id] > a.stamp, ${index + 1})`,
};

export const rival: Subject = {
  name: 'hyperaudio-lite',
  address: rivalPage,
  playButton: undefined,
  passageTarget: (index) => `#hypertranscript p:nth-of-type(${index + 1}) > span:nth-child(2)`,
};

/** A page of a subject in a window of its own, as wide as a desk's. */
export interface OpenSubject {
  readonly page: Page;
  readonly cdp: CDPSession;
  readonly close: () => Promise<void>;
}

/** Says which words are marked: `undefined` for none. Runs in the page. */
declare global {
  interface Window {
    benchMarked: () => string | undefined;
    benchSeek: Promise<number>;
  }
}

function watchMarks(): void {
  performance.mark('opened');
  const places = new WeakMap<Node, number>();
  let known = 0;
  window.benchMarked = () => {
    const active = document.querySelector('.active > .active');
    if (active) return active.getAttribute('data-m') ?? '';
    for (const highlight of CSS.highlights.values())
      for (const range of highlight) {
        if (!places.has(range.startContainer)) places.set(range.startContainer, known++);
        return `${places.get(range.startContainer)}:${range.startOffset}`;
      }
    return undefined;
  };
}

/**
 * Opens a page. Nobody's wish for less motion is the measure of work, but one page glides to a passage in sixty
 * frames where the other leaves that to the browser: neither glides.
 */
export async function openSubject(
  browser: Browser,
  url: string,
  subject: Subject,
  {
    throttle = 1,
    onRequest,
  }: { readonly throttle?: number; readonly onRequest?: (request: Request) => void } = {},
): Promise<OpenSubject> {
  const context = await browser.newContext({
    reducedMotion: 'reduce',
    viewport: { width: 1280, height: 900 },
  });
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await page.addInitScript(watchMarks);
  if (onRequest) page.on('request', onRequest);
  if (throttle > 1) await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle });
  await page.goto(url + subject.address, { waitUntil: 'load' });
  return { page, cdp, close: () => context.close() };
}

/** Plays as a listener would, and waits until words are marked. */
export async function startPlaying({ page }: OpenSubject, subject: Subject): Promise<void> {
  // not with the mouse: where it rests on a page, each frame of it asks what lies under it
  await page.evaluate((button) => {
    if (button === undefined) void document.querySelector('audio')?.play();
    else document.querySelector<HTMLElement>(button)?.click();
  }, subject.playButton);
  await page.waitForFunction(() => {
    const audio = document.querySelector('audio');
    return audio !== null && !audio.paused && audio.currentTime > 0;
  });
  await page.waitForFunction(() => window.benchMarked() !== undefined);
  // who has not come to the transcript yet is asked first
  await page.evaluate(() => document.querySelector<HTMLElement>('#way-back:not([hidden])')?.click());
}

/** Goes to a time of the sound, and waits until words there are marked. */
export async function goTo({ page }: OpenSubject, time: number): Promise<void> {
  const before = await page.evaluate((to) => {
    const marked = window.benchMarked();
    const audio = document.querySelector('audio');
    if (audio) audio.currentTime = to;
    return marked;
  }, time);
  await page.waitForFunction((was) => window.benchMarked() !== was, before);
}
