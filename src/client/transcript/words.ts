import type { Seconds } from '../../model/time.ts';

/** A stretch of a passage's text, `end` exclusive, in UTF-16 units of what the passage says (without stamp and signs). */
export interface WordSpan {
  /** Index of the passage in {@link SpokenText.passages}. */
  readonly passage: number;
  readonly start: number;
  readonly end: number;
}

/** Words, and when they are said: half-open. */
export interface SpokenWords extends WordSpan {
  readonly time: Seconds;
  readonly until: Seconds;
}

/** The transcript of a page as words with times. Times are the transcript's. */
export interface SpokenText {
  /**
   * What is timed: words where they were measured, sentences where their times are estimated; whole passages where no
   * more than their stamps is to be had.
   */
  readonly unit: 'word' | 'sentence' | 'passage';
  /** The `<p id>` of each passage, in the order of the page. */
  readonly passages: readonly HTMLElement[];
  /** What a passage says, without stamp and signs. */
  textOf(passage: number): string;
  /** When a passage is said, half-open; `undefined` for one without a time. */
  timesOf(passage: number): { readonly start: Seconds; readonly end: Seconds } | undefined;
  /** The passage that is said at a time, or the last before it; -1 before the first. */
  passageAt(time: Seconds): number;
  /**
   * The words said at a time; in a pause, those before it. `until` is when others are. `undefined` before the first:
   * {@link start} is when that is.
   */
  wordsAt(time: Seconds): SpokenWords | undefined;
  /** When the first words are said; `Infinity` if none has a time. */
  readonly start: Seconds;
  /** When the words at a place of the document are said; `undefined` outside of the transcript, or without a time. */
  timeOf(node: Node, offset: number): Seconds | undefined;
  /** The words at a place of the document: the word, or the sentence. */
  spanOf(node: Node, offset: number): SpokenWords | undefined;
  /** The words under a point of the window (`clientX`, `clientY`); `undefined` where it touches none that have a time. */
  spanAt(x: number, y: number): SpokenWords | undefined;
  /** A range of the document over a stretch of words; `reused` is moved there, if given. */
  rangeOf(span: WordSpan, reused?: Range): Range;
}
