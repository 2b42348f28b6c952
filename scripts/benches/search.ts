import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { indexRecords } from '../../src/search/index-records.ts';
import { buildSite } from '../../src/site/build.ts';
import { createSiteServer, listenOnFreePort } from '../../src/site/server.ts';
import { launchBrowser } from '../../tests/support/browser.ts';
import type { CommandSpec, Values } from '../command-line/arguments.ts';
import { buildSteps } from '../command-line/build-steps.ts';
import { cacheDir, projectDir } from '../command-line/command.ts';
import { readCount } from '../command-line/values.ts';
import { formatFigures, formatFiguresAsJson, medianOf, type Figure } from './figures.ts';
import { askAll, countSent, type Asked } from './search/asking.ts';
import { vocabulary, writeTalk, type WrittenShow } from './search/show.ts';
import { measureUsage, type Usage } from './search/usage.ts';

const spec: CommandSpec = {
  name: 'search',
  about: 'Measures the search of a generated show: its index, and what queries load in a real browser.',
  options: {
    episodes: { value: 'N', about: 'How many episodes the show has (default: 100).' },
    words: { value: 'N', about: 'How long each is (default: 10000).' },
    json: { about: 'Print JSON.' },
  },
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

async function bytesOf(folder: string, fits: (file: string) => boolean): Promise<number> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const sizes = entries
    .filter((entry) => entry.isFile() && fits(path.join(entry.parentPath, entry.name)))
    .map(async (entry) => (await stat(path.join(entry.parentPath, entry.name))).size);
  return (await Promise.all(sizes)).reduce((sum, size) => sum + size, 0);
}

/** Rare, middling and frequent words, alone, together and in a quotation; the first is what a reader begins with. */
function makeQueries(said: string): readonly string[] {
  const word = (rank: number): string => vocabulary[rank] ?? '';
  const words = said.replace(/[.,]/g, '').toLowerCase().split(' ');
  const at = words.findIndex((first, index) => vocabulary.indexOf(first) > 800 && index < words.length - 3);
  const quotation = words.slice(Math.max(0, at), Math.max(0, at) + 4).join(' ');
  return [
    word(3000),
    word(900),
    word(12_000),
    word(150),
    `${word(400)} ${word(700)}`,
    `"${quotation}"`,
    word(6000),
    word(90),
  ];
}

interface Built {
  readonly cold: Usage;
  readonly warm: Usage;
  readonly edited: Usage;
  readonly folder: string;
}

/** Indexes the show three times: from nothing, again, and with its newest episode edited. */
async function measureIndexing(show: WrittenShow, folder: string): Promise<Built> {
  const outDir = path.join(folder, 'pagefind');
  const options = { outDir, language: 'en', cacheDir: path.join(folder, 'parts') };
  say('Indexing, from nothing …');
  const cold = await measureUsage(() => indexRecords(show.batches, options));
  say('Indexing, nothing changed …');
  const warm = await measureUsage(() => indexRecords(show.batches, options));
  say('Indexing, the newest episode edited …');
  const batches = await show.edited();
  const edited = await measureUsage(() => indexRecords(batches, options));
  return { cold, warm, edited, folder: outDir };
}

/** Asks the queries on the real search page, with the show's index in place of the site's own. */
async function measureAsking(show: WrittenShow, folder: string): Promise<readonly Asked[]> {
  say('Building a site …');
  const outDir = path.join(folder, 'site');
  await buildSite(
    { contentDir: projectDir, cacheDir, outDir },
    {
      ...buildSteps,
      indexRecords: (_, options) =>
        indexRecords(show.batches, {
          outDir: options.outDir,
          language: 'en',
          cacheDir: path.join(folder, 'parts'),
        }),
    },
    () => undefined,
  );
  const server = createSiteServer({ folder: outDir, base: '/' });
  const sent = countSent(server);
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  const browser = await launchBrowser();
  try {
    say('Asking …');
    const records = (await show.batches.at(-1)?.read()) ?? [];
    const said = records.find(({ kind }) => kind === 'transcript');
    return await askAll(browser, `http://127.0.0.1:${port}/search/`, makeQueries(said?.content ?? ''), sent);
  } finally {
    await browser.close();
    server.close();
  }
}

const isIndex = (file: string): boolean => /\.pf_(?:index|fragment|meta)$/.test(file);

function figuresOf(
  built: Built,
  asked: readonly Asked[],
  sizes: { raw: number; index: number; all: number; words: number },
): readonly Figure[] {
  const [first, ...next] = asked;
  const perPart = sizes.words / 10_000;
  const largest = Math.max(...next.map(({ index, engine }) => index + engine));
  return [
    { name: 'CPU to index 10,000 words', unit: 'ms', value: built.cold.cpu / perPart, budget: 36 },
    { name: 'memory of Pagefind, MB', unit: '', value: built.cold.peak, budget: 3200 },
    {
      name: 'newest episode edited, of cold',
      unit: '×',
      value: built.edited.cpu / built.cold.cpu,
      budget: 0.15,
    },
    { name: 'nothing changed, of cold', unit: '×', value: built.warm.cpu / built.cold.cpu },
    { name: 'index and fragments, of the raw text', unit: '×', value: sizes.index / sizes.raw, budget: 1 },
    { name: 'with tables, names and words', unit: '×', value: sizes.all / sizes.raw },
    { name: 'first query', unit: 'kB', value: (first?.index ?? NaN) + (first?.engine ?? NaN), budget: 250 },
    { name: '… of which scripts and program', unit: 'kB', value: first?.engine ?? NaN },
    {
      name: 'next queries, median',
      unit: 'kB',
      value: medianOf(next.map(({ index, engine }) => index + engine)),
      budget: 100,
    },
    { name: 'next queries, largest', unit: 'kB', value: largest, budget: 100 },
    { name: 'first query painted', unit: 'ms', value: first?.painted ?? NaN, budget: 300 },
    {
      name: 'next queries painted, median',
      unit: 'ms',
      value: medianOf(next.map(({ painted }) => painted)),
      budget: 300,
    },
    {
      name: 'next queries painted, slowest',
      unit: 'ms',
      value: Math.max(...next.map(({ painted }) => painted)),
      budget: 300,
    },
    ...asked.map(({ query, index, engine }): Figure => ({
      name: `  ${query}`,
      unit: 'kB',
      value: index + engine,
    })),
  ];
}

/** `bench search` */
async function run(values: Values): Promise<number> {
  const episodes = readCount(values, 'episodes', 100);
  const words = readCount(values, 'words', 10_000);
  const folder = await mkdtemp(path.join(tmpdir(), 'glosscast-bench-search-'));
  try {
    say(`Writing ${episodes} episodes of ${words} words …`);
    const show = await writeTalk(path.join(folder, 'records'), episodes, words);
    const built = await measureIndexing(show, folder);
    const sizes = {
      raw: show.rawBytes,
      index: await bytesOf(built.folder, isIndex),
      all: await bytesOf(built.folder, (file) => !file.includes('engine-')),
      words: episodes * words,
    };
    const asked = await measureAsking(show, folder);
    const figures = figuresOf(built, asked, sizes);
    process.stdout.write(values['json'] ? formatFiguresAsJson(figures) : formatFigures(figures, ''));
    return 0;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** `bench search` */
export const searchBench = { spec, run };
