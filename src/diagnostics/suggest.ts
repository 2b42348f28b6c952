import { editDistance } from '../text/edit-distance.ts';

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
