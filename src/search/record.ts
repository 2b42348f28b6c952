import type { TimedWord } from '../model/time-table.ts';
import type { NameEntry } from './name-entries.ts';

/** What a record is a piece of; the value of the filter `kind`. */
export const recordKinds = [
  'glossary',
  'source',
  'deep dive',
  'takeaway',
  'note',
  'episode',
  'transcript',
] as const;
/** One of {@link recordKinds}. */
export type RecordKind = (typeof recordKinds)[number];

/** One unit of search: a glossary entry, a source, or a section of an episode. */
export interface SearchRecord {
  /** Path below the base with a leading `/`, and the place in the page: `/episodes/x/#t=125`. */
  readonly url: string;
  readonly kind: RecordKind;
  /** Heading of the section, name of the term, title of the source. Searched, and worth more than content. */
  readonly title?: string;
  /** Other names, searched like the title. */
  readonly aliases: readonly string[];
  /** How it is looked up by what it is called; only of terms and sources. */
  readonly name?: NameEntry;
  /** Plain text, words set apart by white space. */
  readonly content: string;
  /** BCP 47 language of the content. */
  readonly language: string;
  /** When its words are said; empty where it has no times. */
  readonly times: readonly TimedWord[];
  /** Titles, names and years to filter by. */
  readonly filters: {
    readonly episode?: string;
    readonly person: readonly string[];
    readonly term: readonly string[];
    readonly year?: string;
  };
  /** ISO 8601 date, for sorting. */
  readonly date?: string;
}
