import { sketchLength } from '../../model/passage-id.ts';

/** FNV-1a over UTF-16 units, then mixed: the low bits of short texts differ too little without it. */
function fnv(text: string, seed: number): number {
  let hash = seed;
  for (let index = 0; index < text.length; index++) {
    hash ^= text.charCodeAt(index);
    hash = Math.imul(hash, 0x01000193);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  hash ^= hash >>> 13;
  return hash >>> 0;
}

/** Spreads a number over all 32 bits. */
function mix(value: number): number {
  let hash = value;
  hash ^= hash >>> 16;
  hash = Math.imul(hash, 0x85ebca6b);
  hash ^= hash >>> 13;
  hash = Math.imul(hash, 0xc2b2ae35);
  hash ^= hash >>> 16;
  return hash >>> 0;
}

// Letters of scripts without spaces are words of their own.
const word =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]\p{M}*|(?:(?![\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}])[\p{L}\p{M}\p{N}])+/gu;

/** Words as an id sees them: letters and digits only, without case, width or punctuation. */
const wordsOf = (text: string): readonly string[] => text.normalize('NFKC').toLowerCase().match(word) ?? [];

/** A number in base 36 with a fixed count of digits; what does not fit is left out. */
const digits = (value: number, count: number): string =>
  (value % 36 ** count).toString(36).padStart(count, '0');

/** What a text is like: its pairs of neighbouring words, or its words if there are few. */
function featuresOf(words: readonly string[]): ReadonlySet<string> {
  if (words.length < 4) return new Set(words);
  return new Set(words.slice(1).map((second, index) => `${words[index] ?? ''} ${second}`));
}

/**
 * A digit each of the smallest of all pairs' hashes, under twelve ways of hashing (min-wise hashing): two texts have
 * a digit in common about as often as they share their pairs of words.
 * @see https://en.wikipedia.org/wiki/MinHash
 */
function sketchOf(words: readonly string[]): string {
  const smallest = new Array<number>(sketchLength).fill(2 ** 32);
  for (const feature of featuresOf(words)) {
    const hash = fnv(feature, 0x811c9dc5);
    for (let way = 0; way < sketchLength; way++) {
      const value = mix(hash ^ Math.imul(way + 1, 0x9e3779b1));
      if (value < (smallest[way] as number)) smallest[way] = value;
    }
  }
  return smallest.map((value) => digits(value, 1)).join('');
}

const checkOf = (words: readonly string[], count: number): string =>
  digits(fnv(words.join(' '), 0x5bd1e995), count);

/**
 * Ids of passages by their words alone, so that re-timing and edits elsewhere change none, and so that an edited
 * passage is found again (see `model/passage-id.ts`). Where the same words stand more than once, each also names its
 * neighbours, not its number: so one more or less of them moves no link to another. Editing a neighbour of such a
 * passage does change its id.
 */
export function makePassageIds(texts: readonly string[]): readonly string[] {
  const words = texts.map(wordsOf);
  const plain = words.map(
    (list) => `p-${sketchOf(list)}${digits(Math.min(35, list.length), 1)}${checkOf(list, 3)}`,
  );
  const counts = new Map<string, number>();
  for (const id of plain) counts.set(id, (counts.get(id) ?? 0) + 1);
  const made = new Map<string, number>();
  return plain.map((id, index) => {
    if (counts.get(id) === 1) return id;
    const neighbours = [words[index - 1], words[index + 1]].map((list) => checkOf(list ?? [], 2)).join('');
    const placed = `${id}-${neighbours}`;
    const number = (made.get(placed) ?? 0) + 1;
    made.set(placed, number);
    return number === 1 ? placed : `${placed}-${number}`;
  });
}

/** A number (0 to 2³²) by which a place of a text is told from others: from the text before it alone. */
export function rankOf(text: string): number {
  const words =
    text
      .normalize('NFKC')
      .toLowerCase()
      .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
  return fnv(words.join(' '), 0x811c9dc5);
}
