import type { Seconds, TimeSpan } from '../../model/time.ts';
import type { Passage } from '../../model/transcript.ts';

/** Stamps are written in whole seconds: a passage that begins within this much of one is the one that is meant. */
const second = 1;

/**
 * What to hear of a time that somebody wrote without an end: from there to the end of the passage that is spoken then,
 * or that begins within that second. `undefined` where nothing timed is spoken: an end is never made up.
 */
export function spokenFrom(passages: readonly Passage[], time: Seconds): TimeSpan | undefined {
  const timed = passages.filter(({ untimed }) => untimed === undefined);
  const begun = timed.find(({ start }) => start >= time && start < time + second);
  const passage = begun ?? timed.findLast(({ start, end }) => start <= time && time < end);
  return passage === undefined || passage.end <= time ? undefined : { start: time, end: passage.end };
}
