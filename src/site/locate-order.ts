import type { Seconds } from '../model/time.ts';

/** Where an item of a list is said, and how sure that is, 0 to 1. */
export interface Placed {
  readonly start: Seconds;
  readonly sure: number;
}

/** Less sure places say nothing about an order. */
const leastSure = 0.5;
/** Of the pairs of items, weighted by how sure they are, those that must be in an order that is expected. */
const contradicted = 0.65;
/**
 * Of a list in any order, half of the pairs are in order, give or take a deviation that is the smaller the longer the
 * list. So many deviations above that are no accident.
 */
const noAccident = 1.9;

/**
 * The standard deviation of the share of pairs in order, of `count` items in any order.
 * @see https://en.wikipedia.org/wiki/Kendall_rank_correlation_coefficient
 */
const deviationOf = (count: number): number => Math.sqrt((2 * count + 5) / (18 * count * (count - 1)));

/** How much must speak for or against: three sure items make three pairs. */
const leastWeight = 1.5;

/**
 * Whether the items of a list are said in the order in which they are written, by those that are sure.
 *
 * @param expected what is to be believed unless they say otherwise.
 */
export function isInOrder(items: readonly Placed[], expected: boolean): boolean {
  const sure = items.filter((item) => item.sure >= leastSure);
  let [all, right] = [0, 0];
  for (const [index, a] of sure.entries())
    for (const b of sure.slice(index + 1)) {
      const weight = a.sure * b.sure;
      all += weight;
      if (a.start <= b.start) right += weight;
    }
  if (all < leastWeight) return expected;
  const least = expected ? contradicted : 0.5 + noAccident * deviationOf(sure.length);
  return right / all >= least;
}
