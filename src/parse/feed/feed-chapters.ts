import type { DraftChapter } from '../../model/draft.ts';
import { lineOf, secondsOf } from './feed-values.ts';

interface Written {
  readonly start: unknown;
  readonly title: unknown;
}

/** Chapters in the order of their times; what has no time or no title is none, and of two at one time the first stays. */
function chaptersOf(written: readonly Written[]): readonly DraftChapter[] {
  const chapters = new Map<number, DraftChapter>();
  for (const { start, title } of written) {
    const time = secondsOf(start);
    const words = lineOf(title);
    if (time === undefined || words === undefined || chapters.has(time)) continue;
    chapters.set(time, { title: words, stamp: { start: time, approximate: false } });
  }
  return [...chapters].sort(([a], [b]) => a - b).map(([, chapter]) => chapter);
}

/** Podlove Simple Chapters. @see https://podlove.org/simple-chapters/ */
export const readSimpleChapters = (
  chapters: readonly { readonly start?: string; readonly title?: string }[],
): readonly DraftChapter[] => chaptersOf(chapters.map(({ start, title }) => ({ start, title })));

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A file of Podcasting 2.0 chapters. Those that are not for the table of contents are left out. `undefined` for what is
 * no such file.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/chapters/jsonChapters.md
 */
export function readJsonChapters(text: string): readonly DraftChapter[] | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    return undefined;
  }
  if (!isRecord(value) || !Array.isArray(value['chapters'])) return undefined;
  const chapters = (value['chapters'] as readonly unknown[]).filter(isRecord);
  return chaptersOf(
    chapters.filter(({ toc }) => toc !== false).map(({ startTime, title }) => ({ start: startTime, title })),
  );
}
