import type { Seconds } from '../../model/time.ts';
import type { Candidate } from './candidates.ts';
import type { ItemTerm, ItemTerms } from './item-terms.ts';

/** What tells that one item begins at a candidate. Each is a column, one value a candidate. */
export type EvidenceColumns = Readonly<Record<EvidenceFeature, Float64Array>>;

/** Windows around a start, in seconds from it. */
const windows = {
  After5: [0, 5],
  After12: [0, 12],
  After45: [0, 45],
  After150: [45, 150],
  Before12: [-12, 0],
  Before45: [-45, 0],
  Before150: [-150, -45],
} as const;
const headWindows = { headAfter15: [0, 15], headAfter45: [0, 45] } as const;

type Window = keyof typeof windows;
/** Windows whose words count as they are; the others tell something only relative to the item's best place. */
const absolute = [
  'After5',
  'After45',
  'After150',
  'Before12',
  'Before150',
] as const satisfies readonly Window[];

/** `said…`: absolute; `share…`: relative to the best 45 seconds that the item has anywhere. */
export type EvidenceFeature =
  `said${(typeof absolute)[number]}` | `share${Window}` | keyof typeof headWindows | 'phrase';

/** Said twice is more than once, but a word that is said again and again tells no more. */
const saturated = [0, 1, 1.5, 1.75, 1.87];
const mostSaid = 2;

/** The weights of the words said in a window at each candidate, each saturating. */
function saidIn(
  terms: readonly ItemTerm[],
  candidates: readonly Candidate[],
  [from, to]: readonly [Seconds, Seconds],
): Float64Array {
  const sums = new Float64Array(candidates.length);
  const slack = 1e-6;
  for (const { times, weight } of terms) {
    let first = 0;
    let last = 0;
    for (let index = 0; index < sums.length; index++) {
      const at = candidates[index]?.time ?? 0;
      while (last < times.length && (times[last] ?? 0) < at + to - slack) last++;
      while (first < times.length && (times[first] ?? 0) < at + from - slack) first++;
      if (last > first) sums[index] = (sums[index] ?? 0) + weight * (saturated[last - first] ?? mostSaid);
      if (first === times.length) break;
    }
  }
  return sums;
}

/** Neighbouring words of the head said one after the other soon after each candidate: 1 of their weight at once. */
function phrasesAt(head: readonly ItemTerm[], candidates: readonly Candidate[]): Float64Array {
  const within: Seconds = 25;
  const together: Seconds = 2.5;
  const sums = new Float64Array(candidates.length);
  for (const [index, second] of head.entries()) {
    const first = head[index - 1];
    if (!first) continue;
    const weight = Math.min(first.weight, second.weight);
    const said = first.times.filter((time) =>
      second.times.some((next) => next >= time && next < time + together),
    );
    let next = 0;
    for (const [place, { time }] of candidates.entries()) {
      while (next < said.length && (said[next] ?? 0) < time - 1e-6) next++;
      const distance = (said[next] ?? Infinity) - time;
      if (distance < within) sums[place] = (sums[place] ?? 0) + weight * (1 - distance / within);
    }
  }
  return sums;
}

const scale = (column: Float64Array, factor: number): Float64Array => column.map((value) => value * factor);

/** The evidence for an item at each candidate. */
export function evidenceOf({ all, head }: ItemTerms, candidates: readonly Candidate[]): EvidenceColumns {
  const first = head.length > 0 ? head : all;
  const said = Object.fromEntries(
    Object.entries(windows).map(([name, window]) => [name, saidIn(all, candidates, window)]),
  ) as Record<Window, Float64Array>;
  // an item of few words must not look surer of its best place than it is
  const best = said.After45.reduce((a, b) => Math.max(a, b), 2);
  // the words of a long item are many, and what is said of them grows more slowly
  const size = 1 / Math.sqrt(Math.max(1, all.length));
  const headSize = 1 / Math.sqrt(Math.max(1, first.length));
  return Object.fromEntries([
    ...absolute.map((name) => [`said${name}`, scale(said[name], size)]),
    ...Object.entries(said).map(([name, column]) => [`share${name}`, scale(column, 1 / best)]),
    ...Object.entries(headWindows).map(([name, window]) => [
      name,
      scale(saidIn(first, candidates, window), headSize),
    ]),
    ['phrase', scale(phrasesAt(first, candidates), headSize)],
  ]) as Record<EvidenceFeature, Float64Array>;
}
