import type { Seconds } from '../model/time.ts';

/** Where an item of a list is said, and how sure that is, 0 to 1. */
export interface Placed {
  readonly start: Seconds;
  readonly sure: number;
}

/** Less sure places say nothing about an order. */
const leastSure = 0.5;
/** Of the pairs of items, weighted by how sure they are, those that must be in order. */
const bornOut = 0.9;
const contradicted = 0.65;
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
  return right / all >= (expected ? contradicted : bornOut);
}
