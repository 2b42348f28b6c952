import type { TermKind } from '../term.ts';
import type { HeadView, LinkView, StampView } from './parts.ts';

/** A term as an entry of the glossary's index. */
export interface GlossaryEntry {
  readonly type: 'term';
  readonly href: string;
  readonly name: string;
  readonly kind: TermKind;
  readonly forms: readonly { readonly form: string; readonly language?: string }[];
  /** Short definition as plain text, cut at a word. */
  readonly definition: string;
  readonly mentions: number;
  readonly episodes: number;
  /** Where it stands first, in the oldest episode that has it: said, if it is said at a known time in any. */
  readonly first?: {
    readonly episode: LinkView;
    /** Plays the sentence. */
    readonly stamp?: StampView;
  };
}

/** Another name of a term, where readers who look for it will look: it leads to the term. */
export interface AliasLine {
  readonly type: 'alias';
  readonly form: string;
  readonly language?: string;
  readonly kind: TermKind;
  readonly term: LinkView;
}

/** `/glossary/`, by letter. */
export interface GlossaryView {
  readonly kind: 'glossary';
  readonly head: HeadView;
  readonly termCount: number;
  /** In the language's collation, by first letter. */
  readonly groups: readonly {
    readonly letter: string;
    readonly id: string;
    readonly entries: readonly (GlossaryEntry | AliasLine)[];
  }[];
  /** The kinds that there are, in a fixed order; none where all terms are of one kind. */
  readonly kinds: readonly { readonly kind: TermKind; readonly label: string; readonly count: number }[];
  /** The whole glossary for other programs. */
  readonly downloads: readonly LinkView[];
}
