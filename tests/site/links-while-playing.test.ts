import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode, term, glossary } = samplePages;
const other = 'episodes/a-tour-of-the-companion/';
const wide = { viewport: { width: 1280, height: 900 } };

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** Links are looked after, and what plays is kept for the next page, when that has been loaded. */
const waitForLinks = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => {
    const link = document.querySelector<HTMLAnchorElement>('a.external');
    link?.dispatchEvent(new Event('pointerover', { bubbles: true }));
    return link?.target === '_blank';
  });

/** Plays from 5:53, until it sounds and links are looked after. */
async function play(page: Page): Promise<void> {
  await page.locator('#takeaways-8 a.stamp').click();
  await waitForTime(page, 353.1);
  await waitForLinks(page);
  await page.evaluate(() => {
    const audio = document.querySelector('audio');
    for (const event of ['pause', 'emptied', 'ended'])
      audio?.addEventListener(event, () => audio.setAttribute('data-interrupted', event));
  });
}

const timeOf = (page: Page, audio = 'audio'): Promise<number> =>
  page.evaluate((selector) => document.querySelector<HTMLAudioElement>(selector)?.currentTime ?? -1, audio);

const waitForTime = (page: Page, time: number, audio = 'audio'): Promise<unknown> =>
  page.waitForFunction(
    ([selector, least]) =>
      (document.querySelector<HTMLAudioElement>(String(selector))?.currentTime ?? 0) >= Number(least),
    [audio, time],
  );

/** A real change of the page that the reader makes there; those that come from outside may not start sound. */
async function leave(page: Page, how: () => void): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.evaluate(how);
  await loaded;
}

const reload = (page: Page): Promise<void> => leave(page, () => location.reload());

async function go(page: Page, address: string): Promise<void> {
  const loaded = page.waitForEvent('load');
  await page.evaluate((to) => location.assign(to), site.url + address);
  await loaded;
}

/** It has gone on all the time since it began, and goes on. */
async function expectSound(page: Page): Promise<void> {
  await waitForTime(page, (await timeOf(page)) + 0.1);
  expect(await page.locator('audio').first().getAttribute('data-interrupted')).toBeNull();
}

/** Waits until the sheet shows a page with this heading, and the address is that page's. */
async function waitForSheet(page: Page, heading: string, address: string): Promise<void> {
  const title = page.locator('dialog.sheet h1', { hasText: heading });
  await title.waitFor();
  // it has the sheet's own measures, which are smaller than the window's
  const size = await title.evaluate((element) => Number.parseFloat(getComputedStyle(element).fontSize));
  expect(size).toBeLessThanOrEqual(32);
  expect(page.url()).toBe(site.url + address);
}

const waitForNoSheet = (page: Page): Promise<void> =>
  page.locator('dialog.sheet[open]').waitFor({ state: 'hidden' });

/** Waits until an element of this name and text has the focus, inside the sheet's page too. */
const waitForFocus = (page: Page, name: string, text: string): Promise<unknown> =>
  page.waitForFunction(
    ([wantedName, wantedText]) => {
      const outer = document.activeElement;
      const inner = outer?.shadowRoot?.activeElement ?? outer;
      return inner?.localName === wantedName && inner?.textContent.trim() === wantedText;
    },
    [name, text],
    { timeout: 5000 },
  );

/** A link of every page. */
const toGlossary = (page: Page): Locator => page.locator('.site-nav a', { hasText: 'Glossary' });

describe('a link that is followed while an episode plays', () => {
  it('opens its page in a sheet; back, forward and closing leave the sound alone', async () => {
    await site.visit(
      episode,
      async (page) => {
        const title = await page.title();
        await play(page);
        const home = page.url();
        await toGlossary(page).click();
        await waitForSheet(page, 'Glossary', glossary);
        expect(await page.title()).toMatch(/^Glossary/);
        await waitForFocus(page, 'h1', 'Glossary');
        await expectSound(page);

        // on from page to page, inside of it
        await page.locator('dialog.sheet a[href$="/juche/"]').first().click();
        await waitForSheet(page, 'Juche', term);
        await waitForFocus(page, 'h1', 'Juche');
        await page.goBack();
        await waitForSheet(page, 'Glossary', glossary);
        await waitForFocus(page, 'a', 'Juche');
        await page.goBack();
        await waitForNoSheet(page);
        expect([page.url(), await page.title()]).toEqual([home, title]);
        await waitForFocus(page, 'a', 'Glossary');
        const scrolled = await page.evaluate(() => scrollY);
        await page.goForward();
        await waitForSheet(page, 'Glossary', glossary);
        await page.goForward();
        await waitForSheet(page, 'Juche', term);
        await page.keyboard.press('Escape');
        await waitForNoSheet(page);
        await page.waitForURL(home);
        await waitForFocus(page, 'a', 'Glossary');
        expect(await page.evaluate(() => scrollY)).toBe(scrolled);
        await expectSound(page);
      },
      wide,
    );
  });

  it('stays what it is where the page around is asked for, or another tab, or nothing plays', async () => {
    await site.visit(
      episode,
      async (page) => {
        await play(page);
        await page.evaluate(() =>
          addEventListener(
            'click',
            (event) => (document.body.dataset['prevented'] = String(event.defaultPrevented)),
          ),
        );
        await toGlossary(page).click({ modifiers: ['ControlOrMeta'] });
        expect(await page.locator('body').getAttribute('data-prevented')).toBe('false');
        const outside = page.locator('a.external').first();
        await outside.evaluate((link) => link.addEventListener('click', (event) => event.preventDefault()));
        await outside.click();
        expect(await outside.getAttribute('target')).toBe('_blank');
        expect(await outside.getAttribute('rel')).toContain('noopener');
        expect(await outside.getAttribute('title')).toBe('Opens in a new tab, so that the sound goes on');
        expect(await page.locator('dialog.sheet').count()).toBe(0);

        // a place of the page itself: the sheet gives way
        await toGlossary(page).click();
        await waitForSheet(page, 'Glossary', glossary);
        await page.locator('.contents a', { hasText: 'Takeaways' }).click();
        await waitForNoSheet(page);
        expect(page.url()).toBe(`${site.url}${episode}#takeaways`);
        await page.goBack();
        await waitForSheet(page, 'Glossary', glossary);
        await page.locator('.dive a.stamp').first().click();
        await waitForNoSheet(page);
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 999) < 100);
        expect(page.url()).toBe(`${site.url}${episode}#t=78`);
        expect(await page.locator('audio').getAttribute('data-interrupted')).toBeNull();

        await page.evaluate(() => document.querySelector('audio')?.pause());
        await page.waitForFunction(
          () => document.querySelector('a.external')?.hasAttribute('target') === false,
        );
        await toGlossary(page).click();
        await page.waitForURL(site.url + glossary);
        expect(await page.locator('dialog, .strip').count()).toBe(0);
      },
      wide,
    );
  });

  it('to a time of the episode that plays is played where the reader is', async () => {
    await site.visit(
      episode,
      async (page) => {
        await play(page);
        await toGlossary(page).click();
        await waitForSheet(page, 'Glossary', glossary);
        await page.locator('dialog.sheet a[href$="/juche/"]').first().click();
        await waitForSheet(page, 'Juche', term);
        await page.locator('dialog.sheet .concordance a.stamp').first().click();
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 999) < 300);
        await waitForSheet(page, 'Juche', term);
        await expectSound(page);
        await reload(page);
        await page.locator('main h1', { hasText: 'Juche' }).waitFor();
        // the episode shares its history with the page that was loaded in its place
        await page.locator('.strip.is-playing').waitFor();
        await leave(page, () => history.go(-2));
        await page.locator('.episode-head').waitFor();
        await page.waitForFunction(() => document.querySelector('audio')?.paused === false);
      },
      wide,
    );
  });

  it('finds and plays in the search of the site', async () => {
    await site.visit(
      episode,
      async (page) => {
        await play(page);
        await page.keyboard.press('/');
        await page.locator('dialog.search-sheet[open]').waitFor();
        await page.keyboard.type('hawala');
        await page.locator('.search-sheet .hit-name a', { hasText: 'Hawala' }).first().waitFor();
        await page.locator('.search-sheet a', { hasText: 'As a page' }).click();
        await waitForSheet(page, 'Search', 'search/?q=hawala');
        const sheet = page.locator('dialog.sheet[open]');
        const field = sheet.locator('#search-form input');
        await waitForFocus(page, 'input', '');
        await field.fill('juche');
        await sheet.locator('#search-status', { hasText: '“juche”' }).waitFor();
        expect(page.url()).toBe(`${site.url}search/?q=juche`);
        await sheet.locator('.to-narrow').click();
        await sheet.locator('#search-filters a', { hasText: 'Deep dive' }).click();
        await page.waitForURL('**/search/?q=juche&kind=deep+dive');
        await page.goBack();
        await page.waitForURL('**/search/?q=juche');
        const own = sheet.locator(`.hit a.stamp[href*="${episode}"]`).first();
        const time = Number(/#t=([\d.]+)/.exec((await own.getAttribute('href')) ?? '')?.[1]);
        await own.click();
        await page.waitForFunction(
          (start) => Math.abs((document.querySelector('audio')?.currentTime ?? -9) - start - 0.5) <= 0.5,
          time,
        );
        await expectSound(page);
        expect(page.url()).toBe(`${site.url}search/?q=juche`);
        // what is found in the episode that plays is read there
        await sheet.locator(`.hit a.words[href*="${episode}"]`).first().click();
        await page.waitForFunction(() => (CSS.highlights.get('cited-words')?.size ?? 0) > 0);
        await waitForNoSheet(page);
        await expectSound(page);
      },
      wide,
    );
  });
});

describe('the sound of an episode', () => {
  const strip = 'audio[data-strip-audio]';
  const own = 'audio[data-episode-audio]';

  const waitForSound = (page: Page, audio: string): Promise<unknown> =>
    page.waitForFunction((selector) => {
      const found = document.querySelector<HTMLAudioElement>(selector);
      return found !== null && !found.paused && found.currentTime > 353;
    }, audio);

  /** Has each page tell where its sound began, and where it was when the page went away, however long that took. */
  async function watchPages(page: Page): Promise<void> {
    const watchPage = (): void => {
      const tell = (key: string, audio: HTMLAudioElement | undefined): void => {
        if (audio) sessionStorage.setItem(key, String(audio.currentTime));
      };
      const began = ({ target }: Event): void => tell('began', target as HTMLAudioElement);
      document.addEventListener('playing', began, { capture: true, once: true });
      window.addEventListener('pagehide', () => {
        tell(
          'left',
          [...document.querySelectorAll('audio')].find(({ paused }) => !paused),
        );
      });
    };
    await page.addInitScript(watchPage);
    await page.evaluate(watchPage);
  }

  /** How far from where it was left it began, in seconds. */
  const gap = (page: Page): Promise<number> =>
    page.evaluate(() =>
      Math.abs(Number(sessionStorage.getItem('began')) - Number(sessionStorage.getItem('left'))),
    );

  it('goes on where it was on any page, and in its own player', async () => {
    await site.visit(episode, async (page) => {
      await watchPages(page);
      await play(page);
      await go(page, glossary);
      await waitForSound(page, strip);
      expect(await gap(page)).toBeLessThan(1);
      expect(await page.locator('.strip').innerText()).toMatch(
        /Pause\s+[56]:\d\d.*North Korea.*\s+Open episode\s+Stop/,
      );

      // another episode: it has its own player, and one of them sounds
      await go(page, other);
      await waitForSound(page, strip);
      expect(
        await page.evaluate((selector) => document.querySelector<HTMLAudioElement>(selector)?.paused, own),
      ).toBe(true);

      await page.locator('.strip a', { hasText: 'Open episode' }).click();
      await waitForSound(page, own);
      expect(await page.locator('.strip').count()).toBe(0);
      await waitForLinks(page);
      await reload(page);
      await waitForSound(page, own);
      expect(await gap(page)).toBeLessThan(1);
      await waitForLinks(page);

      await go(page, other);
      await waitForSound(page, strip);
      await page.locator('.player').getByRole('button', { name: 'Play', exact: true }).click();
      await page.waitForFunction(
        (selector) => document.querySelector<HTMLAudioElement>(selector)?.paused === false,
        own,
      );
      expect(await page.locator('.strip').count()).toBe(0);
    });
  });

  it('can be paused and ended on another page, and does not begin again by itself', async () => {
    await site.visit(episode, async (page) => {
      await play(page);
      await go(page, glossary);
      await waitForSound(page, strip);
      await page.getByRole('button', { name: 'Pause' }).click();
      await go(page, term);
      const resume = page.getByRole('button', { name: /^Resume at [56]:\d\d$/ });
      await resume.click();
      await waitForSound(page, strip);
      await page.getByRole('button', { name: 'Stop' }).click();
      await go(page, glossary);
      await go(page, episode);
      await page.locator('#resume-button').waitFor();
      expect(await page.locator(`.strip`).count()).toBe(0);
      expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(true);

      // an hour later
      await page.locator('#resume-button').click();
      await waitForSound(page, own);
      await page.evaluate(() => {
        const { now } = Date;
        Date.now = () => now() - 3_600_000;
      });
      await go(page, glossary);
      await go(page, episode);
      await page.locator('#resume-button').waitFor();
      expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(true);
    });
  });

  it('is one, whichever pages and tabs come back', async () => {
    await site.visit(episode, async (page) => {
      /** What a browser tells a page that it puts aside as it is, and brings back. */
      const putAside = (): Promise<void> =>
        page.evaluate(() => {
          dispatchEvent(new PageTransitionEvent('pagehide', { persisted: true }));
          for (const audio of document.querySelectorAll('audio'))
            if (!audio.paused) throw new Error('it sounds although nobody sees it');
        });
      const bringBack = (): Promise<void> =>
        page.evaluate(() => void dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true })));
      await play(page);
      await putAside();
      await bringBack();
      await waitForSound(page, own);
      await go(page, glossary);
      await waitForSound(page, strip);
      await putAside();
      await bringBack();
      await waitForSound(page, strip);
      expect(await page.locator('audio').count()).toBe(1);

      const second = await page.context().newPage();
      await second.goto(site.url + other);
      await second.getByRole('button', { name: 'Play', exact: true }).click();
      await page.locator('.strip-said', { hasText: 'another tab' }).waitFor();
      expect(await page.locator(strip).evaluate((audio: HTMLAudioElement) => audio.paused)).toBe(true);
      await second.close();
    });
  });

  it('waits for a press where the browser lets nothing begin by itself', async () => {
    await site.visit(episode, async (page) => {
      await play(page);
      await page.addInitScript(() => {
        const { play: really } = HTMLMediaElement.prototype;
        HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
          if (document.documentElement.dataset['pressed'] === 'yes') return really.call(this);
          return Promise.reject(new DOMException('no gesture', 'NotAllowedError'));
        };
        addEventListener('pointerdown', () => (document.documentElement.dataset['pressed'] = 'yes'));
      });
      await page.goto(site.url + glossary);
      const resume = page.getByRole('button', { name: /^Resume at [56]:\d\d$/ });
      await resume.waitFor();
      expect(await page.locator(strip).evaluate((audio: HTMLAudioElement) => audio.paused)).toBe(true);
      await resume.click();
      await waitForSound(page, strip);
      await page.goto(site.url + episode);
      await page.locator('#start-button').click();
      await waitForSound(page, own);
    });
  });
});
