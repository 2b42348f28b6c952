import type { Cue } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';

/** Seconds: how tools round. */
const rounding = 0.011;

/** Ends each cue where the next one begins, if it would go on. */
export const mendOverlaps: Mender = (transcript, log) => {
  const cues: Cue[] = [];
  let next: number | undefined;
  for (const cue of transcript.cues.toReversed()) {
    if (cue.untimed) cues.push(cue);
    else {
      if (cue.end === undefined || next === undefined || cue.end <= next) cues.push(cue);
      else {
        if (cue.end - next > rounding) log.add('transcript-overlap', cue.line);
        const { end: _, ...endless } = cue;
        // Of two that begin together, the first has no end of its own.
        cues.push(next > cue.start ? { ...cue, end: next } : endless);
      }
      next = cue.start;
    }
  }
  return { ...transcript, cues: cues.reverse() };
};
