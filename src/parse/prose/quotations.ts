import type { Range } from '../../model/position.ts';

/** Quoted words, and who is said to have said them. `words` is a range of the text, without quotation marks. */
export interface QuotedText {
  readonly words: Range;
  readonly speaker?: string;
}

/** Opening marks and what may close them, in the typographies of many languages. */
const closers: Readonly<Record<string, string>> = {
  '"': '"”',
  '“': '”"“',
  '”': '”',
  '„': '“”"',
  '«': '»',
  '»': '«»',
  '‹': '›',
  '›': '‹›',
  '「': '」',
  '『': '』',
  '《': '》',
  "'": "'’",
  '‘': "’'‘",
  '‚': '‘’',
  '’': '’',
  '＂': '＂',
};

const dash = /^\s*(?:--|[—–―-])\s*(?=\S)/;
const nothing = /^\s*$/;

/** Offsets of the marks that may close what the first character of the text opens. */
function closingOffsets(text: string, start: number): number[] {
  const marks = closers[text[start] ?? ''];
  const offsets: number[] = [];
  if (marks === undefined) return offsets;
  for (let offset = start + 1; offset < text.length; offset++)
    if (marks.includes(text[offset] as string)) offsets.push(offset);
  return offsets;
}

/** A range without white space at its ends, or nothing if it is only that. */
function wordsBetween(text: string, start: number, end: number): Range | undefined {
  const words = text.slice(start, end);
  if (words.trim() === '') return undefined;
  const left = words.length - words.trimStart().length;
  return { start: start + left, end: end - (words.length - words.trimEnd().length) };
}

/** The dash and name after a quotation: `— Sean Williams`. `undefined` if the text is something else. */
export function readSpeaker(text: string): string | undefined {
  const match = dash.exec(text);
  return match ? text.slice(match[0].length).replace(/\s+/g, ' ').trim() : undefined;
}

/**
 * Reads a text that is a quotation as a whole: `"…" — speaker`. The last mark after which nothing but a
 * speaker follows closes it, so that words may be quoted inside.
 */
export function readQuotation(text: string): QuotedText | undefined {
  const start = text.search(/\S/);
  const length = text.trimEnd().length;
  for (const close of closingOffsets(text, start).reverse()) {
    const rest = text.slice(close + 1, close + 8);
    const ends = close + 1 >= length;
    if (!ends && !dash.test(rest)) continue;
    const words = wordsBetween(text, start + 1, close);
    const speaker = ends ? undefined : readSpeaker(text.slice(close + 1));
    return words && { words, ...(speaker === undefined ? {} : { speaker }) };
  }
  return undefined;
}

/** Reads the quoted words that a note begins with: `"flying money" — what is to be said of them`. */
export function readNoteWords(text: string): Range | undefined {
  const start = text.search(/\S/);
  for (const close of closingOffsets(text, start)) {
    const rest = text.slice(close + 1, close + 8);
    if (dash.test(rest) || nothing.test(rest)) return wordsBetween(text, start + 1, close);
  }
  return undefined;
}
