import type { Mender } from './mender.ts';
import { spokenLength, toMillisecond } from './spoken-length.ts';

/**
 * Gives cues that end before or when they begin an end of their own: when they are said, or the next one begins. Cues
 * are in order.
 */
export const mendLengths: Mender = (transcript, log) => {
  const { cues } = transcript;
  const mended = cues.map((cue, index) => {
    if (cue.end === undefined || cue.end > cue.start) return cue;
    log.add(cue.end < cue.start ? 'transcript-reversed' : 'transcript-zero-length', cue.line);
    const said = toMillisecond(cue.start + spokenLength(cue.text));
    const next = cues[index + 1]?.start ?? said;
    const { end: _, ...endless } = cue;
    // Beside another that begins with it, it has no end of its own.
    return next > cue.start ? { ...cue, end: Math.min(said, next) } : endless;
  });
  return { ...transcript, cues: mended };
};
