import { describe, expect, it } from 'vitest';
import { readTerms, wordsOfTitle } from '../../../../src/client/search-engine/query-words.ts';

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

describe('the words of a heading', () => {
  const inTitle = (title: string, text: string): readonly number[] => wordsOfTitle(title, readTerms(text));

  it('are those typed, without case and marks, also of parts of one with a hyphen', () => {
    expect(inTitle('Résumé of Self-reliance: a résumé', 'RESUME')).toEqual([0, 4]);
    expect(inTitle('Résumé of Self-reliance', 'reliance nowhere')).toEqual([2]);
    expect(inTitle('Résumé of Self-reliance', 'self-reliance')).toEqual([2]);
  });

  it('begin so where none is the same', () => {
    expect(inTitle('Smuggling routes, a smuggler', 'smugg')).toEqual([0, 3]);
    expect(inTitle('Route and routes', 'route')).toEqual([0]);
    expect(inTitle('Route', 'river')).toEqual([]);
  });

  it('are letters where they are not set apart', () => {
    expect(inTitle('关于飞钱', '飞钱')).toEqual([2, 3]);
  });
});
