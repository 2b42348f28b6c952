import type { EpisodeLine, HeadView, Html, LinkView, StampView } from './parts.ts';

/** A place that cites a source. */
export interface MomentView {
  readonly stamp?: StampView;
  readonly href: string;
  readonly section: string;
  /** The statement, as plain text, cut at a sentence or word. */
  readonly statement: string;
  readonly relation?: string;
  /** "p. 46" */
  readonly locator?: string;
}

/** A source as a line of the list of sources. */
export interface SourceLine {
  readonly href: string;
  /** Formatted entry. */
  readonly html: Html;
  /** First letter or author, for grouping. */
  readonly sort: string;
  readonly what: string;
  readonly cited: number;
  readonly light: boolean;
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
  readonly url?: LinkView;
  readonly archived?: LinkView;
  readonly accessed?: string;
  /** The same entry in other styles. */
  readonly formats: readonly { readonly style: string; readonly html: Html }[];
  readonly downloads: readonly LinkView[];
  readonly episodes: readonly { readonly line: EpisodeLine; readonly moments: readonly MomentView[] }[];
  /** Glossary entries that cite it. */
  readonly terms: readonly LinkView[];
}

/** `/sources/`, by letter. */
export interface SourcesView {
  readonly kind: 'sources';
  readonly head: HeadView;
  readonly groups: readonly {
    readonly letter: string;
    readonly id: string;
    readonly sources: readonly SourceLine[];
  }[];
  readonly downloads: readonly LinkView[];
}
