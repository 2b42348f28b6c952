import type { StampView } from './parts.ts';

/** Words of the transcript that a statement rests on, in the quotation marks of the language. */
export interface SaidView {
  /** Plays just these words; absent where they go on from those before. */
  readonly stamp?: StampView;
  readonly words: string;
  readonly speaker?: string;
  /** The passage. */
  readonly href: string;
}

/** A source that a statement rests on. */
export interface GroundView {
  /** "Greitens 2014"; the title of what has no author. */
  readonly label: string;
  /** Its entry in the page's reference list, which leads to all its moments. */
  readonly href: string;
  readonly relation?: string;
  /** "p. 46" */
  readonly locator?: string;
}

/** What one takeaway rests on. */
export interface GroundsRow {
  readonly id: string;
  /** The takeaway. */
  readonly href: string;
  /** As plain text, cut at a word if it is very long. */
  readonly statement: string;
  /** By passages, in the order in which they are said. */
  readonly said: readonly SaidView[];
  /** Its time, where no words are known that are said then. */
  readonly stamp?: StampView;
  readonly sources: readonly GroundView[];
}

/** The section "What this rests on". */
export interface GroundsView {
  readonly rows: readonly GroundsRow[];
  /** Whose judgement the relations are, where one is shown. */
  readonly judgement?: string;
}
