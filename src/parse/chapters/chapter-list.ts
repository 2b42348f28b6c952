import type { DraftChapter } from '../../model/draft.ts';
import type { Seconds } from '../../model/time.ts';

/** Something in a file of chapters that is not taken over, and why. */
export interface LeftOut {
  /** 1-based. */
  readonly line: number;
  readonly text: string;
  readonly reason: string;
}

/** The chapters of one episode in a file. */
export interface ChapterList {
  readonly chapters: readonly DraftChapter[];
  readonly leftOut: readonly LeftOut[];
  /** What the file says it is about, where it holds several episodes. */
  readonly title?: string;
  readonly guid?: string;
}

/** A chapter as it stands in a file. Times are in seconds. */
export interface WrittenChapter {
  readonly line: number;
  /** Absent where nothing is written; not a number where no time could be read from it. */
  readonly start?: Seconds;
  readonly end?: Seconds;
  readonly title: string;
  /** Said not to be confirmed. */
  readonly approximate?: boolean;
}

const milliseconds = (time: Seconds): Seconds => Math.round(time * 1000) / 1000;
const isTime = (time: Seconds | undefined): time is Seconds =>
  time !== undefined && Number.isFinite(time) && time >= 0;

/** Words on one line, without control characters. */
export const lineOf = (text: string): string => text.replace(/[\p{Cc}\s]+/gu, ' ').trim();

/**
 * Chapters in the order of their times. One without a time keeps its title; one without a title is left out, and so is a
 * second one at the same time. An end is kept where it is not simply the beginning of the next chapter.
 */
export function arrangeChapters(written: readonly WrittenChapter[]): ChapterList {
  const leftOut: LeftOut[] = [];
  const starts = new Set<Seconds>();
  const kept = written.filter(({ line, title, start }) => {
    const text = lineOf(title);
    if (text === '') leftOut.push({ line, text, reason: 'it has no title' });
    if (start !== undefined && !isTime(start))
      leftOut.push({ line, text, reason: 'its time cannot be read' });
    const isSecond = isTime(start) && starts.has(milliseconds(start));
    if (isSecond && text !== '') leftOut.push({ line, text, reason: 'another chapter begins at that time' });
    if (isTime(start) && text !== '') starts.add(milliseconds(start));
    return text !== '' && !isSecond && (start === undefined || isTime(start));
  });
  const timed = kept
    .filter(({ start }) => start !== undefined)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  // what has no time stays behind the one that it stood behind
  let place = 0;
  const sorted = kept.map((chapter) => (chapter.start === undefined ? chapter : (timed[place++] ?? chapter)));
  const chapters = sorted.map(({ title, start, end, approximate = false }): DraftChapter => {
    if (start === undefined) return { title: lineOf(title) };
    const from = milliseconds(start);
    const next = timed.find((other) => milliseconds(other.start ?? 0) > from)?.start;
    const to = isTime(end) ? milliseconds(end) : undefined;
    const isOwn = to !== undefined && to > from && next !== undefined && Math.abs(to - next) >= 0.05;
    return { title: lineOf(title), stamp: { start: from, ...(isOwn ? { end: to } : {}), approximate } };
  });
  return { chapters, leftOut };
}
