import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { momentOf, openSearch, type Hit, type Search } from '../../../src/client/search/search-engine.ts';
import { indexRecords } from '../../../src/search/index-records.ts';
import { recordOfSource, recordOfTerm, recordsOfEpisode } from '../../../src/search/records.ts';
import { compareTrees } from '../../support/compare-trees.ts';
import { bundle, loadPagefind } from '../../support/memory-search.ts';
import { annotated, context, flyingMoney, juche, source } from './fixture.ts';

const records = [
  ...recordsOfEpisode(annotated, context),
  recordOfTerm(flyingMoney, context),
  recordOfTerm(juche, context),
  recordOfSource(source, context),
];

let folder: string;
let search: Search;
let restore: () => void;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'glosscast-search-'));
  await indexRecords(records, { outDir: join(folder, 'index'), language: 'en-GB' });
  const [module, giveBack] = await loadPagefind(join(folder, 'index'));
  restore = giveBack;
  search = await openSearch(bundle, async () => module);
});
afterAll(async () => {
  restore();
  await rm(folder, { recursive: true });
});

async function find(
  text: string,
  filters = {},
): Promise<{ names: readonly string[]; moments: readonly Hit[] }> {
  const findings = await search({ text, filters });
  const moments = await findings.load(0, 50);
  expect(moments).toHaveLength(findings.momentCount);
  return { names: findings.names.map((hit) => hit.url), moments };
}

describe('a search', () => {
  it('for a term finds its page first, then the deep dives that mention it, then what was said', async () => {
    const { names, moments } = await find('juche');
    expect(names).toEqual(['/show/glossary/juche/', '/show/sources/myers-2015/']);
    expect(moments.map(({ kind, url }) => [kind, url])).toEqual([
      ['deep dive', '/show/episodes/1154-north-korea/#revenue-tactics'],
      ['transcript', '/show/episodes/1154-north-korea/#t=126'],
      ['glossary', '/show/glossary/fei-chen/'],
    ]);
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
    expect((await find(text)).names[0]).toBe(url);
  });

  it('says when the words found are said', async () => {
    const { moments } = await find('cook');
    expect(moments.map((hit) => momentOf(hit)?.time)).toEqual([194]);
    const spoken = await find('飞钱');
    expect(spoken.moments.find((hit) => hit.kind === 'transcript')?.times.length).toBeGreaterThan(0);
    expect((await find('untimed')).moments.map((hit) => momentOf(hit))).toEqual([undefined]);
  });

  it('is narrowed by filters, and counts what there is', async () => {
    const { names, moments } = await find('juche', { kind: ['transcript'] });
    expect(names).toEqual([]);
    expect(moments.map((hit) => hit.kind)).toEqual(['transcript']);
    const { counts } = await search({ text: 'juche', filters: {} });
    expect(Object.fromEntries(counts.kind)).toEqual({
      glossary: 2,
      source: 1,
      'deep dive': 1,
      transcript: 1,
    });
    expect(counts.episode.get('The cartel connection')).toBe(2);
    expect((await find('', { term: ['Fei Chen'] })).moments.map((hit) => hit.kind)).toEqual([
      'transcript',
      'glossary',
    ]);
  });

  it('does not take the table of times for words', async () => {
    for (const text of ['!', '#/', '126', 'zz1']) expect((await find(text)).moments).toEqual([]);
  });
});

describe('an index', () => {
  it('is the same, byte for byte, made twice of the same records', async () => {
    const many = Array.from({ length: 60 }, (_, copy) =>
      records.map((record) => ({
        ...record,
        url: record.url.replace('1154', String(copy)),
        content: `${record.content} number${copy} word${copy % 7}`,
        filters: { ...record.filters, term: [...record.filters.term, `T${copy % 13}`], year: String(copy) },
      })),
    ).flat();
    await indexRecords(many, { outDir: join(folder, 'one'), language: 'en' });
    await indexRecords(many, { outDir: join(folder, 'two'), language: 'en' });
    expect(await compareTrees(join(folder, 'one'), join(folder, 'two'))).toEqual([]);
  });

  it('has no ready-made interface in it', async () => {
    expect((await readdir(join(folder, 'index'))).filter((name) => /ui|highlight/.test(name))).toEqual([]);
  });

  it('of a show in a language without spaces is searched by any run of letters', async () => {
    const outDir = join(folder, 'chinese');
    const chinese = { ...recordOfTerm(flyingMoney, context), content: '一 种 汇 款 方 式' };
    await indexRecords([chinese], { outDir, language: 'zh-Hans' });
    const [module, giveBack] = await loadPagefind(outDir);
    const searchChinese = await openSearch(bundle, async () => module);
    expect((await searchChinese({ text: '款方', filters: {} })).momentCount).toBe(1);
    giveBack();
  });
});
