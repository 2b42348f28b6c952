import { bareWordsOf } from './clitics.ts';
import { inflectionOf } from './inflection.ts';
import { foldWord } from './normalize.ts';
import { wordsOf } from './words.ts';

/** Letters of German and the Nordic languages, as they are written where the keyboard has none. */
const writtenOut: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe', æ: 'ae' };

const hasWrittenOut = /[äöüåøæ]/iu;
const writeOut = (text: string): string =>
  text.normalize('NFC').replace(/[äöüåøæ]/giu, (letter) => writtenOut[letter.toLowerCase()] ?? letter);

// The same letter at the end of a word, one way or the other from country to country.
const arabicLetters: Readonly<Record<string, string>> = { ة: 'ه', ى: 'ي', ی: 'ي', ک: 'ك' };
const foldArabic = (word: string): string =>
  word.replace(/[ةىیک]/g, (letter) => arabicLetters[letter] ?? letter);

/** The words of a name, folded: no case, accents, apostrophes, hyphens, width; one way to write Arabic letters. */
export const foldedWords = (name: string): string[] =>
  wordsOf(name).map(({ start, end }) => foldArabic(foldWord(name.slice(start, end), 'und')));

/** An Arabic or Hebrew word without its article and what else is written together with it; others as they are. */
function withoutArticle(word: string): string {
  if (/^ال.{2,3}$/u.test(word)) return word.slice(2);
  const bare = bareWordsOf(word, 'ar').findLast(({ before, after }) => before > 0 && after === 0);
  return bare?.word ?? word;
}

/** The name's words as they are, and in other spellings that mean the same. */
function spellings(name: string): string[][] {
  const words = foldedWords(name);
  const found = [words];
  if (hasWrittenOut.test(name)) found.push(foldedWords(writeOut(name)));
  const bare = words.map(withoutArticle);
  if (bare.some((word, index) => word !== words[index])) found.push(bare);
  return found.filter((spelling) => spelling.length > 0);
}

/** The words with the last one in what it may be the plural or another case of. */
function singulars(words: readonly string[], language: string): string[][] {
  const last = words.at(-1) ?? '';
  return inflectionOf(language)
    .basesOf(last)
    .slice(0, 3)
    .map((base) => [...words.slice(0, -1), base]);
}

/** Nobody looks for a name from these on. */
const smallWords = new Set(
  'the of and for on in to a an de la le les des du der die das den und für von del los el i o'.split(' '),
);

const join = (words: readonly string[]): string => words.join('');
const unique = (values: readonly string[]): string[] => [...new Set(values)].filter((value) => value !== '');

/** What a name is found by: `whole` is the name, `parts` its later words to the end (`Inés Duarte`: "duarte"). */
export interface NameForms {
  readonly whole: readonly string[];
  readonly parts: readonly string[];
}

/** Letters of a key that count: what is typed beyond them is compared with the name itself. */
export const keyLength = 32;

const cut = (key: string): string => key.slice(0, keyLength);

/**
 * The keys of a name (language BCP 47): letters folded and without gaps, so that case, accents, spaces, hyphens,
 * dots and apostrophes do not count; `ü` also as `ue`, Arabic also without articles, the last word also in the
 * singular. `mostParts` limits from how many of its later words it is found.
 */
export function nameForms(name: string, language: string, mostParts = 6): NameForms {
  const all = spellings(name);
  const whole = unique(
    all
      .flatMap((words) => [words, ...singulars(words, language)])
      .map(join)
      .map(cut),
  );
  const parts = unique(
    all.flatMap((words) =>
      words
        .slice(1)
        .map((word, index) => ({ word, key: cut(join(words.slice(index + 1))) }))
        .filter(({ word, key }) => (word.length > 2 || key === word) && !smallWords.has(word))
        .slice(0, mostParts)
        .map(({ key }) => key),
    ),
  );
  return { whole, parts: parts.filter((key) => !whole.includes(key)) };
}

const connecting = new Set(['and', 'und', 'et', 'al', 'y', 'e', 'en', 'och']);

/** What somebody typed, as keys: `begins` may be the beginning of a name's, `equals` only the whole of it. */
export interface TypedForms {
  readonly begins: readonly string[];
  readonly equals: readonly string[];
}

/** The keys to look a typed name up by; both lists are empty where there is no letter or digit in it. */
export function typedForms(typed: string, language: string): TypedForms {
  const all = spellings(typed);
  const begins = unique(all.map(join).map(cut));
  const equals = all
    .flatMap((words) => [
      ...singulars(words, language),
      ...(words.length > 2 ? [words.filter((word) => !connecting.has(word))] : []),
    ])
    .map(join)
    .map(cut);
  return { begins, equals: unique(equals).filter((key) => !begins.includes(key)) };
}
