import { timeFragment } from '../../model/address.ts';
import type { Seconds } from '../../model/time.ts';
import { escapeMarkup, keepXmlCharacters } from '../../text/escape.ts';
import type { ChaptersInput } from './format.ts';

const two = (value: number): string => String(value).padStart(2, '0');

/** Normal play time with milliseconds: `01:02:03.500`. */
export function normalPlayTime(time: Seconds): string {
  const milliseconds = Math.round(time * 1000);
  const whole = Math.floor(milliseconds / 1000);
  const clock = `${two(Math.floor(whole / 3600))}:${two(Math.floor(whole / 60) % 60)}:${two(whole % 60)}`;
  return `${clock}.${String(milliseconds % 1000).padStart(3, '0')}`;
}

/**
 * Podlove Simple Chapters 1.2 as a file of its own.
 * @see https://podlove.org/simple-chapters/
 */
export function writePodloveChapters({ page, chapters }: ChaptersInput): string {
  const lines = chapters.map(({ start, title }) => {
    const words = escapeMarkup(keepXmlCharacters(title));
    return `  <psc:chapter start="${normalPlayTime(start)}" title="${words}" href="${escapeMarkup(`${page}#${timeFragment(start)}`)}"/>\n`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?>
<psc:chapters version="1.2" xmlns:psc="http://podlove.org/simple-chapters">
${lines.join('')}</psc:chapters>
`;
}
