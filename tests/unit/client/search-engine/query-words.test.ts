import { describe, expect, it } from 'vitest';
import { readTerms } from '../../../../src/client/search-engine/query-words.ts';

const read = (text: string): readonly (readonly [string, boolean, number])[] =>
  readTerms(text).map(({ words, isExact, place }) => [
    words.map(({ folded }) => folded).join(' '),
    isExact,
    place,
  ]);

describe('what was typed', () => {
  it('is a term a word, without case, marks and punctuation', () => {
    expect(read('  Résumé, of\tCHUCH’E! ')).toEqual([
      ['resume', false, 0],
      ['of', false, 1],
      ['chuche', false, 2],
    ]);
  });

  it('is one term where it stands in quotes, of whatever shape, closed or not', () => {
    for (const [open, close] of ['""', '“”', '„“', '«»'])
      expect(read(`the ${open ?? ''}flying money${close ?? ''} trade`)).toEqual([
        ['the', false, 0],
        ['flying money', true, 1],
        ['trade', false, 3],
      ]);
    expect(read('"flying mon')).toEqual([['flying mon', true, 0]]);
  });

  it('is one term where letters without spaces were typed together', () => {
    expect(read('飞钱 money')).toEqual([
      ['飞 钱', false, 0],
      ['money', false, 2],
    ]);
  });

  it('is nothing where there are no letters', () => {
    for (const text of ['', ' ', '"', '""', '…—', '" "']) expect(read(text)).toEqual([]);
  });
});
