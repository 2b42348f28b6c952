import type { Term, TermForm } from '../../model/term.ts';
import { inflectionOf } from '../../text/inflection.ts';
import { foldWord } from '../../text/normalize.ts';
import { nameKeys } from '../../text/name-search.ts';
import { wordsOf } from '../../text/words.ts';

/** Folded words of a name; those that an index would tell apart by nothing a reader sees are the same. */
const foldedWords = (name: string, language: string): readonly string[] =>
  wordsOf(name).map(({ start, end }) => foldWord(name.slice(start, end), language));

/** Whether two names are the same but for the ending of their last word (or of any, as the language has it). */
function isInflected(one: readonly string[], other: readonly string[], language: string): boolean {
  if (one.length !== other.length) return false;
  const { basesOf, keyOf } = inflectionOf(language);
  return one.every((word, index) => {
    const counterpart = other[index] ?? '';
    return (
      word === counterpart ||
      keyOf(word) === keyOf(counterpart) ||
      basesOf(word).includes(counterpart) ||
      basesOf(counterpart).includes(word)
    );
  });
}

/**
 * The forms of a term that deserve a line of their own in an index: each name that differs in more than case, accents,
 * hyphens or an ending from the term's name and from the forms before it.
 */
export function distinctAliases(term: Term, language: string): readonly TermForm[] {
  const kept: { readonly words: readonly string[]; readonly key: string }[] = [];
  return term.forms.filter(({ form, language: own = language }) => {
    const [words, key = ''] = [foldedWords(form, own), nameKeys(form)[0]];
    if (key === '') return false;
    const known = kept.some((other) => other.key === key || isInflected(words, other.words, own));
    const isName = kept.length === 0;
    kept.push({ words, key });
    return !known && !isName;
  });
}

/** A line of an index: a term, or another name of it. */
interface Line {
  readonly type: 'term' | 'alias';
  /** The term's address, whether the line is the term or leads to it. */
  readonly of: string;
}

/** Without the names that would stand right beside their term: there they say what the entry says itself. */
export function withoutNeighbours<Entry extends Line>(lines: readonly Entry[]): readonly Entry[] {
  const isBeside = (index: number, step: 1 | -1): boolean => {
    const { of } = lines[index] as Entry;
    let at = index + step;
    while (lines[at]?.type === 'alias' && lines[at]?.of === of) at += step;
    return lines[at]?.type === 'term' && lines[at]?.of === of;
  };
  return lines.filter(({ type }, index) => type === 'term' || !(isBeside(index, 1) || isBeside(index, -1)));
}
