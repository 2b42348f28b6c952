import { timeFragment } from '../../model/address.ts';
import type { ChaptersInput } from './format.ts';

/** To the millisecond: nothing is more exact. */
const seconds = (time: number): number => Math.round(time * 1000) / 1000;

/**
 * Chapters as JSON of Podcasting 2.0, version 1.2. Each chapter's address opens the companion there. An end is given
 * only where the host wrote one: players take the next beginning for it.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/chapters/jsonChapters.md
 */
export function writeChaptersJson({ title, show, page, chapters }: ChaptersInput): string {
  const entries = chapters.map((chapter) => ({
    startTime: seconds(chapter.start),
    ...(chapter.end === undefined ? {} : { endTime: seconds(chapter.end) }),
    title: chapter.title,
    url: `${page}#${timeFragment(chapter.start)}`,
  }));
  return `${JSON.stringify({ version: '1.2.0', title, podcastName: show, chapters: entries }, null, 2)}\n`;
}
