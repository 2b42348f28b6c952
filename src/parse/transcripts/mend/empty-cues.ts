import type { Mender } from './mender.ts';

/** Drops cues that say nothing. */
export const dropEmptyCues: Mender = (transcript, log) => {
  const cues = transcript.cues.filter(({ text, line }) => {
    const empty = text.trim() === '';
    if (empty) log.add('transcript-empty-cue', line);
    return !empty;
  });
  return { ...transcript, cues };
};
