import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { stripTypeScriptTypes } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { indexRecords } from '../../../src/search/index-records.ts';
import { recordOfSource, recordOfTerm, recordsOfEpisode } from '../../../src/search/records.ts';
import { createSiteServer, listenOnFreePort } from '../../../src/site/server.ts';
import { launchBrowser } from '../../support/browser.ts';
import { annotated, context, flyingMoney, juche, source } from '../search/fixture.ts';

const scripts = [
  'client/page/click.ts',
  'client/search/search.ts',
  'client/search/search-address.ts',
  'client/search/search-engine.ts',
  'client/search/search-excerpt.ts',
  'client/search/search-results.ts',
  'model/time.ts',
  'model/time-table.ts',
  'text/unspaced.ts',
];

const html = `<!doctype html><html lang="en"><title>Search</title>
<form id="search-form" role="search" data-bundle="/show/pagefind/"><input type="search" name="q"></form>
<div id="search-filters"></div><p id="search-status" role="status"></p><div id="search-results"></div>
<script type="importmap">${JSON.stringify({
  imports: Object.fromEntries(
    scripts.map((file) => [`/show/src/${file}`, `/show/src/${file.replace(/ts$/, 'js')}`]),
  ),
})}</script>
<script type="module">import { startSearch } from '/show/src/client/search/search.js'; startSearch(document);</script>`;

let folder: string;
let server: Server;
let origin: string;
let browser: Browser;
let page: Page;
let problems: string[];
let fetched: string[];

/** A show with the fixture's episode, and thirty more in which Juche is spoken of. */
function createRecords() {
  const others = Array.from({ length: 30 }, (_, index) =>
    recordsOfEpisode(annotated, context).map((record) => ({
      ...record,
      url: record.url.replace('1154-north-korea', `episode-${index}`),
      filters: { ...record.filters, episode: `Episode ${index}`, year: String(2000 + (index % 12)) },
    })),
  );
  return [
    ...recordsOfEpisode(annotated, context),
    ...others.flat(),
    recordOfTerm(flyingMoney, context),
    recordOfTerm(juche, context),
    recordOfSource(source, context),
  ];
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-search-page-'));
  await indexRecords(createRecords(), { outDir: path.join(folder, 'pagefind'), language: 'en' });
  for (const file of scripts) {
    const target = path.join(folder, 'src', file.replace(/ts$/, 'js'));
    await mkdir(path.dirname(target), { recursive: true });
    const text = await readFile(path.resolve('src', file), 'utf8');
    await writeFile(target, stripTypeScriptTypes(text));
  }
  await mkdir(path.join(folder, 'search'));
  await mkdir(path.join(folder, 'broken'));
  await writeFile(path.join(folder, 'search', 'index.html'), html);
  await writeFile(
    path.join(folder, 'broken', 'index.html'),
    html.replace('/show/pagefind/', '/show/nothing/'),
  );
  server = createSiteServer({ folder, base: '/show/' });
  origin = `http://127.0.0.1:${await listenOnFreePort(server, 0, '127.0.0.1')}/show`;
  browser = await launchBrowser();
});
afterAll(async () => {
  await browser.close();
  server.close();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  page = await browser.newPage();
  [problems, fetched] = [[], []];
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => fetched.push(request.url()));
});
afterEach(() => page.close());

const open = (address: string): Promise<unknown> => page.goto(`${origin}/${address}`);
const texts = (selector: string): Promise<string[]> => page.locator(selector).allTextContents();
const said = async (text: RegExp): Promise<void> => {
  await page.locator('#search-status').filter({ hasText: text }).waitFor();
};

describe('the search page', () => {
  it('loads nothing of the index before there is a question', async () => {
    await open('search/');
    await page.locator('input').waitFor();
    expect(fetched.filter((url) => url.includes('/pagefind/'))).toEqual([]);
    expect(await page.locator('#search-status').textContent()).toBe('');
  });

  it('answers the question in its address: the term first, then moments that can be played', async () => {
    await open('search/?q=juche');
    await said(/2 entries and 63 places for “juche”/);
    expect(await page.locator('input').inputValue()).toBe('juche');
    expect(await page.locator('#search-results a').first().getAttribute('href')).toBe(
      '/show/glossary/juche/',
    );
    const moment = page.locator('.hit-group:not(.hit-names) .hit').first();
    expect(await moment.locator('.kind').textContent()).toBe('Deep dive');
    expect(await moment.locator('a.stamp').textContent()).toBe('2:05');
    expect(await moment.locator('a.stamp').getAttribute('href')).toMatch(
      /^\/show\/episodes\/[\w-]+\/#t=125$/,
    );
    expect(await moment.locator('mark').textContent()).toBe('Juche');
    expect(problems).toEqual([]);
  });

  it('follows what is typed, and keeps it in the address', async () => {
    await open('search/');
    await page.locator('input').pressSequentially('hawala', { delay: 5 });
    await said(/31 places for “hawala”/);
    expect(page.url()).toBe(`${origin}/search/?q=hawala`);
    await page.locator('input').fill('');
    await page.waitForURL(`${origin}/search/`);
    expect(await texts('#search-results *')).toEqual([]);
  });

  it('narrows by filters that are links with counts, and goes back', async () => {
    await open('search/?q=juche');
    await said(/63 places/);
    const transcript = page.locator('#search-filters a', { hasText: 'Transcript' });
    expect(await transcript.textContent()).toBe('Transcript 31');
    await transcript.click();
    await said(/^31 places/);
    expect(page.url()).toBe(`${origin}/search/?q=juche&kind=transcript`);
    expect(await page.locator('#search-filters [aria-current]').textContent()).toContain('Transcript');
    await page.goBack();
    await said(/63 places/);
  });

  it('shows more when asked, and puts the keyboard on the first that is new', async () => {
    await open('search/?q=juche');
    await said(/63 places/);
    const before = await page.locator('#search-results .hit').count();
    await page.locator('button.more').click();
    await page.locator(`#search-results .hit >> nth=${before}`).waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('.hit') !== null);
    expect(new Set(await texts('.hit-group h2')).size).toBe((await texts('.hit-group h2')).length);
  });

  it('says when nothing was found, and how to find more', async () => {
    await open('search/?q=qqqqqq&kind=note');
    await said(/Nothing found for “qqqqqq”/);
    expect(await page.locator('#search-results a').getAttribute('href')).toBe('?q=qqqqqq');
  });

  it('shows what was typed as words, whatever it is', async () => {
    await open(`search/?q=${encodeURIComponent('<img src=x onerror=alert(1)> juche')}`);
    await said(/places|Nothing/);
    expect(await page.locator('img').count()).toBe(0);
  });

  it('says when the index is missing', async () => {
    await open('broken/?q=juche');
    await said(/index is missing/);
  });

  it('says when the reader is offline, and works again afterwards', async () => {
    await open('search/');
    await page.context().setOffline(true);
    await page.locator('input').fill('juche');
    await said(/You are offline/);
    await page.context().setOffline(false);
    await page.locator('input').press('Enter');
    await said(/63 places/);
  });
});
