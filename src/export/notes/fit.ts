import type { Runs } from '../../model/notes.ts';
import { baseLanguage } from '../../text/normalize.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { NotesSection, SectionName } from './sections.ts';

/** What goes where notes are too long: the last item of a part that has more than `least`, or the end of the summary. */
type Drop =
  | { readonly name: SectionName; readonly one: string; readonly least: number }
  /** The one paragraph that is left of it ends earlier, with at least so many characters. */
  | { readonly name: 'summary' | 'more'; readonly keep: number };

const paragraph = 'a paragraph of the summary';

/** What goes first where notes are too long. A summary that is one long paragraph does not cost the chapters. */
export const dropOrder: readonly Drop[] = [
  { name: 'listen', one: 'another place to listen', least: 0 },
  { name: 'sources', one: 'a source', least: 0 },
  { name: 'more', one: paragraph, least: 1 },
  { name: 'people', one: 'a person', least: 0 },
  { name: 'summary', one: paragraph, least: 2 },
  { name: 'takeaways', one: 'a takeaway', least: 3 },
  { name: 'summary', one: paragraph, least: 1 },
  { name: 'more', keep: 300 },
  { name: 'more', one: paragraph, least: 0 },
  { name: 'summary', keep: 300 },
  { name: 'takeaways', one: 'a takeaway', least: 0 },
  { name: 'chapters', one: 'a chapter', least: 0 },
  { name: 'summary', keep: 1 },
  { name: 'summary', one: paragraph, least: 0 },
  { name: 'made', one: 'who made it', least: 0 },
];

/** What notes became so that they fit. */
export interface Fitted {
  readonly sections: readonly NotesSection[];
  /** Items that were left out, in the order in which they went. */
  readonly dropped: readonly { readonly one: string; readonly text: string }[];
}

const textOf = (runs: Runs): string => runs.map(({ text }) => text).join('');

const bytesOf = (text: string): number => Buffer.byteLength(text);

type Fits = (sections: readonly NotesSection[]) => boolean;

/** Without the last item of a section. Chapters that are too few for a list go together. */
function dropOne(
  sections: readonly NotesSection[],
  section: NotesSection,
  { one, fewestChapters }: { readonly one: string; readonly fewestChapters: number },
): Fitted {
  const together = section.name === 'chapters' && section.items.length <= fewestChapters;
  const kept = together ? 0 : section.items.length - 1;
  const gone = section.items.slice(kept).toReversed();
  return {
    sections: sections.map((other) =>
      other === section ? { ...section, items: section.items.slice(0, kept) } : other,
    ),
    dropped: gone.map((runs) => ({ one, text: textOf(runs) })),
  };
}

/** The places where a text may be cut: ends of sentences and of words; ascending. */
function cutsOf(
  text: string,
  language: string,
): { readonly sentences: readonly number[]; readonly words: readonly number[] } {
  const sentences = sentencesOf(text, language).map(({ end }) => end);
  const spaces = [...text.matchAll(/\s+/gu)].map(({ index }) => index);
  if (!writtenWithoutSpaces.test(text)) return { sentences: sentences.slice(0, -1), words: spaces };
  const segmenter = new Intl.Segmenter(baseLanguage(language), { granularity: 'word' });
  const words = [...segmenter.segment(text)].map(({ index }) => index);
  return { sentences: sentences.slice(0, -1), words: words.slice(1) };
}

/** Scripts whose words are not set apart, and pictures: a space is far in these. */
const writtenWithoutSpaces =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}\p{Extended_Pictographic}]/u;

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

/** The last of ascending lengths that passes, if lengths pass up to one of them. */
function lastPassing(lengths: readonly number[], passes: (length: number) => boolean): number | undefined {
  let [low, high] = [0, lengths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (passes(lengths[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return lengths[low - 1];
}

/**
 * The one paragraph that is left, cut at the last sentence that fits, else at the last word, with an ellipsis.
 * `undefined` where that would leave fewer characters than are to be kept.
 */
function cutSummary(
  sections: readonly NotesSection[],
  section: NotesSection,
  { keep, fits, language }: { readonly keep: number; readonly fits: Fits; readonly language: string },
): Fitted | undefined {
  const runs = section.items[0] ?? [];
  const text = textOf(runs);
  const { sentences, words } = cutsOf(text, language);
  const withSummary = (summary: Runs): readonly NotesSection[] =>
    sections.map((other) => (other === section ? { ...section, items: [summary] } : other));
  const whole = (end: number) => withSummary(cutRuns(runs, end));
  const open = (end: number) => withSummary([...cutRuns(runs, end), { text: '…' }]);
  for (const [ends, cut] of [[sentences, whole] as const, [words, open] as const]) {
    const end = lastPassing(ends, (length) => fits(cut(length)));
    const left = end === undefined ? '' : textOf(cutRuns(runs, end));
    if (end !== undefined && left.length >= keep)
      return {
        sections: cut(end),
        dropped: [{ one: 'the end of the summary', text: text.slice(left.length).trim() }],
      };
  }
  return undefined;
}

/**
 * Leaves out whole items, in the order of {@link dropOrder}, until what is written fits into the bytes. Where a
 * paragraph has to end earlier, it is never within a word or a link.
 */
export function fitNotes(
  sections: readonly NotesSection[],
  write: (sections: readonly NotesSection[]) => string,
  limits: { readonly bytes: number; readonly fewestChapters: number; readonly language: string },
): Fitted {
  const { bytes, fewestChapters, language } = limits;
  const fits: Fits = (some) => bytesOf(write(some)) <= bytes;
  const dropped: Fitted['dropped'][number][] = [];
  let left = sections;
  for (const drop of dropOrder)
    while (!fits(left)) {
      const least = 'keep' in drop ? 0 : drop.least;
      const section = left.find(({ name, items }) => name === drop.name && items.length > least);
      if (section === undefined) break;
      const fewer =
        'keep' in drop
          ? cutSummary(left, section, { keep: drop.keep, fits, language })
          : dropOne(left, section, { one: drop.one, fewestChapters });
      if (fewer === undefined) break;
      dropped.push(...fewer.dropped);
      left = fewer.sections;
    }
  return { sections: left, dropped };
}
