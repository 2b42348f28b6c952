import type { Mark, TermReference } from '../../model/prose.ts';
import type { CitationCluster } from '../../model/citation.ts';
import type { Range } from '../../model/position.ts';
import { written, type AlignedText, type Written } from './alignment.ts';

/** A `@key` in the text of a draft, not yet read as a citation. */
export interface DraftKey extends Range {
  readonly key: string;
}

/** A block on the way from Markdown to plain text: citations, terms and stamps still stand in its text. */
export interface Draft extends AlignedText {
  readonly marks: readonly Mark[];
  readonly keys: readonly DraftKey[];
}

/** What reading found in a draft. Cuts may touch and nest; offsets are those of the draft. */
export interface Reading {
  readonly cuts: Range[];
  readonly citations: { readonly offset: number; readonly cluster: CitationCluster }[];
  readonly terms: TermReference[];
}

/** A draft without a word. */
export const emptyDraft: Draft = { text: '', at: [], how: [], marks: [], keys: [] };

const isPoint = (mark: Mark): boolean =>
  mark.kind === 'image' || mark.kind === 'break' || mark.kind === 'footnote';

/** The part of a draft between two offsets; marks that reach beyond it are cut off there. */
export function sliceDraft(draft: Draft, start: number, end: number): Draft {
  const clip = (offset: number): number => Math.max(start, Math.min(end, offset)) - start;
  const marks = draft.marks
    .filter((mark) =>
      isPoint(mark) ? mark.start >= start && mark.start <= end : mark.start < end && mark.end > start,
    )
    .map((mark) => ({ ...mark, start: clip(mark.start), end: clip(mark.end) }));
  const keys = draft.keys
    .filter((key) => key.start >= start && key.end <= end)
    .map((key) => ({ ...key, start: key.start - start, end: key.end - start }));
  return {
    text: draft.text.slice(start, end),
    at: draft.at.slice(start, end),
    how: draft.how.slice(start, end),
    marks,
    keys,
  };
}

/** Whether the character at an offset is exactly this one, written so that it may have a meaning. */
export function isOpen(draft: Draft, offset: number, character: string): boolean {
  return draft.text[offset] === character && draft.how[offset] === written.open;
}

/** For every offset of the old text, and its end, the offset in the text without the cuts. */
function shiftOffsets(
  length: number,
  cuts: readonly Range[],
): { readonly kept: boolean[]; readonly moved: number[] } {
  const kept = new Array<boolean>(length).fill(true);
  for (const { start, end } of cuts) kept.fill(false, start, end);
  const moved: number[] = [];
  let next = 0;
  for (let offset = 0; offset <= length; offset++) {
    moved.push(next);
    if (kept[offset]) next++;
  }
  return { kept, moved };
}

/** Takes the cuts out of a draft, and moves all that is known by offset along. */
export function cutDraft(
  draft: Draft,
  reading: Reading,
): { readonly draft: Draft; readonly reading: Reading } {
  const { kept, moved } = shiftOffsets(draft.text.length, reading.cuts);
  const move = (offset: number): number => moved[offset] as number;
  const shift = <T extends Range>(range: T): T => ({
    ...range,
    start: move(range.start),
    end: move(range.end),
  });
  let text = '';
  const at: number[] = [];
  const how: Written[] = [];
  for (let offset = 0; offset < draft.text.length; offset++) {
    if (!kept[offset]) continue;
    text += draft.text[offset] as string;
    at.push(draft.at[offset] as number);
    how.push(draft.how[offset] as Written);
  }
  const marks = draft.marks.map(shift).filter((mark) => isPoint(mark) || mark.end > mark.start);
  return {
    draft: { text, at, how, marks, keys: [] },
    reading: {
      cuts: [],
      citations: reading.citations.map(({ offset, cluster }) => ({ offset: move(offset), cluster })),
      terms: reading.terms.map(shift),
    },
  };
}
