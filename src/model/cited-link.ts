import type { Seconds } from './time.ts';

/** A place of a transcript as somebody cited it. Read from an address it is what a stranger wrote: believe none of it. */
export interface CitedPlace {
  /** Id of the passage. */
  readonly passage?: string;
  /** When its words begin, to the millisecond; a time of the transcript. */
  readonly time?: Seconds;
  /** When they end, where words were chosen. */
  readonly end?: Seconds;
  /** How the words begin, as plain text on one line. */
  readonly words?: string;
}

/** Words that a link carries of a passage, and letters where words are not set apart; and of words that were chosen. */
const fewWords = 8;
const fewLetters = 24;
const mostWords = 40;
const mostLetters = 80;
/** Letters (code points) that are read of a link at most, whatever it holds. */
const longest = 240;

/** Letters of scripts that set no words apart. */
const unspaced =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

/** What can make a text look other than it is: controls, marks of direction, halves of letters, private letters. */
const treacherous =
  /[\p{Cc}\p{Cs}\p{Co}\p{Cn}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069\uFEFF]/gu;

/** A text on one line, as it is shown and compared: NFC, without what only disguises it. */
export const plainLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/\s+/gu, ' ')
    .replace(treacherous, '')
    .normalize('NFC')
    .replace(/ {2,}/g, ' ')
    .trim();

/** The first letters of a text, no letter cut from its signs where that can be helped. */
function firstLetters(text: string, count: number): string {
  const letters = Array.from(text);
  if (letters.length <= count) return text;
  let end = count;
  while (end > count / 2 && /\p{M}|\u200D|\uFE0F/u.test(letters[end] ?? '')) end--;
  return letters.slice(0, end).join('').trimEnd();
}

/**
 * How a passage begins: about eight words, or 24 letters where words are not set apart. With `chosen`, words that a
 * reader chose: five times as much, or all of them.
 */
export function firstWords(text: string, chosen = false): string {
  const line = plainLine(text);
  const words = line.split(' ').slice(0, chosen ? mostWords : fewWords);
  const together = words.join(' ');
  const letters = Array.from(together);
  const joined = letters.filter((letter) => unspaced.test(letter)).length * 2 > letters.length;
  if (joined) return firstLetters(line, chosen ? mostLetters : fewLetters);
  // no word is this long, but a link may be
  const most = chosen ? longest : longest / 3;
  if (letters.length <= most) return together;
  const cut = firstLetters(together, most);
  const space = cut.lastIndexOf(' ');
  return space > 0 ? cut.slice(0, space) : cut;
}

const secondsText = (time: Seconds): string => String(Math.round(Math.max(0, time) * 1000) / 1000);

/**
 * The address of a place of an episode's page: `<page>?t=754.2&words=First%20words#<passage>`. Without a script it is
 * the passage's own; after the passage changed, its time and words are still there to be told. `page` is absolute and
 * has neither query nor fragment.
 */
export function writeCitedLink(page: string, { passage, time, end, words }: CitedPlace): string {
  const range = end === undefined || time === undefined || end <= time ? '' : `,${secondsText(end)}`;
  const query = [
    ...(time === undefined ? [] : [`t=${secondsText(time)}${range}`]),
    ...(words === undefined || words === '' ? [] : [`words=${encodeURIComponent(words.toWellFormed())}`]),
  ].join('&');
  const fragment = passage === undefined ? '' : `#${encodeURIComponent(passage)}`;
  return `${page}${query === '' ? '' : `?${query}`}${fragment}`;
}

const timeForm = /^(\d{1,9}(?:\.\d{1,9})?)(?:,(\d{1,9}(?:\.\d{1,9})?))?$/;

function readTimes(text: string | null): Pick<CitedPlace, 'time' | 'end'> {
  const [, from, to] = timeForm.exec(text ?? '') ?? [];
  if (from === undefined) return {};
  const [time, end] = [Number(from), Number(to)];
  return to === undefined || end <= time ? { time } : { time, end };
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return '';
  }
}

/**
 * What an address cites, from its query and fragment (`location.search`, `location.hash`); `undefined` if it names
 * neither a time nor words in its query. Takes anything, throws never; words are one line of at most 240 letters.
 */
export function readCitedLink(search: string, hash: string): CitedPlace | undefined {
  const query = new URLSearchParams(search);
  const times = readTimes(query.get('t'));
  // beyond this nothing would be left of it anyway
  const line = plainLine((query.get('words') ?? '').slice(0, longest * 8));
  const words = firstLetters(line, longest);
  if (times.time === undefined && words === '') return undefined;
  const passage = decode(hash.slice(1));
  return {
    ...times,
    ...(words === '' ? {} : { words }),
    ...(passage === '' || /(?:^|&)t=/.test(passage) ? {} : { passage }),
  };
}
