import type { Episode } from '../model/episode.ts';
import type { Seconds } from '../model/time.ts';
import type { Passage } from '../model/transcript.ts';

/** A part of a transcript that is one search record. */
export interface TranscriptSection {
  /** Heading of the deep dive or chapter it belongs to. */
  readonly title?: string;
  readonly passages: readonly Passage[];
}

const wordsPerSection = 1000;

const countWords = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;

/** Cuts at passage ends into even parts of about 1,000 words. */
function cutByLength(passages: readonly Passage[]): (readonly Passage[])[] {
  const counts = passages.map((passage) => countWords(passage.text));
  const total = counts.reduce((sum, count) => sum + count, 0);
  const parts = Math.max(1, Math.round(total / wordsPerSection));
  const sections: Passage[][] = [];
  let words = 0;
  for (const [index, passage] of passages.entries()) {
    const part = Math.min(parts - 1, Math.floor((words / Math.max(1, total)) * parts));
    (sections[part] ??= []).push(passage);
    words += counts[index] as number;
  }
  return sections.filter((section) => section.length > 0);
}

interface Heading {
  readonly start: Seconds;
  readonly title: string;
}

/** Deep dives with times; if there are none, chapters with times. In order of time. */
function headingsOf(episode: Episode): readonly Heading[] {
  const dives: Heading[] = [];
  const chapters: Heading[] = [];
  for (const section of episode.sections) {
    if (section.kind === 'deep-dives')
      for (const dive of section.dives)
        if (dive.stamp) dives.push({ start: dive.stamp.start, title: dive.heading.block.text });
    if (section.kind === 'chapters')
      for (const chapter of section.chapters)
        if (chapter.stamp) chapters.push({ start: chapter.stamp.start, title: chapter.title });
  }
  return (dives.length > 0 ? dives : chapters).sort((a, b) => a.start - b.start);
}

/**
 * Cuts a transcript into sections: where the deep dives begin, else the chapters; what has no heading or is longer
 * than about 1,500 words is cut into parts of about 1,000 words. No passage is cut, none is lost.
 */
export function cutTranscript(episode: Episode, passages: readonly Passage[]): readonly TranscriptSection[] {
  const headings = headingsOf(episode);
  const groups: { readonly title?: string; readonly passages: Passage[] }[] = [{ passages: [] }];
  let next = 0;
  for (const passage of passages) {
    // words before the first stated time may be from any part
    const time = passage.untimed && passage.start === 0 ? -1 : passage.start;
    for (; next < headings.length && (headings[next] as Heading).start <= time; next++)
      groups.push({ title: (headings[next] as Heading).title, passages: [] });
    groups.at(-1)?.passages.push(passage);
  }
  return groups.flatMap(({ title, passages: part }) =>
    cutByLength(part).map((section) => ({ ...(title === undefined ? {} : { title }), passages: section })),
  );
}
