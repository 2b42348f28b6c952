import { editDistance } from './edit-distance.ts';
import { foldWord } from './normalize.ts';
import { wordsOf } from './words.ts';

/** A name as it is searched for: its letters from the beginning of each of its words on, folded, without gaps. */
export type NameKeys = readonly string[];

const foldedWords = (name: string): string[] =>
  wordsOf(name).map(({ start, end }) => foldWord(name.slice(start, end), 'und'));

/**
 * What a name is found by: `fei ch'ien` by "feichien", "chien" and "ien". Case, accents, spaces, hyphens and
 * apostrophes do not count, whatever the language.
 */
export function nameKeys(name: string): NameKeys {
  const words = foldedWords(name);
  return words.map((_, index) => words.slice(index).join(''));
}

/** What somebody typed to find a name, folded as {@link nameKeys}; empty if there is no letter or digit in it. */
export const searchKey = (typed: string): string => foldedWords(typed).join('');

/** Whether a name, or a part of it from the beginning of a word on, begins with what was typed. */
export const beginsWith = (keys: NameKeys, typed: string): boolean =>
  keys.some((key) => key.startsWith(typed));

/**
 * How far what was typed is from a name: the share of letters that differ, 0 to 1; the name's beginning counts where
 * more was not typed yet.
 */
export function distanceTo(keys: NameKeys, typed: string): number {
  const whole = keys[0] ?? '';
  const steps = Math.min(editDistance(whole, typed), editDistance(whole.slice(0, typed.length), typed));
  return Math.min(1, steps / Math.max(1, typed.length));
}
