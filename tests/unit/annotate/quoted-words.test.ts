import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findQuotedWords } from '../../../src/annotate/quoted-words.ts';
import { readSpokenText, textOfWords } from '../../../src/annotate/spoken-text.ts';
import { editsAllowed } from '../../../src/annotate/word-search.ts';
import { wordsOf } from '../../../src/text/words.ts';
import { at, makePassage } from './episode-fixture.ts';

const talk = [
  'Welcome back. Last week we left the train standing in the snow outside Chur, and nobody had eaten.',
  'It was the second winter of the strike… the porters — all nine of them! — had walked out in November.',
  'So who was heating the cars? That’s the question I put to Ana, whose father kept the depot’s books.',
  'He wrote down everything: coal, bread, the price of a bed, and once, in red ink, the word "enough".',
  'And the ministry? [laughs] The ministry sent a letter. It was very polite, and it was four months late.',
  'We found it, you know, in a box marked "miscellaneous", under a pile of timetables from 1962.',
  'Das steht da wirklich so: »Die Heizung ist Sache der Reisenden.« I had to read it three times.',
  '火车晚点了三个小时，没有人知道为什么。 That is what the Chinese delegation noted, and they were right.',
];
const passages = talk.map((text, index) => makePassage(`p-${index}`, text, index * 20, index * 20 + 18));
const spoken = readSpokenText(passages, 'en');
const reach = 30;

/** A passage, and a run of its words. */
const quotes = (shortest: number) =>
  fc
    .record({ index: fc.nat(talk.length - 1), from: fc.nat(), length: fc.nat(40) })
    .map(({ index, from, length }) => {
      const text = talk[index] as string;
      const words = wordsOf(text);
      const first = from % Math.max(1, words.length - shortest);
      const last = Math.min(words.length - 1, first + shortest - 1 + length);
      const [start, end] = [words[first]?.start ?? 0, words[last]?.end ?? text.length];
      return { text: text.slice(start, end), stamp: at(index * 20, index * 20 + 18) };
    });

const runs = { numRuns: 300, seed: 1154 };

describe('words of the transcript', () => {
  test('are found as they stand, wherever they are cut out', () => {
    fc.assert(
      fc.property(quotes(1), ({ text, stamp }) => {
        const found = findQuotedWords(spoken, { words: text, stamp, reach });
        expect(found.kind).toBe('found');
        if (found.kind !== 'found') return;
        expect(found.distance).toBe(0);
        expect(found.parts.map((part) => textOfWords(spoken, part)).join(' ')).toContain(text.slice(0, 3));
      }),
      runs,
    );
  });

  test('are found with one word changed, left out or put in', () => {
    const changes = ['change', 'leave', 'put'] as const;
    fc.assert(
      fc.property(quotes(7), fc.nat(), fc.constantFrom(...changes), ({ text, stamp }, where, change) => {
        const words = wordsOf(text);
        fc.pre(words.length >= 7);
        const { start, end } = words[where % words.length] as { start: number; end: number };
        const strange = change === 'leave' ? ' ' : ' zebra ';
        const edited = text.slice(0, start) + strange + text.slice(change === 'put' ? start : end);
        const found = findQuotedWords(spoken, { words: edited, stamp, reach });
        expect([found.kind, found.kind === 'found' && found.distance]).toEqual(['found', 0]);
      }),
      runs,
    );
  });

  test('are not found when they are shuffled, and then the nearest is said', () => {
    fc.assert(
      fc.property(
        quotes(8).chain(({ text, stamp }) =>
          fc
            .shuffledSubarray(
              wordsOf(text).map(({ start, end }) => text.slice(start, end)),
              { minLength: wordsOf(text).length },
            )
            .map((words) => ({ text, stamp, words })),
        ),
        ({ text, stamp, words }) => {
          const folded = (some: string): readonly number[] => spoken.encode(some);
          const [before, after] = [folded(text), folded(words.join(' '))];
          // a shuffle that hardly moves anything is a small edit
          const moved = before.filter((code, index) => code !== after[index]).length;
          fc.pre(before.length >= 8 && moved > 2 * editsAllowed(before.length) + 2);
          const steps = distance(before, after);
          const found = findQuotedWords(spoken, { words: words.join(' '), stamp, reach });
          expect(found.kind).toBe(steps > editsAllowed(before.length) ? 'missing' : 'found');
        },
      ),
      runs,
    );
  });

  test('are found at the time given, of all the times that they are said', () => {
    const echoes = Array.from({ length: 50 }, (_, index) =>
      makePassage(`e-${index}`, `Again and again, said number ${index}.`, index * 60, index * 60 + 5),
    );
    const text = readSpokenText(echoes, 'en');
    fc.assert(
      fc.property(fc.nat(49), (index) => {
        const stamp = at(index * 60 + 2);
        const found = findQuotedWords(text, { words: 'again and again', stamp, reach });
        expect(found.kind === 'found' && found.time).toBe(index * 60);
      }),
      { ...runs, numRuns: 60 },
    );
  });
});

/** Words to be changed, left out or put in to make one row of words of another. */
function distance(a: readonly number[], b: readonly number[]): number {
  let row = b.map((_, index) => index + 1);
  row.unshift(0);
  for (const [index, code] of a.entries()) {
    const next = [index + 1];
    for (const [column, other] of b.entries())
      next.push(
        Math.min(
          (row[column] as number) + (code === other ? 0 : 1),
          (row[column + 1] as number) + 1,
          (next[column] as number) + 1,
        ),
      );
    row = next;
  }
  return row.at(-1) as number;
}
