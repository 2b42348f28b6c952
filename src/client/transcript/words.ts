import type { Seconds } from '../../model/time.ts';

/** A stretch of a passage's text, `end` exclusive, in UTF-16 units of what the passage says (without stamp and signs). */
export interface WordSpan {
  /** Index of the passage in {@link SpokenText.passages}. */
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** The transcript of a page as words with times. Times are the transcript's. */
export interface SpokenText {
  /** What is timed: words where they were measured, sentences where their times are estimated. */
  readonly unit: 'word' | 'sentence';
  /** The `<p id>` of each passage, in the order of the page. */
  readonly passages: readonly HTMLElement[];
  /** When a passage is said, half-open; `undefined` for one without a time. */
  timesOf(passage: number): { readonly start: Seconds; readonly end: Seconds } | undefined;
  /** The passage that is said at a time, or the last before it; -1 before the first. */
  passageAt(time: Seconds): number;
  /** The words said at a time; in a pause, those before it. `undefined` before the first. */
  wordsAt(time: Seconds): (WordSpan & { readonly time: Seconds; readonly until: Seconds }) | undefined;
  /** When the words at a place of the document are said; `undefined` outside of the transcript, or without a time. */
  timeOf(node: Node, offset: number): Seconds | undefined;
  /** The words at a place of the document: the word, or the sentence. */
  spanOf(node: Node, offset: number): WordSpan | undefined;
  /** A range of the document over a stretch of words. */
  rangeOf(span: WordSpan): Range;
}
