import { parseTimecode, type Stamp } from '../../model/time.ts';
import { sentencesOf } from '../../text/sentences.ts';

/** A line of a listing. */
export interface ListingLine {
  /** Without the mark of its list. */
  readonly text: string;
  /** With it. */
  readonly raw: string;
  readonly bullet: boolean;
  /** Whether an empty line stands above it. */
  readonly apart: boolean;
}

const bullet = /^(?:[-*•●▪‣–◦·]|\d{1,2}[.)])\s+(?=\S)/;

/** The lines of a listing that hold something. */
export function linesOf(source: string): readonly ListingLine[] {
  const lines: ListingLine[] = [];
  let apart = true;
  for (const raw of source.replace(/^\uFEFF/, '').split(/\r\n?|[\n\u2028\u2029]/)) {
    const text = raw
      .replace(/[\u200B\u2060\uFEFF]/g, '')
      .replace(/[\s\u00A0]+/g, ' ')
      .trim();
    if (text === '') {
      apart = true;
      continue;
    }
    const mark = bullet.exec(text)?.[0].length ?? 0;
    lines.push({ text: text.slice(mark), raw: text, bullet: mark > 0, apart });
    apart = false;
  }
  return lines;
}

/** How many sentences a text has. */
export const countSentences = (text: string): number => sentencesOf(text, 'en').length;

/** Whether a text ends as sentences do. */
export const endsSentence = (text: string): boolean => /[.!?…。！？]["”’»)\]]*$/u.test(text);

/** Whether a line reads as a heading: short, and no sentence unless a question. */
export const isHeadingShaped = ({ text, bullet: item }: ListingLine): boolean =>
  !item &&
  text.length <= 110 &&
  (!endsSentence(text) || (/\?$/.test(text) && countSentences(text) === 1)) &&
  !/^https?:/.test(text);

const clock = String.raw`\d{1,3}:\d{2}(?::\d{2})?`;
const lead = new RegExp(
  String.raw`^[[(]?(${clock})(?:\s*[-–—]\s*(${clock}))?[\])]?(?:\s*[-–—:|•·]\s*|\s+|$)`,
);
const tail = new RegExp(String.raw`\s*(?:[-–—|•·]\s*|\s)[[(]?(${clock})[\])]?$`);

/** A time that nobody has confirmed: that of somebody else's page. */
function stampOf(start: string | undefined, end: string | undefined): Stamp | undefined {
  const from = start === undefined ? undefined : parseTimecode(start);
  const to = end === undefined ? undefined : parseTimecode(end);
  if (from === undefined) return undefined;
  return { start: from, ...(to !== undefined && to > from ? { end: to } : {}), approximate: true };
}

/** The time that a line begins or ends with, and the rest of it. `• 2min` behind a time says how long, and goes. */
export function takeTime(text: string): { readonly stamp?: Stamp; readonly rest: string } {
  const first = lead.exec(text);
  const stamp = first && stampOf(first[1], first[2]);
  if (first && stamp) {
    const rest = text
      .slice(first[0].length)
      .replace(/^(?:[•·]\s*)?\d{1,3}\s?(?:min|m|s|sec|h)(?:utes)?\.?$/i, '');
    return { stamp, rest: rest.trim() };
  }
  const last = tail.exec(text);
  const late = last && stampOf(last[1], undefined);
  return last && late ? { stamp: late, rest: text.slice(0, last.index).trim() } : { rest: text };
}
