import type { EpisodePart } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';

/** Whoever goes back this early in a part means the one before it; seconds. */
const justBegun = 3;

/** Until when a part lasts: as written, else until the next of its kind; `Infinity` for the last. */
export function endOf(part: EpisodePart, parts: readonly EpisodePart[]): Seconds {
  return (
    part.end ?? parts.find(({ kind, start }) => kind === part.kind && start > part.start)?.start ?? Infinity
  );
}

/**
 * The chapter or deep dive at a time of the transcript: the one that began last, where several are on. `undefined`
 * before the first, and between two that have an end. `parts` ascend by their start.
 */
export function partAt(parts: readonly EpisodePart[], time: Seconds): EpisodePart | undefined {
  return parts.findLast((part) => part.start <= time && time < endOf(part, parts));
}

/** Where "next" leads to; `undefined` in the last part. */
export function partAfter(parts: readonly EpisodePart[], time: Seconds): EpisodePart | undefined {
  return parts.find(({ start }) => start > time);
}

/** Where "previous" leads to: the beginning of this part, or, just after it, of the one before. */
export function partBefore(parts: readonly EpisodePart[], time: Seconds): EpisodePart | undefined {
  return parts.findLast(({ start }) => start < time - justBegun) ?? parts.find(({ start }) => start <= time);
}
