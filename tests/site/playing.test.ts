import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { isPaused, serveSilence, timeOf, waitForSound } from '../support/listening.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const slug = episode.split('/')[1];

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

const keep = (page: Page, key: string, value: unknown): Promise<void> =>
  page.evaluate(([name, text]) => localStorage.setItem(`glosscast:/show/:${name}`, text), [
    key,
    JSON.stringify(value),
  ] as const);

const kept = (page: Page, key: string): Promise<unknown> =>
  page.evaluate((name) => JSON.parse(localStorage.getItem(`glosscast:/show/:${name}`) ?? 'null'), key);

describe('the bar', () => {
  it('leaves the browser’s own controls where no script runs, and nothing dead', async () => {
    await site.visit(
      episode,
      async (page) => {
        expect(await page.locator('audio').getAttribute('controls')).not.toBeNull();
        expect(await page.locator('audio').isVisible()).toBe(true);
        expect(await page.locator('.player :is(button, input, select):visible').count()).toBe(0);
      },
      { javaScriptEnabled: false },
    );
  });

  it('takes their place, and plays, pauses, skips, seeks, and sets the speed', async () => {
    await site.visit(episode, async (page) => {
      const player = page.getByRole('complementary', { name: 'Player' });
      expect(await page.locator('audio').isVisible()).toBe(false);
      expect(await player.getByRole('slider', { name: 'Time' }).getAttribute('aria-valuetext')).toBe(
        '0:00 of 7:47',
      );
      await player.getByRole('button', { name: 'Play', exact: true }).click();
      await waitForSound(page, 0, 5);
      await player.getByRole('button', { name: 'Forward 30 seconds' }).click();
      await waitForSound(page, 30, 36);
      await player.getByRole('button', { name: 'Back 15 seconds' }).click();
      await waitForSound(page, 15, 22);
      await player.getByLabel('Speed').selectOption('1.5×');
      expect(await page.evaluate(() => document.querySelector('audio')?.playbackRate)).toBe(1.5);
      await player.getByRole('button', { name: 'Pause' }).click();
      await player.getByRole('slider').fill('150');
      await waitForSound(page, 150, 150.1, true);
      expect(await player.getByRole('slider').getAttribute('aria-valuetext')).toBe(
        '2:30 of 7:47, Juche and devotion to the Kim family',
      );
      expect(await player.locator('.player-times').innerText()).toBe('2:30 / 7:47');
    });
  });

  it('marks the parts where they are heard, lists them, and plays the one that is chosen', async () => {
    await site.visit(episode, async (page) => {
      const marks = await page
        .locator('#seek-marks i')
        .evaluateAll((all) => all.map((mark) => Math.round(parseFloat((mark as HTMLElement).style.left))));
      expect(marks).toEqual(
        [78, 127, 165, 199, 292, 341, 407].map((start) => Math.round((start / 467.64) * 100)),
      );
      await page.getByRole('button', { name: 'Chapters' }).click();
      const links = page.locator('#chapter-list a');
      await links.filter({ hasText: 'Labour sent abroad' }).click();
      await waitForSound(page, 165, 170);
      expect(new URL(page.url()).hash).toBe('#t=165');
      await page.getByRole('button', { name: 'Chapters' }).click();
      expect(await page.locator('#chapter-list [aria-current]').innerText()).toMatch(
        /2:45\s+Labour sent abroad/,
      );
      await page.keyboard.press('Escape');
      expect(await page.locator('#chapters-panel').isVisible()).toBe(false);
    });
  });

  it('obeys single keys while the focus is within it, and only then', async () => {
    await site.visit(episode, async (page) => {
      await page.locator('main').focus();
      for (const key of ['k', 'l', 'm']) await page.keyboard.press(key);
      expect([await isPaused(page), await timeOf(page)]).toEqual([true, 0]);
      await page.locator('#seek').focus();
      await page.keyboard.press('ArrowRight');
      expect(await timeOf(page)).toBe(5);
      await page.locator('#back-button').focus();
      await page.keyboard.press('l');
      expect(await timeOf(page)).toBe(35);
      await page.keyboard.press('ArrowLeft');
      expect(await timeOf(page)).toBe(20);
      await page.keyboard.press('n');
      expect(await timeOf(page)).toBe(78);
      await page.keyboard.press('>');
      await page.keyboard.press('m');
      expect(
        await page.evaluate(() => {
          const { playbackRate, muted } = document.querySelector('audio') as HTMLAudioElement;
          return [playbackRate, muted];
        }),
      ).toEqual([1.1, true]);
      expect(await page.locator('.when-muted').isVisible()).toBe(true);
      await page.keyboard.press('k');
      await waitForSound(page, 78, 82);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('back-button');
    });
  });

  it('skips as far as its menu is told to, and remembers it', async () => {
    await site.visit(episode, async (page) => {
      await page.locator('#menu-button').click();
      await page.getByLabel('Skip forward').selectOption('60 s');
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Forward 60 seconds' }).click();
      expect(await timeOf(page)).toBe(60);
      await page.reload();
      await page.getByRole('button', { name: 'Forward 60 seconds' }).waitFor();
    });
  });

  it('is small on phones, held upright or across, and everything can be touched', async () => {
    await site.visit(episode, async (page) => {
      for (const [width, height, most] of [
        [320, 640, 80],
        [780, 360, 56],
      ] as const) {
        await page.setViewportSize({ width, height });
        const sizes = await page.evaluate(() => ({
          bar: document.querySelector('.player')?.getBoundingClientRect().height ?? 0,
          over: document.documentElement.scrollWidth - innerWidth,
          targets: [...document.querySelectorAll('.player-bar :is(button, select, input)')]
            .map((element) => element.getBoundingClientRect())
            .filter((box) => box.width > 0)
            .map((box) => Math.min(box.width, box.height)),
          play: document.querySelector('#play-button')?.getBoundingClientRect().width,
        }));
        expect(sizes.bar).toBeLessThanOrEqual(most);
        expect(sizes.over).toBeLessThanOrEqual(0);
        expect(sizes.targets.length).toBeGreaterThan(5);
        expect(Math.min(...sizes.targets)).toBeGreaterThanOrEqual(24);
        expect(sizes.play).toBeGreaterThanOrEqual(44);
      }
    });
  });
});

describe('what is remembered', () => {
  it('is offered, and gives way to an address with a time', async () => {
    await site.visit(episode, async (page) => {
      await page.locator('#play-button').click();
      await page.locator('#seek').fill('200');
      await waitForSound(page, 200, 205);
      await page.locator('#speed').selectOption('1.25×');
      await page.locator('#play-button').click();
      await page.goto(`${site.url}${episode}?again#t=30`);
      expect([await timeOf(page), await isPaused(page)]).toEqual([30, true]);
      expect(await page.locator('#speed').inputValue()).toBe('1.25');
      const resume = page.getByRole('button', { name: 'Resume at 3:2' });
      await resume.click();
      await waitForSound(page, 200, 206);
      expect(await resume.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.querySelector('audio')?.playbackRate)).toBe(1.25);
      await page.locator('#play-button').click();
      await waitForSound(page, 200, 210, true);
      await page.waitForFunction(
        (name) =>
          Math.abs(Number(localStorage.getItem(name)) - (document.querySelector('audio')?.currentTime ?? 0)) <
          0.02,
        `glosscast:/show/:position:${slug}`,
      );
      // another episode begins with the speed chosen last, and has no place to go back to
      await keep(page, `position:${slug}`, 6);
      await keep(page, `speed:${slug}`, 2);
      await page.reload();
      expect(await resume.isVisible()).toBe(false);
      expect(await page.locator('#speed').inputValue()).toBe('2');
    });
  });

  it('is not offered at the very end, and never shaken by what storage holds', async () => {
    await site.visit(episode, async (page) => {
      for (const place of [455, 'x', -3]) {
        await keep(page, `position:${slug}`, place);
        await keep(page, `speed:${slug}`, place);
        await page.reload();
        expect(await page.locator('#play-button').isVisible()).toBe(true);
        expect(await page.locator('#resume-button').isVisible(), String(place)).toBe(false);
        expect(await page.locator('#speed').inputValue()).toBe('1');
      }
    });
  });

  it('is what the tab that plays says: one that only stands there overwrites nothing, and stops for it', async () => {
    await site.visit(episode, async (page) => {
      await page.locator('#play-button').click();
      await waitForSound(page, 0, 5);
      const other = await page.context().newPage();
      await other.goto(`${site.url}${episode}#t=300`);
      await other.locator('#play-button').click();
      await waitForSound(other, 300, 305);
      await page.waitForFunction(() => document.querySelector('audio')?.paused);
      expect(await page.locator('#player-status').innerText()).toBe(
        'Paused, because another tab began to play.',
      );
      await other.locator('#play-button').click();
      await page.close({ runBeforeUnload: true });
      await other.waitForFunction(
        (key) => Number(localStorage.getItem(key)) >= 300,
        `glosscast:/show/:position:${slug}`,
      );
      expect(await kept(other, `position:${slug}`)).toBeGreaterThanOrEqual(300);
    });
  });
});

describe('a stretch', () => {
  const stopsAt = async (page: Page, end: number): Promise<void> => {
    await waitForSound(page, end - 0.1, end + 0.25, true);
  };

  it('stops at its end, wherever one goes within it, and then plays on', async () => {
    await site.visit(`${episode}#t=20,21.5`, async (page) => {
      await page.locator('#play-button').click();
      await waitForSound(page, 20, 21);
      await page.locator('#seek').fill('21.2');
      await stopsAt(page, 21.5);
      // and then it plays on
      await page.locator('#play-button').click();
      await waitForSound(page, 21.8, 24);
    });
  });

  it('that is none is no time', async () => {
    await site.visit(`${episode}#t=NaN`, async (page) => {
      expect(await timeOf(page)).toBe(0);
      for (const hash of ['#t=abc', '#t=9,3', `#t=${'9'.repeat(400)}`]) {
        await page.evaluate((value) => (location.hash = value), hash);
        expect(await timeOf(page)).toBe(0);
      }
      expect(await page.locator('.notice').innerText()).toBe('');
    });
  });
});

describe('sound that is not as expected', () => {
  it('that the browser refuses leaves a button that starts it', async () => {
    await site.visit(`${episode}#t=165`, async (page) => {
      await page.evaluate(() => {
        const audio = document.querySelector('audio') as HTMLAudioElement;
        const play = audio.play.bind(audio);
        audio.play = () => {
          audio.play = play;
          return Promise.reject(new DOMException('refused', 'NotAllowedError'));
        };
      });
      await page.locator('#play-button').click();
      const start = page.getByRole('button', { name: 'Press play to start at 2:45' });
      await start.focus();
      await page.keyboard.press('Enter');
      await waitForSound(page, 165, 168);
      expect(await start.isVisible()).toBe(false);
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('play-button');
    });
  });

  it('that is not there says so, and can be tried again', async () => {
    await site.visit(episode, async (watched) => {
      // in a page that nobody watches: what is not there is the point
      const page = await watched.context().newPage();
      await page.route('**/*.mp3', (route) => route.fulfill({ status: 404 }));
      await page.goto(`${site.url}${episode}#t=100`);
      await page.locator('#play-button').click();
      const again = page.getByRole('button', { name: 'Try again' });
      await again.waitFor();
      expect(await page.locator('#player-status').innerText()).toBe('The audio could not be loaded.');
      expect(await page.getByRole('button', { name: 'Play', exact: true }).isVisible()).toBe(true);
      await page.unroute('**/*.mp3');
      await again.click();
      await waitForSound(page, 100, 104);
      expect(await page.locator('#player-status').innerText()).toBe('');
    });
  });

  it('that ends before the time of the address plays from its start, and says why', async () => {
    await site.visit(`${episode}#t=400`, async (page) => {
      await serveSilence(page, 60);
      await page.locator('#play-button').click();
      await waitForSound(page, 0, 4);
      expect(await page.locator('.notice').innerText()).toContain(
        'The link leads to 6:40, but the audio ends at 1:00.',
      );
      await page.evaluate(() => (location.hash = '#t=50'));
      await waitForSound(page, 50, 54);
      await page.locator('.dive .stamp').first().click();
      await page.locator('.notice', { hasText: 'This is at 1:18, but the audio ends at 1:00.' }).waitFor();
      // and nobody is taken away from what is heard
      await waitForSound(page, 50, 58);
    });
  });
});

describe('the system’s own player', () => {
  it('shows the chapter, the episode and the show, and its buttons work', async () => {
    await site.visit('404.html', async (page) => {
      await page.addInitScript(() => {
        const actions: Record<string, MediaSessionActionHandler | null> = {};
        Object.assign(window, { actions });
        navigator.mediaSession.setActionHandler = (action, handler) => (actions[action] = handler);
        navigator.mediaSession.setPositionState = (state) => Object.assign(window, { state });
      });
      await page.goto(`${site.url}${episode}#t=164.5`);
      await page.locator('#play-button').click();
      const shows = (title: string): Promise<unknown> =>
        page.waitForFunction((wanted) => navigator.mediaSession.metadata?.title === wanted, title);
      await shows('Juche and devotion to the Kim family');
      await shows('Labour sent abroad');
      expect(
        await page.evaluate(() => {
          const { artist, album, artwork } = navigator.mediaSession.metadata as MediaMetadata;
          return { artist, album, artwork: artwork.length, state: navigator.mediaSession.playbackState };
        }),
      ).toMatchObject({
        artist: 'The Glosscast Sampler',
        album: expect.stringContaining('North Korea'),
        artwork: 1,
        state: 'playing',
      });
      const act = (action: string, details: object = {}): Promise<void> =>
        page.evaluate(
          ([name, more]) => {
            const { actions } = window as unknown as { actions: Record<string, (details: object) => void> };
            actions[name]?.({ action: name, ...more });
          },
          [action, details] as const,
        );
      await act('nexttrack');
      await waitForSound(page, 199, 203);
      await act('previoustrack');
      await waitForSound(page, 165, 169);
      await act('seekto', { seekTime: 300 });
      await waitForSound(page, 300, 304);
      await act('seekbackward', { seekOffset: 10 });
      await waitForSound(page, 290, 296);
      await act('pause');
      expect(await isPaused(page)).toBe(true);
      await page.waitForFunction(() => navigator.mediaSession.playbackState === 'paused');
      expect(await page.evaluate(() => (window as unknown as { state: object }).state)).toMatchObject({
        duration: expect.closeTo(467.64, 0),
        position: expect.closeTo(await timeOf(page), 0),
        playbackRate: 1,
      });
    });
  });
});
