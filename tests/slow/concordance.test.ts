import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { parseMentionList } from '../../src/model/mention-list.ts';
import { heardForms, writeHeardShow } from '../support/heard-show.ts';
import { openSiteBrowser, type SiteBrowser } from '../support/site-browser.ts';
import { createWorkspace, type Workspace } from '../support/workspace.ts';

const show = { episodes: 120, mentionsPerEpisode: 42, guests: 35 };
const all = show.episodes * show.mentionsPerEpisode;
const term = 'glossary/flying-money/';

let workspace: Workspace;
let site: SiteBrowser;
let content: string;
const built = (file: string): string => path.join(workspace.folder, 'site', file);

beforeAll(async () => {
  workspace = await createWorkspace();
  content = path.join(workspace.folder, 'heard-show');
  await writeHeardShow(content, show);
  const { code, stderr } = await workspace.run('build', '--content', content, '--out', 'site');
  if (code !== 0) throw new Error(stderr);
  site = await openSiteBrowser(built(''), '/');
}, 600_000);

afterAll(async () => {
  await site.close();
  await workspace.remove();
});

test('a term that is heard five thousand times has light pages', async () => {
  const pages = (await readdir(built(term))).filter((name) => /^\d+$/.test(name));
  expect(pages.length).toBeGreaterThan(15);
  for (const page of ['', ...pages.map((name) => `${name}/`)]) {
    const html = await readFile(built(`${term}${page}index.html`), 'utf8');
    expect(gzipSync(html).length, page).toBeLessThan(60_000);
    expect(html.match(/<[a-z]/g)?.length, page).toBeLessThan(3_500);
  }
  const sitemap = await readFile(built('sitemap.xml'), 'utf8');
  expect(sitemap).toContain(`/${term}<`);
  expect(sitemap).not.toContain(`/${term}2/`);
});

test('its mentions are as many as a plain search finds, in each form, in every file and on its pages', async () => {
  const folders = await readdir(path.join(content, 'episodes'), { withFileTypes: true });
  const talk = await Promise.all(
    folders
      .filter((entry) => entry.isDirectory())
      .map((entry) => readFile(path.join(content, 'episodes', entry.name, 'transcript.vtt'), 'utf8')),
  );
  const list = parseMentionList(JSON.parse(await readFile(built(`${term}mentions.json`), 'utf8')));
  for (const [form, words] of heardForms.entries()) {
    const plain = talk.join('\n').match(new RegExp(`(?<![\\p{L}\\p{N}-])${words}(?![a-z])`, 'giu'));
    expect(
      list?.mentions.filter((row) => row[3] === form),
      words,
    ).toHaveLength(plain?.length ?? -1);
  }
  expect(list?.mentions).toHaveLength(all);
  expect((await readFile(built(`${term}mentions.csv`), 'utf8')).split('\r\n')).toHaveLength(all + 2);
  expect(await readdir(built('glossary/never-heard'))).not.toContain('mentions.json');

  const lines: string[] = [];
  for (let page: string | undefined = `/${term}`; page !== undefined;) {
    const html: string = await readFile(built(`${page.slice(1)}index.html`), 'utf8');
    lines.push(...(html.match(/<a class="line" href="\/[^"]+"/g) ?? []));
    page = /<a href="([^"]+)" rel="next"/.exec(html)?.[1];
  }
  expect(lines).toHaveLength(all);
});

test('it narrows down by speaker and form from the list of all, a slice at a time, in the page’s own markup', async () => {
  await site.visit(
    term,
    async (page) => {
      const before = await page
        .locator('.concordance > li')
        .first()
        .evaluate((line) => line.outerHTML);
      await page.locator('.choices').getByRole('link', { name: 'Host' }).click();
      await page.locator('.mention-status', { hasText: `${all / 3} of ${all}` }).waitFor();
      const lines = page.locator('.concordance > li');
      expect(await lines.count()).toBe(200);
      expect(await lines.first().evaluate((line) => line.outerHTML)).toBe(before);
      await page.getByRole('button', { name: /^Show more/ }).click();
      expect(await lines.count()).toBe(400);
      expect(
        await page.evaluate(() => document.activeElement?.matches('.concordance > li:nth-child(n) a')),
      ).toBe(true);
      const form = page.locator('.choices li:not([hidden])', { hasText: heardForms[2] });
      const left = await form.locator('.detail').innerText();
      await form.getByRole('link').click();
      await page.locator('.mention-status', { hasText: `${left} of ${all}` }).waitFor();
      expect(await page.locator('.concordance b').first().innerText()).toBe(heardForms[2]);
    },
    { viewport: { width: 1280, height: 900 } },
  );
});

test('a speaker who is chosen is seen, however rare', async () => {
  await site.visit(`${term}?speaker=Guest+9`, async (page) => {
    await page.locator('.mention-status', { hasText: ` of ${all}` }).waitFor();
    expect(await page.locator('.choices [aria-current]').allInnerTexts()).toEqual(['Guest 9', 'All']);
    await page.getByRole('button', { name: /^\d+ more$/ }).click();
    expect(await page.locator('.choices [aria-current]').allInnerTexts()).toEqual(['Guest 9', 'All']);
  });
});
