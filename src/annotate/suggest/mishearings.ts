import type { Term } from '../../model/term.ts';
import { inflectionOf } from '../../text/inflection.ts';
import { foldWord } from '../../text/normalize.ts';
import type { Background } from './background.ts';
import { collapse, soundDistance, soundOf, soundsOf, squash, syllablesOf, type Sound } from './sound.ts';
import type { Token } from './tokens.ts';
import type { WordCounts } from './word-counts.ts';

/** A form of a term by its sound. */
interface KnownForm {
  readonly term: Term;
  /** As the host wrote it. */
  readonly form: string;
  readonly letters: string;
  readonly sounds: string;
  readonly syllables: readonly number[];
}

/** Words that sound like a form of a term; `distance` as of {@link soundDistance}. */
export interface Misheard {
  readonly tokens: readonly Token[];
  readonly term: Term;
  readonly form: string;
  readonly distance: number;
}

/** Finds what sounds like a term in the tokens of a place. `isTaken` says which tokens are known to be a term. */
export type MishearingFinder = (tokens: readonly Token[], isTaken: (token: Token) => boolean) => Misheard[];

// Longer windows than this are sentences.
const longestWindow = 4;
// What is written small this often, and mostly small, is a word of the language; if there is no dictionary, sooner.
const commonFrom = { withDictionary: 5, without: 3 };

interface Search {
  readonly index: FormIndex;
  readonly background: Background;
  readonly counts: WordCounts;
  readonly hear: (word: string) => HeardWord;
  readonly isKnownWord: (word: string) => boolean;
  readonly basesOf: (word: string) => readonly string[];
}

/** What is worked out once for each word of a show. */
interface HeardWord extends Sound {
  /** As of {@link squash}; empty for what is not in Latin letters. */
  readonly letters: string;
  readonly isKnown: boolean;
  readonly isPlain: boolean;
}

/**
 * Makes a finder of mis-hearings. Words are held against forms that have the same code (Double Metaphone) and as many
 * syllables, by how far their sounds are apart. At least one of them must be no word of the language: what the
 * dictionary has, or what the show writes small, was said as it stands. Only what is the form itself but for spaces
 * may be all common words ("by bit").
 */
export function createMishearingFinder(
  terms: Iterable<Term>,
  counts: WordCounts,
  background: Background,
): MishearingFinder {
  const index = indexForms(terms, background.language);
  const heard = new Map<string, HeardWord>();
  const search: Search = {
    index,
    background,
    counts,
    hear: (word) => {
      let known = heard.get(word);
      if (!known) {
        const isKnown = word.split(' ').every(search.isKnownWord);
        const isPlain = background.isPlain(word);
        heard.set(word, (known = { ...soundOf(word), letters: squash(word) ?? '', isKnown, isPlain }));
      }
      return known;
    },
    isKnownWord: (word) =>
      background.isPlain(word) ||
      background.isHouseholdName(word) ||
      background.expected(word) !== undefined ||
      isCommonlySmall(word, counts, background),
    basesOf: inflectionOf(background.language).basesOf,
  };
  const alike = wordsAlike(search);
  return (tokens, isTaken) => {
    const found: Misheard[] = [];
    for (let first = 0; first < tokens.length; first++) {
      const best = bestFrom(search, alike, tokens, first, isTaken);
      if (!best) continue;
      found.push(best);
      first += best.tokens.length - 1;
    }
    return found;
  };
}

function isCommonlySmall(word: string, { words }: WordCounts, { hasDictionary }: Background): boolean {
  const count = words.get(word);
  if (!count) return false;
  const least = hasDictionary ? commonFrom.withDictionary : commonFrom.without;
  return count.lower >= least && count.lower > 2 * (count.capital + count.opening);
}

interface FormIndex {
  readonly byCode: ReadonlyMap<string, readonly KnownForm[]>;
  /** All beginnings of codes: a window that begins otherwise need not be looked at further. */
  readonly beginnings: ReadonlySet<string>;
  readonly byLetters: ReadonlyMap<string, KnownForm>;
  readonly all: readonly KnownForm[];
  /** Folded forms that the host has written down. */
  readonly written: ReadonlySet<string>;
}

function indexForms(terms: Iterable<Term>, language: string): FormIndex {
  const byCode = new Map<string, KnownForm[]>();
  const beginnings = new Set<string>();
  const all: KnownForm[] = [];
  const byLetters = new Map<string, KnownForm>();
  const written = new Set<string>();
  const fold = (text: string): string =>
    foldWord(text, language)
      .replace(/[’']/g, "'")
      .replace(/[\u2010\u2011-]/g, ' ');
  for (const term of terms) {
    const spoken = [
      ...term.forms.map(({ form }) => ({ form, heard: form, described: false })),
      ...(term.pronunciation === undefined
        ? []
        : [{ form: term.name, heard: term.pronunciation, described: true }]),
    ];
    for (const { form, heard, described } of spoken) {
      if (!described && /\p{Ll}/u.test(form) && !/.\p{Lu}\p{Lu}/u.test(form)) written.add(fold(form));
      const known = knownForm(term, form, heard, described);
      if (!known) continue;
      all.push(known);
      if (!described && !byLetters.has(known.letters)) byLetters.set(known.letters, known);
      for (const code of codesOf(heard, known.letters)) {
        byCode.set(code, [...(byCode.get(code) ?? []), known]);
        for (let end = 1; end <= code.length; end++) beginnings.add(code.slice(0, end));
      }
    }
  }
  return { byCode, beginnings, byLetters, all, written };
}

function knownForm(term: Term, form: string, heard: string, described: boolean): KnownForm | undefined {
  const letters = squash(heard);
  // Letters that are spelled out (FBI) sound like nothing that could be mistaken for them.
  if (letters === undefined || letters.length < 4 || (!described && !/\p{Ll}/u.test(form))) return undefined;
  const sounds = soundsOf(letters);
  if (sounds.length < 3) return undefined;
  return { term, form, letters, sounds, syllables: syllablesOf(letters, sounds) };
}

/** The codes of a form as one word, and word by word, as windows have them. */
function codesOf(heard: string, letters: string): Set<string> {
  const parts = heard.split(/[\s\u2010\u2011-]+/).map((word) => soundOf(word).codes);
  const joined = parts.reduce<readonly string[]>(
    (before, codes, index) =>
      index === 0 ? codes : before.flatMap((one) => codes.map((code) => joinCodes(one, code))),
    [],
  );
  return new Set([...soundOf(letters).codes, ...joined.slice(0, 16)]);
}

/** Within words vowels have no code, so that of a vowel at the second word's beginning goes. */
const joinCodes = (one: string, other: string): string => collapse(one + other.replace(/^A/, ''));

/** Words that no dictionary has and that differ so little from a one-word form that their codes need not agree. */
function wordsAlike({ index, counts, hear }: Search): ReadonlyMap<string, KnownForm> {
  const byStart = new Map<string, KnownForm[]>();
  for (const form of index.all) {
    if (form.sounds.length < 5) continue;
    const start = form.sounds.slice(0, 2);
    byStart.set(start, [...(byStart.get(start) ?? []), form]);
  }
  const alike = new Map<string, KnownForm>();
  for (const word of counts.words.keys()) {
    const { sounds, isKnown } = hear(word);
    if (word.length < 5 || isKnown) continue;
    const near = (byStart.get(sounds.slice(0, 2)) ?? []).find(
      (form) =>
        sameSyllables(form.syllables, syllablesOf(word, sounds)) &&
        soundDistance(sounds, form.sounds) <= Math.min(1, form.sounds.length / 8),
    );
    if (near) alike.set(word, near);
  }
  return alike;
}

const sameSyllables = (some: readonly number[], others: readonly number[]): boolean =>
  some.some((count) => others.includes(count));

function bestFrom(
  search: Search,
  alike: ReadonlyMap<string, KnownForm>,
  tokens: readonly Token[],
  first: number,
  isTaken: (token: Token) => boolean,
): Misheard | undefined {
  const window = windowFrom(search, tokens, first, isTaken);
  const [begin] = window;
  if (begin === undefined) return undefined;
  let best = sameLettersFrom(search, tokens, first, window);
  // Nearly all of a text is known words: nothing more is to be done about it.
  if (begin.isPlain || window.every(({ isKnown }) => isKnown)) return best;
  let codes: readonly string[] = [''];
  for (const [index, { codes: own, isPlain }] of window.entries()) {
    codes = codes.flatMap((one) =>
      own
        .map((code) => (one === '' ? code : joinCodes(one, code)))
        .filter((code) => search.index.beginnings.has(code)),
    );
    const forms = new Set(codes.flatMap((code) => search.index.byCode.get(code) ?? []));
    const single = index === 0 ? alike.get(tokens[first]?.key ?? '') : undefined;
    if (single) forms.add(single);
    const heard = window.slice(0, index + 1);
    if (forms.size > 0 && !isPlain && !heard.every(({ isKnown }) => isKnown)) {
      const found = judge(search, tokens.slice(first, first + index + 1), forms);
      if (found && (!best || found.distance < best.distance)) best = found;
    }
    if (codes.length === 0) break;
  }
  return best;
}

/** The words from a token on that may have been heard for a form. */
function windowFrom(
  { hear }: Search,
  tokens: readonly Token[],
  first: number,
  isTaken: (token: Token) => boolean,
): HeardWord[] {
  const window: HeardWord[] = [];
  for (let index = first; index < Math.min(first + longestWindow, tokens.length); index++) {
    const token = tokens[index] as Token;
    if (index > first && !token.follows) break;
    const heard = hear(token.key);
    if (heard.letters === '' || isTaken(token)) break;
    window.push(heard);
  }
  return window;
}

/**
 * What is a form but for spaces and capitals: "by bit" for Bybit. A form that is a common word itself is left alone,
 * as "a long" is no mis-hearing.
 */
function sameLettersFrom(
  { index, isKnownWord, basesOf }: Search,
  tokens: readonly Token[],
  first: number,
  window: readonly HeardWord[],
): Misheard | undefined {
  let letters = '';
  for (const [place, heard] of window.entries()) {
    letters += heard.letters;
    const known = index.byLetters.get(letters);
    if (!known || letters.length < 5 || isKnownWord(letters)) continue;
    const words = tokens.slice(first, first + place + 1);
    if (isWritten(index, basesOf, keyOf(words))) continue;
    // two common words may also be just that, and come last
    const distance = window.slice(0, place + 1).every(({ isKnown }) => isKnown) ? 1 : 0;
    return { tokens: words, term: known.term, form: known.form, distance };
  }
  return undefined;
}

const keyOf = (tokens: readonly Token[]): string => tokens.map(({ key }) => key).join(' ');

/** The form that sounds most like the words, if one is near enough. */
function judge(search: Search, tokens: readonly Token[], forms: Iterable<KnownForm>): Misheard | undefined {
  const key = keyOf(tokens);
  const letters = squash(key);
  if (letters === undefined || isWritten(search.index, search.basesOf, key)) return undefined;
  const sounds = soundsOf(letters);
  const syllables = syllablesOf(letters, sounds);
  let best: Misheard | undefined;
  for (const { term, form, letters: wanted, sounds: heard, syllables: count } of forms) {
    if (!sameSyllables(count, syllables) || isInflected(search, letters, wanted)) continue;
    const distance = soundDistance(sounds, heard);
    // Short words are too many and too alike: they must sound the same.
    if (distance > (heard.length <= 4 ? 0 : Math.min(2, heard.length * 0.2))) continue;
    if (!best || distance < best.distance) best = { tokens, term, form, distance };
  }
  return best;
}

const isInflected = ({ basesOf }: Search, one: string, other: string): boolean =>
  basesOf(one).includes(other) || basesOf(other).includes(one);

/** Whether the words are a form that the host has written down, or one inflected. */
function isWritten(index: FormIndex, basesOf: Search['basesOf'], key: string): boolean {
  if (index.written.has(key)) return true;
  const last = key.slice(key.lastIndexOf(' ') + 1);
  const before = key.slice(0, key.length - last.length);
  return basesOf(last).some((base) => index.written.has(before + base));
}
