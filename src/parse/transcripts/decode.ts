import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';

/** Line (1-based) and column of the first byte that is not UTF-8. */
function firstInvalid(text: string): { line: number; column: number } {
  const at = text.indexOf('\uFFFD');
  const before = text.slice(0, Math.max(0, at));
  const lines = before.split(/\r\n|\r|\n/);
  return { line: lines.length, column: (lines.at(-1) ?? '').length + 1 };
}

/** The UTF-16 variant the bytes are in: by byte order mark, or because many of every other byte are NUL. */
function utf16Label(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // Digits, signs and line ends of any transcript are ASCII: in UTF-16 their other byte is NUL.
  const sample = bytes.subarray(0, 2 * Math.floor(Math.min(bytes.length, 2048) / 2));
  const shareOfNul = (parity: number): number => {
    let count = 0;
    for (let index = parity; index < sample.length; index += 2) if (sample[index] === 0) count++;
    return (2 * count) / sample.length;
  };
  if (sample.length < 8) return undefined;
  const [even, odd] = [shareOfNul(0), shareOfNul(1)];
  return odd > 0.3 && even < 0.05 ? 'utf-16le' : even > 0.3 && odd < 0.05 ? 'utf-16be' : undefined;
}

function decodeBytes(bytes: Uint8Array, path: string): Parsed<string> {
  const messages: Message[] = [];
  const report = (encoding: string, position: { line: number; column: number }, hint: string): void => {
    messages.push(describe('transcript-encoding', { path, ...position }, { encoding }, hint));
  };
  const wide = utf16Label(bytes);
  if (wide !== undefined) {
    report(wide.toUpperCase(), { line: 1, column: 1 }, 'save it as UTF-8');
    return { value: new TextDecoder(wide).decode(bytes), messages };
  }
  try {
    return { value: new TextDecoder('utf-8', { fatal: true }).decode(bytes), messages };
  } catch {
    const text = new TextDecoder('utf-8').decode(bytes);
    const position = firstInvalid(text);
    // A file without a single valid multi-byte character is in an old one-byte encoding throughout.
    const beyondAscii = /[^\0-\x7F\uFFFD]/.test(text);
    if (beyondAscii) {
      report(
        'UTF-8 with damaged characters',
        position,
        'they are shown as \uFFFD: save the file as UTF-8 again',
      );
      return { value: text, messages };
    }
    report('Windows-1252', position, 'save it as UTF-8');
    return { value: new TextDecoder('windows-1252').decode(bytes), messages };
  }
}

/**
 * Text of a transcript file: UTF-8, or UTF-16 and Windows-1252 with a message. One byte order mark is dropped,
 * line ends become LF, NUL becomes U+FFFD.
 * @see https://www.w3.org/TR/webvtt1/#file-parsing (the same normalisation)
 */
export function decodeTranscript(value: string | Uint8Array, path: string): Parsed<string> {
  // A decoder takes the byte order mark away itself.
  const { value: raw, messages } =
    typeof value === 'string'
      ? { value: value.replace(/^\uFEFF/, ''), messages: [] }
      : decodeBytes(value, path);
  const text = raw.replace(/\r\n?/g, '\n').replace(/\0/g, '\uFFFD');
  return { value: text, messages };
}
