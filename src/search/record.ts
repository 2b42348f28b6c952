import type { EpisodeSlug, PlaceId } from '../model/ids.ts';
import type { HitKind } from '../model/search-index.ts';
import type { TimedWord } from '../model/time-table.ts';
import type { Seconds } from '../model/time.ts';
import type { NameEntry } from './name-entries.ts';

/** The episode a record belongs to. */
export interface RecordEpisode {
  readonly slug: EpisodeSlug;
  /** As the page is headed. */
  readonly title: string;
  /** ISO 8601, the day first. */
  readonly date: string;
}

/** A passage or a paragraph of a record: it lasts until the next begins. */
export interface RecordPassage {
  /** Its first word: 0-based, of the content split at white space. */
  readonly word: number;
  /** Who says it, as pages name them; only in a transcript. */
  readonly speaker?: string;
  /** Only in a transcript that has no times, where links need it. */
  readonly id?: PlaceId;
}

/** One unit of search: a glossary entry, a source, or a section of an episode. */
export interface SearchRecord {
  /** Path below the base with a leading `/`, and the place in the page: `/episodes/x/#t=125`. */
  readonly url: string;
  readonly kind: HitKind;
  /** Heading of the section, name of the term, title of the source. Searched, and worth more than content. */
  readonly title?: string;
  /** How it is looked up by what it is called; only of terms and sources. */
  readonly name?: NameEntry;
  /** Plain text, words set apart by white space. */
  readonly content: string;
  /** Ascending. */
  readonly passages: readonly RecordPassage[];
  /** BCP 47 language of the content. */
  readonly language: string;
  /** When its words are said; empty where it has no times. */
  readonly times: readonly TimedWord[];
  /** From the first time in it to the last; only with times. */
  readonly span?: { readonly start: Seconds; readonly end: Seconds };
  readonly episode?: RecordEpisode;
  /** Names and years to filter by. The speakers are those of its passages. */
  readonly filters: {
    readonly term: readonly string[];
    readonly source: readonly string[];
    readonly year?: string;
  };
}

/** Records that come and go together: those of an episode, or all that belong to none. */
export interface RecordBatch {
  /** Stands for their content: the same records have the same key. */
  readonly key: string;
  /** BCP 47 language of most of its content. */
  readonly language: string;
  /** Words of all its records. */
  readonly words: number;
  /** Of an episode; later batches are newer. */
  readonly date?: string;
  readonly read: () => Promise<readonly SearchRecord[]>;
}
