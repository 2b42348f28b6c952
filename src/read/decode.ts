/** A text file's contents, and where bytes stood in it that are no text. */
export interface DecodedText {
  readonly text: string;
  /** First byte sequence that could not be decoded; it stands as U+FFFD in `text`. 1-based, UTF-16 units. */
  readonly undecodable?: { readonly line: number; readonly column: number };
}

const strict = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
};

/** The first line that is not UTF-8, and the column in it; the lines before it are. */
function findUndecodable(bytes: Uint8Array): { readonly line: number; readonly column: number } {
  let start = 0;
  for (let line = 1; ; line++) {
    const newline = bytes.indexOf(0x0a, start);
    const part = bytes.subarray(start, newline < 0 ? bytes.length : newline);
    if (strict(part) === undefined)
      return { line, column: new TextDecoder('utf-8').decode(part).indexOf('\uFFFD') + 1 };
    // Each line by itself may be well-formed only if the whole is; the end is a guard, not a case.
    if (newline < 0) return { line, column: 1 };
    start = newline + 1;
  }
}

/**
 * Decodes UTF-8, or UTF-16 where a byte order mark says so; the mark is dropped. Bytes that are neither become
 * U+FFFD, and the first of them is pointed at.
 * @see https://encoding.spec.whatwg.org/#decode
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { text: new TextDecoder('utf-16le').decode(bytes) };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { text: new TextDecoder('utf-16be').decode(bytes) };
  const text = strict(bytes);
  if (text !== undefined) return { text };
  return { text: new TextDecoder('utf-8').decode(bytes), undecodable: findUndecodable(bytes) };
}
