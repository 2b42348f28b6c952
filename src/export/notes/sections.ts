import { timeFragment } from '../../model/address.ts';
import type { EpisodeNotes, Run, Runs } from '../../model/notes.ts';
import { formatTimecode } from '../../model/time.ts';
import { writeChapterLines } from './chapter-lines.ts';
import { notesWords } from './headings.ts';
import type { TargetRules } from './targets.ts';

/** The parts of show notes, as they can be dropped. */
export type SectionName =
  'summary' | 'companion' | 'chapters' | 'more' | 'takeaways' | 'people' | 'sources' | 'listen' | 'made';

/** A part of show notes. Its items are whole: they stay or go. */
export interface NotesSection {
  readonly name: SectionName;
  readonly heading?: string;
  readonly kind: 'paragraphs' | 'list' | 'lines';
  readonly items: readonly Runs[];
}

/** Sections in their order, and what had to be done to the content for the target. */
export interface NotesLayout {
  readonly sections: readonly NotesSection[];
  readonly changes: readonly string[];
}

/** What players and platforms take for a time. */
const time = /(?<!\d)\d{1,3}:[0-5]\d(?!\d)/;

/** A paragraph that would be read as a line of the list of chapters. */
const asChapter = /^[\s([]*(?:\d{1,2}:)?\d{1,3}:[0-5]\d(?!\d)/;

const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('');

/** What a reader of the notes sees: in plain text, the addresses of links, too. */
const shownOf = (runs: Runs, { format }: TargetRules): string =>
  format === 'plain' ? runs.map(({ text, href = '' }) => `${text} ${href}`).join('') : textOf(runs);

/** A takeaway with the moment it is about, as a link, where links do not get in the way of chapters. */
function withMoment({ start, runs }: EpisodeNotes['takeaways'][number], page: string): Runs {
  if (start === undefined) return runs;
  const moment: Run = { text: formatTimecode(start), href: `${page}#${timeFragment(start)}` };
  return [moment, { text: ' ' }, ...runs];
}

/** Lines that the target turns into chapters; where it does not, each with a link to its moment. */
function layOutChapters(
  notes: EpisodeNotes,
  { chapters }: TargetRules,
): { readonly items: readonly Runs[]; readonly changes: readonly string[] } {
  if (chapters === undefined)
    return {
      items: notes.chapters.map(({ start, title }) =>
        withMoment({ start, runs: [{ text: title }] }, notes.page),
      ),
      changes: [],
    };
  const { lines, changes } = writeChapterLines(notes, chapters);
  return { items: lines.map(({ line }) => [{ text: line }]), changes };
}

const link = (text: string, href: string): Runs => [{ text, href }];

/**
 * Show notes in the order in which they are read: summary, the way to the companion, chapters, takeaways, people,
 * sources, other places to listen, who made it. Where lines become chapters, no other time stands before them.
 */
export function layOutNotes(notes: EpisodeNotes, rules: TargetRules): NotesLayout {
  const words = notesWords(notes.language);
  const { items: chapterLines, changes } = layOutChapters(notes, rules);
  const hasList = rules.chapters !== undefined && chapterLines.length > 0;
  const second = hasList ? notes.summary.filter((runs) => asChapter.test(textOf(runs))) : [];
  const summary = notes.summary.filter((runs) => !second.includes(runs));
  const isStray = (runs: Runs): boolean => hasList && time.test(shownOf(runs, rules));
  const companion = link(words.companion, notes.page);
  const takeaways = notes.takeaways.map((takeaway) =>
    rules.chapters === undefined ? withMoment(takeaway, notes.page) : takeaway.runs,
  );
  const sections: NotesSection[] = [
    { name: 'summary', kind: 'paragraphs', items: summary.filter((runs) => !isStray(runs)) },
    { name: 'companion', kind: 'paragraphs', items: [companion] },
    {
      name: 'chapters',
      heading: notes.headings?.chapters ?? words.chapters,
      kind: 'lines',
      items: chapterLines,
    },
    { name: 'more', kind: 'paragraphs', items: summary.filter(isStray) },
    {
      name: 'takeaways',
      heading: notes.headings?.takeaways ?? words.takeaways,
      kind: 'list',
      items: takeaways,
    },
    { name: 'people', heading: words.people, kind: 'list', items: notes.people },
    { name: 'sources', heading: words.sources, kind: 'list', items: notes.sources },
    {
      name: 'listen',
      heading: words.listen,
      kind: 'list',
      items: notes.listen.map(({ label, href }) => link(label, href)),
    },
    {
      name: 'made',
      kind: 'paragraphs',
      items: notes.made === undefined ? [] : [[{ text: notes.made }]],
    },
  ];
  const left = second.map(
    (runs) => `"${textOf(runs)}" is left out of the summary: it would be a second list of chapters`,
  );
  return { sections, changes: [...changes, ...left] };
}
