import { foldWord } from './normalize.ts';
import { wordsOf } from './words.ts';

const apostrophes = /['\u2018\u2019\u02BC]/gu;

/** The words of a text as a quotation compares them: no case, accents, apostrophes, hyphens or other punctuation. */
export const phraseWords = (text: string): string[] => {
  const bare = text.replace(apostrophes, '');
  return wordsOf(bare).map(({ start, end }) => foldWord(bare.slice(start, end), 'und'));
};

/** What somebody typed: quotations, of which every word must stand so and in a row, and the words around them. */
export interface TypedQuery {
  /** What is not in quotes, in order, set apart by single spaces. */
  readonly words: string;
  /** What is in quotes, as typed. A quotation that is not closed goes to the end. */
  readonly phrases: readonly string[];
}

const quotation =
  /["\u201C\u201D\u201E\u00AB\u00BB\uFF02]([^"\u201C\u201D\u201E\u00AB\u00BB\uFF02]*)["\u201C\u201D\u201E\u00AB\u00BB\uFF02]?/gu;

/** Takes what was typed apart, whatever the quotation marks. A quotation without a letter or digit is none. */
export function readTyped(text: string): TypedQuery {
  const phrases: string[] = [];
  const words = text.replace(quotation, (_, quoted: string) => {
    if (phraseWords(quoted).length > 0) phrases.push(quoted.trim());
    return ' ';
  });
  return { words: words.replace(/\s+/gu, ' ').trim(), phrases };
}

/** A text's words to find quotations in: each with the index of the piece between spaces that it is from. */
export interface PhraseText {
  readonly words: readonly string[];
  readonly pieces: readonly number[];
}

/** Prepares a text whose pieces are set apart by white space. */
export function readPhraseText(text: string): PhraseText {
  const words: string[] = [];
  const pieces: number[] = [];
  let index = -1;
  for (const piece of text.split(/\s+/u)) {
    index++;
    for (const word of phraseWords(piece)) {
      words.push(word);
      pieces.push(index);
    }
  }
  return { words, pieces };
}

/** Where a quotation stands: per place the pieces of the text it covers, ascending; empty where it does not. */
export function findPhrase(text: PhraseText, phrase: string): readonly (readonly number[])[] {
  const wanted = phraseWords(phrase);
  const [first] = wanted;
  if (first === undefined) return [];
  const found: (readonly number[])[] = [];
  for (let at = text.words.indexOf(first); at >= 0; at = text.words.indexOf(first, at + 1)) {
    if (!wanted.every((word, index) => text.words[at + index] === word)) continue;
    found.push([...new Set(text.pieces.slice(at, at + wanted.length))]);
  }
  return found;
}
