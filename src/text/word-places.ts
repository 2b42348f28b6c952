/**
 * Where a word stands in a list that is looked through for words like it, so that little of the list is read: under
 * its first two letters, and once more under its last ones, each with how long it is. A slip leaves one of them whole.
 */

const longest = 30;
const lengthSign = (length: number): string => Math.min(longest, Math.max(0, length)).toString(36);

const startOf = (word: string): string => word.slice(0, 2).padEnd(2);
const endOf = (word: string): string => word.slice(-3).padStart(3);
const shortEndOf = (word: string): string => word.slice(-2).padStart(3);

/** Up to this length a word stands under its last two letters, beyond it under its last three: endings are common. */
const short = 5;

/** How many letters of a key stand before the word: by its beginning, by its end. */
export const placeLengths = { byStart: 3, byEnd: 4 } as const;

/** The key of a folded word by its beginning: two letters, length, word. */
export const placeByStart = (word: string): string => startOf(word) + lengthSign(word.length) + word;

/** The key of a folded word by its end: three letters, length, word. */
export const placeByEnd = (word: string): string =>
  (word.length > short ? endOf(word) : shortEndOf(word)) + lengthSign(word.length) + word;

/** A part of the list in which like words stand: keys from the first to before the second. */
export type KeyRange = readonly [from: string, to: string];

/** By how many letters a word that was meant may differ from one typed with so many. */
export const reachOf = (length: number): number => (length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3);

/** Words with these two letters, about as long as the one typed. */
function around(letters: string, length: number, reach = 1): KeyRange {
  const to = Math.min(longest, length + reach) + 1;
  return [letters + lengthSign(length - reach), letters + to.toString(36)];
}

/** Where words that begin as the one typed does may be what was meant, the first two letters swapped or not. */
export function rangesByStart(word: string): readonly KeyRange[] {
  const start = startOf(word);
  const swapped = start.charAt(1) + start.charAt(0);
  return [...new Set([start, swapped])].map((letters, index) =>
    around(letters, word.length, index === 0 && word.length > 9 ? 2 : 1),
  );
}

/** Where words that end as the one typed does may be what was meant. */
export const rangesByEnd = (word: string): readonly KeyRange[] =>
  (word.length > short + 1 ? [endOf(word)] : [endOf(word), shortEndOf(word)]).map((letters) =>
    around(letters, word.length),
  );
