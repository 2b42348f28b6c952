import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launchBrowser } from '../support/browser.ts';
import { openSample } from '../support/built-sample.ts';
import { serveChangingSite, type ChangingSite } from '../support/changing-site.ts';
import { samplePages } from '../support/site-browser.ts';
import { writeSound } from '../support/sound.ts';

const digest = samplePages.episode;
const tour = 'episodes/a-tour-of-the-companion/';

let browser: Browser;
let folder: string;

beforeAll(async () => {
  ({ folder } = await openSample('/show/'));
  browser = await launchBrowser();
});
afterAll(() => browser.close());

/** Reads in a browser of one's own, at a server of one's own. */
async function read(look: (page: Page, site: ChangingSite) => Promise<void>): Promise<void> {
  const site = await serveChangingSite(folder, '/show/');
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    await look(await context.newPage(), site);
  } finally {
    await context.close();
    await site.close();
  }
}

/** Presses the button, waits until something has become of it, and returns what is said then. */
async function keep(page: Page, button = 'Keep this episode'): Promise<string> {
  await page.getByRole('button', { name: button }).click();
  await page.locator('#keep-status', { hasText: /^(?:Kept|Text kept)|Nothing was kept/ }).waitFor();
  return page.locator('#keep-status').innerText();
}

/** Everything of the site that the browser holds. */
const storedBy = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => [
    ...(await caches.keys()),
    ...(await navigator.serviceWorker.getRegistrations()).map(({ scope }) => scope),
  ]);

/** Plays from a moment; resolves when it is really heard. */
async function hear(page: Page, time: number): Promise<void> {
  await page.evaluate((from) => {
    const audio = document.querySelector('audio') as HTMLAudioElement;
    audio.currentTime = from;
    return audio.play();
  }, time);
  await page.waitForFunction((from) => {
    const now = document.querySelector('audio')?.currentTime ?? 0;
    return now > from + 0.1 && now < from + 20;
  }, time);
}

/** Gives the pages audio on another host: so long that no browser fetches all of it at once. */
function moveAudio(site: ChangingSite, host: ChangingSite): void {
  site.edit = (html) =>
    html
      .replaceAll(/"[^"]*\/digest\.mp3"/g, `"${host.url}long.wav"`)
      .replaceAll('type="audio/mpeg"', 'type="audio/wav"');
}

describe('an episode', () => {
  it('leaves nothing in the browser before somebody keeps it', async () => {
    await read(async (page, site) => {
      await page.goto(site.url + digest, { waitUntil: 'networkidle' });
      expect(await page.getByRole('button', { name: 'Keep this episode' }).isVisible()).toBe(true);
      expect(await storedBy(page)).toEqual([]);
      expect(site.asked.filter((address) => /service-worker|offline\.json|kept\//.test(address))).toEqual([]);
      expect(await page.locator('#kept-link').isVisible()).toBe(false);
    });
  });

  it('that is kept is read and heard while the server is broken, and when it is gone', async () => {
    await read(async (page, site) => {
      await page.goto(site.url + digest);
      expect(await keep(page)).toMatch(/^Kept, audio and all: 4\.\d MB\./);
      site.broken = true;
      // the open page, too, has what it may ask for
      await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
      expect(
        await page.evaluate(() => fetch('/show/glossary/juche/').then((response) => response.status)),
      ).toBe(200);
      await page.reload();
      await page.locator('#keep-status', { hasText: /^4\.\d MB, with the audio\. Kept on \d/ }).waitFor();
      await site.close();

      const missing: string[] = [];
      const ranges: number[] = [];
      page.on('requestfailed', (request) => {
        // the browser ends requests for sound itself, and those of a page that is left
        const isEnded = request.failure()?.errorText === 'net::ERR_ABORTED';
        if (!isEnded && !request.url().endsWith('.mp3')) missing.push(request.url());
      });
      page.on('response', (response) => {
        if (response.url().endsWith('.mp3') && response.fromServiceWorker()) ranges.push(response.status());
      });
      await page.goto(`${site.url}${digest}?from=home#t=20`);
      expect(await page.locator('h1').innerText()).toContain('Drug Cartel');
      const faces = await page.evaluate(async () => {
        await document.fonts.ready;
        return [...document.fonts].filter(({ status }) => status === 'loaded').length;
      });
      expect(faces).toBeGreaterThan(1);
      expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
      await hear(page, 353);
      await hear(page, 40);
      await hear(page, 440);
      expect(ranges.length).toBeGreaterThan(1);
      expect(new Set(ranges)).toEqual(new Set([206]));
      expect(missing).toEqual([]);

      await page.goto(`${site.url}glossary/juche/`);
      expect(await page.locator('h1').innerText()).toBe('Juche');
      // its passages are heard there, too
      await page.locator('a.stamp[href*="/1154-"][href*="#t="]').first().click();
      await page.waitForFunction(
        () => (document.querySelector<HTMLAudioElement>('audio[data-strip-audio]')?.played.length ?? 0) > 0,
      );
      await page.goto(site.url);
      expect(await page.locator('h1').count()).toBe(1);
      // an address without its last slash
      await page.goto(`${site.url}${digest.replace(/\/$/, '')}`);
      expect(page.url()).toBe(site.url + digest);
    });
  });

  it('that is not kept is answered by the list of those that are, and they can be removed', async () => {
    await read(async (page, site) => {
      await page.goto(site.url + digest);
      await keep(page);
      await page.goto(site.url + tour);
      await keep(page);
      await site.close();

      const response = await page.goto(`${site.url}search/?q=juche`);
      expect(response?.status()).toBe(503);
      await page.locator('#kept-list li').nth(1).waitFor();
      expect(await page.locator('main').innerText()).toContain('You are offline');
      expect(await page.locator('#kept-total').innerText()).toMatch(/^\d+(\.\d)? MB in all\.$/);
      await page.locator('#kept-link a').click();
      await page.waitForURL(`${site.url}kept/`);
      await page.locator('#kept-list li').nth(1).waitFor();
      expect(await page.locator('#kept-offline').isVisible()).toBe(false);

      // what both need stays with the other one
      await page.getByRole('button', { name: /^Remove .*Tour/i }).click();
      await page.locator('#kept-status', { hasText: 'Removed' }).waitFor();
      expect(await page.locator('#kept-list li').count()).toBe(1);
      await page.locator('#kept-list a').click();
      await page.waitForURL(site.url + digest);
      expect(await page.evaluate(() => getComputedStyle(document.body).display)).toBe('flex');
      await hear(page, 100);

      await page.getByRole('button', { name: 'Remove', exact: true }).click();
      await page.locator('#keep-status', { hasText: 'Removed' }).waitFor();
      expect(await storedBy(page)).toEqual([]);
      expect(await page.evaluate(() => localStorage.getItem('glosscast:/show/:kept-episodes'))).toBeNull();
    });
  });

  it('whose audio lies elsewhere is kept with it if that host allows it, and else as text', async () => {
    const sounds = await mkdtemp(path.join(tmpdir(), 'glosscast-sounds-'));
    await writeSound(path.join(sounds, 'long.wav'), 1500);
    const host = await serveChangingSite(sounds, '/');
    try {
      await read(async (page, site) => {
        moveAudio(site, host);
        await page.goto(site.url + digest);
        expect(host.asked).toEqual([]);
        expect(await keep(page)).toMatch(/^Text kept, audio not: its host does not allow it\. 1\.\d MB\.$/);
        await page.reload();
        await page
          .locator('#keep-status', { hasText: 'text only: the audio’s host does not allow it' })
          .waitFor();
      });
      host.headers = { 'Access-Control-Allow-Origin': '*' };
      await read(async (page, site) => {
        moveAudio(site, host);
        await page.goto(site.url + digest);
        // it plays on while it is kept, from the network
        await hear(page, 10);
        expect(await keep(page)).toMatch(/^Kept, audio and all: 1\d MB\./);
        await hear(page, 1300);
        await page.reload();
        await site.close();
        await host.close();
        await page.reload();
        await hear(page, 1400);
        await hear(page, 40);
      });
    } finally {
      await host.close();
      await rm(sounds, { recursive: true });
    }
  });

  it('that has changed is brought up to date when the reader says so, and fits together until then', async () => {
    await read(async (page, site) => {
      await page.goto(site.url + digest);
      await keep(page);
      const before = site.asked.length;
      // a new version of the site
      site.edit = (html) => html.replace('<h1 class="title">', '<h1 class="title">Revised: ');
      await page.reload();
      await page.locator('#keep-status', { hasText: 'The page has changed since.' }).waitFor();
      expect(await page.locator('h1').innerText()).toMatch(/^Revised/);
      site.broken = true;
      await page.reload();
      expect(await page.locator('h1').innerText()).not.toMatch(/^Revised/);
      site.broken = false;
      await page.reload();
      expect(await keep(page, 'Update what is kept')).toMatch(/^Kept, audio and all/);
      // the same sound is not fetched again
      const sounds = site.asked.slice(before).filter((asked) => asked.endsWith('.mp3'));
      expect(sounds.map((asked) => asked.split(' ')[0])).toEqual(['HEAD']);
      site.broken = true;
      await page.reload();
      expect(await page.locator('h1').innerText()).toMatch(/^Revised/);
      await hear(page, 200);
    });
  });

  it('is not kept by half: it can be cancelled, and needs room', async () => {
    await read(async (page, site) => {
      site.stalled = /\.mp3$/;
      await page.goto(site.url + digest);
      await page.getByRole('button', { name: 'Keep this episode' }).click();
      await page.waitForFunction(() => document.activeElement?.id === 'keep-cancel');
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.locator('#keep-status', { hasText: 'Cancelled. Nothing was kept.' }).waitFor();
      expect(await storedBy(page)).toEqual([]);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('keep-start');

      site.stalled = undefined;
      const session = await page.context().newCDPSession(page);
      const { origin } = new URL(site.url);
      await session.send('Storage.overrideQuotaForOrigin', { origin, quotaSize: 2_000_000 });
      expect(await keep(page)).toMatch(/room .*Nothing was kept\.$/);
      expect(await storedBy(page)).toEqual([]);
    });
  });

  it('says why it cannot be kept where browsers keep nothing', async () => {
    await read(async (page, site) => {
      const insecure = 'http://show.example/show/';
      await page.route(`${insecure}**`, async (route) => {
        const address = route.request().url().replace(insecure, site.url);
        await route.fulfill({ response: await route.fetch({ url: address }) });
      });
      await page.goto(insecure + digest);
      const section = page.locator('#keep-offline');
      expect(await section.innerText()).toContain(
        'Browsers keep pages only of sites whose address begins with https',
      );
      expect(await section.getByRole('button').count()).toBe(0);
    });
  });
});

describe('the worker', () => {
  it('lies at the base, is asked for anew each time, and names its code by a hash', async () => {
    const site = await serveChangingSite(folder, '/show/');
    try {
      const response = await fetch(`${site.url}service-worker.js`);
      expect(response.headers.get('Content-Type')).toMatch(/^text\/javascript/);
      expect(response.headers.get('Cache-Control')).toBe('no-cache');
      const code = /^importScripts\("\/show\/(assets\/worker-[\w-]+\.js)"\);$/.exec(
        (await response.text()).trim(),
      );
      expect(await readFile(path.join(folder, code?.[1] ?? ''), 'utf8')).toContain('bytes */');
    } finally {
      await site.close();
    }
  });
});

describe('the manifest', () => {
  it('is linked, and its icons are what it says of them', async () => {
    const home = await readFile(path.join(folder, 'index.html'), 'utf8');
    expect(home).toContain('<link rel="manifest" href="/show/manifest.webmanifest">');
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.webmanifest'), 'utf8')) as {
      readonly start_url: string;
      readonly icons: readonly { readonly src: string; readonly sizes: string; readonly purpose: string }[];
    };
    expect(manifest.start_url).toBe('/show/');
    const found = await Promise.all(
      manifest.icons.map(async ({ src, sizes, purpose }) => {
        const { width, height, format } = await sharp(
          path.join(folder, src.slice('/show/'.length)),
        ).metadata();
        expect([`${width}x${height}`, format]).toEqual([sizes, 'png']);
        return `${purpose} ${sizes}`;
      }),
    );
    expect(found).toEqual(['any 192x192', 'any 512x512', 'maskable 192x192', 'maskable 512x512']);
  });
});
