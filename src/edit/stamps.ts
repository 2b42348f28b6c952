import { formatTimecode, type Stamp } from '../model/time.ts';
import { looksLikeStamp } from '../parse/prose/stamps.ts';
import { applySplices, endOfLine, offsetAt, startOfLine, type Splice } from './splice.ts';

/** A stamp as it is written: `[2:05]`, `[~12:04–15:30]`, to the millisecond where it is not whole. */
export function formatStamp({ start, end, approximate }: Stamp): string {
  const range = end === undefined ? '' : `–${formatTimecode(end, true)}`;
  return `[${approximate ? '~' : ''}${formatTimecode(start, true)}${range}]`;
}

/** A stamp to be put, and the place of what gets it: of an item, heading or quotation, or of words in its first line. */
export interface PlacedStamp {
  readonly line: number;
  readonly column: number;
  /** `undefined` takes the stamp away that is there. */
  readonly stamp: Stamp | undefined;
}

/** What stands before the words of an item, a heading or a quotation. */
const lead =
  /^(?:[ \t]*>[ \t]?)*[ \t]*(?:(?:[-*+]|\d{1,9}[.)])(?:[ \t]+|$)(?:\[[ xX]\][ \t]+)?|#{1,6}(?:[ \t]+|$))*(?:>[ \t]?)*/;

function spliceOf(source: string, { line, column, stamp }: PlacedStamp): Splice {
  const from = startOfLine(source, offsetAt(source, { line, column }));
  const text = source.slice(from, endOfLine(source, from));
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const start = mark + (lead.exec(text.slice(mark))?.[0].length ?? 0);
  const close = text.startsWith('[', start) ? text.indexOf(']', start) : -1;
  const old = close >= 0 && looksLikeStamp(text.slice(start, close + 1)) ? close + 1 : start;
  if (stamp === undefined) {
    const space = old > start ? (/^[ \t]*/.exec(text.slice(old))?.[0].length ?? 0) : 0;
    return { start: from + start, end: from + old + space, text: '' };
  }
  const before = start > mark && !/\s/.test(text[start - 1] ?? '') ? ' ' : '';
  const after = old > start || old === text.length ? '' : ' ';
  return { start: from + start, end: from + old, text: before + formatStamp(stamp) + after };
}

/**
 * Puts stamps on items, headings and quotations of a file, in the place of those they have, or takes them away. Places
 * are those of the file as it is; nothing else in it changes.
 */
export const putStamps = (source: string, stamps: readonly PlacedStamp[]): string =>
  applySplices(
    source,
    stamps.map((stamp) => spliceOf(source, stamp)),
  );
