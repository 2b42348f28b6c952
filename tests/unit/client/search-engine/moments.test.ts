import { describe, expect, it } from 'vitest';
import { findMoments, type Occurrence } from '../../../../src/client/search-engine/moments.ts';

const occurrences = (
  ...places: readonly (readonly [term: number, word: number, length?: number])[]
): Occurrence[] => places.map(([term, word, length = 1]) => ({ term, word, length }));
const one = { weights: [2], places: [0] };
const two = { weights: [2, 2], places: [0, 1] };

const foundIn = (...args: Parameters<typeof findMoments>): readonly (readonly number[])[] =>
  findMoments(...args).map(({ found }) => found);

describe('moments', () => {
  it('of a word are its places; those that stand close together are one', () => {
    expect(foundIn(occurrences([0, 3], [0, 9], [0, 50], [0, 90]), one)).toEqual([[3, 9], [50], [90]]);
  });

  it('never grow longer than a passage, however often a word is said', () => {
    const often = occurrences(...Array.from({ length: 40 }, (_, index) => [0, index * 5] as const));
    for (const found of foundIn(often, one))
      expect((found.at(-1) ?? 0) - (found[0] ?? 0)).toBeLessThanOrEqual(40);
    expect(foundIn(often, one).flat()).toHaveLength(40);
  });

  it('of two words are where both are; where they never are together, the best place of one', () => {
    expect(foundIn(occurrences([0, 3], [0, 60], [1, 62], [1, 200]), two)).toEqual([[60, 62]]);
    expect(foundIn(occurrences([0, 3], [1, 200], [1, 204]), two)).toEqual([[200, 204]]);
  });

  it('mark all words of a term that has several', () => {
    expect(foundIn(occurrences([0, 7, 3]), one)).toEqual([[7, 8, 9]]);
  });

  it('are worth more the closer the words stand, and most in the order typed', () => {
    const score = (...places: readonly (readonly [number, number])[]): number =>
      findMoments(occurrences(...places), two)[0]?.score ?? NaN;
    const [inOrder, reversed, apart] = [score([0, 5], [1, 6]), score([1, 5], [0, 6]), score([0, 5], [1, 14])];
    expect(inOrder).toBeGreaterThan(reversed);
    expect(reversed).toBeGreaterThan(apart);
  });
});
