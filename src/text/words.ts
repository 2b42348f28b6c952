import type { Range } from '../model/position.ts';

/**
 * A word as an offset range. Its kind says what its edges are worth:
 * - `spaced`: a run of letters and digits, set apart by what is no letter; so are Hangul and Katakana runs;
 * - `letter`: one letter of Chinese or hiragana, where words are not set apart and any edge may be a word's;
 * - `syllable`: one letter with its signs of Thai, Lao, Khmer or Burmese, where a dictionary has to tell
 *   (see {@link wordEdges}).
 */
export interface Word extends Range {
  readonly kind: 'spaced' | 'letter' | 'syllable';
}

const inside = String.raw`\u00AD\u200C\u2060\u200D`;
const syllabic = String.raw`\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}`;
const wordPattern = new RegExp(
  [
    String.raw`(?:[\p{Script=Han}\p{Script=Hiragana}々〆]\p{M}*)`,
    String.raw`(?:[[${syllabic}]&&[\p{L}\p{N}]]\p{M}*)`,
    String.raw`[\p{Script=Katakana}\u30FC\uFF70][\p{Script=Katakana}\u30FC\uFF70\uFF9E\uFF9F\p{M}]*`,
    String.raw`\p{Script=Hangul}[\p{Script=Hangul}\p{M}]*`,
    String.raw`[[\p{L}\p{N}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}${syllabic}々〆\u30FC\uFF70\uFF9E\uFF9F\u02BB\u02BC]]` +
      String.raw`[[\p{L}\p{M}\p{N}_${inside}]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}${syllabic}々〆\u30FC\uFF70\uFF9E\uFF9F\u02BB\u02BC]]*`,
  ].join('|'),
  'gv',
);

/**
 * The words of a text in order, in time linear in its length. An apostrophe, hyphen or dot ends a word: what it joins
 * is for the reader of the words to decide. A change of script between letters ends a word, too (`AI는`, `用Bybit`).
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const match of text.matchAll(wordPattern)) {
    const start = match.index;
    words.push({ start, end: start + match[0].length, kind: kindOf(text, start) });
  }
  return words;
}

const letterStart = /[\p{Script=Han}\p{Script=Hiragana}々〆]/u;
const syllableStart = new RegExp(`[${syllabic}]`, 'u');

function kindOf(text: string, start: number): Word['kind'] {
  // Everything before Thai is spaced; and it is what nearly all words are.
  if (text.charCodeAt(start) < 0x0e00) return 'spaced';
  const letter = String.fromCodePoint(text.codePointAt(start) ?? 0);
  return letterStart.test(letter) ? 'letter' : syllableStart.test(letter) ? 'syllable' : 'spaced';
}

const syllabicRun = new RegExp(String.raw`[${syllabic}\p{M}]+`, 'gv');

/**
 * The offsets at which words of Thai, Lao, Khmer and Burmese begin or end, by the platform's dictionary; empty for a
 * text without these scripts.
 */
export function wordEdges(text: string): ReadonlySet<number> {
  const edges = new Set<number>();
  let segmenter: Intl.Segmenter | undefined;
  for (const run of text.matchAll(syllabicRun)) {
    segmenter ??= new Intl.Segmenter('th', { granularity: 'word' });
    for (const { index, segment } of segmenter.segment(run[0])) {
      edges.add(run.index + index);
      edges.add(run.index + index + segment.length);
    }
  }
  return edges;
}

/** Whether an apostrophe joins a word to the one before it: a reader takes `Kim’s` for one word. */
export function isJoined(text: string, previous: Word | undefined, word: Word): boolean {
  return previous?.end === word.start - 1 && /['\u2019]/.test(text.charAt(word.start - 1));
}

/**
 * How many words a reader would count: letters of Chinese and Japanese and syllables of Thai count as half a word,
 * numbers as one, and what an apostrophe joins is one.
 */
export function countWords(text: string): number {
  const words = wordsOf(text);
  const halves = words.reduce((sum, word, index) => {
    if (isJoined(text, words[index - 1], word)) return sum;
    return sum + (word.kind === 'spaced' ? 2 : 1);
  }, 0);
  return Math.ceil(halves / 2);
}
