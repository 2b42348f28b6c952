import { editDistance } from '../text/edit-distance.ts';
import type { Fix } from './message.ts';

/**
 * The known name nearest to what was written, if it is near enough to be meant: at most a third of the longer
 * name's letters differ (case does not count). Of equally near names the first given wins. If none is near, it is
 * the only one that begins with what was written (three letters or more): the rest was forgotten.
 */
export function nearest(written: string, known: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase();
  const longer = new Set<string>();
  let best: string | undefined;
  let bestDistance = Infinity;
  for (const name of known) {
    const candidate = name.toLowerCase();
    if (wanted.length >= 3 && candidate.startsWith(wanted)) longer.add(name);
    const limit = Math.floor(Math.max(wanted.length, candidate.length) / 3);
    if (Math.abs(wanted.length - candidate.length) > Math.min(limit, bestDistance)) continue;
    const steps = editDistance(wanted, candidate);
    if (steps <= limit && steps < bestDistance) [best, bestDistance] = [name, steps];
  }
  return best ?? (longer.size === 1 ? [...longer][0] : undefined);
}

/** `did you mean "x"?`, or nothing. Made to be spread as the hint of a message. */
export function didYouMean(written: string, known: Iterable<string>): string | undefined {
  const name = nearest(written, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}

/**
 * The name that was misspelt by one letter: one too many, too few, another one, or two that changed places. Only
 * where a single known name is that near, and of words of three letters or more; case does not count.
 */
export function misspelt(written: string, known: Iterable<string>): string | undefined {
  const wanted = written.toLowerCase();
  if (wanted.length < 3) return undefined;
  const near = [...new Set(known)].filter(
    (name) => Math.abs(name.length - wanted.length) <= 1 && editDistance(wanted, name.toLowerCase()) <= 1,
  );
  return near.length === 1 ? near[0] : undefined;
}

const lettersOf = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/**
 * The only known name of the same letters and digits: case, accents, spaces and punctuation may differ. For names
 * of people and sources, of which two may well differ by a letter.
 */
export function sameLetters(written: string, known: Iterable<string>): string | undefined {
  const wanted = lettersOf(written);
  const same = [...new Set(known)].filter((name) => lettersOf(name) === wanted);
  return wanted !== '' && same.length === 1 ? same[0] : undefined;
}

/** What to write for what stands there, if that is known. Made to be given to `describe`. */
export const fixTo = (from: string, to: string | undefined): Fix | undefined =>
  to === undefined ? undefined : { from, to };
