import type { Message } from '../../src/diagnostics/message.ts';

/** A message that the marks in an input ask for. */
export interface Mark {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly rule: string;
}

/**
 * Takes the marks out of an input. A line `#    ^ rule-id` says that a message of that rule belongs to the line
 * above (marks aside), in the column of the `^`; `#< rule-id` says the same of column 1. They are not part of
 * the input, so positions are marked, never counted.
 */
export function takeMarks(
  text: string,
  path: string,
): { readonly text: string; readonly marks: readonly Mark[] } {
  const kept: string[] = [];
  const marks: Mark[] = [];
  for (const line of text.split('\n')) {
    const mark = /^#( *\^|<) ([a-z-]+)$/.exec(line);
    if (mark === null) kept.push(line);
    else {
      const [, sign = '', rule = ''] = mark;
      marks.push({ path, line: kept.length, column: sign === '<' ? 1 : sign.length + 1, rule });
    }
  }
  return { text: kept.join('\n'), marks };
}

/** `path:line:column rule`, sorted: how marks and messages are compared. */
export function describePlaces(places: readonly (Mark | Message)[]): readonly string[] {
  return places.map(({ path, line, column, rule }) => `${path}:${line}:${column} ${rule}`).sort();
}
