/** Edit distance with transpositions of neighbours (optimal string alignment). */
function distance(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, column) => column)];
  for (let row = 1; row <= a.length; row++) {
    const current = [row];
    const previous = rows[row - 1] as number[];
    for (let column = 1; column <= b.length; column++) {
      const cost = a[row - 1] === b[column - 1] ? 0 : 1;
      let best = Math.min(
        (previous[column] as number) + 1,
        (current[column - 1] as number) + 1,
        (previous[column - 1] as number) + cost,
      );
      if (row > 1 && column > 1 && a[row - 1] === b[column - 2] && a[row - 2] === b[column - 1])
        best = Math.min(best, ((rows[row - 2] as number[])[column - 2] as number) + 1);
      current.push(best);
    }
    rows.push(current);
  }
  return (rows[a.length] as number[])[b.length] as number;
}

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
    const steps = distance(wanted, candidate);
    if (steps <= limit && steps < bestDistance) [best, bestDistance] = [name, steps];
  }
  return best ?? (longer.size === 1 ? [...longer][0] : undefined);
}

/** `did you mean "x"?`, or nothing. Made to be spread as the hint of a message. */
export function didYouMean(written: string, known: Iterable<string>): string | undefined {
  const name = nearest(written, known);
  return name === undefined ? undefined : `did you mean "${name}"?`;
}
