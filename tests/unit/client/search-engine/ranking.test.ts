import { expect, test } from 'vitest';
import type { FoundRecords } from '../../../../src/client/search-engine/candidates.ts';
import { readTerms } from '../../../../src/client/search-engine/query-words.ts';
import { rankByText } from '../../../../src/client/search-engine/rank-by-text.ts';
import type { Shard } from '../../../../src/client/search-engine/shard.ts';
import { readSpeakers } from '../../../../src/client/search-engine/speaker-terms.ts';

/** A part of an index with just what ranking asks of it. */
const shardOf = (people: readonly string[], contents: readonly string[] = []): Shard =>
  ({
    language: { common: ['the', 'of'] },
    signedWords: [],
    rows: [{ number: 0, people }],
    fragment: async (number: number) => ({ url: '', content: contents[number] ?? '', meta: {}, filters: {} }),
  }) as unknown as Shard;

const speakersIn = (query: string, people: readonly string[]) => {
  const read = readSpeakers(readTerms(query), [shardOf(people)]);
  return read && [read.people, read.terms.map(({ words }) => words.map(({ typed }) => typed).join(' '))];
};

test('words of a query that name a speaker are told from what is asked for', () => {
  const people = ['Łukasz Wierzba', 'Zoë Lindqvist', 'Zoë Vane', 'Ann the Hat'];
  expect(speakersIn('lukasz tundra', people)).toEqual([['Łukasz Wierzba'], ['tundra']]);
  expect(speakersIn('tundra zoe', people)).toEqual([['Zoë Lindqvist', 'Zoë Vane'], ['tundra']]);
  expect(speakersIn('zoe vane "the tundra"', people)).toEqual([['Zoë Vane'], ['the tundra']]);
  expect(speakersIn('the tundra', people)).toBeUndefined();
  expect(speakersIn('zoe vane', people)).toBeUndefined();
});

test('what stands as typed comes first, with the common words that the index does not know', async () => {
  const shard = shardOf([], ['teams of nodes and nodes', 'a child of the nodes']);
  const candidate = (number: number, word: number, score: number) =>
    ({
      shard,
      row: { number },
      moments: [{ found: [word], score }],
      fails: [],
    }) as unknown as FoundRecords['candidates'][number];
  const ranked = await rankByText({
    candidates: [candidate(0, 2, 3), candidate(1, 4, 2)],
    leftOut: ['of', 'the'],
    missing: [],
    terms: readTerms('of the nodes'),
  });
  const [first, second] = ranked.candidates.map(({ moments }) => moments[0]?.score ?? 0);
  expect(second).toBeGreaterThan(first ?? Infinity);
});
