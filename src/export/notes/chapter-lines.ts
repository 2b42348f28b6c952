import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { EpisodeNotes } from '../../model/notes.ts';
import { notesWords } from './headings.ts';
import type { ChapterRules } from './targets.ts';

/** A line that a platform turns into a chapter. */
export interface ChapterLine {
  readonly start: Seconds;
  readonly title: string;
  /** `02:05 Title` */
  readonly line: string;
}

/** The lines, and what had to be done to the chapters for them. */
export interface ChapterLines {
  readonly lines: readonly ChapterLine[];
  /** In plain words, for the host. */
  readonly changes: readonly string[];
}

const hour = 3600;

/** `00:00`, from an hour on `00:00:00` for all: readers of such lists want one shape. */
function writeTime(start: Seconds, long: boolean, padded: boolean): string {
  const time = formatTimecode(start);
  if (!long) return padded ? time.padStart(5, '0') : time;
  return start < hour ? `00:${time.padStart(5, '0')}` : time.padStart(8, '0');
}

/** A title in one line. Times in it would be taken for another chapter: their colons become dots. */
const plainTitle = (title: string): string =>
  title
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replaceAll(/(\d):(?=[0-5]\d(?!\d))/g, '$1.');

/**
 * Chapters as lines for a platform: the first at the beginning, ascending, with room between. One that is too near to
 * the one before is left out; too few for the platform are none.
 */
export function writeChapterLines(
  { chapters, duration, language }: Pick<EpisodeNotes, 'chapters' | 'duration' | 'language'>,
  rules: ChapterRules,
): ChapterLines {
  const changes: string[] = [];
  const sorted = chapters.toSorted((a, b) => a.start - b.start);
  const first = sorted[0];
  if (first === undefined) return { lines: [], changes };
  const unnamed = notesWords(language).start;
  // whoever speaks before the first chapter is heard in no other, unless a line of its own would have no room
  const isFirst = first.start < Math.max(1, rules.gap);
  const whole = isFirst
    ? [{ ...first, start: 0 }, ...sorted.slice(1)]
    : [{ start: 0, title: unnamed }, ...sorted];
  if (!isFirst) changes.push(`a line "${unnamed}" was put first: the first must be at 0:00`);
  else if (first.start >= 1)
    changes.push(`"${first.title}" is said to begin at 0:00, where the first must be`);
  const spaced: { start: Seconds; title: string }[] = [];
  for (const chapter of whole) {
    const last = spaced.at(-1);
    const start = Math.floor(chapter.start);
    if (last !== undefined && start - last.start < rules.gap)
      changes.push(
        `"${chapter.title}" is left out: it begins less than ${rules.gap} s after "${last.title}"`,
      );
    else spaced.push({ start, title: plainTitle(chapter.title) });
  }
  const end = spaced.at(-1);
  if (end !== undefined && duration !== undefined && duration - end.start < rules.gap && spaced.length > 1) {
    spaced.pop();
    changes.push(`"${end.title}" is left out: it is shorter than ${rules.gap} s`);
  }
  if (spaced.length < rules.least) {
    changes.push(`no chapters: at least ${rules.least} are needed`);
    return { lines: [], changes };
  }
  const long = (spaced.at(-1)?.start ?? 0) >= hour;
  return {
    lines: spaced.map(({ start, title }) => ({
      start,
      title,
      line: `${writeTime(start, long, rules.padded)} ${title}`,
    })),
    changes,
  };
}
