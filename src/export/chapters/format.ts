import type { PlayedChapter } from '../../model/chapters.ts';
import type { Seconds } from '../../model/time.ts';

/** What files of chapters are made from. */
export interface ChaptersInput {
  readonly title: string;
  readonly show: string;
  /** Absolute address of the companion's page. */
  readonly page: string;
  /** In seconds, if known. */
  readonly duration?: Seconds;
  /** Ascending. */
  readonly chapters: readonly PlayedChapter[];
}

/** Where a chapter ends: as written, but not after the next has begun; of the last, where the episode ends, if known. */
export function endOfChapter({ chapters, duration }: ChaptersInput, index: number): Seconds | undefined {
  const next = chapters[index + 1]?.start ?? duration;
  const own = chapters[index]?.end;
  return own === undefined || next === undefined ? (own ?? next) : Math.min(own, next);
}
