import { describe, expect, test } from 'vitest';
import { findPhrase, readPhraseText, readTyped } from '../../../src/text/phrase.ts';
import { separateUnspaced } from '../../../src/text/unspaced.ts';

const find = (text: string, phrase: string): readonly (readonly number[])[] =>
  findPhrase(readPhraseText(text), phrase);

describe('what is typed', () => {
  test('quotations and the words around them are told apart, whatever the marks', () => {
    expect(readTyped('juche "state media" Mara')).toEqual({ words: 'juche Mara', phrases: ['state media'] });
    expect(readTyped('“one two” „drei vier“ «cinq six»').phrases).toEqual([
      'one two',
      'drei vier',
      'cinq six',
    ]);
  });

  test('a quotation that is still being typed goes to the end; one without words is none', () => {
    expect(readTyped('money "flying mon')).toEqual({ words: 'money', phrases: ['flying mon'] });
    expect(readTyped('money "…" ""')).toEqual({ words: 'money', phrases: [] });
  });
});

describe('quotations in a text', () => {
  test('stand where every word is there, in a row and in this form', () => {
    const text = 'Flying money, flying moneys. Money was flying.';
    expect(find(text, 'flying money')).toEqual([[0, 1]]);
    expect(find(text, 'money flying')).toEqual([[1, 2]]);
    expect(find(text, 'money was')).toEqual([[4, 5]]);
  });

  test('do not mind case, accents, apostrophes and hyphens', () => {
    const text = 'The state-owned bank, as Inês’s don’t-ask rule has it';
    expect(find(text, 'state owned bank')).toEqual([[1, 2]]);
    expect(find(text, 'State-owned BANK')).toEqual([[1, 2]]);
    expect(find(text, "ines's don't ask")).toEqual([[4, 5]]);
  });

  test('are found in Chinese, where words are not set apart, and in Arabic', () => {
    expect(find(separateUnspaced('这叫飞钱，是汇款。'), '飞钱')).toEqual([[2, 3]]);
    expect(find('قال عن الحوالة شيئًا', 'عن الحوالة شيئا')).toEqual([[1, 2, 3]]);
  });

  test('that repeat themselves are found at every place', () => {
    expect(find('no no no', 'no no')).toEqual([
      [0, 1],
      [1, 2],
    ]);
    expect(find('one two', 'two one')).toEqual([]);
  });
});
