import { endOfChapter, type ChaptersInput } from './format.ts';
import { normalPlayTime } from './podlove.ts';

/** A chapter without an end in an episode of unknown length lasts, for want of better, a second. */
const shortest = 1;

const escape = (text: string): string =>
  text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\s+/g, ' ')
    .trim();

/**
 * Chapters as WebVTT, for `<track kind="chapters">`.
 * @see https://www.w3.org/TR/webvtt1/#introduction-chapters
 */
export function writeChaptersVtt(input: ChaptersInput): string {
  const cues = input.chapters.map(({ start, title }, index) => {
    const end = Math.max(endOfChapter(input, index) ?? 0, start + shortest);
    return `${normalPlayTime(start)} --> ${normalPlayTime(end)}\n${escape(title)}\n`;
  });
  return ['WEBVTT\n', ...cues].join('\n');
}
