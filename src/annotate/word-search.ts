import { wordAtTime, type SpokenText, type WordRange } from './spoken-text.ts';
import type { Seconds } from '../model/time.ts';

/** Where words were found, and how many of them differ: changed, left out or put in. */
export interface WordMatch extends WordRange {
  readonly edits: number;
}

/** How many words of a quotation may differ: about one in ten, one from six words on, none in shorter ones. */
export const editsAllowed = (words: number): number => (words < 6 ? 0 : Math.max(1, Math.round(words / 10)));

/** At most so many places of a transcript are compared word by word for one quotation, those near its time first. */
const comparedPlaces = 64;

/** The places where exactly these words stand, ascending by their first word. */
export function findExactly(spoken: SpokenText, wanted: readonly number[]): number[] {
  const { codes, indices } = spoken;
  let rarest = 0;
  for (const [offset, code] of wanted.entries()) {
    if (code < 0) return [];
    const rarer = (indices[code]?.length ?? 0) < (indices[wanted[rarest] as number]?.length ?? 0);
    if (rarer) rarest = offset;
  }
  const candidates = indices[wanted[rarest] as number] ?? [];
  return candidates
    .map((index) => index - rarest)
    .filter((start) => wanted.every((code, offset) => codes[start + offset] === code));
}

/**
 * The best place for the words within a stretch of the transcript: fewest edits, then nearest to their number.
 * Takes time and space proportional to the product of both lengths.
 */
function align({ codes }: SpokenText, wanted: readonly number[], { start, end }: WordRange): WordMatch {
  const width = end - start + 1;
  let edits = new Int32Array(width);
  // where the best way to each cell began
  let origin = Int32Array.from({ length: width }, (_, column) => column);
  for (const [row, code] of wanted.entries()) {
    const nextEdits = new Int32Array(width);
    const nextOrigin = new Int32Array(width);
    nextEdits[0] = row + 1;
    for (let column = 1; column < width; column++) {
      const same = codes[start + column - 1] === code;
      const change = (edits[column - 1] as number) + (same ? 0 : 1);
      const leave = (edits[column] as number) + 1;
      const put = (nextEdits[column - 1] as number) + 1;
      const best = Math.min(change, leave, put);
      nextEdits[column] = best;
      nextOrigin[column] = (
        best === change ? origin[column - 1] : best === leave ? origin[column] : nextOrigin[column - 1]
      ) as number;
    }
    [edits, origin] = [nextEdits, nextOrigin];
  }
  let best = 0;
  const stray = (column: number): number => Math.abs(column - (origin[column] as number) - wanted.length);
  for (let column = 1; column < width; column++) {
    const fewer = (edits[column] as number) - (edits[best] as number);
    if (fewer < 0 || (fewer === 0 && stray(column) < stray(best))) best = column;
  }
  return { start: start + (origin[best] as number), end: start + best, edits: edits[best] as number };
}

/** A stretch around the place where the words would begin, cut to the transcript. */
function windowAt({ codes }: SpokenText, begin: number, length: number, slack: number): WordRange {
  const start = Math.max(0, Math.min(codes.length, begin - slack));
  return { start, end: Math.max(start, Math.min(codes.length, begin + length + slack)) };
}

/**
 * The places where the words stand with at most `edits` edits, by where they begin. If so few words differ, one of
 * `edits + 1` pieces of the quotation stands unchanged: those are looked for, and compared around.
 */
export function findNearly(
  spoken: SpokenText,
  wanted: readonly number[],
  edits: number,
  time: Seconds,
): WordMatch[] {
  const begins = new Set<number>();
  for (let piece = 0; piece <= edits; piece++) {
    const from = Math.floor((piece * wanted.length) / (edits + 1));
    const to = Math.floor(((piece + 1) * wanted.length) / (edits + 1));
    for (const start of findExactly(spoken, wanted.slice(from, to))) begins.add(start - from);
  }
  const middle = wordAtTime(spoken, time);
  const distance = (begin: number): number => Math.abs(begin - middle);
  const compared: number[] = [];
  const matches = new Map<string, WordMatch>();
  for (const begin of [...begins].sort((a, b) => distance(a) - distance(b) || a - b)) {
    // what begins so near is in the stretch that was compared already
    if (compared.some((other) => Math.abs(other - begin) <= edits)) continue;
    if (compared.push(begin) > comparedPlaces) break;
    const match = align(spoken, wanted, windowAt(spoken, begin, wanted.length, 2 * edits));
    if (match.edits <= edits && match.end > match.start) matches.set(`${match.start} ${match.end}`, match);
  }
  return [...matches.values()].sort((a, b) => a.start - b.start);
}

/** Words said more often than this tell little about where a quotation is from. */
const tooCommon = 400;

/**
 * Where the transcript comes nearest to the words; nothing if not even two in five of them stand together anywhere.
 * Of equally good places the one nearest to the time.
 */
export function findNearest(
  spoken: SpokenText,
  wanted: readonly number[],
  time: Seconds,
): WordMatch | undefined {
  const width = Math.max(4, wanted.length);
  const votes = new Map<number, number>();
  for (const [offset, code] of wanted.entries()) {
    const indices = code < 0 ? [] : (spoken.indices[code] ?? []);
    if (indices.length > tooCommon) continue;
    for (const index of indices) {
      const bucket = Math.floor((index - offset) / width);
      votes.set(bucket, (votes.get(bucket) ?? 0) + 1 / (1 + Math.log2(indices.length)));
    }
  }
  const middle = wordAtTime(spoken, time);
  // words are often common ones only: then what is said at the time is compared as well
  const around = Math.floor(middle / width);
  for (const bucket of [around - 1, around, around + 1]) votes.set(bucket, votes.get(bucket) ?? 0);
  const stray = (at: number): number => Math.abs(at - middle);
  const best = [...votes]
    .sort(([a, some], [b, others]) => others - some || stray(a * width) - stray(b * width))
    .slice(0, 5)
    .map(([bucket]) => align(spoken, wanted, windowAt(spoken, bucket * width, 2 * width, width)))
    .sort((a, b) => a.edits - b.edits || stray(a.start) - stray(b.start))[0];
  const enough = best !== undefined && best.end > best.start && best.edits <= wanted.length * 0.6;
  return enough ? trim(spoken, wanted, best) : undefined;
}

/** Without the words at its ends that are not wanted, but for one: it may stand for one that is. */
function trim({ codes }: SpokenText, wanted: readonly number[], match: WordMatch): WordMatch {
  const isWanted = (index: number): boolean => wanted.includes(codes[index] as number);
  let { start, end } = match;
  while (end - start > 2 && !isWanted(start) && !isWanted(start + 1)) start++;
  while (end - start > 2 && !isWanted(end - 1) && !isWanted(end - 2)) end--;
  return { ...match, start, end };
}
