import type { Range } from '../../model/position.ts';

/** A word as a format gives it, with its own time where it has one. */
export interface SpokenWord {
  readonly text: string;
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly speaker?: string | undefined;
  /** Punctuation is text, and has no time of its own; nor do `parts` that only hold words together, such as spaces. */
  readonly punctuation?: boolean;
  /** On which side it stands without a space. */
  readonly attaches?: 'previous' | 'next' | 'both';
}

const unspacedScripts = ['Han', 'Hiragana', 'Katakana', 'Thai', 'Lao', 'Khmer', 'Myanmar'];
const unspacedClass = unspacedScripts.map((script) => String.raw`\p{Script=${script}}`).join('');
const unspacedLetter = new RegExp(String.raw`[${unspacedClass}\u3000-\u303F\u30FC\uFF00-\uFFEF]`, 'u');
const letter = /[\p{L}\p{M}\p{N}]/u;
const spacedLetter = (character: string): boolean =>
  letter.test(character) && !unspacedLetter.test(character);

const opening = /^[¿¡([{«„“‘「『（【]$/u;

/** What stands between two words that a format gives without their text. */
function gapBetween(before: SpokenWord, after: SpokenWord, delimiter: string): string {
  if (before.attaches === 'next' || before.attaches === 'both') return '';
  if (after.attaches === 'previous' || after.attaches === 'both') return '';
  if (/\s$/.test(before.text) || /^\s/.test(after.text)) return '';
  const meeting = `${before.text.slice(-1)}${after.text.slice(0, 1)}`;
  return meeting.length === 2 && [...meeting].every((one) => unspacedLetter.test(one)) ? '' : delimiter;
}

/** Punctuation given as an item of its own: it stands close to the word before, an opening mark to the one after. */
export function punctuationOf(text: string, speaker?: string): SpokenWord {
  return { text, speaker, punctuation: true, attaches: opening.test(text) ? 'next' : 'previous' };
}

/** Words put together: by `delimiter`, but by nothing at punctuation and between letters that need no space. */
export function joinWords(
  words: readonly SpokenWord[],
  delimiter = ' ',
): { readonly text: string; readonly ranges: readonly Range[] } {
  const pieces: string[] = [];
  const ranges: Range[] = [];
  let length = 0;
  let before: SpokenWord | undefined;
  for (const word of words) {
    const gap = before === undefined ? '' : gapBetween(before, word, delimiter);
    const lead = word.text.length - word.text.trimStart().length;
    const start = length + gap.length;
    pieces.push(gap, word.text);
    length = start + word.text.length;
    const trimmed = word.text.trim().length;
    ranges.push({
      start: trimmed === 0 ? start : start + lead,
      end: trimmed === 0 ? start : start + lead + trimmed,
    });
    if (word.text !== '') before = word;
  }
  return { text: pieces.join(''), ranges };
}

/** How far a word is looked for; further with every word that was not found, but not without end. */
const nearby = 120;
const farthest = 2000;

/** Lower case where that keeps every offset. */
function fold(text: string): string {
  const lower = text.toLowerCase();
  return lower.length === text.length ? lower : text;
}

/** A text in which words are looked for, one after the other. */
class Search {
  readonly #text: string;
  readonly #folded: string;

  constructor(text: string) {
    this.#text = text;
    this.#folded = fold(text);
  }

  /** Whether the text between holds no letter or digit, so that nothing is skipped. */
  isBare(from: number, to: number): boolean {
    return !letter.test(this.#text.slice(from, to));
  }

  #standsAlone(start: number, end: number): boolean {
    const [first, last] = [this.#text.charAt(start), this.#text.charAt(end - 1)];
    const [before, after] = [this.#text.charAt(start - 1), this.#text.charAt(end)];
    return !(spacedLetter(first) && spacedLetter(before)) && !(spacedLetter(last) && spacedLetter(after));
  }

  /** The next place of a word between `from` and `to`, as a whole word. */
  find(word: string, from: number, reach: number): Range | undefined {
    const needle = fold(word.trim());
    const bare = needle.replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
    for (const wanted of bare === needle || bare === '' ? [needle] : [needle, bare]) {
      if (wanted === '') return undefined;
      const window = this.#folded.slice(from, from + reach + wanted.length);
      for (let at = window.indexOf(wanted); at >= 0; at = window.indexOf(wanted, at + 1))
        if (this.#standsAlone(from + at, from + at + wanted.length))
          return { start: from + at, end: from + at + wanted.length };
    }
    return undefined;
  }
}

/**
 * Gives words that were not found the text that stands in their place: as many words of it as there are words, or a
 * single one for all of them ("twenty three pounds" written as "£23").
 */
function fillGap(text: string, gap: Range, ranges: (Range | undefined)[], from: number, to: number): void {
  if (gap.end - gap.start > farthest) return;
  const written = [...text.slice(gap.start, gap.end).matchAll(/\S+/g)].filter(([run]) => letter.test(run));
  if (written.length !== to - from && written.length !== 1) return;
  for (let index = from; index < to; index++) {
    const { 0: run, index: at } = written[written.length === 1 ? 0 : index - from] as RegExpExecArray;
    ranges[index] = { start: gap.start + at, end: gap.start + at + run.length };
  }
}

/**
 * Where each word stands in a text that says the same, perhaps written otherwise (capitals, punctuation, numbers as
 * digits). A word that is not there has no range. To pass over words of the text, two words must be found together.
 */
export function locateWords(
  text: string,
  words: readonly { readonly text: string }[],
): readonly (Range | undefined)[] {
  const search = new Search(text);
  const ranges: (Range | undefined)[] = [];
  let cursor = 0;
  let missed = 0;
  for (const [index, word] of words.entries()) {
    const reach = Math.min(farthest, nearby + 40 * missed);
    let found = search.find(word.text, cursor, reach);
    if (found !== undefined && !search.isBare(cursor, found.start)) {
      const next = words[index + 1];
      const follows =
        next === undefined ? undefined : search.find(next.text, found.end, next.text.length + 8);
      if (next !== undefined && !(follows && search.isBare(found.end, follows.start))) found = undefined;
    }
    ranges.push(found);
    if (found === undefined) {
      missed++;
      continue;
    }
    if (missed > 0) fillGap(text, { start: cursor, end: found.start }, ranges, index - missed, index);
    [cursor, missed] = [found.end, 0];
  }
  if (missed > 0)
    fillGap(text, { start: cursor, end: text.length }, ranges, words.length - missed, words.length);
  return ranges;
}
