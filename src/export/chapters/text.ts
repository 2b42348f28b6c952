import type { ChaptersInput } from './format.ts';
import { normalPlayTime } from './podlove.ts';

/** Chapters as lines of text, `00:12:04.000 Title`, as audio editors and hosting providers take them. */
export function writeChaptersText({ chapters }: ChaptersInput): string {
  const lines = chapters.map(
    ({ start, title }) => `${normalPlayTime(start)} ${title.replaceAll(/\s+/g, ' ').trim()}\n`,
  );
  return lines.join('');
}
