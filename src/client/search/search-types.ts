import type { HitKind } from '../../model/search-index.ts';
import type { Seconds } from '../../model/time.ts';

/** What can be filtered by, in the order shown. */
export const filterNames = ['kind', 'episode', 'person', 'term', 'source', 'year'] as const;
/** One of {@link filterNames}. */
export type FilterName = (typeof filterNames)[number];

/** How moments are ordered: best first; newest episode first; best episodes first, each from its start to its end. */
export const sortOrders = ['relevance', 'date', 'time'] as const;
/** One of {@link sortOrders}. */
export type SortOrder = (typeof sortOrders)[number];

/**
 * What is searched for: words (those in quotes must stand exactly so) and, per filter, the values of which a result
 * must have one. Values: a kind as in {@link HitKind}, an episode's slug, a speaker's, a term's and a source's name,
 * a year. Without words, everything that passes the filters is found.
 */
export interface SearchQuery {
  readonly text: string;
  readonly filters: Readonly<Partial<Record<FilterName, readonly string[]>>>;
  /** By default `relevance`. */
  readonly sort?: SortOrder;
}

/** The episode that a hit is from. */
export interface HitEpisode {
  readonly slug: string;
  readonly title: string;
  /** Address of its page, with the base: `/base/episodes/slug/`. */
  readonly path: string;
  /** `YYYY-MM-DD`. */
  readonly date: string;
}

/** A moment that was found, with all that is shown of it. */
export interface Hit {
  /** Address with the base that opens it there: at its time, or at its passage or section. */
  readonly url: string;
  readonly kind: HitKind;
  /** Heading of the section it stands in. */
  readonly title?: string;
  /** Absent in the glossary and the sources. */
  readonly episode?: HitEpisode;
  /** Who says the words found. */
  readonly speaker?: string;
  /** When the first word found is said, to about two seconds; absent where nothing has a time. */
  readonly time?: Seconds;
  /** When its passage ends; only with `time`. */
  readonly end?: Seconds;
  /** The time was located, not confirmed by a person. */
  readonly approximate?: boolean;
  /** All words of the section, set apart by single spaces; indices of words count in this, from 0. */
  readonly content: string;
  /** Words found that belong to this moment, ascending; empty where only the title has them. */
  readonly found: readonly number[];
  /** Words found of `title`, likewise, where only that has them; letters of scripts without spaces count apart. */
  readonly foundInTitle?: readonly number[];
  /** Words of the passage (of the paragraph, outside the transcript) that the first found word stands in. */
  readonly passage: { readonly from: number; readonly to: number };
  /** Id of that passage in the episode's page, where it is known: only of transcripts without times. */
  readonly passageId?: string;
}

/** An entry that is called what was asked for. */
export interface NameHit {
  /** Address with the base. */
  readonly url: string;
  readonly kind: 'glossary' | 'source';
  readonly name: string;
  /** The other form that matched, when it is not the name. */
  readonly matched?: string;
  /** How its definition or its reference begins, for one line. */
  readonly text?: string;
}

/** Where the moments of an episode lie, without loading any. */
export interface HitStrip {
  /** Length of the episode, or when its last section ends. */
  readonly duration: Seconds;
  /** Ascending; right to about ten seconds (times inside a section are reckoned from its words). */
  readonly times: readonly Seconds[];
}

/** The moments of one episode; `episode` is absent for entries of the glossary and the sources that hold the words. */
export interface HitGroup {
  readonly episode?: HitEpisode;
  /** How many moments it has. Under a filter by speaker, at most so many: see {@link Findings.exact}. */
  readonly count: number;
  /** Absent where nothing in it has a time. */
  readonly strip?: HitStrip;
  /** Its first moments, in the order asked for. */
  readonly hits: readonly Hit[];
  /** Moments from `start` on, at most `count`; fewer only at the end. Loads what it shows and no more. */
  more(start: number, count: number): Promise<readonly Hit[]>;
}

/** A value to filter by and how many of the moments found have it: as many as are left when it is chosen. */
export interface FilterCount {
  /** As in {@link SearchQuery.filters}. */
  readonly value: string;
  /** As shown: an episode's title. */
  readonly label: string;
  readonly count: number;
}

/** What a search found. */
export interface Findings {
  /** `common`: only words that nearly every section has were asked for, and nothing was searched. */
  readonly state: 'found' | 'nothing' | 'common';
  /** Entries that are called what was asked for, best first. */
  readonly names: readonly NameHit[];
  /** Indexed words and names like a word that was not found, nearest first, each as the whole corrected query. */
  readonly nearest: readonly string[];
  /** Words of the query that were left out because nearly every section has them. */
  readonly leftOut: readonly string[];
  /** Words of the query that no section has at all. */
  readonly missing: readonly string[];
  readonly momentCount: number;
  /** Episodes with moments. */
  readonly episodeCount: number;
  /**
   * Whether the counts are right to the moment. They are limits from above while a quotation or a speaker is asked
   * for: whose words and which exactly is seen when a moment is loaded, and those that do not fit are not handed out.
   */
  readonly exact: boolean;
  /** The next groups, each with its first moments; empty at the end. One call at a time. */
  next(groups: number, hitsPerGroup: number): Promise<readonly HitGroup[]>;
  /**
   * Values of a filter among what was found, most first, chosen values always among them. Kind, person and year
   * cost nothing; episode, term and source load one file the first time.
   */
  counts(name: FilterName): Promise<readonly FilterCount[]>;
}

/** Why a search has no answer. */
export type SearchFailureReason =
  /** The browser is offline, or the server did not answer. */
  | 'unreachable'
  /** There is no index, or not all of it. */
  | 'missing'
  /** The index was made by another version than this page: it must be loaded again. */
  | 'other-version'
  /** The browser cannot run the search. */
  | 'unsupported';

/** What a search rejects with. */
export class SearchFailure extends Error {
  readonly reason: SearchFailureReason;

  constructor(reason: SearchFailureReason, message: string, options?: ErrorOptions) {
    super(`search: ${message}`, options);
    this.name = 'SearchFailure';
    this.reason = reason;
  }
}

/** An open index. A failure is not remembered: the next query tries again. */
export interface Search {
  /** Loads what every query needs, for when the reader is about to type. Rejects with {@link SearchFailure}. */
  warm(): Promise<void>;
  /**
   * Answers a query; loads the index with the first. A newer query makes an older one whose files are still on their
   * way reject with an `AbortError`. Rejects with {@link SearchFailure}.
   */
  find(query: SearchQuery): Promise<Findings>;
  /** Gives memory back. */
  close(): void;
}

/** Opens the index in a folder (`/base/pagefind/`), in a worker; nothing is loaded before the first query. */
export type OpenSearch = (bundle: string) => Search;
