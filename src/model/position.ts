/** A point in an input file. Lines and columns are 1-based; columns count UTF-16 units. */
export interface Position {
  /** Path as shown to people: relative to the content folder, with `/`. */
  readonly path: string;
  readonly line: number;
  readonly column: number;
}

/** Half-open range of UTF-16 offsets: `start` is in it, `end` is not. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/** From an offset in a block's plain text to the file it was written in. Ascending by `offset`. */
export interface PositionMap {
  readonly path: string;
  readonly runs: readonly { readonly offset: number; readonly line: number; readonly column: number }[];
}

/** Where the character at `offset` of the text was written. Inside a run, columns advance with offsets. */
export function positionAt(map: PositionMap, offset: number): Position {
  let found = map.runs[0] ?? { offset: 0, line: 1, column: 1 };
  for (const run of map.runs) {
    if (run.offset > offset) break;
    found = run;
  }
  return { path: map.path, line: found.line, column: found.column + Math.max(0, offset - found.offset) };
}
