import { expect, test } from 'vitest';
import type { Passage } from '../../../src/model/transcript.ts';
import type { EpisodeDigest } from '../../../src/site/derivation.ts';
import { countRelations, divideMoments } from '../../../src/site/views/source-moments.ts';
import { spokenFrom } from '../../../src/site/views/spoken-from.ts';

const moments = (count: number, title: string): Parameters<typeof divideMoments>[0][number] => ({
  episode: { line: { title } } as unknown as EpisodeDigest,
  moments: Array.from({ length: count }, (_, i) => ({ href: `#${i}`, section: 'S', statement: `${i}` })),
});

test('two thousand moments are divided into pages, none lost, and what goes on says so', () => {
  const pages = divideMoments([moments(100, 'A'), moments(1800, 'B'), moments(100, 'C')]);
  const all = pages.flat().flatMap(({ moments: here }) => here);
  expect(all).toHaveLength(2000);
  for (const page of pages)
    expect(page.reduce((sum, { moments: here }) => sum + here.length, 0)).toBeLessThanOrEqual(240);
  expect(pages[1]?.[0]).toMatchObject({ line: { title: 'B' }, count: 1800, continued: true });
  expect(divideMoments([])).toEqual([[]]);
});

test('relations are counted, most frequent first, and what has none under an empty name', () => {
  const said = (relation?: string) => ({
    href: '#',
    section: 'S',
    statement: '',
    ...(relation === undefined ? {} : { relation }),
  });
  expect(countRelations([said('disputes'), said(), said('supports'), said('supports')])).toEqual([
    { relation: 'supports', count: 2 },
    { relation: '', count: 1 },
    { relation: 'disputes', count: 1 },
  ]);
});

const passage = (start: number, end: number, untimed?: true): Passage =>
  ({ start, end, ...(untimed ? { untimed } : {}) }) as Passage;

test('a time is heard to the end of the passage spoken then, and no end is made up', () => {
  const passages = [passage(10, 20.3), passage(20.3, 31)];
  expect(spokenFrom(passages, 12)).toEqual({ start: 12, end: 20.3 });
  // written in whole seconds, it means the passage that begins within that second
  expect(spokenFrom(passages, 20)).toEqual({ start: 20, end: 31 });
  expect(spokenFrom(passages, 40)).toBeUndefined();
  expect(spokenFrom([passage(0, 90, true)], 12)).toBeUndefined();
});
