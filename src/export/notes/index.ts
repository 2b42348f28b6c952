import type { EpisodeNotes } from '../../model/notes.ts';
import { fitNotes } from './fit.ts';
import { layOutNotes, type NotesSection } from './sections.ts';
import { targetRules, type NotesTarget, type TargetRules } from './targets.ts';
import { writeHtmlNotes } from './write-html.ts';
import { writeMarkdownNotes, writePlainNotes } from './write-text.ts';

/** Show notes for one place, ready to be pasted. */
export interface WrittenNotes {
  readonly target: NotesTarget;
  readonly mediaType: string;
  readonly body: string;
  /** The title, where the place has a field of its own for it. */
  readonly title: string;
  /** What was left out or changed for the place's sake, in plain words. */
  readonly changes: readonly string[];
}

const mediaTypes = { html: 'text/html', markdown: 'text/markdown', plain: 'text/plain' } as const;

function writeAs(sections: readonly NotesSection[], notes: EpisodeNotes, rules: TargetRules): string {
  const title = rules.titled === true ? notes.title : undefined;
  switch (rules.format) {
    case 'html':
      return writeHtmlNotes(sections, { elements: rules.elements, title, page: notes.page });
    case 'markdown':
      return writeMarkdownNotes(sections, { title, page: notes.page });
    case 'plain':
      return writePlainNotes(sections, { title, forbidden: rules.forbidden });
  }
}

function shorten(text: string): string {
  const characters = [...text];
  return characters.length > 60 ? `${characters.slice(0, 59).join('').trimEnd()}…` : text;
}

function describeTitle(
  { title }: EpisodeNotes,
  { titleLength = Infinity, titled, forbidden = '', label }: TargetRules,
): string[] {
  const { length } = [...title];
  const refused = titled === true ? [] : [...forbidden].filter((sign) => title.includes(sign));
  return [
    ...(length > titleLength ? [`the title has ${length} characters; ${label} takes ${titleLength}`] : []),
    ...(refused.length > 0 ? [`${label} refuses ${refused.join(' and ')} in the title`] : []),
  ];
}

/** Writes an episode's notes for a place, by its rules ({@link targetRules}). Nothing is dropped without saying so. */
export function writeNotes(notes: EpisodeNotes, target: NotesTarget): WrittenNotes {
  const rules = targetRules[target];
  const { sections, changes } = layOutNotes(notes, rules);
  const write = (some: readonly NotesSection[]): string => writeAs(some, notes, rules);
  const fitted = fitNotes(sections, write, {
    bytes: rules.bytes ?? Infinity,
    fewestChapters: rules.chapters?.least ?? 1,
    language: notes.language,
  });
  return {
    target,
    mediaType: mediaTypes[rules.format],
    body: write(fitted.sections),
    title: notes.title,
    changes: [
      ...describeTitle(notes, rules),
      ...changes,
      ...fitted.dropped.map(({ one, text }) => `left out for length: ${one}, "${shorten(text)}"`),
    ],
  };
}
