import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import type { Browser, BrowserContextOptions, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSiteServer, listenOnFreePort } from '../../src/site/server.ts';
import { findFaults } from '../support/accessibility.ts';
import { launchBrowser } from '../support/browser.ts';
import { openSample } from '../support/built-sample.ts';
import { samplePages } from '../support/site-browser.ts';

const { episode } = samplePages;
/** Where the sample says that it is published. */
const published = 'https://glosscast.example/show/';

interface Answer {
  readonly html: string;
  readonly thumbnail_url: string;
}

let browser: Browser;
let servers: readonly Server[];
/** The sample, below a base; and somebody else's page that shows it: another host, on another port. */
let site: string;
let host: string;

/** A long page with the very code that the episode offers; its size and the rest of its address as asked for. */
function writeHost(code: string, query: URLSearchParams): string {
  const [width, height] = (query.get('size') ?? '360x400').split('x');
  const frame = code
    .replace(published, site)
    .replace('/embed/"', `/embed/${query.get('rest') ?? ''}"`)
    .replace(/width="[^"]*" height="[^"]*"/, `width="${width}" height="${height}"`);
  return `<!doctype html><html lang="en"><title>Elsewhere</title><body style="height:4000px"><p style="height:500px">Words.</p>${frame}`;
}

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  const { html } = JSON.parse(await readFile(path.join(folder, episode, 'oembed.json'), 'utf8')) as Answer;
  const own = createSiteServer({ folder, base: '/show/' });
  const other = createServer(({ url = '' }, response) => {
    response.setHeader('Content-Type', 'text/html');
    response.end(writeHost(html, new URL(url, 'http://host').searchParams));
  });
  servers = [own, other];
  site = `http://127.0.0.1:${await listenOnFreePort(own, 0, '127.0.0.1')}/show/`;
  host = `http://localhost:${await listenOnFreePort(other, 0, '127.0.0.1')}/`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  for (const server of servers) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** Opens a page, looks at it; complains of errors on the console, and of requests to anybody else. */
async function visit<T>(
  address: string,
  look: (page: Page) => Promise<T>,
  options: BrowserContextOptions = {},
  prepare?: (page: Page) => Promise<unknown>,
): Promise<T> {
  const context = await browser.newContext({ reducedMotion: 'reduce', ...options });
  try {
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('pageerror', ({ message }) => complaints.push(message));
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
    });
    page.on('request', (request) => {
      const url = request.url();
      if (![site, host].some((known) => url.startsWith(known)) && !/favicon/.test(url))
        complaints.push(`foreign request ${url}`);
    });
    await prepare?.(page);
    await page.goto(address, { waitUntil: 'load' });
    const result = await look(page);
    expect(complaints).toEqual([]);
    return result;
  } finally {
    await context.close();
  }
}

const hosted = (rest: string, size = '360x400'): string =>
  `${host}?${new URLSearchParams({ rest, size }).toString()}`;

/** The frame, once it has loaded: it does so late. */
async function frameOf(page: Page): Promise<Frame> {
  const frame = await (await page.waitForSelector('iframe')).contentFrame();
  if (!frame) throw new Error('the page holds no frame');
  await frame.waitForURL((url) => url.href.startsWith(site), { waitUntil: 'load' });
  return frame;
}
const timeIn = (frame: Frame): Promise<number> =>
  frame.evaluate(() => document.querySelector('audio')?.currentTime ?? -1);

/** What a browser does that gives a third party's frame no storage. */
const forbidStorage = (page: Page): Promise<unknown> =>
  page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('no', 'SecurityError');
      },
    });
  });

describe('an embed in another site’s page', () => {
  it('plays and follows inside its frame, without storage, and never moves the page around it', async () => {
    await visit(
      hosted('#t=58'),
      async (page) => {
        const frame = await frameOf(page);
        await frame.waitForFunction(() => document.querySelector('audio')?.currentTime === 58);
        const start = await frame.evaluate(() => scrollY);
        expect(start).toBeGreaterThan(0);
        await frame.locator('#play-button').click();
        // the words of another passage are said, and brought to where they can be read
        await frame.waitForFunction((from) => {
          const now = document.querySelector('[aria-current="true"]')?.getBoundingClientRect();
          const bottom = document.getElementById('player')?.getBoundingClientRect().top ?? 0;
          return now !== undefined && scrollY > from + 10 && now.top > 30 && now.top < bottom;
        }, start);
        expect(await frame.evaluate(() => CSS.highlights.get('spoken')?.size)).toBe(1);
        await frame.locator('.transcript-text .stamp').nth(9).click();
        const before = await timeIn(frame);
        await frame.waitForFunction(
          (time) => (document.querySelector('audio')?.currentTime ?? 0) > time,
          before,
        );
        expect(await page.evaluate(() => scrollY)).toBe(0);
        expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('IFRAME');
      },
      { viewport: { width: 1000, height: 1000 } },
      forbidStorage,
    );
  });

  it('goes to the time that its address asks for, starts nothing, and stops where it says', async () => {
    for (const rest of ['?t=20,20.8', '#t=20,20.8'])
      await visit(
        hosted(rest),
        async (page) => {
          const frame = await frameOf(page);
          await frame.waitForFunction(() => document.querySelector('audio')?.currentTime === 20);
          expect(await frame.evaluate(() => document.querySelector('audio')?.played.length)).toBe(0);
          await frame.locator('#play-button').click();
          await frame.waitForFunction(() => {
            const audio = document.querySelector('audio');
            return audio !== null && audio.paused && audio.currentTime > 20.5;
          });
          expect(await timeIn(frame)).toBeLessThan(21.3);
        },
        { viewport: { width: 1000, height: 1000 } },
      );
  });

  it('leaves its frame by a new tab alone, so that the sound goes on', async () => {
    await visit(hosted(''), async (page) => {
      const frame = await frameOf(page);
      const [opened] = await Promise.all([
        page.context().waitForEvent('page'),
        frame.locator('.embed-head a').click(),
      ]);
      expect(opened.url()).toBe(site + episode);
      expect(frame.url()).toBe(`${site}${episode}embed/`);
      const others = await frame.evaluate(() =>
        [...document.querySelectorAll<HTMLAnchorElement>('a[href]:not(audio a)')]
          .filter((link) => link.target !== '_blank' && !link.getAttribute('href')?.startsWith('#t='))
          .map((link) => link.outerHTML),
      );
      expect(others).toEqual([]);
    });
  });
});

describe('an embed', () => {
  it.each([
    [200, 130],
    [200, 150],
    [320, 120],
    [360, 400],
    [900, 600],
  ])('of %i × %i shows its title and the player whole, and nothing sticks out', async (width, height) => {
    await visit(
      `${site}${episode}embed/`,
      async (page) => {
        const found = await page.evaluate(() => {
          const root = document.documentElement;
          const main = document.querySelector('main');
          const [title, player] = ['.embed-head', '#player'].map((name) =>
            document.querySelector(name)?.getBoundingClientRect(),
          );
          const small = [...document.querySelectorAll('button, select, a.stamp')]
            .filter((one) => one.checkVisibility())
            .filter((one) => one.getBoundingClientRect().height < 23.5);
          return {
            overflow: root.scrollWidth - root.clientWidth,
            titleTop: title?.top,
            room: (player?.top ?? 0) - (title?.bottom ?? 0),
            playerEnds: Math.round(player?.bottom ?? 0),
            showsText: main?.checkVisibility(),
            small: small.map((one) => one.outerHTML),
          };
        });
        expect(found).toMatchObject({ overflow: 0, titleTop: 0, playerEnds: height, small: [] });
        expect(found.room).toBeGreaterThanOrEqual(0);
        expect(found.showsText).toBe(height > 200);
      },
      { viewport: { width, height } },
    );
  });

  it('has nothing that axe finds fault with, light and dark', async () => {
    await visit(
      `${site}${episode}embed/`,
      async (page) => {
        for (const colorScheme of ['light', 'dark'] as const) {
          await page.emulateMedia({ colorScheme });
          expect(await findFaults(page, 'usual')).toEqual([]);
        }
      },
      { viewport: { width: 360, height: 400 } },
    );
  });

  it('without a script is the browser’s own player, and text that can be read', async () => {
    await visit(
      `${site}${episode}embed/`,
      async (page) => {
        expect(await page.locator('audio[controls]').isVisible()).toBe(true);
        expect(await page.innerText('main')).toContain('Neither of us is a person.');
        expect(await page.locator('button:visible').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });

  it('is not for search engines, which are led to the episode; and brings no sheet, worker or map along', async () => {
    await visit(`${site}${episode}embed/`, async (page) => {
      expect(await page.locator('meta[name=robots]').getAttribute('content')).toBe('noindex');
      expect(await page.locator('link[rel=canonical]').getAttribute('href')).toBe(published + episode);
      const loaded = await page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      );
      expect(loaded.filter((name) => /\.mp3|timing|sheet|worker/.test(name))).toEqual([]);
      expect(await page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
    });
  });
});

describe('an episode that can be embedded', () => {
  it('says so in its head, and what it says there leads to what can be embedded', async () => {
    await visit(site + episode, async (page) => {
      const link = page.locator('link[type="application/json+oembed"]');
      const address = (await link.getAttribute('href')) ?? '';
      expect(address).toBe(`${published}${episode}oembed.json`);
      const response = await page.request.get(address.replace(published, site));
      expect(response.headers()).toMatchObject({
        'content-type': expect.stringContaining('application/json') as string,
        'access-control-allow-origin': '*',
      });
      const { html, thumbnail_url: card } = (await response.json()) as Answer;
      const src = /src="([^"]+)"/.exec(html)?.[1] ?? '';
      for (const part of [src, card]) {
        expect(part.startsWith(published)).toBe(true);
        expect((await page.request.get(part.replace(published, site))).status()).toBe(200);
      }
      // and the same code stands on the page, for people
      expect(await page.locator('#embed-code-1').inputValue()).toBe(html);
    });
  });
});
