import { parseTimecode, type Stamp } from '../../model/time.ts';
import { written } from './alignment.ts';
import { isOpen, type Draft } from './draft.ts';

/** A stamp that stands first in a text, or what is wrong with it. Offsets are those of the draft. */
export type StampReading =
  | {
      readonly kind: 'stamp';
      readonly stamp: Stamp;
      /** Where the bracket opens. */
      readonly at: number;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: 'bad-stamp' | 'reversed-stamp';
      readonly text: string;
      readonly start: number;
      readonly hint?: string;
      /** How it is written, where only signs of punctuation and spaces are wrong. */
      readonly right?: string;
    };

const stampForm = /^\[(~?)([\d:.]+)(?:[-–]([\d:.]+))?\]/;
/** Begins like a time: digits and a colon, `1h02`, `12.30`, a lone `:30`, or any of these after `~`. */
const stampLike =
  /^\[\s*~?\s*(?:\d+\s*[:：]\s*\d|:\d\d|\d+\s*(?:h|m|min)\s*\d+|\d+\s*(?:h|m|s|min|sec)\s*\]|\d+\.\d\d\s*[\]–-])/i;

/** Whether text in brackets was meant as a time, right or wrong. */
export const looksLikeStamp = (text: string): boolean => stampLike.test(text);

/** A time without spaces, and with the signs that belong into it. */
const tidy = (text: string): string =>
  text
    .replace(/\s+/g, '')
    .replace(/：/g, ':')
    .replace(/—|--|\u2212/g, '–')
    .replace(/,(\d{1,3})/g, '.$1');

/** What a host probably meant. */
function hintFor(text: string): string | undefined {
  if (!text.endsWith(']')) return 'close the time with "]"';
  if (/[–-]\s*~/.test(text)) return 'one "~" at the beginning covers the whole range';
  const tidied = tidy(text);
  if (tidied !== text && readStampText(tidied)) return `write ${tidied}`;
  const dotted = tidied.replace(/^\[(~?)(\d+)\.(\d\d)\]$/, '[$1$2:$3]');
  if (dotted !== tidied && readStampText(dotted)) return `did you mean ${dotted}?`;
  if (/^\[~?\d+:\d\]$/.test(tidied)) return `did you mean ${tidied.replace(/:(\d)\]/, ':0$1]')}?`;
  return 'a time is [m:ss] or [h:mm:ss], seconds below 60, and minutes below 60 after hours';
}

/** Reads `[2:05]`, `[~12:04–15:30]` …; the end may lie before the start here. */
function readStampText(text: string): Stamp | undefined {
  const match = stampForm.exec(text);
  if (!match) return undefined;
  const [, tilde, from, to] = match;
  const start = parseTimecode(from as string);
  const end = to === undefined ? undefined : parseTimecode(to);
  if (start === undefined || (to !== undefined && end === undefined)) return undefined;
  return { start, ...(end === undefined ? {} : { end }), approximate: tilde === '~' };
}

/**
 * Reads the stamp that stands first in a draft. Nothing where the text begins with no bracket, or with one that
 * holds no time.
 */
export function readStamp(draft: Draft): StampReading | undefined {
  const start = draft.text.search(/\S/);
  if (start < 0 || !isOpen(draft, start, '[')) return undefined;
  const close = draft.text.indexOf(']', start);
  const end = close < 0 || close - start > 60 ? -1 : close + 1;
  const text = end < 0 ? draft.text.slice(start, start + 60) : draft.text.slice(start, end);
  if (!looksLikeStamp(text)) return undefined;
  const whole = end > 0 && draft.how.slice(start, end).every((how) => how === written.open);
  const stamp = whole ? readStampText(text) : undefined;
  if (!stamp) {
    const shown = end > 0 ? text : (/^\S+/.exec(text)?.[0] ?? text);
    const hint = hintFor(shown);
    const tidied = tidy(shown);
    const right = readStampText(tidied) === undefined ? {} : { right: tidied };
    return { kind: 'bad-stamp', text: shown, start, ...(hint === undefined ? {} : { hint }), ...right };
  }
  if (stamp.end !== undefined && stamp.end <= stamp.start) return { kind: 'reversed-stamp', text, start };
  const after = /\S/.exec(draft.text.slice(end))?.index ?? draft.text.length - end;
  return { kind: 'stamp', stamp, at: start, start: 0, end: end + after };
}

/** A time at the beginning of a line that lacks its brackets, as a host should write it: `[1:00]` of `(1:00) words`. */
export function findBareStamp(line: string): string | undefined {
  const match = /^[（(［]?(~?\d{1,3}[:：]\d\d(?:[:：]\d\d)?)(?=[\s)）］—–:-]|$)/.exec(line.trimStart());
  const stamp = match?.[1] && `[${match[1].replace(/：/g, ':')}]`;
  return stamp !== undefined && readStampText(stamp) ? stamp : undefined;
}
