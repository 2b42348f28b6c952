import { decodeNamedCharacterReference } from 'decode-named-character-reference';

/** How a character of the plain text came from the source. */
export const written = {
  /** As it stands: may be part of our own grammar. */
  open: 0,
  /** By an escape or a character reference: never part of a grammar. */
  literal: 1,
  /** In a link, in code, in raw HTML: read as it stands. */
  closed: 2,
  /** The end of a source line inside a paragraph. */
  softBreak: 3,
} as const;
/** One of {@link written}. */
export type Written = (typeof written)[keyof typeof written];

/** Plain text, and the source offset and origin of each of its UTF-16 units. */
export interface AlignedText {
  readonly text: string;
  readonly at: readonly number[];
  readonly how: readonly Written[];
}

const asciiPunctuation = /[!-/:-@[-`{-~]/;
const reference = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([\da-zA-Z]{1,31}));/y;

/** Code points that CommonMark replaces: NUL, surrogates, what is no character or beyond Unicode. */
function decodeNumber(code: number): string {
  const invalid =
    code < 9 ||
    code === 11 ||
    (code > 13 && code < 32) ||
    (code > 126 && code < 160) ||
    (code >= 0xd800 && code <= 0xdfff) ||
    (code >= 0xfdd0 && code <= 0xfdef) ||
    (code & 0xfffe) === 0xfffe ||
    code > 0x10ffff;
  return invalid ? '\uFFFD' : String.fromCodePoint(code);
}

/**
 * The character reference that stands at an offset, decoded, and its length as written.
 * @see https://spec.commonmark.org/0.31.2/#entity-and-numeric-character-references
 */
export function readReference(source: string, offset: number): { text: string; length: number } | undefined {
  reference.lastIndex = offset;
  const match = reference.exec(source);
  if (!match) return undefined;
  const [whole, decimal, hexadecimal, name] = match;
  const decoded =
    name === undefined
      ? decodeNumber(decimal === undefined ? parseInt(hexadecimal as string, 16) : Number(decimal))
      : decodeNamedCharacterReference(name);
  return decoded === false ? undefined : { text: decoded, length: whole.length };
}

/** From the end of a line to where its text goes on: past white space and the `>` of quotations around it. */
export function skipLineEnd(
  source: string,
  offset: number,
  next: string | undefined,
  quotes: number,
): number {
  let here = offset;
  while (source[here] === ' ' || source[here] === '\t') here++;
  if (source[here] === '\n') here++;
  for (let left = quotes; ; here++) {
    const character = source[here];
    if (character === '>' && left > 0) left--;
    else if (character !== ' ' && character !== '\t') break;
    else if (character === next && left === 0) break;
  }
  return here;
}

/**
 * Finds where each character of a Markdown node's value stands in the source between two offsets.
 * `escapes` says whether backslashes and character references have a meaning there; `quotes` counts the
 * quotations around it, whose `>` begin its lines.
 */
export function alignText(
  value: string,
  source: string,
  start: number,
  { escapes, quotes, how }: { readonly escapes: boolean; readonly quotes: number; readonly how: Written },
): AlignedText {
  const at: number[] = [];
  const origins: Written[] = [];
  let here = start;
  for (let index = 0; index < value.length;) {
    const character = value[index] as string;
    const read = escapes && source[here] === '&' ? readReference(source, here) : undefined;
    if (read && value.startsWith(read.text, index)) {
      for (let unit = 0; unit < read.text.length; unit++) {
        at.push(here);
        origins.push(how === written.closed ? how : written.literal);
      }
      here += read.length;
      index += read.text.length;
      continue;
    }
    if (character === '\n') {
      while (source[here] === ' ' || source[here] === '\t') here++;
      at.push(here);
      origins.push(how === written.open ? written.softBreak : how);
      here = skipLineEnd(source, here, value[index + 1], quotes);
    } else {
      const next = source[here + 1];
      const escaped =
        source[here] === '\\' && next === character && (escapes ? asciiPunctuation.test(next) : next === '|');
      if (escaped && (escapes || value[index] === '|')) here++;
      at.push(here);
      origins.push(escaped && how === written.open ? written.literal : how);
      if (here < source.length) here++;
    }
    index++;
  }
  return { text: value, at, how: origins };
}
