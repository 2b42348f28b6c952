import { countLeading } from '../../model/ascending.ts';
import type { Seconds } from '../../model/time.ts';

/** How long something that was heard counts as just heard. */
export const minute: Seconds = 60;

/** Something that is explained on the page, at the time its words are said. */
export interface Moment {
  readonly time: Seconds;
  /** What it is: a term that is named twice is one thing. */
  readonly key: string;
}

/** Something that belongs to a stretch of the episode, half-open, and to no words of it. */
export interface Background {
  readonly start: Seconds;
  readonly end: Seconds;
  readonly key: string;
}

/** Moments in order of time; those of one time stay as they were. */
export const inOrder = <M extends Moment>(moments: readonly M[]): readonly M[] =>
  moments.toSorted((a, b) => a.time - b.time);

/**
 * What was heard in the minute before a time, that time included: the newest first, each thing once, where it was
 * last named. `moments` ascend. Asks only those of the minute, and a few to find them.
 */
export function heardBefore<M extends Moment>(moments: readonly M[], time: Seconds): readonly M[] {
  const heard = new Map<string, M>();
  for (let index = countLeading(moments, (moment) => moment.time <= time) - 1; index >= 0; index--) {
    const moment = moments[index] as M;
    if (moment.time <= time - minute) break;
    if (!heard.has(moment.key)) heard.set(moment.key, moment);
  }
  return [...heard.values()];
}

/** What belongs to the stretch that a time is in, each thing once, without what was just heard anyway. */
export function aroundNow<B extends Background>(
  backgrounds: readonly B[],
  time: Seconds,
  heard: readonly Moment[],
): readonly B[] {
  const known = new Set(heard.map(({ key }) => key));
  return backgrounds.filter(({ start, end, key }) => {
    const isNew = start <= time && time < end && !known.has(key);
    if (isNew) known.add(key);
    return isNew;
  });
}

/** What was made until a time, in order; `moments` ascend. */
export const madeUntil = <M extends { readonly time: Seconds }>(
  moments: readonly M[],
  time: Seconds,
): readonly M[] =>
  moments.slice(
    0,
    countLeading(moments, (moment) => moment.time <= time),
  );
