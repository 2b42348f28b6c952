import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShow, type BuiltShow } from '../support/built-show.ts';

let show: BuiltShow;

beforeAll(async () => {
  show = await openShow('shows-times-that-nobody-has-confirmed', {
    'half/talk.wav': 250,
    'none/talk.wav': 250,
  });
});
afterAll(() => show.close());

const read = (file: string): string => readFileSync(path.join(show.folder, file), 'utf8');
/** What is left of a page without its tags and scripts. */
const textOf = (file: string): string =>
  read(file)
    .replace(/<(script|style).*?<\/\1>/gs, '')
    .replace(/<[^>]+>/g, '\n');

/** Every time of what nobody confirmed, as it could be written: 0:03 and 2:43 are confirmed of the chapters. */
const unconfirmed = /(?<!\d)(?:1:25|01:25|2:03|02:03)(?!\d)|[t="](?:85|123)(?!\d)/;

describe('approximate times in what is exported', () => {
  it('are no chapters in any file, and an episode without any other has no such file', () => {
    for (const ending of ['json', 'psc', 'vtt']) {
      const chapters = read(`episodes/half/chapters.${ending}`);
      expect(chapters).toContain('Lisbon');
      expect(chapters).toContain('Berths');
      expect(chapters).not.toContain('Carriages');
      expect(existsSync(path.join(show.folder, `episodes/none/chapters.${ending}`))).toBe(false);
    }
  });

  it('are no chapters, soundbites or times in the feed', () => {
    const [none = '', half = ''] = read('feed.xml').split('<item>').slice(1);
    expect(none).toContain('Confirmed by nobody');
    expect(none).not.toMatch(/podcast:chapters|psc:chapter|podcast:soundbite|#t=|\b\d?\d:\d\d </);
    expect(half.match(/<psc:chapter /g)).toHaveLength(2);
    expect(half).not.toContain('podcast:soundbite');
    expect(half).not.toMatch(unconfirmed);
    expect(half).not.toContain('Carriages');
  });

  it('stand in no show notes, whoever they are for', () => {
    expect(textOf('episodes/half/notes/index.html')).toContain('02:43 Berths');
    expect(textOf('episodes/half/notes/index.html')).not.toMatch(unconfirmed);
    expect(textOf('episodes/none/notes/index.html')).not.toMatch(/\d:\d\d/);
  });

  it('are no clips for search engines, and no times of annotations', () => {
    const clips = (slug: string): readonly string[] =>
      read(`episodes/${slug}/index.html`).match(/"startOffset":[\d.]+/g) ?? [];
    expect([clips('half'), clips('none')]).toEqual([['"startOffset":83'], []]);
    expect(read('episodes/half/annotations.jsonld')).not.toMatch(/t=(?:85|163)\b/);
  });

  it('are called so in the table of mentions', () => {
    const rows = read('glossary/couchette/mentions.csv').split('\n');
    const times = rows.filter((row) => row.includes('Takeaways')).map((row) => row.split(',')[4]);
    expect(times).toEqual(['about 0:43', '0:43', 'about 1:25']);
  });
});

/** Times of a part of the page with what they are called to those who do not see them. */
const stampsIn = (page: Page, part: string): Promise<readonly (readonly [string, string])[]> =>
  page
    .locator(`${part} a.stamp`)
    .evaluateAll((stamps) =>
      stamps.map((stamp) => [stamp.textContent.trim(), stamp.ariaLabel ?? stamp.textContent] as const),
    );

const named = (...labels: readonly string[]) => labels.map((label) => [label, `Play from ${label}`] as const);

describe('approximate times on pages', () => {
  it('are called so wherever they stand, and lead to the words of the transcript without scripts', () =>
    show.visit(
      'episodes/half/',
      async (page) => {
        expect(await stampsIn(page, '.takeaways')).toEqual(named('0:43', 'about 1:25', 'about 2:43'));
        expect(await stampsIn(page, '.deep-dives')).toEqual(named('about 0:03', '1:23', 'about 2:03'));
        expect(await stampsIn(page, '.chapters')).toEqual(named('0:03', 'about 1:23', '2:43'));
        const targets = await page.locator('.takeaways .timed-items > li > a.stamp').evaluateAll((stamps) =>
          stamps.map((stamp) => {
            const target = document.getElementById(
              decodeURIComponent((stamp as HTMLAnchorElement).hash.slice(1)),
            );
            return [target?.closest('.transcript-text') !== null, target?.closest('p')?.id.startsWith('p-')];
          }),
        );
        expect(targets).toEqual([
          [true, true],
          [true, true],
          [true, true],
        ]);
        const contents = await page.locator('.contents a.stamp, nav a.stamp').allTextContents();
        expect([...new Set(contents)]).toEqual(['about 0:03', '1:23', 'about 2:03']);
        expect(await page.locator('.transcript-heading').allTextContents()).toEqual([
          'At the border about here',
          'What was sold',
          'The stove about here',
        ]);
      },
      { javaScriptEnabled: false },
    ));

  it('are called so in the map of the episode and in its list', () =>
    show.visit('episodes/half/', async (page) => {
      const labels = await page
        .locator('.episode-map svg a')
        .evaluateAll((marks) => marks.map((mark) => mark.ariaLabel ?? ''));
      const dives = ['about 0:03 At the border', '1:23 What was sold', 'about 2:03 The stove'];
      expect(labels.slice(0, 6)).toEqual([...dives, '0:03 Lisbon', 'about 1:23 Carriages', '2:43 Berths']);
      expect(labels).toContain('about 1:25 Berths and borders');
      expect(await page.locator('.timeline-list a').allTextContents()).toEqual(
        expect.arrayContaining([...dives, 'about 1:25']),
      );
    }));

  it.each(['', 'embed/'])('are called so in the list of chapters and beside what is on: %s', (place) =>
    show.visit(`episodes/none/${place}`, async (page) => {
      await page.evaluate(() => {
        const audio = document.querySelector('audio') as HTMLAudioElement;
        audio.muted = true;
        audio.currentTime = 90;
      });
      await page.locator('#play-button').click();
      await page.locator('#chapters-button').click();
      const chapters = page.locator('#chapter-list a');
      await chapters.first().waitFor();
      expect(await chapters.allTextContents()).toEqual([
        'about 0:03At the border',
        'about 1:23What was sold',
        'about 2:43Berths in the garden',
      ]);
      // the system is not told of them
      await page.waitForFunction(() => navigator.mediaSession.metadata !== null);
      expect(
        await page.evaluate(
          () => (navigator.mediaSession.metadata as { chapterInfo?: unknown[] }).chapterInfo,
        ),
      ).toSatisfy((told: unknown) => told === undefined || (Array.isArray(told) && told.length === 0));
      if (place !== '') return;
      await page.locator('#now .now-part a.stamp').waitFor({ state: 'attached' });
      expect(await stampsIn(page, '#now .now-part')).toEqual(named('about 1:23'));
    }),
  );

  it('are called so on the pages of terms and sources, in their pictures too', async () => {
    await show.visit('glossary/couchette/', async (page) => {
      const stamps = (await page.locator('main a.stamp').allTextContents()).map((text) => text.trim());
      expect(stamps.filter((label) => label.startsWith('about'))).toEqual(['about 0:43', 'about 1:25']);
      const marks = await page.locator('main svg a title').allTextContents();
      expect(marks.filter((label) => label.startsWith('about'))).toEqual([
        'about 0:43 couchette',
        'about 1:25 couchette',
      ]);
    });
    await show.visit('sources/catchpole2008/', async (page) => {
      // here a stamp plays what is cited, and no more
      expect(await stampsIn(page, '.moments')).toEqual([
        ['0:43', 'Play 0:43'],
        ['about 1:25', 'Play about 1:25'],
      ]);
    });
  });

  it('are called so among what a search finds', () =>
    show.visit('search/?q=berths', async (page) => {
      const stamps = page.locator('#search-results a.stamp');
      await stamps.first().waitFor();
      const labels = await stamps.allTextContents();
      expect(labels.filter((label) => label.includes('2:43'))).toEqual(['about 2:43', 'about 2:43']);
      // what is said in the transcript has the times of its words
      expect(labels).toContain('2:44');
    }));
});
