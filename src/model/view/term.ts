import type { CiteView } from './cite.ts';
import type { EpisodeLine, HeadView, Html, LinkView, ReferenceView, StampView } from './parts.ts';

/** A mention of a term, as a line of the concordance. */
export interface MentionView {
  readonly stamp?: StampView;
  /** Link to the very place, also where it has no time. */
  readonly href: string;
  readonly speaker?: string;
  readonly section: string;
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

/** The sentence that first says what a term is. */
export interface ExplainedView {
  readonly stamp?: StampView;
  /** Link to the very place, also where it has no time. */
  readonly href: string;
  readonly episode: LinkView;
  /** The sentence, as plain text, cut at a word. */
  readonly sentence: string;
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
  readonly episodes: readonly { readonly line: EpisodeLine; readonly mentions: readonly MentionView[] }[];
  /** Where an episode first says what it is, as far as the wording tells; the stamp plays that sentence. */
  readonly explained?: ExplainedView;
  /** Other glossary entries whose definition names this one. */
  readonly namedBy: readonly LinkView[];
  /** The terms that the host calls related. */
  readonly related: readonly LinkView[];
  /** Terms that often stand in the same passage, the most telling first; `detail` is in how many. */
  readonly together?: readonly LinkView[];
  readonly cite: CiteView;
}

/** `/glossary/`, by letter. */
export interface GlossaryView {
  readonly kind: 'glossary';
  readonly head: HeadView;
  /** By first letter in the language's collation. */
  readonly groups: readonly {
    readonly letter: string;
    readonly id: string;
    readonly terms: readonly TermLine[];
  }[];
  /** The whole glossary for other programs. */
  readonly downloads: readonly LinkView[];
}
