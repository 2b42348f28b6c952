import type { CiteView } from './cite.ts';
import type { EpisodeLine, HeadView, Html, LinkView, ReferenceView, StampView } from './parts.ts';

/** A mention of a term, as a line of the concordance. */
export interface MentionView {
  readonly stamp?: StampView;
  /** Link to the very place, also where it has no time. */
  readonly href: string;
  readonly speaker?: string;
  readonly section: string;
  /** Which of the term's forms stands there: index into `TermView.allForms`. */
  readonly form: number;
  readonly before: string;
  readonly words: string;
  readonly after: string;
}

/** A term as a line of the glossary. */
export interface TermLine {
  readonly href: string;
  readonly name: string;
  readonly kind: string;
  readonly forms: readonly { readonly form: string; readonly language?: string; readonly script?: string }[];
  /** Short definition as plain text. */
  readonly definition: string;
  readonly mentions: number;
  readonly episodes: number;
}

/** Mentions in one episode. */
export interface MentionGroup {
  /** HTML id. */
  readonly id: string;
  readonly line: EpisodeLine;
  /** How many there are in the episode, on this page or not. */
  readonly count: number;
  /** The episode's first ones stand on the page before. */
  readonly continued: boolean;
  /** SVG: its mentions over its time, where the picture above has no room for it. */
  readonly strip?: Html;
  readonly mentions: readonly MentionView[];
}

/** What mentions can be narrowed to, most frequent first. Mentions without a speaker are under an empty name. */
export interface MentionFacets {
  readonly speakers: readonly FacetValue[];
  readonly forms: readonly FacetValue[];
}

/** A speaker or a form as written, and how many mentions there are with it. */
export interface FacetValue {
  readonly value: string;
  readonly count: number;
}

/** Where it is first said what a term is. */
export interface ExplainedView {
  readonly stamp?: StampView;
  /** Link to the very place, also where it has no time. */
  readonly href: string;
  readonly episode: LinkView;
  /** The sentence, as plain text, cut at a word; nothing where the host names a moment in which the term is not said. */
  readonly sentence: string;
  /** The host says so; else it was found by its wording. */
  readonly stated?: true;
}

/** `/glossary/<term>/` */
export interface TermView {
  readonly kind: 'term';
  readonly head: HeadView;
  readonly name: string;
  readonly termKind: string;
  readonly forms: readonly { readonly form: string; readonly language?: string; readonly script?: string }[];
  readonly pronunciation?: string;
  readonly definition: Html;
  readonly body: Html;
  readonly references: readonly ReferenceView[];
  readonly sameAs: readonly LinkView[];
  /** SVG: one row per episode, a tick per mention. */
  readonly picture?: Html;
  readonly mentionCount: number;
  readonly episodeCount: number;
  /** Those that fit the page, newest episode first. */
  readonly episodes: readonly MentionGroup[];
  /** Where the page does not hold all: where the others are, and all of them for scripts. */
  readonly rest?: { readonly older: LinkView; readonly mentionsHref: string };
  readonly facets: MentionFacets;
  /** Every form that is looked for, the name first. */
  readonly allForms: readonly string[];
  /** All mentions for other programs. */
  readonly mentionFiles: readonly LinkView[];
  /** Where an episode first says what it is: as the host says, else as far as the wording tells. */
  readonly explained?: ExplainedView;
  /** Other glossary entries whose definition names this one. */
  readonly namedBy: readonly LinkView[];
  /** The terms that the host calls related. */
  readonly related: readonly LinkView[];
  /** Terms that often stand in the same passage, the most telling first; `detail` is in how many. */
  readonly together?: readonly LinkView[];
  readonly cite: CiteView;
}

/** `/glossary/<term>/2/`: mentions that do not fit the term's page. Not listed by search engines. */
export interface TermMentionsView {
  readonly kind: 'term-mentions';
  readonly head: HeadView;
  readonly name: string;
  /** The term's page. */
  readonly href: string;
  /** 2 or more, of `pages`. */
  readonly page: number;
  readonly pages: number;
  readonly mentionCount: number;
  readonly episodes: readonly MentionGroup[];
  readonly newer: LinkView;
  readonly older?: LinkView;
}
