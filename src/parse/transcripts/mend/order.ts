import type { Cue } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';

/** Seconds: steps back this small are clocks that disagree, not cues in the wrong place; the text's order is right. */
const jitter = 3;

/** When a cue begins that stands below another: where that one ends, if it would begin before it. */
function startAfter(before: Cue, cue: Cue): number {
  if (cue.start >= before.start) return cue.start;
  const { end } = before;
  return end !== undefined && end > before.start && end < (cue.end ?? Infinity) ? end : before.start;
}

/** Moves cues that begin a little before the one above them behind its start. */
function straighten(cues: readonly Cue[]): Cue[] {
  let before: Cue | undefined;
  return cues.map((cue) => {
    const start = before === undefined ? cue.start : startAfter(before, cue);
    if (start !== cue.start) {
      // A cue that is over by then is moved as a whole.
      const end = cue.end === undefined || cue.end > start ? cue.end : start + cue.end - cue.start;
      before = { ...cue, start, ...(end === undefined ? {} : { end }) };
    } else before = cue;
    return before;
  });
}

/** Sorts cues by start; those without a time stay behind the cue that they stand below. */
function sort(cues: readonly Cue[]): Cue[] {
  let time = 0;
  const keyed = cues.map((cue) => {
    if (cue.untimed === undefined) time = cue.start;
    return { cue, time };
  });
  return keyed
    .toSorted((a, b) => a.time - b.time)
    .map(({ cue, time: start }) => (cue.untimed ? { ...cue, start } : cue));
}

/** Puts cues in order. One slightly before the one above it keeps its place, and begins after that one. */
export const orderCues: Mender = (transcript, log) => {
  const { cues } = transcript;
  let latest = -Infinity;
  let misplaced = false;
  for (const cue of cues) {
    if (cue.untimed) continue;
    if (cue.start < latest) log.add('transcript-order', cue.line);
    if (cue.start < latest - jitter) misplaced = true;
    latest = Math.max(latest, cue.start);
  }
  return { ...transcript, cues: misplaced ? sort(cues) : straighten(cues) };
};
