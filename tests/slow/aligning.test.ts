import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openShow, type BuiltShow } from '../support/built-show.ts';
import { passageAt, stampAt, waitForPassage } from '../support/followed.ts';

/** Half a minute is put before the first word. */
const preRoll = 'episodes/pre-roll/';
/** Twenty seconds are put into it, after the words of the first minute. */
const midRoll = 'episodes/mid-roll/';
const asDeclared = 'episodes/as-declared/';

let show: BuiltShow;

beforeAll(async () => {
  show = await openShow('follows-audio-with-other-advertisements', {
    'pre-roll/pre-roll.wav': 150,
    'mid-roll/mid-roll.wav': 140,
    'as-declared/as-declared.wav': 120.6,
  });
});
afterAll(() => show.close());

const noticeText = (page: Page): Promise<string> => page.locator('.notice > p').innerText();

async function waitForHeard(page: Page, from: number, to = from + 2): Promise<void> {
  await page.waitForFunction(
    ([least, most]) => {
      const time = document.querySelector('audio')?.currentTime ?? -1;
      return time >= (least as number) && time < (most as number);
    },
    [from, to],
  );
}

/** Has the audio loaded, and stand at a time of its own. */
async function standAt(page: Page, heard: number): Promise<void> {
  await page.evaluate(async (time) => {
    const audio = document.querySelector('audio') as HTMLAudioElement;
    await audio.play();
    audio.pause();
    audio.currentTime = time;
  }, heard);
  await page.waitForFunction((time) => {
    const audio = document.querySelector('audio');
    return audio !== null && !audio.seeking && audio.currentTime === time;
  }, heard);
}

/** Chooses "I hear this line" at the passage of a time, and waits for what is said about it. */
async function hearLineAt(page: Page, label: string, said: string): Promise<void> {
  const passage = passageAt(page, label);
  await passage.hover();
  await passage.locator('.pilcrow').click();
  await page.getByRole('menuitem', { name: 'I hear this line' }).click();
  await page.waitForFunction((text) => document.querySelector('.notice > p')?.textContent === text, said);
}

const openPanel = async (page: Page): Promise<void> => {
  await page.locator('#menu-button').click();
  await page.locator('#player-menu [popovertarget="align-panel"]').click();
  // it is drawn by then
  await page.locator('#align-panel:not([inert])').waitFor();
};

describe('audio with an advertisement before the first word', () => {
  it('is found to be longer, and all times are shifted when the listener wants it', async () => {
    await show.visit(preRoll, async (page) => {
      await stampAt(page, '0:36').click();
      await page.locator('.notice > p', { hasText: '0:30 longer' }).waitFor();
      // it takes the focus from nobody
      expect(await page.evaluate(() => document.activeElement?.closest('.notice'))).toBeNull();
      await page.locator('.notice button', { hasText: 'Shift all by 0:30' }).click();
      await waitForPassage(page, '0:00');
      expect(await noticeText(page)).toBe('Times shifted by 0:30.');
      await stampAt(page, '0:36').click();
      await waitForHeard(page, 66);
      await waitForPassage(page, '0:36');
      // and so it stays, from the first time that an address names
      await page.evaluate(() => document.querySelector('audio')?.pause());
      await page.goto(`${show.url}${preRoll}#t=36`);
      await page.reload();
      await waitForHeard(page, 66, 66.01);
      expect(await page.locator('.notice > p').innerText()).toBe('');
      // of this episode alone
      await page.goto(`${show.url}${asDeclared}#t=36`);
      await waitForHeard(page, 36, 36.01);
    });
  });

  it('says so once for each duration', async () => {
    await show.visit(preRoll, async (page) => {
      await standAt(page, 5);
      await page.locator('.notice > p', { hasText: '0:30 longer' }).waitFor();
      await page.locator('.notice button', { hasText: 'Dismiss' }).click();
      await page.reload();
      await standAt(page, 5);
      await openPanel(page);
      await page.locator('#align-difference', { hasText: '0:30 longer' }).waitFor();
      expect(await noticeText(page)).toBe('');
    });
  });

  it('is aligned by one line, everywhere, while it stands or plays; undone by one press', async () => {
    await show.visit(preRoll, async (page) => {
      await standAt(page, 66);
      await waitForPassage(page, '1:00');
      await hearLineAt(page, '0:36', 'Times shifted by 0:30.');
      await waitForPassage(page, '0:36');
      await page.locator('.notice button', { hasText: 'Undo' }).click();
      await waitForPassage(page, '1:00');
      await stampAt(page, '1:12').click();
      await waitForHeard(page, 72);
      await passageAt(page, '0:36').locator('.pilcrow').click();
      await page.getByRole('menuitem', { name: 'I hear this line' }).click();
      await waitForPassage(page, '0:36');
      expect(await noticeText(page)).toMatch(/^Times shifted by 0:(3[6-9]|4\d)\.$/);
      await stampAt(page, '0:00').click();
      await waitForHeard(page, 36, 50);
    });
  });

  it('that has changed since it was aligned is told, and reset', async () => {
    await show.visit(preRoll, async (page) => {
      await page.evaluate(() => {
        const kept = { anchors: [{ media: 80, transcript: 0 }], history: [], asked: [], duration: 200 };
        localStorage.setItem('glosscast:/:alignment:pre-roll', JSON.stringify(kept));
      });
      await page.reload();
      await standAt(page, 92);
      await page.locator('.notice > p', { hasText: '0:50 shorter than when' }).waitFor();
      await waitForPassage(page, '0:12');
      await page.locator('.notice button', { hasText: 'Reset times' }).click();
      await waitForPassage(page, '1:24');
      // what is left is that it is longer than the one transcribed
      await page.locator('.notice > p', { hasText: '0:30 longer' }).waitFor();
    });
  });

  it('is shifted in other tabs, too', async () => {
    await show.visit(preRoll, async (page) => {
      const other = await page.context().newPage();
      await other.goto(`${show.url}${preRoll}`);
      await standAt(other, 66);
      await waitForPassage(other, '1:00');
      await standAt(page, 66);
      await hearLineAt(page, '0:36', 'Times shifted by 0:30.');
      await waitForPassage(other, '0:36');
    });
  });
});

describe('audio with an advertisement in the middle', () => {
  /** A line before it, and one after it. */
  const align = async (page: Page): Promise<void> => {
    await standAt(page, 24);
    await hearLineAt(page, '0:24', 'Times are as in the transcript.');
    await standAt(page, 92);
    await hearLineAt(page, '1:12', 'Times shifted by 0:20 from here on.');
  };

  it('is right before it and after it: marks, stamps, addresses, stretches', async () => {
    await show.visit(midRoll, async (page) => {
      await align(page);
      await waitForPassage(page, '1:12');
      for (const [label, heard] of [
        ['0:36', 36],
        ['1:12', 92],
        ['1:24', 104],
      ] as const) {
        await stampAt(page, label).click();
        await waitForHeard(page, heard);
        await waitForPassage(page, label);
      }
      await page.evaluate(() => {
        document.querySelector('audio')?.pause();
        location.hash = '#t=100';
      });
      await waitForHeard(page, 120, 120.01);
      // a stretch is heard where it is said now, and does not play what was put in after it
      for (const [hash, end] of [
        ['#t=80,81', 101],
        ['#t=71,72', 72],
      ] as const) {
        await page.evaluate((to) => {
          location.hash = to;
        }, hash);
        await waitForHeard(page, end - 1, end - 0.99);
        await page.evaluate(() => document.querySelector('audio')?.play());
        await page.waitForFunction((to) => {
          const audio = document.querySelector('audio');
          return audio !== null && audio.paused && audio.currentTime > to - 0.3;
        }, end);
        expect(await page.evaluate(() => document.querySelector('audio')?.currentTime)).toBeLessThan(
          end + 0.5,
        );
      }
    });
  });

  it('is put right in its panel: a second more or less, back, and all of it', async () => {
    await show.visit(midRoll, async (page) => {
      await align(page);
      await openPanel(page);
      const shift = page.locator('#align-shift');
      const lines = page.locator('#align-list li');
      expect(await shift.innerText()).toBe('0:20');
      expect((await lines.allInnerTexts()).map((line) => line.replace(/ Remove$/, ''))).toEqual([
        'From the beginning: as in the transcript.',
        'From 1:12 on: 0:20 later than in the transcript.',
      ]);
      expect(await noticeText(page)).toBe('Times shifted by 0:20 from here on.');
      await page.locator('#align-later').click();
      expect(await shift.innerText()).toBe('0:21');
      // what was said of the line is no longer so, and what was offered before it is not wanted any more
      expect(await noticeText(page)).toBe('');
      await page.locator('#align-earlier').click();
      await page.locator('#align-earlier').click();
      expect(await shift.innerText()).toBe('0:19');
      expect(await lines.first().innerText()).toContain('as in the transcript');
      for (let presses = 0; presses < 3; presses++) await page.locator('#align-undo').click();
      expect(await shift.innerText()).toBe('0:20');
      await page.locator('#align-everywhere input').check();
      await page.locator('#align-later').click();
      expect(await lines.first().innerText()).toContain('0:01 later');
      await page.locator('#align-reset').click();
      expect([await shift.innerText(), await lines.count()]).toEqual(['0:00', 0]);
      await page.keyboard.press('Escape');
      await stampAt(page, '1:24').click();
      await waitForHeard(page, 84);
    });
  });
});

describe('audio as long as declared, but for a rounded second', () => {
  it('is not spoken of', async () => {
    await show.visit(asDeclared, async (page) => {
      await standAt(page, 36);
      await waitForPassage(page, '0:36');
      await openPanel(page);
      expect(await page.locator('#align-difference').isVisible()).toBe(false);
      expect(await noticeText(page)).toBe('');
    });
  });
});
