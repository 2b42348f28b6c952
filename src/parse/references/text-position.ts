import type { Position } from '../../model/position.ts';

/** Finds the place of an offset (UTF-16 units) in a text of the file at `path`. */
export function positionsIn(path: string, text: string): (offset: number) => Position {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return { path, line: low + 1, column: offset - (starts[low] as number) + 1 };
  };
}

/** The text of a file without a byte order mark, and with `\n` alone at the ends of lines. */
export function readableText(value: unknown): string {
  return String(value).replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n');
}
