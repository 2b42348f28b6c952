import type { Mention, Place } from '../model/annotation.ts';
import type { Range } from '../model/position.ts';
import type { Term } from '../model/term.ts';
import { bareWordsOf } from '../text/clitics.ts';
import { foldWord, normalizeTyping } from '../text/normalize.ts';
import { wordEdges, type Word } from '../text/words.ts';
import { findAddresses } from './addresses.ts';
import {
  buildDictionary,
  comparedWords,
  gapBefore,
  keyOf,
  type Dictionary,
  type Entry,
  type Step,
} from './dictionary.ts';
import { isWhole } from './whole-words.ts';

/** Finds the terms of the glossary in places of any language. */
export type MentionFinder = (places: readonly Place[]) => Mention[];

/**
 * Makes a finder of the terms' forms. What it finds may overlap: `resolve.ts` decides (longer before shorter).
 *
 * - Whole words only; a hyphen is as good as a space, an apostrophe's `’s` and particles stay outside the range.
 * - Case and diacritics do not matter (see `foldWord`), but a form marked `exact` matches only as written.
 * - The last word may be inflected (every word where the language declines them all), see `inflectionOf`; so may the
 *   first where a small word follows it (`bills of exchange`), or one that agrees with it (`armes nucléaires`).
 * - Acronyms are found with and without dots.
 * - Nothing is found in closed ranges (links, code, headings), addresses (`bybit.com`), or a term's `avoid` contexts.
 *
 * Time is linear in the text, whatever the number of terms.
 */
export function createMentionFinder(terms: Iterable<Term>): MentionFinder {
  const all = [...terms];
  const dictionaries = new Map<string, Dictionary>();
  const dictionaryOf = (language: string): Dictionary => {
    let dictionary = dictionaries.get(language);
    if (!dictionary) dictionaries.set(language, (dictionary = buildDictionary(all, language)));
    return dictionary;
  };
  return (places) => {
    const readings = new Map<string, Readings>();
    return places.flatMap((place) => {
      let known = readings.get(place.language);
      if (!known) readings.set(place.language, (known = new Map()));
      return findInPlace(place, dictionaryOf(place.language), known);
    });
  };
}

/** One way to read a word of the text: what it is looked up by, and what of it is the word. */
interface Reading {
  readonly key: string;
  /** Letters (not marks) before the word proper that lean on it; UTF-16 units after it. */
  readonly before: number;
  readonly after: number;
  readonly inflected: boolean;
}

/** All ways to read a word, and those that begin a form, with the step they lead to. */
interface WordReadings {
  readonly all: readonly Reading[];
  readonly begins: readonly { readonly reading: Reading; readonly step: Step }[];
}

/** Of a word that is in no form, which nearly all are. */
const noReadings: WordReadings = { all: [], begins: [] };

/** How the words of a document may be read, each worked out once. */
type Readings = Map<string, WordReadings>;

function readingsAt({ text, words, dictionary, readings }: Search, index: number): WordReadings {
  const { start, end } = words[index] as Word;
  const word = text.slice(start, end);
  let known = readings.get(word);
  if (!known) {
    const all = readingsOf(word, dictionary);
    const begins = all.flatMap((reading) => {
      // too short to be told from other words: `us` is no plural
      if (reading.inflected && reading.key.length < 3 && reading.before + reading.after === 0) return [];
      const step = dictionary.root.next.get(reading.key);
      return step ? [{ reading, step }] : [];
    });
    readings.set(word, (known = all.length === 0 ? noReadings : { all, begins }));
  }
  return known;
}

/** Only what is a word of some form: as it stands, then uninflected, then without what leans on it. */
function readingsOf(word: string, { inflection, language, words }: Dictionary): Reading[] {
  const folded = foldWord(word, language);
  const found: Reading[] = [];
  const key = inflection.keyOf(folded);
  if (words.has(key)) found.push({ key, before: 0, after: 0, inflected: false });
  for (const base of inflection.basesOf(folded))
    if (base !== key && words.has(base)) found.push({ key: base, before: 0, after: 0, inflected: true });
  for (const { word: bare, before, after } of bareWordsOf(folded, language))
    if (words.has(bare)) found.push({ key: bare, before, after, inflected: true });
  return found;
}

/** A text while it is searched. */
interface Search {
  readonly text: string;
  readonly words: readonly Word[];
  readonly dictionary: Dictionary;
  readonly readings: Readings;
  readonly found: Found[];
}

/** An entry of the dictionary as it stands in the text. */
interface Found extends Range {
  readonly entry: Entry;
  readonly inflected: boolean;
}

function findInPlace(place: Place, dictionary: Dictionary, readings: Readings): Mention[] {
  const { text } = place;
  const search: Search = { text, words: comparedWords(text), dictionary, readings, found: [] };
  for (let index = 0; index < search.words.length; index++) findFrom(search, index);
  if (search.found.length === 0) return [];

  const addresses = findAddresses(text);
  const edges = search.words.some(({ kind }) => kind === 'syllable') ? wordEdges(text) : undefined;
  const whole = search.found.filter((found) => isWhole(text, search.words, found, place.language, edges));
  const avoided = whole.filter(({ entry }) => entry.avoid);
  const best = new Map<string, Found>();
  for (const found of whole) {
    if (found.entry.avoid) continue;
    if (place.closed.some((range) => meets(found, range))) continue;
    if (addresses.some((range) => meets(found, range) && !isAllOf(text, found, range))) continue;
    if (avoided.some((context) => context.entry.term === found.entry.term && isInside(found, context)))
      continue;
    const span = `${found.start}-${found.end}`;
    const rival = best.get(span);
    if (!rival || isBetter(found, rival)) best.set(span, found);
  }
  return [...best.values()].map(({ start, end, entry }) => ({
    kind: 'mention',
    place: place.id,
    start,
    end,
    term: entry.term,
    form: entry.order,
    authored: false,
    first: false,
  }));
}

const meets = (one: Range, other: Range): boolean => one.start < other.end && other.start < one.end;

/** Whether a name is the whole of what looks like an address (`Node.js`), but for the signs that end a sentence. */
const isAllOf = (text: string, found: Range, address: Range): boolean =>
  found.start <= address.start && /^(?:['’]s)?[.,:;!?')\]]*$/.test(text.slice(found.end, address.end));

const isInside = (inner: Range, outer: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;

/** Of two terms that claim the same words: as written, then uninflected, then by name, then the first by address. */
function isBetter(one: Found, other: Found): boolean {
  if ((one.entry.exact !== undefined) !== (other.entry.exact !== undefined))
    return one.entry.exact !== undefined;
  if (one.inflected !== other.inflected) return other.inflected;
  const [name, otherName] = [one.entry.order === 0, other.entry.order === 0];
  return name !== otherName ? name : one.entry.term < other.entry.term;
}

/**
 * A way through the dictionary up to a word; `skipped` letters of the first word lean on it. `open` says that the word
 * before is inflected though more of the form follows: that needs a word that links them, or one inflected with it.
 */
interface Way {
  readonly step: Step;
  readonly skipped: number;
  readonly open: boolean;
  /** Whether any word so far is inflected. */
  readonly inflected: boolean;
}

/** Follows every way through the dictionary that begins with this word. */
function findFrom(search: Search, first: number): void {
  const { text, words } = search;
  const { begins } = readingsAt(search, first);
  if (begins.length === 0) return;
  let ways: Way[] = [];
  for (const { reading, step } of begins) {
    collect(search, first, first, step.entries, reading.before, reading);
    const way = { step, skipped: reading.before, open: false, inflected: reading.inflected };
    if (leadsOn(reading)) ways.push(way);
    else if (mayLead(reading)) ways.push({ ...way, open: true });
  }
  for (let index = first + 1; index < words.length && ways.length > 0; index++) {
    const gap = gapBefore(text, words, index);
    const next: Way[] = [];
    for (const reading of readingsAt(search, index).all) {
      if (reading.before > 0) continue;
      for (const { step, skipped, open, inflected } of ways) {
        const following = step.next.get(keyOf(gap, reading.key));
        if (!following || (open && !carriesOn(reading, search.dictionary))) continue;
        const any = inflected || reading.inflected;
        collect(search, first, index, following.entries, skipped, { ...reading, inflected: any });
        const way = { step: following, skipped, inflected: any };
        if (leadsOn(reading)) next.push({ ...way, open: false });
        else if (open) next.push({ ...way, open: true });
      }
    }
    ways = next;
  }
}

/** Only the last word of a form may have an ending or a particle; a prefix may lean on the first. */
const leadsOn = (reading: Reading): boolean =>
  reading.after === 0 && (!reading.inflected || reading.before > 0);

/** The first word of a name may be inflected, too: `bills of exchange`, `armes nucléaires`. */
const mayLead = (reading: Reading): boolean =>
  reading.after === 0 && reading.before === 0 && reading.inflected && reading.key.length > 2;

/** Whether a word may follow an inflected one in a name. */
const carriesOn = (reading: Reading, { inflection }: Dictionary): boolean =>
  inflection.links.has(reading.key) || (inflection.agrees && reading.inflected);

/** Records the entries that end with this word, if they stand there as they must. */
function collect(
  { text, words, dictionary, found }: Search,
  first: number,
  last: number,
  entries: readonly Entry[],
  skipped: number,
  reading: Reading,
): void {
  for (const entry of entries) {
    const start = skipLetters(text, (words[first] as Word).start, skipped) - entry.prefix.length;
    const stop = (words[last] as Word).end - reading.after + entry.suffix.length;
    const end = entry.dot && /^\.(?![\p{L}\p{N}])/u.test(text.slice(stop, stop + 3)) ? stop + 1 : stop;
    if (!text.startsWith(entry.prefix, start) || !text.startsWith(entry.suffix, stop - entry.suffix.length))
      continue;
    if (
      entry.exact &&
      !isAsWritten(entry.exact, text, words.slice(first, last + 1), skipped, reading, dictionary)
    )
      continue;
    found.push({ start, end, entry, inflected: reading.inflected });
  }
}

function isAsWritten(
  exact: readonly string[],
  text: string,
  words: readonly Word[],
  skipped: number,
  reading: Reading,
  { inflection }: Dictionary,
): boolean {
  return exact.every((wanted, index) => {
    const word = words[index] as Word;
    const start = index === 0 ? skipLetters(text, word.start, skipped) : word.start;
    const end = index === exact.length - 1 ? word.end - reading.after : word.end;
    const written = normalizeTyping(text.slice(start, end));
    if (written === wanted) return true;
    const mayChange = inflection.everyWord || index === exact.length - 1;
    return mayChange && inflection.basesOf(written).includes(inflection.keyOf(wanted));
  });
}

/** The offset behind `count` letters; signs over or under letters, and what lengthens them, come with their letter. */
function skipLetters(text: string, offset: number, count: number): number {
  if (count === 0) return offset;
  let index = offset;
  for (let letters = 0; index < text.length; index++) {
    if (/[\p{M}\p{Cf}\u0640]/u.test(text.charAt(index))) continue;
    if (letters++ === count) break;
  }
  return index;
}
