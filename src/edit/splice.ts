import type { Message, Parsed } from '../diagnostics/message.ts';

/** A change of a text: what stands between two offsets (UTF-16 units, half-open) becomes `text`. */
export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/**
 * A text after an edit. Where the edit could not be made there is an error among the messages, and the value is the
 * text as it was, to the last character.
 */
export type Edited = Parsed<string>;

/** The text with all splices made. They may touch but not overlap; of two at one place the first given comes first. */
export function applySplices(source: string, splices: readonly Splice[]): string {
  let text = '';
  let from = 0;
  for (const splice of [...splices].sort((a, b) => a.start - b.start || a.end - b.end)) {
    text += source.slice(from, splice.start) + splice.text;
    from = Math.max(from, splice.end);
  }
  return text + source.slice(from);
}

/** The line end that a text uses, by its first; `\n` if it has none. */
export const lineEndOf = (source: string): string => /\r\n?|\n/.exec(source)?.[0] ?? '\n';

/** The offset at which the line of an offset begins. Lines end with `\n`, `\r\n` or `\r`. */
export function startOfLine(source: string, offset: number): number {
  let start = offset;
  while (start > 0 && source[start - 1] !== '\n' && source[start - 1] !== '\r') start--;
  return start;
}

/** The offset at which the line of an offset ends, before its line end. */
export function endOfLine(source: string, offset: number): number {
  let end = offset;
  while (end < source.length && source[end] !== '\n' && source[end] !== '\r') end++;
  return end;
}

/** The offset at which the line after that of an offset begins; the text's end if there is none. */
export function startOfNextLine(source: string, offset: number): number {
  const end = endOfLine(source, offset);
  if (end === source.length) return end;
  return source.startsWith('\r\n', end) ? end + 2 : end + 1;
}

/** The offset of a place given by 1-based line and column (UTF-16 units; a byte order mark is in no column). */
export function offsetAt(source: string, place: { readonly line: number; readonly column: number }): number {
  let offset = source.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; line < place.line; line++) offset = startOfNextLine(source, offset);
  return Math.min(offset + place.column - 1, source.length);
}

/** 1-based line and column of an offset: the reverse of {@link offsetAt}. */
export function placeOf(source: string, offset: number): { readonly line: number; readonly column: number } {
  const before = source.slice(0, offset).replace(/^\uFEFF/, '');
  const lines = before.split(/\r\n?|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** The edit was not made, for these reasons. */
export const refuse = (source: string, messages: readonly Message[]): Edited => ({ value: source, messages });
