import type { EpisodeLine, HeadView, Html, LinkView, StampView } from './parts.ts';

/** A place that cites a source. */
export interface MomentView {
  /** Leads to the part of the audio that goes with the statement, as far as its end is known. */
  readonly stamp?: StampView;
  readonly href: string;
  readonly section: string;
  /** The statement, as plain text, cut at a sentence or word. */
  readonly statement: string;
  readonly relation?: string;
  /** "p. 46" */
  readonly locator?: string;
  /** A plain link in the text, not a citation. */
  readonly link?: true;
}

/** Moments in one episode. */
export interface MomentGroup {
  readonly line: EpisodeLine;
  /** How many the episode has, on this page or not. */
  readonly count: number;
  /** The episode's first ones stand on the page before. */
  readonly continued: boolean;
  readonly moments: readonly MomentView[];
}

/** A relation and how many moments have it; moments without one are under an empty name. */
export interface RelationCount {
  readonly relation: string;
  readonly count: number;
}

/** A source as a line of the list of sources. */
export interface SourceLine {
  /** HTML id. */
  readonly id: string;
  /** Its own page; an entry of a large bibliography has one as soon as something cites it. */
  readonly href?: string;
  /** Formatted entry. */
  readonly html: Html;
  /** First letter or author, for grouping. */
  readonly sort: string;
  /** "report, 2014" */
  readonly what: string;
  /** "report": what the list can be narrowed to. */
  readonly type: string;
  readonly cited: number;
  readonly light: boolean;
  /** For reference managers; see `coins.ts`. */
  readonly coins: string;
}

/** `/sources/<key>/` */
export interface SourceView {
  readonly kind: 'source';
  readonly head: HeadView;
  readonly title: string;
  /** Formatted entry in the show's style. */
  readonly html: Html;
  /** "report, 2014" */
  readonly what: string;
  /** Only an address and the words of a link are known of it. */
  readonly light: boolean;
  /** Where it can be read: its address, its DOI. */
  readonly read: readonly LinkView[];
  readonly isbn?: string;
  readonly archived?: LinkView;
  readonly accessed?: string;
  /** The same entry in other styles; none for a source that nothing cites. */
  readonly formats: readonly { readonly style: string; readonly html: Html }[];
  /** The entry as BibTeX, to be copied. */
  readonly bibtex: string;
  readonly coins: string;
  readonly downloads: readonly LinkView[];
  /** Moments of episodes, and citations in glossary entries. */
  readonly momentCount: number;
  /** By relation, most frequent first. */
  readonly relations: readonly RelationCount[];
  /** Those that fit the page, newest episode first. */
  readonly episodes: readonly MomentGroup[];
  /** Where the others are. */
  readonly older?: LinkView;
  /** Glossary entries that cite it. */
  readonly terms: readonly { readonly link: LinkView; readonly moments: readonly MomentView[] }[];
  /** Whose judgement the relations are. */
  readonly judgement?: string;
}

/** `/sources/<key>/2/`: moments that do not fit the source's page. Not listed by search engines. */
export interface SourceMomentsView {
  readonly kind: 'source-moments';
  readonly head: HeadView;
  readonly title: string;
  /** The source's page. */
  readonly href: string;
  /** 2 or more, of `pages`. */
  readonly page: number;
  readonly pages: number;
  readonly momentCount: number;
  readonly episodes: readonly MomentGroup[];
  readonly judgement?: string;
  readonly newer: LinkView;
  readonly older?: LinkView;
}

/** Sources under one letter. */
export interface SourceGroup {
  readonly letter: string;
  readonly id: string;
  readonly sources: readonly SourceLine[];
}

/** A list of sources. */
interface SourceList {
  readonly head: HeadView;
  /** "Sources", "Sources: S, page 2 of 3" */
  readonly title: string;
  /** How many sources the show has, and how many are on this page. */
  readonly total: number;
  readonly shown: number;
  readonly groups: readonly SourceGroup[];
  /** Kinds on this page, most frequent first. */
  readonly types: readonly { readonly value: string; readonly label: string; readonly count: number }[];
  /** Pages of all sources by letter, where there are several; `detail` is how many each has. */
  readonly letters: readonly LinkView[];
  readonly newer?: LinkView;
  readonly older?: LinkView;
  readonly downloads: readonly LinkView[];
}

/**
 * `/sources/`, by letter; where there are too many for one page, those that are cited, and a page per letter with all of
 * them.
 */
export interface SourcesView extends SourceList {
  readonly kind: 'sources';
}

/** `/sources/by/<letter>/` */
export interface SourcesByLetterView extends SourceList {
  readonly kind: 'sources-by-letter';
}
