import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openSample } from '../support/built-sample.ts';
import { seek } from '../support/followed.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const { episode } = samplePages;
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };
const across: BrowserContextOptions = { viewport: { width: 780, height: 360 }, hasTouch: true };
const upright: BrowserContextOptions = { viewport: { width: 360, height: 780 }, hasTouch: true };

let site: SiteBrowser;

beforeAll(async () => {
  const { folder } = await openSample('/show/');
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

/** Plays from a time, by the page's own button, until what is on now is known. */
async function playFrom(page: Page, time: number): Promise<void> {
  await page.evaluate((start) => {
    const audio = document.querySelector('audio') as HTMLAudioElement;
    audio.muted = true;
    audio.currentTime = start;
  }, time);
  await page.locator('#play-button').click();
  await page.waitForFunction(() => !document.querySelector<HTMLElement>('#now-button')?.hidden);
}

interface NowShown {
  readonly part: string;
  readonly heard: readonly string[];
  readonly title: string;
  readonly empty: boolean;
  readonly takeaway: string;
}

/** What the page says is on now: the names of terms, sources and notes with their times. */
const shown = (page: Page): Promise<NowShown> =>
  page.evaluate(() => {
    const text = (name: string): string =>
      document.querySelector(`#now .now-${name}:not([hidden])`)?.textContent.trim() ?? '';
    const heard = [...document.querySelectorAll('#now .now-heard > li')].map((item) => {
      const name = item.querySelector('b, a:not(.stamp)')?.textContent ?? '';
      return `${item.querySelector('.stamp')?.textContent ?? ''} ${name}`;
    });
    return {
      part: text('part'),
      heard,
      title: text('heard-title'),
      empty: text('empty') !== '',
      takeaway: text('newest'),
    };
  });

/** Waits until the newest thing that was heard is this. */
const untilNewest = (page: Page, name: string): Promise<unknown> =>
  page.waitForFunction(
    (wanted) => document.querySelector('#now .now-heard > li')?.textContent.includes(wanted),
    name,
  );

const isOpen = (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const isShown = document.querySelector('#now')?.checkVisibility() === true;
    if (String(isShown) !== document.querySelector('#now-button')?.ariaExpanded)
      throw new Error('the button says otherwise');
    return isShown;
  });

const notesAreShown = (page: Page): Promise<boolean> =>
  page.evaluate(() =>
    [...document.querySelectorAll('.marginalia > ul')].some((notes) =>
      notes.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    ),
  );

describe('what is on now, in the margin', () => {
  it('is nothing before the first play, and then goes along with what is said', async () => {
    await site.visit(
      episode,
      async (page) => {
        expect(await page.locator('#now').isVisible()).toBe(false);
        expect(await page.locator('#now-button').isVisible()).toBe(false);
        expect(await notesAreShown(page)).toBe(true);
        await playFrom(page, 126);
        await page.waitForFunction(
          () => document.querySelector('#now-button')?.textContent === 'Now: How the state earns its money',
        );
        expect(await isOpen(page)).toBe(true);
        // the notes beside the text make room
        expect(await notesAreShown(page)).toBe(false);
        // the next deep dive begins at 2:07, and its first term is said at 2:09
        await page.waitForFunction(() =>
          document.querySelector('#now .now-part')?.textContent.includes('Juche and devotion'),
        );
        await untilNewest(page, 'Juche');
        const heardAt = await page.evaluate(() => document.querySelector('audio')?.currentTime ?? 0);
        expect(heardAt).toBeGreaterThan(128.5);
        expect(heardAt).toBeLessThan(131);
        const { part, heard, title } = await shown(page);
        expect([part, title]).toEqual(['2:07Juche and devotion to the Kim family', 'In the last minute']);
        expect(heard).toEqual(
          expect.arrayContaining([
            '2:09 Juche',
            '2:04 Hard currency',
            '1:44 Forced labour',
            '1:47 Cybercrime',
          ]),
        );
        const current = page.locator('.contents [aria-current="time"]');
        expect(await current.getAttribute('href')).toBe('#t=127');
        expect(await page.locator('.dive[aria-current] .dive-heading').innerText()).toMatch(/^Juche/);
        expect(await page.locator('.playhead > div').getAttribute('style')).toMatch(/^--at: 0\.2[78]/);
      },
      desk,
    );
  });

  it('shows the minute before wherever one goes, and after a pause what was just heard', async () => {
    await site.visit(
      episode,
      async (page) => {
        await playFrom(page, 156.5);
        // said again, and marked in the transcript only where it was first said
        await untilNewest(page, 'Myth');
        expect((await shown(page)).heard).toContain('2:35 Juche');
        await page.locator('#play-button').click();
        await page.waitForFunction(
          () => document.querySelector('#now-button')?.textContent === 'What you just heard',
        );
        expect((await shown(page)).title).toBe('What you just heard');
        await seek(page, 62.5);
        await untilNewest(page, 'Money laundering');
        const early = await shown(page);
        expect(early.heard).not.toContain('2:35 Juche');
        expect(early.takeaway).toMatch(/^0:59\s*Chinese money laundering/);
        expect(early.part).toBe('');
        // the deep dive of before is not left standing there
        expect(await page.locator('#now .now-part').isVisible()).toBe(false);
        await seek(page, 5);
        await page.waitForFunction(() => document.querySelector('#now .now-heard > li') === null);
        expect(await shown(page)).toMatchObject({ empty: true, heard: [] });
        await seek(page, 400);
        await page.locator('#now .now-heard .stamp').first().waitFor();
        // the time of an entry plays from there
        await page.locator('#now .now-heard .stamp').last().click();
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 400) < 399);
        expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(false);
      },
      desk,
    );
  });

  it('gives way to who reads elsewhere, and stays closed for who closed it', async () => {
    await site.visit(
      episode,
      async (page) => {
        await playFrom(page, 80);
        expect(await isOpen(page)).toBe(true);
        await page.evaluate(() => document.querySelector('#deep-dives')?.scrollIntoView());
        await page.waitForFunction(() => document.querySelector('#now-button')?.ariaExpanded === 'false');
        expect(await isOpen(page)).toBe(false);
        expect(await notesAreShown(page)).toBe(true);
        await page.evaluate(() => document.querySelector('.transcript')?.scrollIntoView());
        await page.waitForFunction(() => document.querySelector('#now-button')?.ariaExpanded === 'true');
        // words open beside them what the margin has no room for
        await page.locator('.transcript-text a.term').first().click();
        expect(await page.locator('.margin-card').innerText()).toMatch(/^Drug cartel/);
        await page.keyboard.press('Escape');
        await page.locator('.now-close').click();
        expect(await isOpen(page)).toBe(false);
        expect(await page.evaluate(() => document.activeElement?.id)).toBe('now-button');
        // what still plays would go on by itself
        await page.locator('#play-button').click();
        await page.reload();
        await playFrom(page, 130);
        await page.waitForFunction(() =>
          document.querySelector('#now-button')?.textContent.includes('Juche'),
        );
        expect(await isOpen(page)).toBe(false);
        await page.locator('#now-button').click();
        expect(await isOpen(page)).toBe(true);
      },
      desk,
    );
  });
});

describe('what is on now, on a phone', () => {
  for (const [name, options] of Object.entries({ upright, across }))
    it(`held ${name} waits in a sheet that only the reader opens, and leaves half of the window`, async () => {
      await site.visit(
        episode,
        async (page) => {
          await playFrom(page, 127.5);
          await page.waitForFunction(() =>
            document.querySelector('#now-button')?.textContent.startsWith('Now: Juche'),
          );
          expect(await isOpen(page)).toBe(false);
          await page.locator('#play-button').click();
          await page.waitForFunction(
            () => document.querySelector('#now-button')?.textContent === 'What you just heard',
          );
          expect(await isOpen(page)).toBe(false);
          expect(await page.evaluate(() => document.activeElement?.id)).toBe('play-button');
          await page.locator('#now-button').click();
          await page.locator('.sheet #now').waitFor();
          expect(await page.evaluate(() => document.activeElement?.id)).toBe('now-button');
          expect((await shown(page)).title).toBe('What you just heard');
          const covered = await page.evaluate(() => {
            const areas = ['.sheet', '.player'].map((name) => {
              const { width, height } =
                document.querySelector(name)?.getBoundingClientRect() ?? new DOMRect();
              return width * height;
            });
            return areas.reduce((sum, area) => sum + area, 0) / (innerWidth * innerHeight);
          });
          expect(covered).toBeLessThanOrEqual(name === 'across' ? 0.5 : 0.61);
          // nor is the way back to what is said
          await page.mouse.move(100, 100);
          await page.mouse.wheel(0, -2000);
          await page.waitForFunction(() => {
            const button = document.querySelector('#way-back');
            const { left, right, top, bottom } = button?.getBoundingClientRect() ?? new DOMRect();
            return [left + 8, right - 8].every(
              (x) => document.elementFromPoint(x, (top + bottom) / 2)?.closest('#way-back') === button,
            );
          });
          // nothing of it is announced
          const live = '[aria-live], [role="status"], [role="alert"], [role="log"], output';
          expect(await page.locator(`#now :is(${live})`).count()).toBe(0);
          expect(await page.evaluate((names) => document.querySelector('#now')?.closest(names), live)).toBe(
            null,
          );
          await page.locator('#now-button').click();
          expect(await isOpen(page)).toBe(false);
        },
        options,
      );
    });
});

describe('the map of an episode', () => {
  it('answers where a term comes up, by pointing and by choosing', async () => {
    await site.visit(
      episode,
      async (page) => {
        const places = () => page.locator('.episode-map .places rect').count();
        await page.locator('.episode-map a.mark-term[data-thing]', { hasText: 'Juche' }).first().hover();
        await page.waitForFunction(() => document.querySelectorAll('.episode-map .places rect').length === 3);
        await page.mouse.move(0, 0);
        expect(await places()).toBe(0);
        await page.locator('.timeline-question select').selectOption({ label: 'Hawala (2)' });
        expect(await places()).toBe(2);
        const times = page.locator('.timeline-places .stamp');
        expect(await times.allInnerTexts()).toEqual(['4:04', '4:08']);
        await page.locator('.timeline-list > summary').focus();
        await page.keyboard.press('Enter');
        await page
          .locator('.timeline-terms li', { hasText: 'Flying money' })
          .locator('.stamp')
          .first()
          .focus();
        expect(await places()).toBe(5);
        await times.first().click();
        await page.waitForFunction(() => (document.querySelector('audio')?.currentTime ?? 0) >= 244);
      },
      desk,
    );
  });
});
