import type { TermId } from '../model/ids.ts';
import type { Term } from '../model/term.ts';
import { inflectionOf, type Inflection } from '../text/inflection.ts';
import { apostrophes, foldWord, normalizeTyping } from '../text/normalize.ts';
import { wordsOf, type Word } from '../text/words.ts';

/** A form of a term, or a context that is not the term, at the end of its way through the dictionary. */
export interface Entry {
  readonly term: TermId;
  /** A context that is not the term. */
  readonly avoid: boolean;
  /** Number among the term's forms: 0 is its name. */
  readonly order: number;
  /** The words as they must be written, where case counts. */
  readonly exact: readonly string[] | undefined;
  /** What stands before the first and after the last word and belongs to the form: `.` of `.NET`, `++` of `C++`. */
  readonly prefix: string;
  readonly suffix: string;
  /** It ends with the dot of an acronym, which is part of it where it stands in the text. */
  readonly dot: boolean;
}

/** A step of the dictionary, a trie over words and what stands between them. */
export interface Step {
  readonly next: Map<string, Step>;
  readonly entries: Entry[];
}

/** All forms of the glossary, as texts of one language are searched for them. */
export interface Dictionary {
  readonly language: string;
  readonly inflection: Inflection;
  readonly root: Step;
  /** Every word of a form, as it is looked up by: no other word of a text needs a closer look. */
  readonly words: Set<string>;
}

/** Builds the dictionary of the terms' forms; a form without any letter or digit cannot be found and is left out. */
export function buildDictionary(terms: Iterable<Term>, language: string): Dictionary {
  const inflection = inflectionOf(language);
  const dictionary: Dictionary = { language, inflection, root: newStep(), words: new Set() };
  for (const term of terms) {
    for (const [order, { form, exact }] of term.forms.entries())
      for (const spelling of spellingsOf(form, exact))
        addForm(dictionary, spelling.form, { term: term.id, avoid: false, order }, spelling.exact);
    for (const context of term.avoid)
      addForm(dictionary, context, { term: term.id, avoid: true, order: 0 }, false);
  }
  return dictionary;
}

const newStep = (): Step => ({ next: new Map(), entries: [] });

// DPRK, D.P.R.K. Two letters with dots have none without: who shouts writes "us" as the country.
const acronym = /(?<![\p{L}\p{N}.])\p{Lu}{2,6}(?![\p{L}\p{N}.])/gu;
const dottedAcronym = /(?<![\p{L}\p{N}.])(?:\p{Lu}\.){3,}/gu;

/** All ways to write a form: as it is given, and its acronyms with or without dots. */
function spellingsOf(form: string, exact: boolean): readonly { form: string; exact: boolean }[] {
  const dotted = form.replace(acronym, (letters) => `${[...letters].join('.')}.`);
  const plain = form.replace(dottedAcronym, (letters) => letters.replaceAll('.', ''));
  const others = [...new Set([dotted, plain])].filter((one) => one !== form);
  return [{ form, exact }, ...others.map((one) => ({ form: one, exact: true }))];
}

/**
 * The words of a form or of a text, as both are compared. The half-space between Persian words parts them as a space
 * does, which is often written instead.
 */
export function comparedWords(text: string): Word[] {
  const words = wordsOf(text);
  if (!text.includes(halfSpace)) return words;
  return words.flatMap((word) => splitWord(text, word));
}

const halfSpace = '\u200C';

function splitWord(text: string, word: Word): Word[] {
  const written = text.slice(word.start, word.end);
  if (!written.includes(halfSpace) || !/^\p{Script=Arabic}/u.test(written)) return [word];
  const parts: Word[] = [];
  let start = word.start;
  for (const part of written.split(halfSpace)) {
    if (part !== '') parts.push({ kind: word.kind, start, end: start + part.length });
    start += part.length + 1;
  }
  return parts;
}

function addForm(
  dictionary: Dictionary,
  form: string,
  entry: Pick<Entry, 'term' | 'avoid' | 'order'>,
  exact: boolean,
): void {
  if (form.includes(halfSpace)) addForm(dictionary, form.replaceAll(halfSpace, ''), entry, exact);
  const words = comparedWords(form);
  const [first, last] = [words[0], words.at(-1)];
  if (!first || !last) return;
  const { root, inflection, language, words: known } = dictionary;
  let step = root;
  for (const [index, { start, end }] of words.entries()) {
    const folded = foldWord(form.slice(start, end), language);
    const word = inflection.keyOf(folded);
    known.add(word);
    const key = keyOf(gapBefore(form, words, index), word);
    let next = step.next.get(key);
    if (!next) step.next.set(key, (next = newStep()));
    step = next;
  }
  step.entries.push({
    ...entry,
    exact: exact ? words.map(({ start, end }) => normalizeTyping(form.slice(start, end))) : undefined,
    prefix: /[.$€£#(]*$/.exec(form.slice(0, first.start))?.[0] ?? '',
    suffix: /^[+#)]*/.exec(form.slice(last.end))?.[0] ?? '',
    dot: /(?:^|[^\p{L}])\p{L}(?:\.\s?\p{L})*\.$/u.test(form),
  });
}

const middleDot = /^[\u00B7\u2022\u2027\u2219\u22C5\u30FB]$/u;

/** The key of a step: the gap and the word. */
export function keyOf(gap: string, word: string): string {
  return gap === '' ? word : `${gap}\t${word}`;
}

/**
 * What stands before a word since the last one, as far as it tells forms apart: white space, a line break and a hyphen
 * are one (`money laundering`, `money-laundering`), as are all apostrophes and all middle dots; between letters of scripts without spaces
 * white space is nothing. For the first word it is nothing.
 */
export function gapBefore(text: string, words: readonly Word[], index: number): string {
  const [left, right] = [words[index - 1], words[index]];
  if (!left || !right || left.end === right.start) return '';
  const gap = text.slice(left.end, right.start);
  if (gap === ' ') return left.kind === 'spaced' || right.kind === 'spaced' ? ' ' : '';
  const plain = normalizeTyping(gap);
  if (plain.trim() === '') return left.kind === 'spaced' || right.kind === 'spaced' ? ' ' : '';
  if (/^[-\u2010-\u2013\u2212]\s*$/u.test(plain)) return ' ';
  // parts of a foreign name: a space sets them apart as well where words have spaces
  if (middleDot.test(plain)) return left.kind === 'spaced' && right.kind === 'spaced' ? ' ' : '·';
  // a dot behind a word may be the end of a sentence, behind a letter it is none
  if (/^\.\s/u.test(plain) && left.end - left.start > 1) return '. ';
  return plain
    .replace(/\s+/gu, '')
    .replace(apostrophes, "'")
    .replace(/[\u05F4\u201C\u201D]/gu, '"')
    .replace('\u05F3', "'");
}
