import type { Runs } from '../../model/notes.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { NotesSection, SectionName } from './sections.ts';

/** What goes first where notes are too long, and what an item of it is called. The last item of a part goes first. */
export const dropOrder: readonly {
  readonly name: SectionName;
  readonly one: string;
  readonly least: number;
}[] = [
  { name: 'listen', one: 'another place to listen', least: 0 },
  { name: 'sources', one: 'a source', least: 0 },
  { name: 'more', one: 'a paragraph of the summary', least: 0 },
  { name: 'people', one: 'a person', least: 0 },
  { name: 'summary', one: 'a paragraph of the summary', least: 2 },
  { name: 'takeaways', one: 'a takeaway', least: 3 },
  { name: 'summary', one: 'a paragraph of the summary', least: 1 },
  { name: 'takeaways', one: 'a takeaway', least: 0 },
  { name: 'chapters', one: 'a chapter', least: 0 },
];

/** What notes became so that they fit. */
export interface Fitted {
  readonly sections: readonly NotesSection[];
  /** Items that were left out, in the order in which they went. */
  readonly dropped: readonly { readonly one: string; readonly text: string }[];
}

const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('');

const bytesOf = (text: string): number => Buffer.byteLength(text);

/** Without the last item that may go; `undefined` if none may. Chapters that are too few for a list go together. */
function dropOne(
  sections: readonly NotesSection[],
  fewestChapters: number,
): { readonly sections: readonly NotesSection[]; readonly dropped: Fitted['dropped'] } | undefined {
  for (const { name, one, least } of dropOrder) {
    const section = sections.find((candidate) => candidate.name === name && candidate.items.length > least);
    if (section === undefined) continue;
    const together = name === 'chapters' && section.items.length <= fewestChapters;
    const kept = together ? 0 : section.items.length - 1;
    const gone = section.items.slice(kept).toReversed();
    return {
      sections: sections.map((other) =>
        other === section ? { ...section, items: section.items.slice(0, kept) } : other,
      ),
      dropped: gone.map((runs) => ({ one, text: textOf(runs) })),
    };
  }
  return undefined;
}

/** The places where a text may be cut: ends of sentences, else of words; ascending. */
function cutsOf(text: string, language: string): { readonly sentences: number[]; readonly words: number[] } {
  const sentences = sentencesOf(text, language).map(({ end }) => end);
  const words = [...text.matchAll(/\s+/gu)].map(({ index }) => index);
  return { sentences: sentences.slice(0, -1), words };
}

/** The first units of runs; a link that does not fit whole is left out, with all behind it. */
function cutRuns(runs: Runs, length: number): Runs {
  const kept: Runs[number][] = [];
  let left = length;
  for (const run of runs) {
    if (run.text.length <= left) kept.push(run);
    else {
      if (run.href === undefined && left > 0) kept.push({ ...run, text: run.text.slice(0, left) });
      break;
    }
    left -= run.text.length;
  }
  const last = kept.at(-1);
  if (last !== undefined && last.href === undefined)
    kept.splice(-1, 1, { ...last, text: last.text.trimEnd() });
  return kept;
}

/** The one paragraph that is left, cut at the last sentence that fits, else at the last word, with an ellipsis. */
function cutSummary(
  sections: readonly NotesSection[],
  fits: (sections: readonly NotesSection[]) => boolean,
  language: string,
): Fitted {
  const runs = sections.find(({ name }) => name === 'summary')?.items[0];
  if (runs === undefined) return { sections, dropped: [] };
  const text = textOf(runs);
  const { sentences, words } = cutsOf(text, language);
  const withSummary = (summary: Runs): readonly NotesSection[] =>
    sections.map((section) => (section.name === 'summary' ? { ...section, items: [summary] } : section));
  const whole = sentences.toReversed().map((end) => withSummary(cutRuns(runs, end)));
  const cut = words.toReversed().map((end) => withSummary([...cutRuns(runs, end), { text: '…' }]));
  const fitting = [...whole, ...cut].find(fits);
  return { sections: fitting ?? sections, dropped: [{ one: 'the end of the summary', text }] };
}

/**
 * Leaves out whole items, in the order of {@link dropOrder}, until what is written fits into the bytes. If even that
 * is too long, the first paragraph of the summary ends earlier, never within a word or a link.
 */
export function fitNotes(
  sections: readonly NotesSection[],
  write: (sections: readonly NotesSection[]) => string,
  limits: { readonly bytes: number; readonly fewestChapters: number; readonly language: string },
): Fitted {
  const fits = (some: readonly NotesSection[]): boolean => bytesOf(write(some)) <= limits.bytes;
  const dropped: Fitted['dropped'][number][] = [];
  let left = sections;
  while (!fits(left)) {
    const fewer = dropOne(left, limits.fewestChapters);
    if (fewer === undefined) {
      const cut = cutSummary(left, fits, limits.language);
      return { sections: cut.sections, dropped: [...dropped, ...cut.dropped] };
    }
    dropped.push(...fewer.dropped);
    left = fewer.sections;
  }
  return { sections: left, dropped };
}
