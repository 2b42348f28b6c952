import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { buildFixtureSite, everyKind, type FixtureSite } from '../support/fixture-site.ts';

let browser: Browser;
let site: FixtureSite;

beforeAll(async () => {
  [browser, site] = await Promise.all([launchBrowser(), buildFixtureSite('ordinary', '/show/')]);
});

afterAll(async () => {
  await browser.close();
  await site.close();
});

/** Opens a page, does something with it, closes it; complains of errors on the console and of foreign requests. */
async function withPage<T>(
  address: string,
  act: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('request', (request) => {
      if (!request.url().startsWith(site.url)) complaints.push(`foreign request ${request.url()}`);
    });
    await prepare?.(page);
    await page.goto(new URL(address, site.url).href, { waitUntil: 'load' });
    const result = await act(page);
    expect(complaints).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const audioTime = (page: Page): Promise<number> =>
  page.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);
const isPaused = (page: Page): Promise<boolean> =>
  page.evaluate(() => document.querySelector('audio')?.paused ?? true);

describe('every kind of page', () => {
  it.each(everyKind)('says what it is: /%s', async (address) => {
    const html = await readFile(
      path.join(site.folder, address, address.endsWith('.html') ? '' : 'index.html'),
      'utf8',
    );
    for (const pattern of [
      /<html lang="en" dir="ltr"/,
      /<title>[^<]+<\/title>/,
      /<meta name="description" content="[^"]+"/,
      /<link rel="canonical" href="https:\/\/example\.org\/show\/[^"]*"/,
      /<meta property="og:image" content="https:[^"]+"/,
      /<meta name="twitter:card" content="summary_large_image"/,
      /<script type="application\/ld\+json">\{/,
      /<link rel="alternate" type="application\/rss\+xml"/,
      /<link rel="icon" href="\/show\/favicon\.svg"/,
      /<a class="skip" href="#main"/,
      /<main id="main"/,
    ])
      expect(html).toMatch(pattern);
    expect(html.match(/<h1[\s>]/g)).toHaveLength(1);
    expect(html).not.toMatch(/\sstyle="|<style|\son[a-z]+="/);
  });

  it.each(everyKind)(
    'can be read at 320 px without scrolling sideways, and its targets can be hit: /%s',
    async (address) => {
      const { overflow, small } = await withPage(
        address,
        (page) =>
          page.evaluate(() => ({
            overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
            small: [...document.querySelectorAll('nav a, button, input, summary, a.stamp')]
              .filter((element) =>
                element.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }),
              )
              .map((element) => ({ element, box: element.getBoundingClientRect() }))
              .filter(({ element, box }) => box.height > 0 && box.height < 23.5 && !element.closest('footer'))
              .map(({ element, box }) => `${element.outerHTML.slice(0, 80)} ${Math.round(box.height)}`),
          })),
        { viewport: { width: 320, height: 700 } },
      );
      expect(overflow).toBe(0);
      expect(small).toEqual([]);
    },
  );

  it('is whole without JavaScript', async () => {
    const text = await withPage('episodes/e0/', (page) => page.innerText('main'), {
      javaScriptEnabled: false,
    });
    for (const heading of ['TAKEAWAYS', 'DEEP DIVES', 'TRANSCRIPT', 'SOURCES', 'CITE THIS'])
      expect(text).toContain(heading);
    const search = await withPage('search/', (page) => page.innerText('main'), { javaScriptEnabled: false });
    expect(search).toContain('Searching needs JavaScript');
  });
});

/** What a page loads by itself: its styles, its scripts, and the scripts that these import; compressed, in bytes. */
async function weighPage(address: string): Promise<number> {
  const html = await readFile(path.join(site.folder, address, 'index.html'), 'utf8');
  const waiting = [...html.matchAll(/(?:src|href)="\/show\/([^"?]+\.(?:js|css))/g)].map(
    ([, file = '']) => file,
  );
  expect(waiting.length).toBeGreaterThan(2);
  const weighed = new Map<string, number>();
  for (let file = waiting.pop(); file !== undefined; file = waiting.pop()) {
    if (weighed.has(file)) continue;
    const body = await readFile(path.join(site.folder, file));
    weighed.set(file, gzipSync(body).length);
    for (const [, name = ''] of body.toString().matchAll(/\bimport(?:[^"'();]*from)?"\.\/([^"]+\.js)"/g))
      waiting.push(`assets/${name}`);
  }
  return [...weighed.values()].reduce((sum, bytes) => sum + bytes, 0);
}

it.each([
  ['episodes/e0/', 25_000],
  ['glossary/t0/', 16_000],
  ['sources/greitens2014/', 16_000],
])('/%s loads at most %i bytes of scripts and styles', async (address, limit) => {
  expect(await weighPage(address)).toBeLessThan(limit);
});

describe('an episode page', () => {
  it('sets its notes in the margin, level with their text or below the note before, without pushing the text', async () => {
    const { notes, items } = await withPage(
      'episodes/e0/',
      (page) =>
        page.evaluate(() => {
          const box = (element: Element | null): DOMRect =>
            (element ?? document.body).getBoundingClientRect();
          return {
            notes: [...document.querySelectorAll('.marginalia')].map((note) => ({
              note: box(note.querySelector('ul')),
              text: box(note.previousElementSibling),
            })),
            items: [...document.querySelectorAll('.timed-items > li:has(.hanging)')].map((item) => ({
              stamp: box(item.querySelector('.hanging')).top,
              text: box(item.querySelector('p')).top,
            })),
          };
        }),
      { viewport: { width: 1280, height: 900 } },
    );
    expect(notes.length).toBeGreaterThan(5);
    notes.forEach(({ note, text }, index) => {
      const before = index === 0 ? -Infinity : (notes[index - 1]?.note.bottom ?? 0);
      expect(note.left).toBeGreaterThan(text.right);
      expect(note.height).toBeGreaterThan(20);
      expect(note.top).toBeGreaterThanOrEqual(before);
      if (before < text.top - 20) expect(Math.abs(note.top - text.top)).toBeLessThan(10);
    });
    expect(items.length).toBeGreaterThan(1);
    for (const { stamp, text } of items) expect(Math.abs(stamp - text)).toBeLessThan(4);
  });

  it('folds its notes in place where there is no margin', async () => {
    await withPage(
      'episodes/e0/',
      async (page) => {
        const note = page.locator('.dive .marginalia').first();
        expect(await note.locator('ul').isVisible()).toBe(false);
        await note.locator('summary').click();
        expect(await note.locator('ul').isVisible()).toBe(true);
      },
      { viewport: { width: 800, height: 900 } },
    );
  });

  it('goes to the moment of an address, and does not start by itself', async () => {
    await withPage('episodes/e0/#t=41', async (page) => {
      await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 41);
      expect(await isPaused(page)).toBe(true);
      // the nearest passage before it
      await page.waitForSelector('#p2[data-here]');
      expect(await page.locator('#p2').isVisible()).toBe(true);
      await page.evaluate(() => (location.hash = '#t=72'));
      await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 72);
      expect(await isPaused(page)).toBe(true);
    });
  });

  it('plays from a stamp that is clicked, and stays where it is', async () => {
    await withPage('episodes/e0/', async (page) => {
      const stamp = page.locator('.transcript-text a.stamp').nth(3);
      await stamp.scrollIntoViewIfNeeded();
      const before = await page.evaluate(() => scrollY);
      await stamp.click();
      await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 54);
      expect(await isPaused(page)).toBe(false);
      expect(await audioTime(page)).toBeLessThan(60);
      expect(await page.evaluate(() => [location.hash, scrollY])).toEqual(['#t=54', before]);
    });
  });

  it('stops at the end of a stretch, but not if the listener has gone elsewhere', async () => {
    await withPage('episodes/e0/#t=30,30.6', async (page) => {
      await page.evaluate(() => document.querySelector('audio')?.play());
      await page.waitForFunction(() => {
        const audio = document.querySelector('audio');
        return audio !== null && audio.paused && audio.currentTime > 30.3;
      });
      expect(await audioTime(page)).toBeLessThan(30.9);
      await page.evaluate(() => (location.hash = '#t=60,61'));
      await page.waitForFunction(() => document.querySelector('audio')?.currentTime === 60);
      await page.evaluate(async () => {
        const audio = document.querySelector('audio') as HTMLAudioElement;
        audio.currentTime = 100;
        await audio.play();
      });
      await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) > 101);
      expect(await isPaused(page)).toBe(false);
    });
  });
});
