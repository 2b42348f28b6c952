import type { Episode } from './episode.ts';
import type { Seconds } from './time.ts';

/** A chapter as players show it. */
export interface PlayedChapter {
  readonly start: Seconds;
  /** As written; without one it lasts until the next. */
  readonly end?: Seconds;
  readonly title: string;
  /** HTML id of its place on the page, if it has one. */
  readonly id?: string;
}

/**
 * The chapters of an episode whose time a person has confirmed, ascending: those of its Chapters section, else its
 * deep dives. Of two at one time the first stays. What is only located is no chapter yet.
 */
export function confirmedChapters({ sections }: Pick<Episode, 'sections'>): readonly PlayedChapter[] {
  const written = sections.flatMap((section) => (section.kind === 'chapters' ? section.chapters : []));
  const dives = sections.flatMap((section) => (section.kind === 'deep-dives' ? section.dives : []));
  const parts =
    written.length > 0
      ? written.map(({ title, stamp }) => ({ title, stamp, id: undefined }))
      : dives.map(({ heading, stamp, id }) => ({ title: heading.block.text, stamp, id }));
  const chapters = parts.flatMap(({ title, stamp, id }): PlayedChapter[] =>
    stamp === undefined || stamp.approximate
      ? []
      : [
          {
            start: stamp.start,
            ...(stamp.end === undefined ? {} : { end: stamp.end }),
            title,
            ...(id === undefined ? {} : { id }),
          },
        ],
  );
  const sorted = chapters.toSorted((a, b) => a.start - b.start);
  return sorted.filter(({ start }, index) => sorted[index - 1]?.start !== start);
}
