import type { Cue } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';
import { spokenLength, toMillisecond } from './spoken-length.ts';

/** Seconds: a step this far away and back again is no clock that disagrees, and no talk. */
const jump = 60;
/** Seconds that clocks may step back without meaning anything. */
const jitter = 3;

/** Whether a time jumps away from its neighbours, while these agree with each other. */
function isTypo(
  before: number | undefined,
  time: number,
  next: number,
  afterNext: number | undefined,
): boolean {
  if (before === undefined) {
    // A first time is wrong if all that follow agree; two or three cues cannot tell.
    return afterNext !== undefined && time > next + jump && afterNext >= next;
  }
  return next >= before - jitter && (time > next + jump || time < before - jump);
}

/** Gives a cue a time between its neighbours: from its own end, if only the start is wrong. */
function place(cue: Cue, before: Cue | undefined, next: number): Cue {
  const from =
    before === undefined ? Math.max(0, next - spokenLength(cue.text)) : (before.end ?? before.start);
  const earliest = Math.min(Math.max(from, before?.start ?? 0), Math.max(next, before?.start ?? 0));
  const { end: said, words, ...rest } = cue;
  const endFits = said !== undefined && said > earliest && said <= next + jump;
  const length = spokenLength(cue.text);
  const start = toMillisecond(endFits ? Math.max(earliest, Math.min(said - length, next)) : earliest);
  const end = endFits ? said : toMillisecond(Math.min(start + length, Math.max(next, start)));
  const shift = start - cue.start;
  return {
    ...rest,
    start,
    ...(end > start ? { end } : {}),
    words: endFits
      ? words
      : words.map(({ timeEnd, ...word }) => ({
          ...word,
          time: word.time + shift,
          ...(timeEnd === undefined ? {} : { timeEnd: timeEnd + shift }),
        })),
  };
}

/**
 * Takes a lone time that jumps away and back for a typing mistake (often a wrong ten minutes): the cue keeps its place
 * among the words and gets a time there. Groups that jump are cues out of order, not mistakes of typing.
 */
export const mendTimeTypos: Mender = (transcript, log) => {
  const timed = transcript.cues.filter(({ untimed }) => untimed === undefined);
  const mended = new Map<Cue, Cue>();
  let before: Cue | undefined;
  for (const [index, cue] of timed.entries()) {
    const next = timed[index + 1];
    let kept = cue;
    if (next !== undefined && isTypo(before?.start, cue.start, next.start, timed[index + 2]?.start)) {
      log.add('transcript-time-typo', cue.line);
      kept = place(cue, before, next.start);
      mended.set(cue, kept);
    }
    before = kept;
  }
  if (mended.size === 0) return transcript;
  return { ...transcript, cues: transcript.cues.map((cue) => mended.get(cue) ?? cue) };
};
