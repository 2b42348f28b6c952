import type { Range } from '../model/position.ts';
import { directionOfText } from './direction.ts';
import { isJoined, wordsOf, type Word } from './words.ts';

/** The words at a range and around it, in logical order: what is read first stands in `before`. */
export interface Excerpt {
  readonly before: string;
  readonly words: string;
  readonly after: string;
  /** What of the text is shown. */
  readonly shown: Range;
  /** Whether the text goes on before and after. */
  readonly cut: { readonly before: boolean; readonly after: boolean };
  /** Direction of the words, by their first letter that has one: align `before` at the line's end accordingly. */
  readonly direction: 'ltr' | 'rtl';
}

const line = (text: string): string => text.replace(/\s+/gu, ' ');

/**
 * A range of a text with up to `count` words either side (letters of unspaced scripts count as half a word), cut
 * at the edges of words and never inside one. White space at the cut is dropped, next to the range it is kept.
 */
export function excerptAround(text: string, range: Range, count: number): Excerpt {
  // Twenty characters a word are more than any text has on average; so a long text is not read whole.
  const reach = Math.max(200, count * 20);
  const from = Math.max(0, range.start - reach);
  const to = Math.min(text.length, range.end + reach);
  const start = walkBack(text, from, range.start, count);
  const end = walkOn(text, range.end, to, count);
  return {
    before: line(text.slice(start, range.start)).trimStart(),
    words: line(text.slice(range.start, range.end)),
    after: line(text.slice(range.end, end)).trimEnd(),
    shown: { start, end },
    cut: { before: text.slice(0, start).trim() !== '', after: text.slice(end).trim() !== '' },
    direction: directionOfText(text.slice(range.start, range.end)) ?? directionOfText(text) ?? 'ltr',
  };
}

function walkBack(text: string, from: number, until: number, count: number): number {
  const part = text.slice(from, until);
  const words = wordsOf(part);
  // The first word may be cut where the reach ends.
  if (from > 0) words.shift();
  let halves = count * 2;
  let start = until;
  for (let index = words.length - 1; index >= 0; index--) {
    const word = words[index] as Word;
    if (isJoined(part, words[index - 1], word)) continue;
    halves -= word.kind === 'spaced' ? 2 : 1;
    if (halves < 0) return start;
    start = from + word.start;
  }
  return from === 0 ? 0 : start;
}

function walkOn(text: string, from: number, until: number, count: number): number {
  const part = text.slice(from, until);
  const words = wordsOf(part);
  if (until < text.length) words.pop();
  let halves = count * 2;
  let end = from;
  for (const [index, word] of words.entries()) {
    const joined =
      index === 0
        ? word.start === 1 && /['\u2019]/.test(part.charAt(0))
        : isJoined(part, words[index - 1], word);
    if (!joined) halves -= word.kind === 'spaced' ? 2 : 1;
    if (halves < 0) return end;
    end = from + word.end;
  }
  return until === text.length ? until : end;
}
