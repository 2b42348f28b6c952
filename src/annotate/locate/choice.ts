import type { Seconds } from '../../model/time.ts';

/** A start that may be chosen. */
export interface Choice {
  /** Index of the place. */
  readonly place: number;
  /** How likely the true start is within half a minute. */
  readonly confidence: number;
}

/** What listeners call right. */
const near: Seconds = 30;
const far: Seconds = 60;
const mostOthers = 4;
const leastConfidence = 0.01;

/** What a start is worth that is so many seconds off: nearly all of it up to 30, little beyond, nothing beyond 60. */
function worthOf(distance: Seconds): number {
  if (distance <= 15) return 1 - (distance / 15) * 0.1;
  if (distance <= 28) return 0.8;
  if (distance <= 35) return 0.8 - ((distance - 28) / 7) * 0.6;
  return distance <= far ? 0.2 : 0;
}

/** What each place would be worth as the start of an item, 0 to 1, and how likely the true start is near it. */
export interface Prospect {
  readonly worth: Float64Array;
  readonly mass: Float64Array;
}

/**
 * Looks at an item's posterior as somebody who will be believed: three good places close to each other outdo a
 * likelier single one far away.
 */
export function prospectOf(posterior: Float64Array, times: Float64Array): Prospect {
  const worth = new Float64Array(times.length);
  const mass = new Float64Array(times.length);
  for (let other = 0; other < times.length; other++) {
    const share = posterior[other] ?? 0;
    if (share < 1e-7) continue;
    const spread = (place: number): boolean => {
      const distance = Math.abs((times[place] ?? Infinity) - (times[other] ?? 0));
      if (!(distance <= far)) return false;
      worth[place] = (worth[place] ?? 0) + share * worthOf(distance);
      if (distance <= near) mass[place] = (mass[place] ?? 0) + share;
      return true;
    };
    for (let place = other; spread(place); place++);
    for (let place = other - 1; place >= 0 && spread(place); place--);
  }
  return { worth, mass };
}

/** What it costs that two items begin in one place. */
const togetherCosts = 0.05;

/** A place for each item, never falling, such that all together are worth most. Items are in the order discussed. */
export function chooseAscending(prospects: readonly Prospect[]): readonly number[] {
  const origins: Int32Array[] = [];
  let sums = new Float64Array(prospects[0]?.worth.length ?? 0);
  for (const [item, { worth }] of prospects.entries()) {
    const origin = new Int32Array(worth.length);
    let best = -1;
    const next = worth.map((value, place) => {
      const together = (sums[place] as number) - togetherCosts;
      const apart = best < 0 ? -Infinity : (sums[best] as number);
      origin[place] = together > apart ? place : best;
      if (best < 0 || (sums[place] as number) > (sums[best] as number)) best = place;
      return value + (item === 0 ? 0 : Math.max(together, apart));
    });
    origins.push(origin);
    sums = next;
  }
  let place = sums.reduce((best, sum, at) => (sum > (sums[best] as number) ? at : best), 0);
  const chosen: number[] = [];
  for (const origin of origins.toReversed()) {
    chosen.unshift(place);
    place = origin[place] ?? place;
  }
  return chosen;
}

/** A chosen place and the next best ones, best first, all at least half a minute apart. */
export function choicesAround(
  { worth, mass }: Prospect,
  times: Float64Array,
  chosen: number,
): readonly Choice[] {
  const order = [...worth.keys()]
    .filter((place) => (mass[place] ?? 0) >= leastConfidence)
    .sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
  const places = [chosen];
  for (const place of order) {
    if (places.length > mostOthers) break;
    const time = times[place] ?? 0;
    if (places.every((other) => Math.abs((times[other] ?? 0) - time) >= near)) places.push(place);
  }
  return places.map((place) => ({ place, confidence: Math.min(1, mass[place] ?? 0) }));
}
