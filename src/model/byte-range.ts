/** Part of a file, half-open: `end` is the first byte that is not sent. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/**
 * The part of a file that is asked for, half-open. `undefined` sends it whole: no range, several, or one that is not
 * understood. `unsatisfiable` begins behind its end.
 * @see https://www.rfc-editor.org/rfc/rfc9110#name-byte-ranges
 */
export function readRange(header: string | undefined, size: number): ByteRange | 'unsatisfiable' | undefined {
  const match = /^bytes=\s*(\d{0,15})-(\d{0,15})\s*$/i.exec(header ?? '');
  if (!match) return undefined;
  const [, first = '', last = ''] = match;
  if (first === '' && last === '') return undefined;
  if (first === '') {
    const length = Math.min(Number(last), size);
    return length === 0 ? 'unsatisfiable' : { start: size - length, end: size };
  }
  if (last !== '' && Number(last) < Number(first)) return undefined;
  if (Number(first) >= size) return 'unsatisfiable';
  return { start: Number(first), end: last === '' ? size : Math.min(Number(last) + 1, size) };
}
