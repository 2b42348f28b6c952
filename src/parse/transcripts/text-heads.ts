import { findStamp, foldSigns, stampAt, type TextStamp } from './text-stamps.ts';

/** A line of a text, as far as this family of formats is concerned. */
export interface TextLine {
  /** Without white space at its ends. */
  readonly text: string;
  /** 1-based line of the file. */
  readonly line: number;
}

/** What a line begins with: a time, a label that may be a speaker's, or both. */
export interface LineHead {
  readonly stamp?: TextStamp;
  /** As written, without colon and bold type. */
  readonly label?: string;
  readonly bold: boolean;
  /** The label stands before a time of its own: `Name (0:12)`. */
  readonly stamped: boolean;
  /** The label has neither colon nor time: whether it is one, other lines must say. */
  readonly alone: boolean;
  /** Offset at which the words begin behind the time and the label; behind the time alone, if that is all there is. */
  readonly rest: number;
  readonly restAfterStamp: number;
}

/** Heads are short: what stands further right is never looked at. */
const reach = 200;
const longestLabel = 60;

/** Bold or slanted type that a line begins with: its signs become spaces, so that offsets stay. */
function openType(line: string): { readonly text: string; readonly until: number } {
  const marker = /^ {0,3}(\*\*|__|\*|_)(?=\S)/.exec(line);
  const sign = marker?.[1];
  if (marker === null || sign === undefined) return { text: line, until: 0 };
  const open = marker[0].length - sign.length;
  const close = line.indexOf(sign, marker[0].length);
  if (close < 0 || close > longestLabel + 40) return { text: line, until: 0 };
  const blank = ' '.repeat(sign.length);
  const text = line.slice(0, open) + blank + line.slice(marker[0].length, close) + blank;
  // `*laughs* and so on` is no label.
  const after = line.slice(close + sign.length);
  const isLabel =
    sign.length > 1 || text.trimEnd().endsWith(':') || /^\s{0,3}(?::|[[(]?\d{1,4}:\d)/.test(after);
  return isLabel ? { text: text + after, until: close } : { text: line, until: 0 };
}

const skip = (line: string, at: number, signs: RegExp): number => {
  let end = at;
  while (end < line.length && signs.test(line.charAt(end))) end++;
  return end;
};

const separators = /[ :|·•–—-]/;

/** The label that ends with a colon, from an offset on; `wide` is the line as written, where a wide colon needs no space. */
function labelAt(
  line: string,
  raw: string,
  at: number,
): { readonly from: number; readonly colon: number } | undefined {
  const colon = line.indexOf(':', at);
  if (colon <= at || colon - at > longestLabel) return undefined;
  const after = line.charAt(colon + 1);
  return after === '' || after === ' ' || raw.charAt(colon) === '：' ? { from: at, colon } : undefined;
}

/** A label without the signs around it: type, colons, dashes. */
const cleanLabel = (text: string): string =>
  text
    .trim()
    .replace(/^[*_]{1,3}/, '')
    .replace(/[\s:：,|·•–—*_-]{1,10}$/u, '');

/** `Name (0:12): words`, `Name  0:12`, `Name: [0:12] words`. */
function readStampedLabel(line: string, raw: string, from: number, bold: boolean): LineHead | undefined {
  const stamp = findStamp(line, from);
  if (stamp === undefined || stamp.from === from || stamp.from - from > longestLabel + 8) return undefined;
  const before = raw.slice(from, stamp.from);
  // `Name: [inaudible 0:42]` and `Name: at 12:30` begin with a name, and go on with words.
  const colon = line.slice(from, stamp.from).search(/:(?: |$)/);
  if (colon >= 0 && line.slice(from + colon + 1, stamp.from).trim() !== '') return undefined;
  const label = cleanLabel(before);
  const rest = skip(line, stamp.to, separators);
  const ends = rest >= line.length;
  // Without brackets a time may be part of a sentence.
  if (!stamp.bracketed && !ends && !(stamp.long && colon >= 0)) return undefined;
  if (
    !stamp.bracketed &&
    colon < 0 &&
    !bold &&
    !/(?:\s{2,}|\t|[|·•–—-]\s*)$/.test(before) &&
    !stamp.long &&
    label.length > 40
  )
    return undefined;
  return { stamp, label, bold, stamped: true, alone: false, rest, restAfterStamp: rest };
}

/** Reads what a line begins with; nothing where it begins with words. */
export function readHead(raw: string): LineHead | undefined {
  // Nearly all lines begin with words.
  if (raw.length > reach && !/[:：*_]/.test(raw.slice(0, reach))) return undefined;
  const folded = foldSigns(raw.slice(0, reach));
  const { text: line, until } = openType(folded);
  const from = skip(line, 0, / /);
  const bold = until > 0;
  const stamp = stampAt(line, from);
  if (stamp !== undefined) {
    const behind = skip(line, stamp.to, separators);
    // `12:30am` and `3:16ff` are no stamps of this line.
    if (behind === stamp.to && behind < line.length && !stamp.bracketed) return undefined;
    const typed = bold && until > behind ? { text: line, until } : openType(line.slice(behind));
    const shifted = typed.text === line ? line : line.slice(0, behind) + typed.text;
    const isBold = typed.until > 0;
    const at = skip(shifted, behind, / /);
    const found = labelAt(shifted, raw, at);
    if (found)
      return {
        stamp,
        label: cleanLabel(raw.slice(found.from, found.colon)),
        bold: isBold,
        stamped: false,
        alone: false,
        rest: skip(shifted, found.colon + 1, / /),
        restAfterStamp: behind,
      };
    const alone = at < line.length && raw.length - at <= longestLabel ? cleanLabel(raw.slice(at)) : '';
    return {
      stamp,
      ...(alone === '' ? {} : { label: alone.trim() }),
      bold: isBold,
      stamped: false,
      alone: alone !== '',
      rest: alone === '' ? behind : raw.length,
      restAfterStamp: behind,
    };
  }
  const stamped = readStampedLabel(line, raw, from, bold);
  if (stamped) return stamped;
  const found = labelAt(line, raw, from);
  if (found)
    return {
      label: cleanLabel(raw.slice(from, found.colon)),
      bold: bold && found.colon <= until + 3,
      stamped: false,
      alone: false,
      rest: skip(line, found.colon + 1, / /),
      restAfterStamp: 0,
    };
  if (raw.length > longestLabel && until === 0) return undefined;
  const end = bold ? until : raw.length;
  const label = cleanLabel(raw.slice(from, end));
  if (label === '') return undefined;
  return {
    label,
    bold,
    stamped: false,
    alone: true,
    rest: bold ? skip(line, end, /[ ]/) : raw.length,
    restAfterStamp: 0,
  };
}
