import type { PlaceId } from './ids.ts';
import type { Seconds } from './time.ts';

/** A word with a time of its own inside a cue: `text.slice(start, end)` is the word. */
export interface CueWord {
  readonly start: number;
  readonly end: number;
  readonly time: Seconds;
  /** When it ends, where the format says so. */
  readonly timeEnd?: Seconds;
}

/** Who says a stretch of a cue's text; an empty `speaker` is nobody named. */
export interface VoiceSpan {
  readonly start: number;
  readonly end: number;
  readonly speaker: string;
}

/** Timed text as in the file: nothing merged, nothing mended, in the file's order. */
export interface Cue {
  readonly start: Seconds;
  /** Absent where the format gives none. */
  readonly end?: Seconds;
  /** As written in the file: a name or a code. Where several speak in one cue, the first named. */
  readonly speaker?: string;
  /** Only where more than one voice speaks in the cue: who says which part of `text`, ascending. */
  readonly voices?: readonly VoiceSpan[];
  /** Plain: entities decoded, tags gone, line breaks kept. */
  readonly text: string;
  /** Ascending by offset; empty where the format has no word times. */
  readonly words: readonly CueWord[];
  /** 1-based line of the file where the cue's time stands. */
  readonly line: number;
}

/** A transcript file, read to its standard. */
export interface Transcript {
  readonly path: string;
  /** Name in the registry: `webvtt`, `subrip`, `podcast-json` … */
  readonly format: string;
  readonly language?: string;
  readonly cues: readonly Cue[];
}

/** From an offset of a passage's text to the time its word is said. Ascending in both. */
export interface TimePoint {
  readonly offset: number;
  readonly time: Seconds;
}

/**
 * A readable part of one speaker's turn, cut at sentence ends by words alone (about 80, at most 120), never by
 * time. The unit of linking, quoting and search.
 */
export interface Passage {
  /** From its own words, so that it survives re-timing and edits elsewhere. */
  readonly id: PlaceId;
  readonly speaker?: string;
  /** 0-based number of the turn it belongs to. */
  readonly turn: number;
  readonly start: Seconds;
  readonly end: Seconds;
  readonly text: string;
  /** Measured word times, or where cues begin when there are none; at least one point at offset 0. */
  readonly times: readonly TimePoint[];
}

/** When the word at `offset` of the passage is said; between points linear in characters. */
export function timeAt(passage: Passage, offset: number): Seconds {
  let before: TimePoint = { offset: 0, time: passage.start };
  let after: TimePoint = { offset: Math.max(1, passage.text.length), time: passage.end };
  let low = 0;
  let high = passage.times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((passage.times[middle] as TimePoint).offset <= offset) low = middle + 1;
    else high = middle;
  }
  before = passage.times[low - 1] ?? before;
  after = passage.times[low] ?? after;
  if (after.offset <= before.offset) return before.time;
  const share = (offset - before.offset) / (after.offset - before.offset);
  return before.time + Math.max(0, Math.min(1, share)) * Math.max(0, after.time - before.time);
}
