import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseMentionList, type MentionList } from '../../src/model/mention-list.ts';
import { openSample } from '../support/built-sample.ts';
import { openSiteBrowser, samplePages, type SiteBrowser } from '../support/site-browser.ts';

const term = 'glossary/flying-money/';
const wide = { viewport: { width: 1280, height: 900 } };

let site: SiteBrowser;
let folder: string;

beforeAll(async () => {
  ({ folder } = await openSample('/show/'));
  site = await openSiteBrowser(folder, '/show/');
});
afterAll(() => site.close());

async function readMentions(id: string): Promise<MentionList> {
  const list = parseMentionList(
    JSON.parse(await readFile(path.join(folder, 'glossary', id, 'mentions.json'), 'utf8')),
  );
  if (!list) throw new Error(`${id} has no list of mentions`);
  return list;
}

/** The transcripts' words as the built site gives them to others, on one line each. */
async function readTalk(): Promise<string> {
  const episodes = await readdir(path.join(folder, 'episodes'), { withFileTypes: true });
  const texts = episodes
    .filter((entry) => entry.isDirectory())
    .map((entry) => readFile(path.join(folder, 'episodes', entry.name, 'transcript.txt'), 'utf8'));
  return (await Promise.all(texts)).join('\n\n').replace(/\s+/g, ' ');
}

describe('the concordance of a term', () => {
  it('has as many lines of talk as a plain search of the transcripts finds', async () => {
    const talk = await readTalk();
    for (const [id, words] of [
      ['juche', /\bjuche\b/gi],
      ['flying-money', /\b(?:flying money|fei chen|fei-ch'ien|fei ch'ien)\b|飞钱|飛錢/gi],
      ['lazarus-group', /\blazarus(?: group)?\b/gi],
    ] as const) {
      const { mentions } = await readMentions(id);
      const said = mentions.filter(([, , speaker]) => speaker !== -1);
      expect(said.length, id).toBe(talk.match(words)?.length);
      expect(said.length, id).toBeGreaterThan(1);
    }
  });

  it('plays the words of a line, whole sentences where these are short', async () => {
    const { mentions, speakers } = await readMentions('juche');
    const line = mentions.find(
      ([, , speaker, , , , , , , before]) => speakers[speaker] === 'Mara' && before.includes('Part two'),
    );
    const [time = 0, from = 0, until = 0] = (line ?? []).slice(4, 7) as number[];
    expect(from).toBeLessThan(time);
    expect(until).toBeGreaterThan(time + 2);
    expect(until - from).toBeLessThan(20);
  });
});

const waitForStatus = (page: Page, status: string): Promise<void> =>
  page.locator('.mention-status', { hasText: new RegExp(`^${status}$`) }).waitFor({ state: 'attached' });

describe('with a script, the mentions', () => {
  it('narrow down by speaker and form together, in the address, and Back widens them', async () => {
    const { mentions, speakers } = await readMentions('flying-money');
    const byMara = mentions.filter(([, , speaker]) => speakers[speaker] === 'Mara');
    const both = byMara.filter(([, , , form]) => form === 0);
    await site.visit(
      term,
      async (page) => {
        const choices = page.locator('.choices');
        await choices.getByRole('link', { name: 'Mara' }).click();
        await waitForStatus(page, `${byMara.length} of ${mentions.length} mentions`);
        expect(new URL(page.url()).search).toBe('?speaker=Mara');
        expect(await page.locator('.concordance > li').count()).toBe(byMara.length);
        const form = choices.locator('li:not([hidden])', { hasText: 'Flying money' });
        expect(await form.locator('.detail').innerText()).toBe(String(both.length));
        await form.getByRole('link').press('Enter');
        await waitForStatus(page, `${both.length} of ${mentions.length} mentions`);
        expect(await page.locator('.concordance .speaker').allInnerTexts()).toEqual(both.map(() => 'Mara'));
        expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Flying money');
        await page.goBack();
        await waitForStatus(page, `${byMara.length} of ${mentions.length} mentions`);
        await page.goBack();
        await waitForStatus(page, '');
        expect(await page.locator('.concordance > li').count()).toBe(mentions.length);
        expect(await choices.locator('[aria-current]').allInnerTexts()).toEqual(['All', 'All']);
      },
      wide,
    );
  });

  it('are found as the address says, and a link of the picture brings all of them back', async () => {
    await site.visit(
      `${term}?speaker=Nobody`,
      async (page) => {
        await waitForStatus(page, '0 of \\d+ mentions');
        await page.locator('.mention-columns a[href*="#in-"]').last().click();
        await waitForStatus(page, '');
        await page.waitForFunction(() => document.querySelector(':target')?.matches('.heard-in'));
      },
      wide,
    );
  });

  it('narrow down in a sheet, too, while an episode plays', async () => {
    await site.visit(
      samplePages.episode,
      async (page) => {
        await page.locator('#takeaways-8 a.stamp').click();
        await page.waitForFunction(() => document.querySelector('audio')?.paused === false);
        await page.locator('main a.term[href$="/glossary/flying-money/"]:visible').first().click();
        // once what is heard now has taken the margin's place, a word opens what the margin said of it
        const [card, choices] = [
          page.locator('.margin-card').getByRole('link'),
          page.locator('.sheet .choices'),
        ];
        await card.or(choices).first().waitFor();
        if (await card.isVisible()) await card.click();
        await choices.getByRole('link', { name: 'Theo' }).click();
        await page.waitForURL(`**/${term}?speaker=Theo`);
        await page.locator('.sheet .mention-status', { hasText: ' of ' }).waitFor();
        await page.goBack();
        await page.waitForURL(`**/${term}`);
        await waitForStatus(page, '');
        expect(await page.evaluate(() => document.querySelector('audio')?.paused)).toBe(false);
      },
      wide,
    );
  });
});

it('without a script the mentions are all there, with nothing that does nothing', async () => {
  const { mentions } = await readMentions('flying-money');
  await site.visit(
    term,
    async (page) => {
      expect(await page.locator('.concordance > li').count()).toBe(mentions.length);
      expect(await page.locator('.choices, .mention-groups button').count()).toBe(0);
      const stamp = page.locator('.concordance a.stamp[href*=","]').first();
      const id = (await stamp.getAttribute('href'))?.split('#')[1] ?? '';
      await stamp.click();
      await page.waitForURL(`**/#${id}`);
      expect(await page.evaluate((there) => document.getElementById(there) !== null, id)).toBe(true);
    },
    { javaScriptEnabled: false },
  );
});
