import { describe } from '../../diagnostics/message.ts';
import { didYouMean, fixTo, misspelt } from '../../diagnostics/suggest.ts';
import type { Position, PositionMap, Range } from '../../model/position.ts';
import type { Block } from '../../model/prose.ts';
import type { Stamp } from '../../model/time.ts';
import { linkBareAddresses } from './bare-links.ts';
import { readCitations } from './citations.ts';
import { locate, type ProseDocument } from './document.ts';
import { cutDraft, isOpen, type Draft, type Reading } from './draft.ts';
import { readStamp } from './stamps.ts';
import { readTerms } from './terms.ts';

/** A block, and the stamp that stood first in it. */
export interface ReadBlock {
  readonly block: Block;
  readonly stamp?: Stamp;
  /** A stamp was meant and could not be read; that has been reported. */
  readonly badStamp: boolean;
}

/** Maps each run of neighbouring characters to where it stands in the file. */
function mapPositions(document: ProseDocument, at: readonly number[], start: number): PositionMap {
  const runs: { offset: number; line: number; column: number }[] = [];
  const { text, path } = document.source;
  at.forEach((source, offset) => {
    if (offset > 0 && source === (at[offset - 1] as number) + 1 && text[source - 1] !== '\n') return;
    const { line, column } = locate(document, source);
    runs.push({ offset, line, column });
  });
  if (runs.length === 0) {
    const { line, column } = locate(document, start);
    runs.push({ offset: 0, line, column });
  }
  return { path, runs };
}

/** White space at the ends of a text, unless a picture, line break or footnote stands in it. */
function outerSpace({ text, marks }: Draft): Range[] {
  const points = marks.filter((mark) => mark.start === mark.end).map((mark) => mark.start);
  const left = text.length - text.trimStart().length;
  const right = text.trimEnd().length;
  const cuts: Range[] = [];
  if (!points.some((point) => point < left)) cuts.push({ start: 0, end: left });
  if (!points.some((point) => point > right)) cuts.push({ start: Math.max(right, left), end: text.length });
  return cuts;
}

/**
 * The markers of citations with the white space before them, where the text reads on without it: before white
 * space, punctuation, another marker or the end.
 */
function widenCuts(draft: Draft, cuts: readonly Range[]): Range[] {
  const widened: Range[] = [];
  let next = draft.text.length;
  for (const { start, end } of [...cuts].sort((a, b) => b.start - a.start)) {
    let from = start;
    const readsOn =
      end === next || /^[\s.,;:!?)\]}»”’…。，、；：！？]?$/.test(draft.text.slice(end, end + 1));
    while (readsOn && draft.text[from - 1] === ' ') from--;
    widened.push({ start: from, end });
    next = from;
  }
  return widened;
}

/** `[^1]` that stayed text: no footnote of that name exists. */
function reportFootnotes(document: ProseDocument, draft: Draft): void {
  for (const match of draft.text.matchAll(/\[\^([^\][\s^]{1,100})\]/g)) {
    if (!isOpen(draft, match.index, '[')) continue;
    const label = match[1] as string;
    const at = locate(document, draft.at[match.index] ?? 0);
    const hint = didYouMean(label, document.footnotes.labels()) ?? `write its text: [^${label}]: …`;
    document.messages.push(describe('unknown-footnote', at, { label }, hint));
  }
}

/** Takes the stamp out of the front of a draft, or says what is wrong with it. */
function takeStamp(document: ProseDocument, draft: Draft): { stamp?: Stamp; end: number; badStamp: boolean } {
  const found = readStamp(draft);
  if (!found) return { end: 0, badStamp: false };
  if (found.kind === 'stamp') {
    const position = locate(document, draft.at[found.at] ?? 0);
    return { stamp: { ...found.stamp, position }, end: found.end, badStamp: false };
  }
  const at = locate(document, draft.at[found.start] ?? 0);
  const fix = found.kind === 'bad-stamp' ? fixTo(found.text, found.right) : undefined;
  document.messages.push(describe(found.kind, at, { stamp: found.text }, found.hint, fix));
  return { end: 0, badStamp: true };
}

/** Reads citations and terms from the offset `from` on, reporting what is wrong with them. */
function readMarkers(
  document: ProseDocument,
  draft: Draft,
  stampEnd: number,
  at: (offset: number) => Position,
): Reading {
  const { terms, cuts, taken, problems } = readTerms(draft);
  for (const { offset, reason, hint } of problems)
    document.messages.push(describe('bad-term', at(offset), { reason }, hint));
  const stamp = stampEnd > 0 ? [{ start: 0, end: stampEnd }] : [];
  const citations = readCitations(draft, [...stamp, ...taken], {
    labels: document.labels,
    positionAt: at,
    report: (problem) => {
      const message =
        problem.kind === 'bad-citation'
          ? describe('bad-citation', at(problem.offset), { reason: problem.reason }, problem.hint)
          : describe(
              'unknown-relation',
              at(problem.offset),
              { word: problem.word },
              `did you mean "${problem.right}"?`,
              fixTo(problem.word, misspelt(problem.word, [problem.right])),
            );
      document.messages.push(message);
    },
  });
  return {
    cuts: [...stamp, ...cuts, ...widenCuts(draft, citations.cuts)],
    citations: citations.citations,
    terms: [...terms],
  };
}

/**
 * Makes a block of a draft: stamp, citations and terms are read and leave the text, a citation's marker
 * with the white space before it: whoever prints one sets it off from the words around it. `start` is the source
 * offset of the block, for one without text.
 */
export function readDraft(
  document: ProseDocument,
  draft: Draft,
  start: number,
  stampFirst = false,
): ReadBlock {
  const at = (offset: number): Position => locate(document, draft.at[offset] ?? draft.at.at(-1) ?? start);
  const { stamp, end, badStamp } = stampFirst ? takeStamp(document, draft) : { end: 0, badStamp: false };
  reportFootnotes(document, draft);
  const marked = cutDraft(draft, readMarkers(document, draft, end, at));
  const space = outerSpace(marked.draft);
  const { draft: plain, reading } = cutDraft(marked.draft, { ...marked.reading, cuts: space });
  const block: Block = {
    id: document.nextBlockId(),
    text: plain.text,
    marks: linkBareAddresses(plain),
    citations: reading.citations,
    termReferences: reading.terms.filter((term) => term.end > term.start),
    positions: mapPositions(document, plain.at, start),
  };
  return { block, badStamp, ...(stamp ? { stamp } : {}) };
}
