import type { Seconds } from './time.ts';

/** Raised with every change of the index's files that an older page would misread. */
export const searchFormat = 1;

/** What a hit is a piece of; the value of the filter `kind`. The index stores places in this list: it only grows at its end. */
export const hitKinds = [
  'glossary',
  'source',
  'deep dive',
  'takeaway',
  'note',
  'episode',
  'transcript',
] as const;
/** One of {@link hitKinds}. */
export type HitKind = (typeof hitKinds)[number];

/** `pagefind/pagefind-entry.json`, the one file of the index with an address that stays: what there is, and where. */
export interface SearchManifest {
  readonly format: number;
  /** Folder of Pagefind's own files for browsers, with a trailing `/`, below the index like all others. */
  readonly engine: string;
  /** What Pagefind's own entry file would say of every shard. */
  readonly pagefind: PagefindEntry;
  /** Folder of the names of terms and sources. */
  readonly names: string;
  /** BCP 47 language of the show. */
  readonly language: string;
  /** One entry per language of its words; the show's first. */
  readonly languages: readonly SearchLanguage[];
}

/** Of Pagefind's `pagefind-entry.json`, what is the same for all languages. */
export interface PagefindEntry {
  readonly version: string;
  readonly include_characters: readonly string[];
}

/** The index of one language. */
export interface SearchLanguage {
  /** Primary subtag. */
  readonly language: string;
  /** Which of Pagefind's stemmers its words went through: its file is `wasm.<wasm>.pagefind`. */
  readonly wasm: string;
  /** Words, folded by {@link foldSearched}, that are left out of the index because nearly every section has them. */
  readonly common: readonly string[];
  readonly shards: readonly SearchShard[];
}

/** A part of an index, in a folder that is named by its content. */
export interface SearchShard {
  readonly folder: string;
  readonly records: number;
  /** Name of Pagefind's file with the list of records and words. */
  readonly meta: string;
  /** As Pagefind names the index. */
  readonly hash: string;
  /** Words of all records: what an average record is, for ranking. */
  readonly words: number;
}

/**
 * What is known of all records of a shard without loading any (`rows.data`): a row per record, in the order of
 * Pagefind's numbers.
 */
export interface SearchRows {
  /** Per episode its day, as days from that of the episode before (the first: from 1970-01-01). */
  readonly days: readonly number[];
  /** Per record, the step from the last record's episode (at first 0) to its own; records of no episode have -1. */
  readonly episodeSteps: readonly number[];
  /** Per record, an index into {@link hitKinds}. */
  readonly kinds: readonly number[];
  /** Per record, whole seconds from the end of the one before in its episode (at first 0); `null` without times. */
  readonly gaps: readonly (number | null)[];
  /** Per record, how many seconds it lasts; 0 where it has no times. */
  readonly lengths: readonly number[];
  /** Years that records stand for that have no episode, by record number. */
  readonly years: readonly (readonly [record: number, year: string])[];
  /** Speakers. */
  readonly people: readonly string[];
  /** Sets of speakers, as indices into `people`; the first is empty. */
  readonly peopleSets: readonly (readonly number[])[];
  /** Per record, who speaks in it: an index into `peopleSets`. */
  readonly speaking: readonly number[];
  /** The words that a sign stands for, by number of the sign. */
  readonly signedWords: readonly string[];
}

/** Values of a filter with the records that have them (`terms.data`, `sources.data`): steps from record to record. */
export type SearchPostings = readonly (readonly [value: string, steps: readonly number[]])[];

/** Per episode of a shard its slug and title (`episodes.data`). */
export type SearchEpisodes = readonly (readonly [slug: string, title: string])[];

/** A word as it is compared: no case, no marks, no punctuation. */
export const foldSearched = (word: string): string =>
  word
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
    .normalize('NFC');

// Signs of the private use area: Pagefind makes no words of them, and counts one that stands alone as a word's place.
const firstWordSign = 0xe000;
/** How many words may have a sign of their own. */
export const wordSigns = 0x1800;
const firstPassageSign = 0xf800;
/** How many speakers of one record can be told apart. */
export const speakerSigns = 0xf0;
const allSigns = /[\uE000-\uF8FF]/gu;

/** The sign that stands for a common word in the index's text. */
export const signOfWord = (number: number): string => String.fromCharCode(firstWordSign + number);

/** The sign before the first word of a passage; `speaker` counts from 0 in the record's own list. */
export const signOfPassage = (speaker?: number): string =>
  String.fromCharCode(firstPassageSign + (speaker === undefined ? 0 : speaker + 1));

/** Text that may hold no sign: characters of the private use area, which no font shows, become U+FFFD. */
export const withoutSigns = (text: string): string => text.replace(allSigns, '\uFFFD');

/** Where a passage begins in a record, and which of its speakers says it. */
export interface PassageStart {
  readonly word: number;
  readonly speaker?: number;
}

/** Undoes the signs of a record's text: its words, and where its passages begin. */
export function readSignedText(
  text: string,
  signedWords: readonly string[],
): { readonly words: readonly string[]; readonly passages: readonly PassageStart[] } {
  const passages: PassageStart[] = [];
  const words = text
    .split(/\s+/u)
    .filter((word) => word !== '')
    .map((token, word) =>
      token.replace(allSigns, (sign) => {
        const code = sign.charCodeAt(0);
        if (code < firstPassageSign) return signedWords[code - firstWordSign] ?? '';
        const speaker = code - firstPassageSign - 1;
        passages.push({ word, ...(speaker < 0 ? {} : { speaker }) });
        return '';
      }),
    );
  return { words, passages };
}

/** When the word of a record is said, reckoned from how long the record lasts. */
export const reckonTime = (start: Seconds, length: Seconds, word: number, words: number): Seconds =>
  start + (length * Math.min(word, words)) / Math.max(1, words);
