import { countLeading } from '../../model/ascending.ts';
import type { Position } from '../../model/position.ts';

/** Where a line of a text stands in the file it was taken from. */
interface LineStart {
  readonly offset: number;
  readonly line: number;
  readonly column: number;
}

/** A Markdown text, and where each of its lines stands in its file. */
export interface SourceText {
  readonly path: string;
  readonly text: string;
  /** Ascending by offset, one per line of `text`. */
  readonly lines: readonly LineStart[];
}

/** Characters that no page may hold; a form feed, too, is no white space to Markdown. */
export const controlCharacter = /(?![\t\n\r])\p{Cc}/u;
const controlCharacters = new RegExp(controlCharacter.source, 'gu');

/**
 * A text that begins at a line and column of a file and goes on at column 1. Line ends become `\n`, control
 * characters U+FFFD.
 */
export function openSource(markdown: string, path: string, firstLine: number, firstColumn = 1): SourceText {
  const text = markdown.replace(/\r\n?/g, '\n').replace(controlCharacters, '\uFFFD');
  const lines: LineStart[] = [{ offset: 0, line: firstLine, column: firstColumn }];
  for (let end = text.indexOf('\n'); end !== -1; end = text.indexOf('\n', end + 1))
    lines.push({ offset: end + 1, line: firstLine + lines.length, column: 1 });
  return { path, text, lines };
}

/** Where the character at an offset of the source stands in its file. */
export function positionIn(source: SourceText, offset: number): Position {
  const begun = countLeading(source.lines, (line) => line.offset <= offset);
  const start = source.lines[Math.max(0, begun - 1)] as LineStart;
  return { path: source.path, line: start.line, column: start.column + Math.max(0, offset - start.offset) };
}

/** The lines from `start` to `end` with up to `width` leading spaces (or a tab) taken off, as a source of its own. */
export function dedentSource(source: SourceText, start: number, end: number, width: number): SourceText {
  const lines: LineStart[] = [];
  let text = '';
  let offset = source.text.lastIndexOf('\n', start - 1) + 1;
  for (const line of source.text.slice(offset, end).split('\n')) {
    const removed = (line.match(/^(?:\t| {0,3}\t| +)/)?.[0] ?? '').length;
    const taken =
      line.startsWith(' ') && !line.slice(0, removed).includes('\t') ? Math.min(width, removed) : removed;
    const { line: at, column } = positionIn(source, offset + taken);
    lines.push({ offset: text.length, line: at, column });
    text += `${line.slice(taken)}\n`;
    offset += line.length + 1;
  }
  return { path: source.path, text: text.slice(0, -1), lines };
}
