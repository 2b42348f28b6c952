import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hit, SearchQuery } from '../../../src/client/search/search-types.ts';
import type { SearchManifest } from '../../../src/model/search-index.ts';
import { batchRecords } from '../../../src/search/batches.ts';
import { indexRecords } from '../../../src/search/index-records.ts';
import type { SearchRecord } from '../../../src/search/record.ts';
import { recordOfSource, recordOfTerm, recordsOfEpisode } from '../../../src/search/records.ts';
import { compareTrees } from '../../support/compare-trees.ts';
import { openFolder, type OpenFolder } from '../../support/memory-search.ts';
import { annotated, context, filler, flyingMoney, juche, passage, source } from './fixture.ts';

const talk = recordsOfEpisode(
  {
    ...annotated,
    episode: {
      ...annotated.episode,
      slug: 'talk' as typeof annotated.episode.slug,
      meta: { ...annotated.episode.meta, title: 'A talk', date: '2024-02-01' },
      sections: [],
    },
    passages: [
      passage('t1', 10, 'Zebras are the only striped horses of the plain.', 'A'),
      passage('t2', 20, 'Are the plain zebras striped, or horses only?', 'Sean Williams'),
    ],
    annotations: new Map(),
  },
  context,
);
const records = [
  ...recordsOfEpisode(annotated, context),
  ...talk,
  recordOfTerm(flyingMoney, context),
  recordOfTerm(juche, context),
  recordOfSource(source, context),
];

/** Records with a word that is said very often, as in a show of hundreds of episodes. */
const muchTalk = [
  ...records,
  ...talk.map((record) => ({
    ...record,
    url: record.url.replace('talk', 'chant'),
    content: filler(16_000),
    passages: [],
    times: [],
  })),
];

let folder: string;
let index: OpenFolder;

async function build(name: string, of: readonly SearchRecord[], language = 'en-GB'): Promise<string> {
  const outDir = path.join(folder, name);
  await indexRecords(batchRecords(of, language), {
    outDir,
    language,
    cacheDir: path.join(folder, `${name}-kept`),
  });
  return outDir;
}

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-search-'));
  index = await openFolder(await build('index', records));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

async function hitsOf(query: Partial<SearchQuery>): Promise<readonly Hit[]> {
  const findings = await index.find({ text: '', filters: {}, ...query });
  const groups = await findings.next(50, 50);
  return groups.flatMap(({ hits }) => hits);
}
const placesOf = async (query: Partial<SearchQuery>): Promise<readonly (readonly [string, string])[]> =>
  (await hitsOf(query)).map(({ kind, url }) => [kind, url] as const);

describe('a search', () => {
  it('names what is called so, and finds moments by episode', async () => {
    const findings = await index.find({ text: 'juche', filters: {} });
    expect(findings.names.map(({ url }) => url)).toEqual([
      '/show/glossary/juche/',
      '/show/sources/myers-2015/',
    ]);
    expect(findings).toMatchObject({ state: 'found', exact: true, episodeCount: 1 });
    const [group] = await findings.next(1, 10);
    expect(group?.episode).toEqual({
      slug: '1154-north-korea',
      title: 'The cartel connection',
      path: '/show/episodes/1154-north-korea/',
      date: '2025-05-15',
    });
    expect(group?.hits.map(({ kind }) => kind).sort()).toEqual(['deep dive', 'transcript']);
  });

  it.each([
    ['Chuch’e', '/show/glossary/juche/'],
    ['chuche', '/show/glossary/juche/'],
    ['주체', '/show/glossary/juche/'],
    ['主體', '/show/glossary/juche/'],
    ['飞钱', '/show/glossary/fei-chen/'],
    ['FLYING MONEY', '/show/glossary/fei-chen/'],
    ['Myers:2015', '/show/sources/myers-2015/'],
  ])('for %s, another name, finds the page', async (text, url) => {
    expect((await index.find({ text, filters: {} })).names[0]?.url).toBe(url);
  });

  it('tells who says the words found, when, and where their passage is', async () => {
    const [hit, ...others] = await hitsOf({ text: 'hawala' });
    expect(others).toEqual([]);
    expect(hit).toMatchObject({
      kind: 'transcript',
      speaker: 'Mara',
      end: 174,
      passage: { from: 0, to: 48 },
    });
    expect(hit?.time).toBeGreaterThan(126 + 44);
    expect(hit?.url).toBe(`/show/episodes/1154-north-korea/#t=${Math.floor(hit?.time ?? 0)}`);
    expect(hit?.found.map((word) => hit.content.split(' ')[word])).toEqual(['hawala']);
    expect((await hitsOf({ text: 'cook' })).map(({ time }) => time)).toEqual([194]);
    expect((await hitsOf({ text: 'untimed' })).map(({ time }) => time)).toEqual([undefined]);
    expect((await hitsOf({ text: 'stands alone' }))[0]?.url).toBe(
      '/show/episodes/1154-north-korea/#takeaways',
    );
  });

  it('takes words in quotes as they stand, common ones too', async () => {
    const exact = await hitsOf({ text: '"the only striped horses"' });
    expect(
      exact.map(({ speaker, found, content }) => [speaker, found.map((word) => content.split(' ')[word])]),
    ).toEqual([['Mara', ['the', 'only', 'striped', 'horses']]]);
    expect((await hitsOf({ text: '"again juche so so"' })).map(({ kind }) => kind)).toEqual(['transcript']);
    expect(await hitsOf({ text: '"so again juche"' })).toEqual([]);
    expect(await hitsOf({ text: '"zebra are the only"' })).toEqual([]);
    expect((await index.find({ text: '"striped horses"', filters: {} })).exact).toBe(false);
  });

  it('puts words that stand together before words that stand apart', async () => {
    const findings = await index.find({ text: 'zebra striped', filters: {} });
    const [group] = await findings.next(1, 5);
    expect(group?.hits).toHaveLength(1);
    expect(group?.count).toBe(1);
    expect(group?.strip?.times).toHaveLength(1);
    expect(group?.strip?.duration).toBe(28);
  });

  it('is narrowed by who speaks: only their words are found', async () => {
    expect(
      (await hitsOf({ text: 'plain', filters: { person: ['Sean Williams'] } })).map(({ speaker }) => speaker),
    ).toEqual(['Sean Williams']);
    expect(await hitsOf({ text: 'hawala', filters: { person: ['Sean Williams'] } })).toEqual([]);
  });

  it('is narrowed by filters, and counts what there is', async () => {
    expect(await placesOf({ text: 'juche', filters: { kind: ['transcript'] } })).toEqual([
      ['transcript', expect.stringMatching(/#t=\d+$/)],
    ]);
    expect(await placesOf({ filters: { term: ['Fei Chen'] } })).toEqual([
      ['transcript', '/show/episodes/1154-north-korea/#t=195'],
      ['glossary', '/show/glossary/fei-chen/'],
    ]);
    expect((await hitsOf({ filters: { episode: ['talk'] } })).map(({ episode }) => episode?.title)).toEqual([
      'A talk',
      'A talk',
    ]);
    const findings = await index.find({ text: 'juche', filters: { kind: ['transcript'] } });
    expect(await findings.counts('kind')).toEqual(
      expect.arrayContaining([
        { value: 'transcript', label: 'transcript', count: 1 },
        { value: 'deep dive', label: 'deep dive', count: 1 },
        { value: 'glossary', label: 'glossary', count: 2 },
      ]),
    );
    expect(await findings.counts('episode')).toEqual([
      { value: '1154-north-korea', label: 'The cartel connection', count: 1 },
    ]);
    expect(await findings.counts('term')).toEqual([{ value: 'Juche', label: 'Juche', count: 1 }]);
    expect(await findings.counts('year')).toEqual([{ value: '2025', label: '2025', count: 1 }]);
    const years = await (await index.find({ text: 'juche', filters: {} })).counts('source');
    expect(years).toEqual([
      { value: 'North Korea’s Juche Myth', label: 'North Korea’s Juche Myth', count: 1 },
    ]);
  });

  it('is sorted by date, newest first, and by time in the episode', async () => {
    const dates = (await hitsOf({ filters: { kind: ['transcript'] }, sort: 'date' })).map(
      ({ episode }) => episode?.date,
    );
    expect(dates).toEqual(['2025-05-15', '2025-05-15', '2025-05-15', '2024-02-01']);
    const times = (await hitsOf({ filters: { kind: ['transcript'] }, sort: 'time' })).map(({ time }) => time);
    expect(times).toEqual([0, 126, 195, 10]);
  });

  it('does not take the tables of a record for words', async () => {
    for (const text of ['!', '#/', '126', 'zz1', '\uE000', '\uF801'])
      expect(await hitsOf({ text })).toEqual([]);
  });

  it('finds words by how they begin, but nothing for what nothing begins with', async () => {
    expect((await hitsOf({ text: 'hawal' })).map(({ kind }) => kind)).toEqual(['transcript']);
    const findings = await index.find({ text: 'hawxqz', filters: {} });
    expect(findings).toMatchObject({ state: 'nothing', missing: ['hawxqz'] });
    expect((await index.find({ text: 'hawela', filters: {} })).nearest).toEqual(['hawala']);
    expect(await index.find({ text: 'hawala hawxqz', filters: {} })).toMatchObject({
      state: 'found',
      missing: ['hawxqz'],
      momentCount: 1,
    });
  });

  it('of nothing but words that are said very often is not answered, and loads nothing', async () => {
    const large = await openFolder(await build('large', muchTalk));
    expect(await large.find({ text: 'so', filters: {} })).toMatchObject({
      state: 'common',
      leftOut: ['so'],
      momentCount: 0,
    });
    expect(large.fetched.filter((file) => /pf_index|pf_fragment/.test(file))).toEqual([]);
    const found = await large.find({ text: '"again juche so so"', filters: {} });
    expect((await found.next(1, 1))[0]?.hits[0]?.kind).toBe('transcript');
    expect(await index.find({ text: 'so', filters: {} })).toMatchObject({ state: 'found' });
  });
});

describe('an index', () => {
  it('is the same, byte for byte, made twice of the same records, kept or not', async () => {
    const again = await build('again', records);
    expect(await compareTrees(path.join(folder, 'index'), again)).toEqual([]);
    await build('again', records);
    expect(await compareTrees(path.join(folder, 'index'), again)).toEqual([]);
    await build('again', talk);
    await build('again', records);
    expect(await compareTrees(path.join(folder, 'index'), again)).toEqual([]);
  });

  it('holds no interface of Pagefind’s, and its engine once', async () => {
    const names = (await readdir(path.join(folder, 'index'), { recursive: true })).map((name) =>
      path.basename(name),
    );
    expect(names.filter((name) => /ui|highlight|worker/.test(name))).toEqual([]);
    expect(names.filter((name) => /^(?:pagefind\.js|wasm\..*)$/.test(name)).sort()).toEqual([
      'pagefind.js',
      'wasm.en.pagefind',
    ]);
  });

  it('of a show in a language without spaces is searched by any run of letters', async () => {
    const chinese = {
      ...recordOfTerm(flyingMoney, context),
      content: '一 种 汇 款 方 式',
      language: 'zh-Hans',
    };
    const opened = await openFolder(await build('chinese', [chinese], 'zh-Hans'));
    const { momentCount } = await opened.find({ text: '款方', filters: {} });
    const apart = await opened.find({ text: '方款', filters: {} });
    expect([momentCount, apart.momentCount]).toEqual([1, 0]);
  });

  it('of a show without a word opens, and finds nothing', async () => {
    const opened = await openFolder(await build('empty', []));
    expect(await opened.find({ text: 'juche', filters: {} })).toMatchObject({
      state: 'nothing',
      momentCount: 0,
    });
  });
});

describe('an index that cannot be read', () => {
  const shard = async (outDir: string): Promise<string> =>
    (await readdir(outDir)).find((name) => name.startsWith('en-')) ?? '';

  it('rejects when it is not there, is not what belongs there, or is of another version', async () => {
    await expect(openFolder(path.join(folder, 'nowhere'))).rejects.toMatchObject({ reason: 'missing' });
    const page = (): Response => new Response('<!doctype html>');
    await expect(openFolder(path.join(folder, 'index'), page)).rejects.toMatchObject({ reason: 'missing' });
    const manifest = JSON.parse(
      await readFile(path.join(folder, 'index', 'pagefind-entry.json'), 'utf8'),
    ) as SearchManifest;
    for (const other of [
      { ...manifest, format: manifest.format + 1 },
      { version: '1.6.0', languages: {} },
    ])
      await expect(
        openFolder(path.join(folder, 'index'), (file) =>
          file === 'pagefind-entry.json' ? new Response(JSON.stringify(other)) : undefined,
        ),
      ).rejects.toMatchObject({ reason: 'other-version' });
  });

  it('rejects when a part of it is missing or half there, and answers once it is whole', async () => {
    const outDir = await build('half', records);
    const own = path.join(outDir, await shard(outDir), 'index');
    const [chunk] = await readdir(own);
    const whole = await readFile(path.join(own, chunk ?? ''));
    const opened = await openFolder(outDir);
    await writeFile(path.join(own, chunk ?? ''), whole.subarray(0, 40));
    await expect(opened.find({ text: 'hawala', filters: {} })).rejects.toMatchObject({ reason: 'missing' });
    await rm(path.join(own, chunk ?? ''));
    await expect(opened.find({ text: 'hawala', filters: {} })).rejects.toMatchObject({ reason: 'missing' });
    await writeFile(path.join(own, chunk ?? ''), whole);
    expect((await opened.find({ text: 'hawala', filters: {} })).momentCount).toBe(1);
  });

  it('rejects as unreachable when the server does not answer', async () => {
    await expect(
      openFolder(path.join(folder, 'index'), () => new Response('', { status: 503 })),
    ).rejects.toMatchObject({ reason: 'unreachable' });
  });
});
