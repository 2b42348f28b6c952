import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { vocabulary, writeTalk } from '../../scripts/benches/search/show.ts';
import { mintEpisodeSlug } from '../../src/model/ids.ts';
import { makeBatch } from '../../src/search/batches.ts';
import { indexRecords } from '../../src/search/index-records.ts';
import type { RecordBatch, SearchRecord } from '../../src/search/record.ts';
import { compareTrees } from '../support/compare-trees.ts';
import { openFolder, type OpenFolder } from '../support/memory-search.ts';

/** A show of more episodes than one part holds, in three languages. */
const episodes = 170;

/** An episode that says the text once, after a minute. */
function saying(slug: string, language: string, text: string): RecordBatch {
  const record: SearchRecord = {
    url: `/episodes/${slug}/#t=60`,
    kind: 'transcript',
    content: text,
    passages: [{ word: 0, speaker: 'Ada Host' }],
    language,
    times: [{ word: 0, time: 60 }],
    span: { start: 60, end: 90 },
    episode: { slug: mintEpisodeSlug(slug), title: `On ${slug}`, date: '2020-01-01' },
    filters: { term: [], source: [], year: '2020' },
  };
  return makeBatch([record], 'en');
}

const others = [
  saying('au-marche', 'fr', 'Nous mangions des pommes chaque matin au marché de Lyon'),
  saying('auf-dem-markt', 'de-AT', 'Die Häuser standen am Platz, und der Hund aß die Hand'),
  saying('english', 'en', 'A house on the market and a zanzibarian apple on the hand of the crowd'),
];

let folder: string;
let edited: readonly RecordBatch[];
let index: OpenFolder;
const outDir = (): string => path.join(folder, 'pagefind');
const options = () => ({
  outDir: outDir(),
  language: 'en',
  cacheDir: path.join(folder, 'kept'),
  version: '1',
});

/** When each folder of the kept parts was made. */
async function madeAt(): Promise<ReadonlyMap<string, number>> {
  const names = await readdir(options().cacheDir);
  const times = names.map(
    async (name) => [name, (await stat(path.join(options().cacheDir, name))).mtimeMs] as const,
  );
  return new Map(await Promise.all(times));
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-shards-'));
  const show = await writeTalk(path.join(folder, 'records'), episodes, 300);
  edited = [...(await show.edited()), ...others];
  await indexRecords([...show.batches, ...others], options());
}, 120_000);
afterAll(() => rm(folder, { recursive: true }));

const slugsOf = async (text: string): Promise<readonly (string | undefined)[]> =>
  (await (await index.find({ text, filters: {} })).next(9, 1)).map(({ episode }) => episode?.slug);

describe('an index in parts', () => {
  it('is made anew only where an episode changed, and is what it would be made from nothing', async () => {
    const before = await madeAt();
    await indexRecords(edited, options());
    const after = await madeAt();
    const anew = [...after.keys()].filter((name) => before.get(name) !== after.get(name));
    expect(anew).toHaveLength(1);
    expect(anew[0]).toMatch(/^en-/);
    expect([...before.keys()].filter((name) => name.startsWith('en-'))).toHaveLength(2);
    const fresh = path.join(folder, 'fresh');
    await indexRecords(edited, { ...options(), outDir: fresh, cacheDir: path.join(folder, 'fresh-kept') });
    expect(await compareTrees(outDir(), fresh)).toEqual([]);
    index = await openFolder(outDir());
  });

  it('is searched in all its parts: old and new episodes, each once', async () => {
    const findings = await index.find({ text: '', filters: { kind: ['transcript'] } });
    const groups = await findings.next(1000, 1);
    const slugs = groups.map(({ episode }) => episode?.slug);
    expect(slugs).toHaveLength(episodes + others.length);
    expect(new Set(slugs).size).toBe(slugs.length);
    expect(await slugsOf('zanzibarian')).toEqual(['english']);
  });

  it('finds every word where it is said, however rare', async () => {
    const said = new Map<string, Set<string>>();
    for (const batch of edited)
      for (const { content, episode } of await batch.read())
        for (const token of content.toLowerCase().split(/[^a-z]+/)) {
          const known = said.get(token);
          if (known) known.add(episode?.slug ?? '');
          else said.set(token, new Set([episode?.slug ?? '']));
        }
    const words = vocabulary.slice(200).filter((word, index) => index % 37 === 0 && said.has(word));
    expect(words.length).toBeGreaterThan(50);
    for (const word of words) {
      const groups = await (await index.find({ text: word, filters: {} })).next(1000, 1);
      const found = new Set(groups.map(({ episode }) => episode?.slug));
      expect(
        [...(said.get(word) ?? [])].filter((slug) => !found.has(slug)),
        word,
      ).toEqual([]);
    }
  });

  it('finds words in the inflections of their own language', async () => {
    expect(await slugsOf('matins pomme')).toEqual(['au-marche']);
    expect(await slugsOf('Haus')).toEqual(['auf-dem-markt']);
    expect(new Set(await slugsOf('hand'))).toEqual(new Set(['auf-dem-markt', 'english']));
  });

  it('loads one part of Pagefind’s per language, and of the words only what is asked for', async () => {
    const opened = await openFolder(outDir());
    const engines = opened.fetched.filter((file) => file.endsWith('.pagefind'));
    expect(engines.map((file) => path.basename(file)).sort()).toEqual([
      'wasm.de.pagefind',
      'wasm.en.pagefind',
      'wasm.fr.pagefind',
    ]);
    expect(opened.fetched.filter((file) => /fragment|pf_index|words|names/.test(file))).toEqual([]);
    await opened.find({ text: 'zanzibarian', filters: {} });
    const loaded = opened.fetched.filter((file) => file.includes('pf_index'));
    expect(loaded.length).toBeGreaterThan(0);
    expect(loaded.length).toBeLessThanOrEqual(4);
    expect(new Set(opened.fetched).size).toBe(opened.fetched.length);
  });

  it('made by another version of the code is made anew', async () => {
    const before = await madeAt();
    await indexRecords(edited, { ...options(), version: '2' });
    expect([...(await madeAt()).keys()].filter((name) => before.has(name))).toEqual([]);
  });
});
