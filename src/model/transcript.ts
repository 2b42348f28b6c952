import { countLeading, countUntil } from './ascending.ts';
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
  /**
   * The file states no time for these words: `start` is the latest time stated above them (0 where there is none),
   * good for keeping their order, and never to be shown, linked or written.
   */
  readonly untimed?: true;
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
  /** Somebody else begins to speak here, although nobody is named (`>>`, a dash, a tool's mark). */
  readonly newVoice?: boolean;
}

/** Words of the file that its format's rules leave out of the cues; mending puts them back where they stand. */
export interface UnplacedText {
  /** Plain, as in {@link Cue}. */
  readonly text: string;
  readonly speaker?: string;
  readonly voices?: readonly VoiceSpan[];
  /** When it is said, where times stand with it that break the rules but can be understood. */
  readonly start?: Seconds;
  readonly end?: Seconds;
  /** How many of the transcript's cues stand above it in the file. */
  readonly after: number;
  /** 1-based line of the file where it begins. */
  readonly line: number;
}

/** A transcript file, read to its standard. */
export interface Transcript {
  readonly path: string;
  /** Name in the registry: `webvtt`, `subrip`, `podcast-json` … */
  readonly format: string;
  readonly language?: string;
  readonly cues: readonly Cue[];
  /** What the format's rules leave out, in the file's order; absent where there is nothing. */
  readonly unplaced?: readonly UnplacedText[];
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
  /**
   * Nothing states when its first word is said: `start` and `end` only keep its order, and are never to be shown or
   * linked. Later words may have times.
   */
  readonly untimed?: true;
  readonly text: string;
  /** Measured word times, or where cues begin when there are none; a point at offset 0 unless it is untimed. */
  readonly times: readonly TimePoint[];
}

/** Whether a transcript states any time at all. Without one it cannot be played along, and has no captions. */
export const isTimed = (transcript: Transcript): boolean =>
  transcript.cues.some(({ untimed }) => untimed === undefined);

/**
 * When the word at `offset` of the passage is said; between points linear in characters. `undefined` where no time is
 * stated at it or before it in an untimed passage.
 */
export function timeAt(passage: Passage, offset: number): Seconds | undefined {
  const next = countLeading(passage.times, (point) => point.offset <= offset);
  if (next === 0 && passage.untimed) return undefined;
  const before = passage.times[next - 1] ?? { offset: 0, time: passage.start };
  const after = passage.times[next] ?? { offset: Math.max(1, passage.text.length), time: passage.end };
  if (after.offset <= before.offset) return before.time;
  const share = (offset - before.offset) / (after.offset - before.offset);
  return before.time + Math.max(0, Math.min(1, share)) * Math.max(0, after.time - before.time);
}

/** Where the word begins that is said at a time: the reverse of {@link timeAt}. 0 for a time before the first word's. */
export function offsetAt(passage: Passage, time: Seconds): number {
  const later = countUntil(passage.text.length, (at) => (timeAt(passage, at) ?? -Infinity) <= time);
  const offset = Math.max(0, later - 1);
  // Back to where the word begins; where words are not set apart, at most a few letters.
  const word = /\S{0,30}$/.exec(passage.text.slice(0, offset))?.[0] ?? '';
  const start = offset - (word.length < 30 ? word.length : 0);
  return start > 0 && /[\uDC00-\uDFFF]/.test(passage.text.charAt(start)) ? start - 1 : start;
}
