/** A text file's contents, and where bytes stood in it that are no text. */
export interface DecodedText {
  readonly text: string;
  /** First byte sequence that could not be decoded; it stands as U+FFFD in `text`. 1-based, UTF-16 units. */
  readonly undecodable?: { readonly line: number; readonly column: number };
  /** What it was read as where that is not UTF-8, and where that shows first. */
  readonly old?: { readonly encoding: string; readonly line: number; readonly column: number };
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

/** UTF-16, by its byte order mark, or because what programs write begins with ASCII. */
function wideLabel(bytes: Uint8Array): string | undefined {
  const [first, second, third, fourth] = bytes;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first && second === 0 && third && fourth === 0) return 'utf-16le';
  return first === 0 && second && third === 0 && fourth ? 'utf-16be' : undefined;
}

/** How JabRef notes in a file's first lines what it is written in: `% Encoding: Cp1252`. */
const notedEncoding = /^%+ *Encoding: *([\w-]+)/im;

/** What a program calls an encoding, as browsers call it. */
const labelOf = (name: string): string =>
  name
    .toLowerCase()
    .replace(/^(?:cp|ansi)-?(?=125\d$)/, 'windows-')
    .replace(/^iso-?8859[_-]/, 'iso-8859-')
    .replace(/^x-?macroman$/, 'macintosh');

function oneByteDecoder(bytes: Uint8Array): TextDecoder {
  const noted = notedEncoding.exec(new TextDecoder('latin1').decode(bytes.subarray(0, 500)))?.[1];
  try {
    const decoder = new TextDecoder(labelOf(noted ?? 'windows-1252'));
    if (!decoder.encoding.startsWith('utf')) return decoder;
  } catch {
    // a name that nobody knows says nothing
  }
  return new TextDecoder('windows-1252');
}

/** `windows-1252` → `Windows-1252`, `utf-16le` → `UTF-16LE` */
const encodingName = (label: string): string =>
  label.startsWith('windows') ? label.replace('w', 'W') : label.toUpperCase();

/** A line of a file that is not all UTF-8; nothing where it is partly that, and damaged. */
function decodeOldLine(bytes: Uint8Array, oneByte: TextDecoder): string | undefined {
  const text = strict(bytes);
  if (text !== undefined) return text;
  const damaged = /[^\0-\x7F\uFFFD]/.test(new TextDecoder('utf-8').decode(bytes));
  return damaged ? undefined : oneByte.decode(bytes);
}

/**
 * Decodes what older programs wrote: UTF-16, or UTF-8, and lines that are not UTF-8 in the one-byte encoding that the
 * file notes, else Windows-1252, of which Latin-1 is a part (files put together from several have both). A line in
 * which there is UTF-8 and something else is damaged, as in {@link decodeText}.
 * @see https://encoding.spec.whatwg.org/#names-and-labels
 */
export function decodeOldText(bytes: Uint8Array): DecodedText {
  const wide = wideLabel(bytes);
  if (wide !== undefined) {
    const text = new TextDecoder(wide).decode(bytes);
    return { text, old: { encoding: encodingName(wide), line: 1, column: 1 } };
  }
  const decoded = decodeText(bytes);
  if (decoded.undecodable === undefined) return decoded;
  const oneByte = oneByteDecoder(bytes);
  const lines: string[] = [];
  for (let start = 0; start <= bytes.length;) {
    const newline = bytes.indexOf(0x0a, start);
    const end = newline < 0 ? bytes.length : newline;
    const line = decodeOldLine(bytes.subarray(start, end), oneByte);
    if (line === undefined) return decoded;
    lines.push(line);
    start = end + 1;
  }
  return {
    text: lines.join('\n'),
    old: { encoding: encodingName(oneByte.encoding), ...decoded.undecodable },
  };
}
