import type { Browser, Page } from 'playwright-core';
import { goTo, openSubject, startPlaying, type OpenSubject, type Subject } from './subject.ts';
import type { TalkWord, Turn } from './talk.ts';
import { addUp, traceCategories, type TraceEvent, type Work } from './trace.ts';

/** Where the measured pages are. */
export interface Bench {
  readonly browser: Browser;
  readonly url: string;
  readonly turns: readonly Turn[];
}

/** A stretch of a trace, between two marks that a page made. */
interface Stretch {
  readonly from: string;
  readonly to: string;
}

/** Records what the browser does meanwhile. */
async function traced(
  { browser }: Bench,
  page: Page,
  act: () => Promise<unknown>,
): Promise<readonly TraceEvent[]> {
  await browser.startTracing(page, { categories: [...traceCategories], screenshots: false });
  await act();
  const { traceEvents } = JSON.parse((await browser.stopTracing()).toString()) as {
    readonly traceEvents: readonly TraceEvent[];
  };
  return traceEvents;
}

/** Two frames later all that was asked for has been drawn. */
const settle = (page: Page): Promise<unknown> =>
  page.evaluate(
    () =>
      new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(resolve)))),
  );

const mark = (page: Page, name: string): Promise<number> =>
  page.evaluate((text) => {
    performance.mark(text);
    return document.querySelector('audio')?.currentTime ?? 0;
  }, name);

const wordsBetween = (words: readonly TalkWord[], from: number, to: number): number =>
  words.filter(({ start }) => start > from && start <= to).length;

/** What the page did while it played, and how many words were said meanwhile. */
export interface PlayedWork extends Work {
  readonly words: number;
}

/**
 * Plays for a while from a place in the talk; at the natural speed, the only one that hyperaudio-lite's timers know.
 * `bare`: without what plays, so that the words alone are drawn.
 */
export async function measurePlaying(
  bench: Bench,
  subject: Subject,
  { from, seconds, bare }: { readonly from: number; readonly seconds: number; readonly bare: boolean },
): Promise<PlayedWork> {
  const open = await openSubject(bench.browser, bench.url, subject);
  const { page } = open;
  try {
    await startPlaying(open, subject);
    if (bare) await page.addStyleTag({ content: '.player, audio { display: none !important; }' });
    await goTo(open, from);
    await page.waitForFunction(
      (time) => (document.querySelector('audio')?.currentTime ?? 0) > time,
      from + 1,
    );
    let [begun, ended] = [0, 0];
    const events = await traced(bench, page, async () => {
      begun = await mark(page, 'play-from');
      await page.waitForTimeout(seconds * 1000);
      ended = await mark(page, 'play-to');
    });
    const words = bench.turns.flatMap((turn) => turn.words);
    return { ...addUp(events, 'play-from', 'play-to'), words: wordsBetween(words, begun, ended) };
  } finally {
    await open.close();
  }
}

/** From a click to the frame in which the words there are marked: milliseconds, one per passage clicked. */
export async function measureSeeks(
  bench: Bench,
  subject: Subject,
  passages: readonly number[],
): Promise<readonly number[]> {
  const open = await openSubject(bench.browser, bench.url, subject);
  const { page } = open;
  try {
    await startPlaying(open, subject);
    const times: number[] = [];
    for (const passage of passages) times.push(await measureSeek(page, subject.passageTarget(passage)));
    return times;
  } finally {
    await open.close();
  }
}

async function measureSeek(page: Page, target: string): Promise<number> {
  const place = page.locator(target);
  await page.evaluate(() => document.querySelector('audio')?.pause());
  await place.evaluate((element) => element.scrollIntoView({ block: 'center' }));
  await settle(page);
  await page.evaluate(() => {
    const before = window.benchMarked();
    window.benchSeek = new Promise((resolve) => {
      const channel = new MessageChannel();
      addEventListener(
        'click',
        ({ timeStamp }) => {
          channel.port1.onmessage = () => resolve(performance.now() - timeStamp);
          // what is seen to have changed as a frame begins is drawn by this frame; the message comes behind it
          const look = (): void => {
            if (window.benchMarked() === before) requestAnimationFrame(look);
            else channel.port2.postMessage('');
          };
          requestAnimationFrame(look);
        },
        { capture: true, once: true },
      );
    });
  });
  const { x, y, height } = (await place.boundingBox()) ?? { x: 0, y: 0, height: 0 };
  await page.mouse.click(x + 3, y + height / 2);
  return page.evaluate(() => window.benchSeek);
}

/** The longest task of each thing a listener does; milliseconds. */
export type LongestTasks = ReadonlyMap<string, number>;

/** Opens a page on a machine so many times slower than this one, and does with it what listeners do. */
export async function measureTasks(
  bench: Bench,
  subject: Subject,
  throttle: number,
  menus: readonly string[],
): Promise<LongestTasks> {
  const context = await bench.browser.newContext();
  const blank = await context.newPage();
  const phases = new Map<string, Stretch>();
  let open: OpenSubject | undefined;
  const phase = async (page: Page, name: string, act: () => Promise<unknown>): Promise<void> => {
    await mark(page, `${name}-from`);
    await act();
    await settle(page);
    await mark(page, `${name}-to`);
    phases.set(name, { from: `${name}-from`, to: `${name}-to` });
  };
  try {
    const events = await traced(bench, blank, async () => {
      open = await openSubject(bench.browser, bench.url, subject, { throttle });
      const { page } = open;
      const opened = open;
      await page.waitForTimeout(1000);
      await settle(page);
      await mark(page, 'loaded');
      phases.set('load', { from: 'opened', to: 'loaded' });
      await phase(page, 'first play', () => startPlaying(opened, subject));
      await phase(page, 'following', () => page.waitForTimeout(5000));
      await phase(page, 'seeking far', async () => {
        for (const turn of [200, 20, 120])
          await goTo(opened, bench.turns[turn]?.words[0]?.start ?? 0).then(() => page.waitForTimeout(500));
      });
      if (menus.length > 0)
        await phase(page, 'menus', async () => {
          for (const menu of menus) {
            await page.locator(menu).first().click();
            await settle(page);
            await page.keyboard.press('Escape');
          }
        });
    });
    return new Map(
      [...phases].map(([name, { from, to }]) => [name, Math.max(0, ...addUp(events, from, to).tasks)]),
    );
  } finally {
    await open?.close();
    await context.close();
  }
}
