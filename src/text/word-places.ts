/**
 * Where a word stands in a list that is looked through for words like it, so that little of the list is read: under
 * how it begins and how long it is, and once more under its second and third letter, for a slip in the first.
 */

/** Letters of the Latin alphabet that are taken for each other at the beginning of a word. */
const alike: Readonly<Record<string, string>> = {
  q: 'k',
  c: 'k',
  z: 's',
  y: 'i',
  v: 'w',
  j: 'g',
  x: 's',
};

const startOf = (word: string): string => {
  const first = String.fromCodePoint(word.codePointAt(0) ?? 32);
  if (word.startsWith('ph')) return 'f';
  return alike[first] ?? first;
};

const longest = 20;
const lengthSign = (length: number): string => Math.min(longest, Math.max(1, length)).toString(36);

/** The key of a folded word under which it stands by its beginning: beginning, length, word. */
export const placeByStart = (word: string): string => `${startOf(word)}${lengthSign(word.length)}${word}`;

/** The key under which it stands by its second and third letter; absent for a word that has no three. */
export const placeByMiddle = (word: string): string | undefined =>
  word.length < 4 ? undefined : `${word.slice(1, 3)}${word}`;

/** A part of the list in which like words stand: keys from the first to before the second. */
export type KeyRange = readonly [from: string, to: string];

/** By how many letters a word that was meant may differ from one typed with so many. */
export const reachOf = (length: number): number => (length < 3 ? 0 : length < 5 ? 1 : length < 9 ? 2 : 3);

/** Where words by their beginning may be what was meant: as typed, and with the first letter too many or swapped. */
export function rangesByStart(word: string): readonly KeyRange[] {
  const reach = Math.min(1 + Number(word.length > 8), reachOf(word.length));
  const starts = [...new Set([startOf(word), ...(word.length > 2 ? [startOf(word.slice(1))] : [])])];
  return starts.map((start, index) => {
    const around = index === 0 ? reach : 1;
    const from = lengthSign(word.length - around);
    const to = Math.min(longest, word.length + around) + 1;
    return [`${start}${from}`, `${start}${to.toString(36)}`];
  });
}

/** Where words by their middle may be what was meant: another first letter, or the first one left out. */
export function rangesByMiddle(word: string): readonly KeyRange[] {
  if (word.length < 3) return [];
  const middles = [...new Set([word.slice(1, 3), word.slice(0, 2)])];
  return middles.map((middle) => [middle, `${middle}\uFFFF`]);
}
