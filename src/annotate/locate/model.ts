import type { Seconds, TimeSpan } from '../../model/time.ts';

/** A timed piece of a transcript: a turn, a paragraph, a caption. */
export interface TimedText {
  readonly start: Seconds;
  /** Absent where the form states none: then it is the start of the next piece. */
  readonly end?: Seconds | undefined;
  readonly text: string;
  /** Any name or code that tells one voice from another. */
  readonly speaker?: string | undefined;
}

/** A transcript as far as locating needs it. Its segments are in the order of their starts. */
export interface LocatableTranscript {
  /** BCP 47. */
  readonly language: string;
  readonly duration: Seconds;
  readonly segments: readonly TimedText[];
}

/** Something that is talked about somewhere in the episode: a chapter, a takeaway, a deep dive. */
export interface LocatableItem {
  /** All there is of it: a title, a sentence, paragraphs. */
  readonly text: string;
  /** Its title, if it has one besides its text. */
  readonly title?: string | undefined;
  /** Where a person has confirmed that it starts; it stays there, and the others are placed around it. */
  readonly fixed?: Seconds | undefined;
}

/** What decided for a start. */
export interface Evidence {
  /** Words of the item that are said after the start, as they are said, those that tell most first. */
  readonly words: readonly string[];
  /** Index of the segment that the item would start in; -1 if there is no transcript. */
  readonly segment: number;
  /** The sentence at the start. */
  readonly text: string;
}

/** Another start that an item might have. */
export interface OtherStart {
  readonly start: Seconds;
  /** As {@link LocatedItem.confidence}. */
  readonly confidence: number;
}

/** Where an item is discussed. */
export interface LocatedItem extends TimeSpan {
  /** How likely it is that the start is within 30 seconds of the true one, 0 to 1; of a confirmed one, 1. */
  readonly confidence: number;
  readonly evidence: Evidence;
  /** The next best starts, best first; at least 30 seconds from the start and from each other. */
  readonly others: readonly OtherStart[];
}
