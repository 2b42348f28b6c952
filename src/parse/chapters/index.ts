import { JsonFault } from '../references/json-tree.ts';
import { positionsIn, readableText } from '../references/text-position.ts';
import type { ChapterList } from './chapter-list.ts';
import { readPodcastChapters } from './podcast-json.ts';
import { readPodloveChapters } from './podlove.ts';
import { readTextChapters } from './text-chapters.ts';
import { readVttChapters } from './webvtt-chapters.ts';

/** What was found in a file of chapters. */
export interface ChapterFile {
  /** What the format is called: `Podcasting 2.0 JSON`. */
  readonly format: string;
  /** One for each episode that the file is about. */
  readonly lists: readonly ChapterList[];
  /** Where the file stops being what it is, and why. */
  readonly fault?: { readonly line: number; readonly reason: string };
}

/**
 * Reads chapters of any of the forms that they come in: Podcasting 2.0 JSON, Podlove Simple Chapters (alone or in a
 * feed), WebVTT, lines of text. The form is told from what the file holds.
 */
export function parseChapters(given: string): ChapterFile {
  const text = readableText(given);
  if (/^WEBVTT(?:[ \t\n]|$)/.test(text)) return { format: 'WebVTT', lists: [readVttChapters(text)] };
  if (/^\s*</.test(text)) return { format: 'Podlove Simple Chapters', ...readPodloveChapters(text) };
  // a line of text may begin with [0:00]
  if (/^\s*(?:\{|\[\s*[{\]])/.test(text)) {
    const format = 'Podcasting 2.0 JSON';
    try {
      const list = readPodcastChapters(text);
      if (list !== undefined) return { format, lists: [list] };
      return { format, lists: [], fault: { line: 1, reason: 'there is no list of "chapters" in it' } };
    } catch (fault) {
      if (!(fault instanceof JsonFault)) throw fault;
      const { line } = positionsIn('', text)(fault.offset);
      return { format, lists: [], fault: { line, reason: fault.message } };
    }
  }
  return { format: 'lines of text', lists: [readTextChapters(text)] };
}
