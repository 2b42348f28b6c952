import type { Seconds } from '../../model/time.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { LocatableTranscript, TimedText } from './model.ts';

/** A sentence, or as much of one as a caption holds: the smallest part of a transcript that has a time. */
export interface Unit {
  readonly start: Seconds;
  readonly end: Seconds;
  readonly text: string;
  /** Index of the segment that it is of. */
  readonly segment: number;
}

/** Characters said in a second, where a transcript does not tell. */
const usualPace = 15;
/** Longer sentences, and blocks without punctuation, are cut: time inside them could not be told apart. */
const longest = 240;

/** When a segment ends: at its end, but not after the next one begins. */
function endOf(segment: TimedText, next: TimedText | undefined, duration: Seconds): Seconds {
  const said = segment.start + segment.text.length / usualPace;
  const stated = segment.end !== undefined && segment.end > segment.start ? segment.end : undefined;
  const limit = next !== undefined && next.start > segment.start ? next.start : Infinity;
  return Math.min(
    stated ?? (limit < Infinity ? limit : Math.min(said, Math.max(duration, segment.start))),
    limit,
  );
}

/** Parts of a text none of which is too long, as offsets at which they begin. */
function cutsOf(text: string, language: string): readonly number[] {
  return sentencesOf(text, language).flatMap(({ start, end }) => {
    const parts = Math.ceil((end - start) / longest);
    const cuts = [start];
    for (let part = 1; part < parts; part++) {
      const space = text.indexOf(' ', start + Math.floor(((end - start) * part) / parts));
      if (space > 0 && space < end - 1 && space > (cuts.at(-1) ?? 0)) cuts.push(space + 1);
    }
    return cuts;
  });
}

/** The units of a transcript in the order in which they are said; time inside a segment is linear in characters. */
export function unitsOf({ language, duration, segments }: LocatableTranscript): readonly Unit[] {
  const timed = segments
    .map((segment, index) => ({ segment, index }))
    .filter(({ segment }) => Number.isFinite(segment.start) && segment.text.trim() !== '')
    .sort((a, b) => a.segment.start - b.segment.start);
  return timed.flatMap(({ segment, index }, place) => {
    const end = endOf(segment, timed[place + 1]?.segment, duration);
    const { text, start } = segment;
    const pace = (end - start) / text.length;
    const cuts = cutsOf(text, language);
    return cuts.map((cut, position): Unit => {
      const next = cuts[position + 1] ?? text.length;
      return {
        start: start + cut * pace,
        end: start + next * pace,
        text: text.slice(cut, next).trim(),
        segment: index,
      };
    });
  });
}
