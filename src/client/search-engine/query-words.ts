import { foldSearched } from '../../model/search-index.ts';
import { separateUnspaced } from '../../text/unspaced.ts';

/** A word as typed and folded; `offset`: how many words after the first of its term it must stand. */
export interface QueryWord {
  readonly typed: string;
  readonly folded: string;
  readonly offset: number;
}

/** What a moment must have: one word, or several that stand in a row. */
export interface QueryTerm {
  readonly words: readonly QueryWord[];
  /** The words as one, where a hyphen stands between them: it may be written so. */
  readonly joined?: string;
  /** In quotes: it must stand exactly so, not in another inflection. */
  readonly isExact: boolean;
  /** How many words after the first word of the query it was typed. */
  readonly place: number;
}

const quoted = /["“„«»”]([^"“”„«»]+)["”“»«]?/gu;

/** What may stand between the parts of a word, or leave them apart. */
const hyphen = /(?<=[\p{L}\p{N}])[-\u2010-\u2015/](?=[\p{L}\p{N}])/gu;
const digits = /\p{N}/u;

/** Words in a row; those with a hyphen in them in their parts (not numbers and dates). */
const wordsIn = (text: string): QueryWord[] =>
  separateUnspaced(text)
    .split(/\s+/u)
    .flatMap((word) => (digits.test(word) ? [word] : word.split(hyphen)))
    .map((typed) => ({ typed, folded: foldSearched(typed) }))
    .filter(({ folded }) => folded !== '')
    .map((word, offset) => ({ ...word, offset }));

/** Words of a term as typed. */
export const textOfTerm = (term: QueryTerm): string => term.words.map(({ typed }) => typed).join(' ');

/**
 * Reads what was typed: each word is a term, and so are the parts of one with hyphens; words in quotes are one, which must stand exactly so; letters of a
 * script without spaces are one term as far as they were typed together.
 */
export function readTerms(text: string): readonly QueryTerm[] {
  const terms: QueryTerm[] = [];
  let place = 0;
  const add = (words: readonly QueryWord[], isExact: boolean, joined?: string): void => {
    if (words.length === 0) return;
    terms.push({ words, isExact, place, ...(joined === undefined ? {} : { joined }) });
    place += words.length;
  };
  const addLoose = (part: string): void => {
    for (const token of part.split(/\s+/u))
      add(wordsIn(token), false, token.search(hyphen) < 0 ? undefined : foldSearched(token));
  };
  let end = 0;
  for (const match of text.matchAll(quoted)) {
    addLoose(text.slice(end, match.index));
    add(wordsIn(match[1] ?? ''), true);
    end = match.index + match[0].length;
  }
  addLoose(text.slice(end));
  return terms;
}

/** Which words of a heading are those of the terms, or begin so where none is: indices, letters of scripts without spaces apart. */
export function wordsOfTitle(title: string, terms: readonly QueryTerm[]): readonly number[] {
  const wanted = terms.flatMap(({ words, joined }) => [...words.map(({ folded }) => folded), joined ?? '']);
  const forms = separateUnspaced(title)
    .split(/\s+/u)
    .map((word) => [word, ...word.split(hyphen)].map(foldSearched));
  const having = (fits: (form: string, word: string) => boolean): readonly number[] =>
    [...forms.keys()].filter((index) =>
      forms[index]?.some((form) => wanted.some((word) => word !== '' && fits(form, word))),
    );
  const same = having((form, word) => form === word);
  return same.length > 0 ? same : having((form, word) => form.startsWith(word));
}
