import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode, term, glossary, source } = samplePages;
const other = 'episodes/a-tour-of-the-companion/';
const slug = episode.split('/')[1];
const wide = { viewport: { width: 1280, height: 900 } };
const heard = 'audio[data-strip-audio]';
const own = 'audio[data-episode-audio]';

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

const stampOf = (page: Page, index = 0): Locator => page.locator('.concordance a.stamp').nth(index);

/** Has a stamp lead to a stretch of an episode. */
async function leadTo(stamp: Locator, stretch: string, to: string = episode): Promise<Locator> {
  await stamp.evaluate((link, href) => link.setAttribute('href', href), `/show/${to}#t=${stretch}`);
  return stamp;
}

/** Waits until some sound is between two times, and plays or does not. */
const waitFor = (page: Page, audio: string, from: number, to: number, paused = false): Promise<unknown> =>
  page.waitForFunction(
    ([selector, least, most, still]) => {
      const found = document.querySelector<HTMLAudioElement>(selector);
      if (!found || found.paused !== still) return false;
      return found.currentTime < most && (still ? found.currentTime >= least : found.currentTime > least);
    },
    [audio, from, to, paused] as const,
  );

/** How exactly a stretch ends depends on how busy the machine is. */
const waitForEnd = (page: Page, audio: string, end: number): Promise<unknown> =>
  waitFor(page, audio, end - 0.1, end + 0.25, true);

const press = (page: Page, name: string | RegExp): Promise<void> =>
  page.locator('.strip').getByRole('button', { name }).click();

const kept = (page: Page, key: string): Promise<unknown> =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(`glosscast:/show/:${name}`) ?? 'null'), key);

const keep = (page: Page, key: string, value: unknown): Promise<void> =>
  page.evaluate(([name, text]) => localStorage.setItem(`glosscast:/show/:${name}`, text), [
    key,
    JSON.stringify(value),
  ] as const);

/** A real change of the page that the reader makes there. */
async function go(page: Page, address: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.evaluate((to) => location.assign(to), site.url + address);
  await loaded;
}

/** Plays the episode from 5:53 on its own page, until links are looked after. */
async function playEpisode(page: Page): Promise<void> {
  await page.locator('#takeaways-8 a.stamp').click();
  await waitFor(page, own, 353, 360);
  await page.waitForFunction(() => {
    const link = document.querySelector<HTMLAnchorElement>('a.external');
    link?.dispatchEvent(new Event('pointerover', { bubbles: true }));
    return link?.target === '_blank';
  });
}

describe('a stamp on a page that is not an episode’s', () => {
  it('is heard there and then, up to its end; again, and replaced by another', async () => {
    await site.visit(term, async (page) => {
      await keep(page, `position:${slug}`, 99);
      const first = await leadTo(stampOf(page), '52.5,53.3');
      await first.click();
      await waitFor(page, heard, 52.5, 53.3);
      expect(await first.getAttribute('aria-current')).toBe('true');
      expect(page.url()).toBe(site.url + term);
      await waitForEnd(page, heard, 53.3);
      await page.locator('.strip [role=status]', { hasText: 'End of the passage' }).waitFor();
      expect(await first.getAttribute('aria-current')).toBeNull();
      expect(await page.locator('.strip').innerText()).toMatch(
        /^Play again\s+0:52–0:53 Digest: .*\s+Go on\s+Open there\s+Close$/s,
      );
      await press(page, 'Play again');
      await waitFor(page, heard, 52.5, 53.3);
      await waitForEnd(page, heard, 53.3);

      // pressed again, a stamp pauses, and goes on
      const second = await leadTo(stampOf(page, 1), '60,80');
      await second.focus();
      await page.keyboard.press('Enter');
      await waitFor(page, heard, 60, 65);
      expect(await page.locator('audio').count()).toBe(1);
      await page.keyboard.press('Enter');
      await waitFor(page, heard, 60, 66, true);
      await page.getByRole('button', { name: 'Resume' }).focus();
      await page.keyboard.press('Enter');
      await waitFor(page, heard, 60, 68);
      await page.keyboard.press('Escape');
      await page.locator('.strip').waitFor({ state: 'detached' });
      expect(await page.locator('audio').count()).toBe(0);
      expect(await second.evaluate((stamp) => stamp === document.activeElement)).toBe(true);
      expect(await kept(page, `position:${slug}`)).toBe(99);
    });
  });

  it('ends with its page, and is what goes on when the listener goes on past its end', async () => {
    await site.visit(term, async (page) => {
      await (await leadTo(stampOf(page), '52.5,53.1')).click();
      await waitForEnd(page, heard, 53.1);
      await press(page, 'Go on');
      await waitFor(page, heard, 53.2, 60);
      await go(page, glossary);
      await waitFor(page, heard, 53.2, 70);
      expect(await page.locator('.strip').innerText()).toMatch(/^Pause\s+.*Open episode\s+Stop$/s);
      expect(Number(await kept(page, `position:${slug}`))).toBeGreaterThan(53);

      // what played before is at hand while a passage is heard, and after it
      await go(page, term);
      await waitFor(page, heard, 53.2, 80);
      await (await leadTo(stampOf(page), '200,210')).click();
      await waitFor(page, heard, 200, 205);
      await press(page, /^Back to [01]:\d\d$/);
      await waitFor(page, heard, 53, 90);
      await (await leadTo(stampOf(page, 1), '300,310')).click();
      await waitFor(page, heard, 300, 305);
      await go(page, source);
      await page.getByRole('button', { name: /^Resume at [01]:\d\d$/ }).waitFor();
      expect(await page.locator(heard).evaluate((audio: HTMLAudioElement) => audio.paused)).toBe(true);
    });
  });

  it('is heard where the listener has shifted the times of its episode, and as fast', async () => {
    await site.visit(term, async (page) => {
      await keep(page, `alignment:${slug}`, {
        anchors: [{ media: 80, transcript: 50 }],
        history: [],
        asked: [],
      });
      await keep(page, `speed:${slug}`, 1.5);
      await (await leadTo(stampOf(page), '52,53')).click();
      await waitFor(page, heard, 82, 83);
      expect(await page.locator(heard).evaluate((audio: HTMLAudioElement) => audio.playbackRate)).toBe(1.5);
      await waitForEnd(page, heard, 83);
      // somebody who plays in another tab is not talked over
      await press(page, 'Go on');
      await waitFor(page, heard, 83.1, 95);
      const second = await page.context().newPage();
      await second.goto(site.url + other);
      await second.getByRole('button', { name: 'Play', exact: true }).click();
      await page.locator('.strip-said', { hasText: 'another tab' }).waitFor();
      await second.close();
    });
  });

  it('is the link that it is without scripts, and where nothing is to be heard', async () => {
    await site.visit(
      term,
      async (page) => {
        await stampOf(page).click();
        await page.waitForURL(`${site.url}episodes/**#t=*`);
      },
      { javaScriptEnabled: false },
    );
    await site.visit(term, async (watched) => {
      // in pages that nobody watches: what is not there is the point
      const page = await watched.context().newPage();
      await page.route('**/sound.json', (route) => route.abort());
      await page.goto(site.url + term);
      await (await leadTo(stampOf(page), '52,53')).click();
      await page.locator('.strip-said', { hasText: 'could not be loaded' }).waitFor();
      expect(
        await page.locator('.strip').getByRole('link', { name: 'Open there' }).getAttribute('href'),
      ).toBe(`${site.url}${episode}#t=52,53`);
      await page.unroute('**/sound.json');
      await press(page, 'Try again');
      await waitFor(page, heard, 52, 53);

      await page.route('**/*.mp3', (route) => route.fulfill({ status: 404 }));
      await (await leadTo(stampOf(page), '4,5', other)).click();
      await page.locator('.strip-said', { hasText: 'could not be loaded' }).waitFor();
      await page.unroute('**/*.mp3');
      await press(page, 'Try again');
      await waitFor(page, heard, 4, 5);
      await (await leadTo(stampOf(page), '900,910', other)).click();
      await page.locator('.strip-said', { hasText: 'at 15:00, but the audio ends at 2:0' }).waitFor();

      await page.route('**/sound.json', (route) => route.fulfill({ status: 404 }));
      await page.reload();
      await (await leadTo(stampOf(page), '52,53')).click();
      await page.waitForURL(`${site.url}${episode}#t=52,53`);
    });
  });
});

describe('a stamp in a sheet beside an episode that plays', () => {
  it('is heard in its own player, one of another episode while that is silent, and there is a way back', async () => {
    await site.visit(
      episode,
      async (page) => {
        await playEpisode(page);
        await page.locator('.site-nav a', { hasText: 'Glossary' }).click();
        await page.locator('dialog.sheet a[href$="/juche/"]').first().click();
        await page.locator('dialog.sheet h1', { hasText: 'Juche' }).waitFor();
        const stamp = await leadTo(stampOf(page), '100,100.9');
        await stamp.click();
        await waitFor(page, own, 100, 100.9);
        expect(await stamp.getAttribute('aria-current')).toBe('true');
        await waitForEnd(page, own, 100.9);
        expect(await page.locator('audio').count()).toBe(1);
        // the listener is still where they were
        expect(Math.floor(Number(await kept(page, `position:${slug}`)))).toBeGreaterThanOrEqual(353);
        // the sheet stands on the strip
        const [sheet, strip] = await Promise.all([
          page.locator('dialog.sheet').boundingBox(),
          page.locator('.strip').boundingBox(),
        ]);
        expect((sheet?.y ?? 0) + (sheet?.height ?? 0)).toBeLessThanOrEqual((strip?.y ?? 0) + 1);
        await press(page, /^Back to [56]:\d\d$/);
        await waitFor(page, own, 353, 365);
        expect(await page.locator('.strip').count()).toBe(0);

        await (await leadTo(stampOf(page, 1), '30,30.9', other)).click();
        await waitFor(page, heard, 30, 30.9);
        expect(await page.locator(own).evaluate((audio: HTMLAudioElement) => audio.paused)).toBe(true);
        await waitForEnd(page, heard, 30.9);
        await press(page, /^Back to [56]:\d\d$/);
        await waitFor(page, own, 353, 365);
        expect(await page.locator(`.strip, ${heard}`).count()).toBe(0);
        expect(await kept(page, 'position:a-tour-of-the-companion')).toBeNull();

        // whoever plays on after its end listens there from now on
        await stamp.click();
        await waitForEnd(page, own, 100.9);
        await press(page, 'Go on');
        await waitFor(page, own, 101, 110);
        expect(await page.locator('.strip').count()).toBe(0);
        expect(page.url()).toBe(site.url + term);
      },
      wide,
    );
  });
});
