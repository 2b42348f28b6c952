import { countLeading } from '../model/ascending.ts';
import type { PlaceId } from '../model/ids.ts';
import type { Range } from '../model/position.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { foldWord } from '../text/normalize.ts';
import { wordsOf } from '../text/words.ts';

/** A word of the transcript. */
export interface SpokenWord extends Range {
  readonly passage: Passage;
}

/** A stretch of the transcript, in words: half-open. */
export type WordRange = Range;

/**
 * All words of a transcript in one row, numbered by how they are compared: case, diacritics, punctuation, width and
 * line breaks do not count. Equal words have equal codes.
 */
export interface SpokenText {
  readonly words: readonly SpokenWord[];
  readonly codes: Int32Array;
  /** For each code the indices of its words, ascending. */
  readonly indices: readonly (readonly number[])[];
  /** The codes of somebody's words; a word that is never said is −1, which equals nothing. */
  readonly encode: (text: string) => readonly number[];
}

/** Reads the words of a transcript. `language` is BCP 47. In time linear in its length. */
export function readSpokenText(passages: readonly Passage[], language: string): SpokenText {
  const codeOf = new Map<string, number>();
  const written = new Map<string, number>();
  const words: SpokenWord[] = [];
  const codes: number[] = [];
  const indices: number[][] = [];
  const encodeNew = (word: string): number => {
    const folded = foldWord(word, language);
    let code = codeOf.get(folded);
    if (code === undefined) {
      code = indices.push([]) - 1;
      codeOf.set(folded, code);
    }
    written.set(word, code);
    return code;
  };
  for (const passage of passages) {
    for (const { start, end } of wordsOf(passage.text)) {
      const word = passage.text.slice(start, end);
      const code = written.get(word) ?? encodeNew(word);
      (indices[code] as number[]).push(words.length);
      codes.push(code);
      words.push({ passage, start, end });
    }
  }
  const encode = (text: string): number[] =>
    wordsOf(text).map(({ start, end }) => codeOf.get(foldWord(text.slice(start, end), language)) ?? -1);
  return { words, codes: Int32Array.from(codes), indices, encode };
}

/** When a word begins; `undefined` where the transcript states no time. */
export function timeOfWord(spoken: SpokenText, index: number): Seconds | undefined {
  const word = spoken.words[index];
  return word && timeAt(word.passage, word.start);
}

/** How far words are from a stamp, in seconds: 0 where the two meet, and where the words have no time. */
export function distanceFrom(spoken: SpokenText, { start, end }: WordRange, stamp: Stamp): Seconds {
  const first = timeOfWord(spoken, start);
  const last = timeOfWord(spoken, end - 1) ?? first;
  if (first === undefined || last === undefined) return 0;
  return Math.max(0, first - (stamp.end ?? stamp.start), stamp.start - last);
}

/** The index of the first word that is not said before a time. */
export const wordAtTime = ({ words }: SpokenText, time: Seconds): number =>
  countLeading(words, ({ passage }) => passage.end < time);

/** The text of some words as it stands in the transcript, on one line. */
export function textOfWords({ words }: SpokenText, { start, end }: WordRange): string {
  const parts: string[] = [];
  for (let index = start; index < end;) {
    const first = words[index] as SpokenWord;
    let last = first;
    while (index < end && words[index]?.passage === first.passage) last = words[index++] as SpokenWord;
    parts.push(first.passage.text.slice(first.start, last.end));
  }
  return parts.join(' ').replace(/\s+/g, ' ');
}

/**
 * The ranges of the passages' texts that some words take up, with what the quotation has around them and the
 * transcript, too (`$` before a number).
 */
export function rangesOfWords(
  { words }: SpokenText,
  { start, end }: WordRange,
  quoted: string,
): ReadonlyMap<PlaceId, Range> {
  const ranges = new Map<PlaceId, Range>();
  const quotedWords = wordsOf(quoted);
  const before = quoted.slice(0, quotedWords[0]?.start);
  const after = quoted.slice(quotedWords.at(-1)?.end);
  for (let index = start; index < end; index++) {
    const { passage, ...word } = words[index] as SpokenWord;
    const signs = index === start && passage.text.slice(0, word.start).endsWith(before) ? before.length : 0;
    const more = index === end - 1 && passage.text.startsWith(after, word.end) ? after.length : 0;
    const from = ranges.get(passage.id)?.start ?? word.start - signs;
    ranges.set(passage.id, { start: from, end: word.end + more });
  }
  return ranges;
}
