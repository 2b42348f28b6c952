import type { Seconds } from './time.ts';

/** From the word with this index (0-based, text split at white space) on, this is when it is said. */
export interface TimedWord {
  readonly word: number;
  /** Whole seconds; absent where the text from here on has no time. */
  readonly time?: Seconds;
  /** Located, not confirmed by a person. */
  readonly approximate?: boolean;
}

// Pagefind indexes every word of a record's metadata, so the table is written in signs of which it makes no words.
const lastDigits = '!#$%&()*+,-./';
const otherDigits = ':;<=>?@[]^{|}';
const base = lastDigits.length;
const approximateSign = '~';
const noTimeSign = '`';

function encodeNumber(value: number): string {
  let text = lastDigits[value % base] as string;
  for (let rest = Math.floor(value / base); rest > 0; rest = Math.floor(rest / base))
    text = (otherDigits[rest % base] as string) + text;
  return text;
}

const zigzag = (value: number): number => (value < 0 ? -2 * value - 1 : 2 * value);
const unzigzag = (value: number): number => (value % 2 === 1 ? -(value + 1) / 2 : value / 2);

/**
 * Writes a table of timed words, ascending by word, in a few bytes an entry: steps from entry to entry, in
 * punctuation only. Times are cut to whole seconds. The inverse is {@link decodeTimeTable}.
 */
export function encodeTimeTable(entries: readonly TimedWord[]): string {
  let text = '';
  let [word, time] = [0, 0];
  for (const entry of entries) {
    text += encodeNumber(entry.word - word);
    word = entry.word;
    if (entry.time === undefined) {
      text += noTimeSign;
      continue;
    }
    const seconds = Math.max(0, Math.floor(entry.time + 1e-9));
    text += (entry.approximate ? approximateSign : '') + encodeNumber(zigzag(seconds - time));
    time = seconds;
  }
  return text;
}

/** Reads what {@link encodeTimeTable} wrote; anything it did not write ends the table there. */
export function decodeTimeTable(text: string): TimedWord[] {
  const entries: TimedWord[] = [];
  let at = 0;
  let [word, time] = [0, 0];
  const readNumber = (): number | undefined => {
    let value = 0;
    for (; at < text.length; at++) {
      const last = lastDigits.indexOf(text[at] as string);
      if (last >= 0) {
        at++;
        return value * base + last;
      }
      const other = otherDigits.indexOf(text[at] as string);
      if (other < 0) return undefined;
      value = value * base + other;
    }
    return undefined;
  };
  while (at < text.length) {
    const step = readNumber();
    if (step === undefined) break;
    word += step;
    if (text[at] === noTimeSign) {
      at++;
      entries.push({ word });
      continue;
    }
    const approximate = text[at] === approximateSign;
    if (approximate) at++;
    const change = readNumber();
    if (change === undefined) break;
    time += unzigzag(change);
    entries.push({ word, time, ...(approximate ? { approximate } : {}) });
  }
  return entries;
}

/** The entry that holds for a word: the last that begins at it or before. */
export function entryOfWord(entries: readonly TimedWord[], word: number): TimedWord | undefined {
  let found: TimedWord | undefined;
  for (const entry of entries) {
    if (entry.word > word) break;
    found = entry;
  }
  return found;
}
