import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { followed, pause, seek, until } from '../support/followed.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const phone: BrowserContextOptions = {
  viewport: { width: 360, height: 740 },
  hasTouch: true,
  isMobile: true,
};

let site: SiteBrowser;
let spoken: readonly { readonly time: number; readonly word: string }[];

/** The words of the sample's transcript with the times that its file states. */
function readWords(vtt: string): { time: number; word: string }[] {
  const seconds = (stamp: string): number =>
    stamp.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
  return [...vtt.matchAll(/^(\S+) --> .*\n<v \w+>(.*)<\/v>/gm)].flatMap(([, start = '', text = '']) =>
    `<${start}>${text}`.split(/(?=<\d\d:)/).map((part) => ({
      time: seconds(part.slice(1, part.indexOf('>'))),
      word: part.replace(/<.*?>/, '').trim(),
    })),
  );
}

beforeAll(async () => {
  const { folder, workspace } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
  spoken = readWords(
    await readFile(path.join(workspace, 'episodes', episode.split('/')[1] ?? '', 'transcript.vtt'), 'utf8'),
  );
});
afterAll(() => site.close());

const stampAt = (page: Page, number: number) => page.locator('.transcript-text > p > a.stamp').nth(number);
const focusOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const { className = '', textContent } = document.activeElement ?? {};
    return `${className} ${textContent ?? ''}`.trim();
  });

describe('following', () => {
  it('marks each word as it is said, with one range and no element more', async () => {
    await site.visit(
      episode,
      async (page) => {
        const count = () => page.evaluate(() => document.querySelectorAll('.transcript-text *').length);
        const before = await count();
        await stampAt(page, 6).click();
        await until(page, ({ words }) => words !== '');
        const heard = await page.evaluate(async () => {
          const seen: { time: number; words: string }[] = [];
          const highlight = (CSS.highlights as Map<string, Highlight>).get('spoken');
          const audio = document.querySelector('audio') as HTMLAudioElement;
          while (seen.length < 6) {
            const words = [...(highlight ?? [])].join('|');
            if (seen.at(-1)?.words !== words) seen.push({ time: audio.currentTime, words });
            await new Promise((next) => requestAnimationFrame(next));
          }
          return seen;
        });
        for (const { time, words } of heard) {
          // a busy machine marks late; never early, and never other words
          const near = spoken.filter((word) => word.time > time - 1 && word.time < time + 0.1);
          expect(
            near.map(({ word }) => word),
            `at ${time}`,
          ).toContain(words);
        }
        const places = heard.slice(1).map(({ words, time }) => {
          const last = spoken.findLastIndex((word) => word.word === words && word.time < time + 0.1);
          return last;
        });
        expect(places).toEqual(places.map((_, index) => (places[0] ?? 0) + index));
        expect((await followed(page)).passages).toHaveLength(1);
        expect(await count()).toBe(before);
      },
      desk,
    );
  });

  it('leaves the reader at the summary, and shows the way there', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.locator('#play-button').focus();
        await page.keyboard.press('Enter');
        const { scrolled } = await until(page, ({ wayBack }) => /^Follow at \d:\d\d ↓$/.test(wayBack ?? ''));
        const later = await until(page, ({ time, words }) => time > 0.5 && words !== '');
        expect(later).toMatchObject({ inSight: false, scrolled });
        await page.locator('#way-back').click();
        expect(await until(page, ({ inSight }) => inSight)).toMatchObject({ wayBack: undefined });
      },
      desk,
    );
  });

  it('keeps what is said in sight, whatever is gone to, also while paused', async () => {
    await site.visit(
      episode,
      async (page) => {
        await stampAt(page, 1).click();
        await until(page, ({ words }) => words !== '');
        for (const time of [61, 240, 30]) {
          await seek(page, time);
          const state = await until(page, (now) => now.inSight && Math.abs(now.time - time) < 5);
          expect(state.wayBack).toBeUndefined();
        }
        await pause(page);
        const before = await followed(page);
        for (const time of [400, 100]) {
          await seek(page, time);
          const state = await until(page, (now) => now.inSight && now.time === time);
          expect(spoken.findLast((word) => word.time <= time + 0.012)?.word).toBe(state.words);
          expect(state.passages).not.toEqual(before.passages);
        }
      },
      phone,
    );
  });

  it('scrolls along before the line comes to the edge, and not at every word', async () => {
    await site.visit(
      episode,
      async (page) => {
        await stampAt(page, 4).click();
        await until(page, ({ words }) => words !== '');
        const seen = await page.evaluate(async () => {
          const audio = document.querySelector('audio') as HTMLAudioElement;
          const scrolls: number[] = [];
          let words = 0;
          let outside = 0;
          addEventListener('scroll', () => scrolls.push(scrollY));
          const [range] = (CSS.highlights as Map<string, Highlight>).get(
            'spoken',
          ) as unknown as Iterable<Range>;
          let last = '';
          audio.playbackRate = 8;
          while (audio.currentTime < 58) {
            const text = (range as Range).toString();
            if (text !== last) words++;
            last = text;
            const { top, bottom } = (range as Range).getBoundingClientRect();
            if (top < 0 || bottom > innerHeight - 50) outside++;
            await new Promise((next) => requestAnimationFrame(next));
          }
          return { scrolls: new Set(scrolls).size, words, outside };
        });
        expect(seen.outside).toBe(0);
        expect(seen.words).toBeGreaterThan(10);
        expect(seen.scrolls).toBeGreaterThan(0);
        expect(seen.scrolls).toBeLessThan(8);
      },
      { viewport: { width: 780, height: 360 } },
    );
  });

  it('yields to the wheel, and comes back when asked', async () => {
    await site.visit(
      episode,
      async (page) => {
        await stampAt(page, 10).click();
        await until(page, ({ words }) => words !== '');
        await page.mouse.move(500, 400);
        await page.mouse.wheel(0, -2500);
        const above = await until(page, ({ wayBack }) => /^Back to 1:\d\d ↓$/.test(wayBack ?? ''));
        // other words are said, and nothing moves
        const later = await until(page, ({ wayBack }) => wayBack !== above.wayBack);
        expect(later.wayBack).toMatch(/^Back to 1:\d\d ↓$/);
        expect(later.scrolled).toBe((await followed(page)).scrolled);
        await page.keyboard.press('End');
        await until(page, ({ wayBack }) => wayBack?.endsWith('↑') ?? false);
        await page.locator('#way-back').click();
        expect(await until(page, ({ inSight }) => inSight)).toMatchObject({ wayBack: undefined });
      },
      desk,
    );
  });

  it('yields to who selects words, finds some in the page, or walks there with the keyboard', async () => {
    await site.visit(
      episode,
      async (page) => {
        const back = async () => {
          await page.locator('#way-back').click();
          await until(page, ({ wayBack, inSight }) => wayBack === undefined && inSight);
        };
        const yields = () => until(page, ({ wayBack }) => wayBack?.startsWith('Back to') ?? false);
        await stampAt(page, 10).click();
        await until(page, ({ words }) => words !== '');
        await page.evaluate(() => {
          const text = document.querySelectorAll('.transcript-text > p[id]')[11] as Element;
          getSelection()?.selectAllChildren(text);
        });
        await yields();
        await back();
        // as find in page does: it scrolls, and nobody touched anything
        await page.evaluate(() => window.scrollBy(0, 3000));
        await yields();
        await back();
        await stampAt(page, 12).focus();
        await page.keyboard.press('ArrowDown');
        await yields();
      },
      desk,
    );
  });

  it('can be switched off, and is then off the next time', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.getByLabel('Follow').uncheck();
        await page.getByLabel('Mark words').uncheck();
        await stampAt(page, 3).click();
        await until(page, ({ passages }) => passages.length === 1);
        const { scrolled } = await followed(page);
        await seek(page, 300);
        const state = await until(page, ({ time, passages }) => time >= 300 && passages.length === 1);
        expect(state).toMatchObject({ words: '', scrolled, wayBack: undefined });
        await page.getByLabel('Mark words').check();
        await until(page, ({ words }) => words !== '');
        await page.reload();
        expect(await page.getByLabel('Follow').isChecked()).toBe(false);
        expect(await page.getByLabel('Mark words').isChecked()).toBe(true);
        await stampAt(page, 3).click();
        await until(page, ({ words }) => words !== '');
        await page.getByLabel('Follow').check();
        await seek(page, 300);
        await until(page, ({ inSight, time }) => inSight && time >= 300);
      },
      desk,
    );
  });

  it('does nothing while hidden or paused, and keeps the screen on only while it plays', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.addInitScript(() => {
          const counts = { locks: 0, held: 0 };
          Object.assign(window, { counts });
          const request = () => {
            counts.locks++;
            counts.held++;
            const lock = new EventTarget() as EventTarget & {
              released: boolean;
              release: () => Promise<void>;
            };
            lock.released = false;
            lock.release = () => {
              if (!lock.released) counts.held--;
              lock.released = true;
              return Promise.resolve();
            };
            return Promise.resolve(lock);
          };
          Object.defineProperty(navigator, 'wakeLock', { value: { request } });
          let hidden = false;
          Object.defineProperty(document, 'hidden', { get: () => hidden });
          addEventListener('test-hide', () => {
            hidden = !hidden;
            document.dispatchEvent(new Event('visibilitychange'));
          });
        });
        const held = (count: number) =>
          page.waitForFunction(
            (wanted) => (window as unknown as { counts: { held: number } }).counts.held === wanted,
            count,
          );
        const toggleHidden = () => page.evaluate(() => dispatchEvent(new Event('test-hide')));
        await page.reload();
        await stampAt(page, 10).click();
        await held(1);
        await until(page, ({ words }) => words !== '');
        await toggleHidden();
        await held(0);
        const before = await followed(page);
        const hidden = await until(page, ({ time }) => time > before.time + 0.8);
        expect(hidden.words).toBe(before.words);
        await toggleHidden();
        await held(1);
        await until(page, ({ words }) => words !== before.words);
        await page.getByLabel('Keep screen on').uncheck();
        await held(0);
        await page.getByLabel('Keep screen on').check();
        await held(1);
        await pause(page);
        await held(0);
        const timers = await page.evaluate(async () => {
          let count = 0;
          const set = window.setTimeout;
          window.setTimeout = ((...rest: Parameters<typeof set>) => {
            count++;
            return set(...rest);
          }) as typeof set;
          await new Promise((done) => set(done, 300));
          return count;
        });
        expect(timers).toBe(0);
      },
      desk,
    );
  });

  it('marks the passage where there are no highlights, and where its times cannot be had', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.addInitScript(() => {
          Object.defineProperty(CSS, 'highlights', { value: undefined });
          Reflect.deleteProperty(window, 'Highlight');
        });
        await page.reload();
        await stampAt(page, 5).click();
        const at = await page.locator('.transcript-text > p[id]').nth(5).getAttribute('id');
        await until(page, ({ passages }) => passages.join() === at);
      },
      desk,
    );
    await site.visit(
      episode,
      async (page) => {
        await page.route('**/timing.json*', (route) => route.fulfill({ json: { version: 1, unit: 'word' } }));
        await stampAt(page, 5).click();
        const at = await page.locator('.transcript-text > p[id]').nth(5).getAttribute('id');
        expect(await until(page, ({ passages }) => passages.join() === at)).toMatchObject({ words: '' });
        await seek(page, 300);
        await until(page, ({ passages, inSight }) => passages.join() !== at && inSight);
        await page.unroute('**/timing.json*');
        await pause(page);
        await page.evaluate(() => document.querySelector('audio')?.play());
        await until(page, ({ words }) => words !== '');
      },
      desk,
    );
  });
});

describe('the transcript for the keyboard', () => {
  it('is one stop, with arrows from passage to passage and from link to link', async () => {
    await site.visit(
      episode,
      async (page) => {
        await page.waitForFunction(
          () =>
            document.querySelectorAll('.transcript-text :is(a, summary):not([tabindex="-1"])').length === 1,
        );
        const stamps = await page.locator('.transcript-text > p > a.stamp').allInnerTexts();
        await page.getByLabel('Keep screen on').or(page.getByLabel('Mark words')).last().focus();
        await page.keyboard.press('Tab');
        // the first heading stands above the first passages' text, and every passage has its stamp
        await page.keyboard.press('Home');
        await page.waitForFunction(() => document.activeElement?.matches('.stamp'));
        expect(await focusOf(page)).toBe(`stamp ${stamps[0] ?? ''}`);
        const press = async (key: string, then: string) => {
          await page.keyboard.press(key);
          await page.waitForFunction(
            (wanted) =>
              `${document.activeElement?.className ?? ''} ${document.activeElement?.textContent ?? ''}`.trim() ===
              wanted,
            then,
          );
        };
        await press('ArrowDown', `stamp ${stamps[1] ?? ''}`);
        await press('ArrowDown', `stamp ${stamps[2] ?? ''}`);
        await press('ArrowRight', 'term drug cartels');
        await press('ArrowRight', 'pilcrow');
        await press('ArrowLeft', 'term drug cartels');
        await press('ArrowUp', `stamp ${stamps[1] ?? ''}`);
        await press('End', `stamp ${stamps.at(-1) ?? ''}`);
        await press('ArrowDown', `stamp ${stamps.at(-1) ?? ''}`);
        expect(
          await page.evaluate(() => document.activeElement?.getBoundingClientRect().top),
        ).toBeGreaterThan(0);
        // one stop: Tab leaves, and comes back to where it was left
        await page.keyboard.press('Tab');
        expect(await page.evaluate(() => document.activeElement?.closest('.transcript-text'))).toBeNull();
        await page.keyboard.press('Shift+Tab');
        expect(await focusOf(page)).toBe(`stamp ${stamps.at(-1) ?? ''}`);
        await press('ArrowUp', `stamp ${stamps.at(-2) ?? ''}`);
        await page.keyboard.press('Enter');
        await until(page, ({ words, inSight }) => words !== '' && inSight);
      },
      desk,
    );
  });
});
