import { countLeading } from '../../model/ascending.ts';
import type { Position } from '../../model/position.ts';

/** Finds the place of an offset (UTF-16 units) in a text of the file at `path`. */
export function positionsIn(path: string, text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    const line = Math.max(
      1,
      countLeading(starts, (start) => start <= offset),
    );
    return { path, line, column: offset - (starts[line - 1] ?? 0) + 1 };
  };
}

/** The text of a file without byte order marks (files put together have several), and with `\n` alone at the ends of lines. */
export function readableText(value: unknown): string {
  return String(value)
    .replace(/\r\n?/g, '\n')
    .replace(/^\uFEFF+/gm, '');
}
