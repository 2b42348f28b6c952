import type { Seconds } from '../../model/time.ts';
import { gridOf, lengthPrior, type LengthPrior } from './lengths.ts';

/**
 * How much likelier (as a logarithm) another place in the order must be before an item leaves the one it was given. A
 * title of a few words says too little to contradict a host easily.
 */
const reluctance = { ofSentences: 4, ofTitles: 9 };
const wordsOfTitle = 8;
/** Coarse places: the order is settled by these, starts are not. */
const narrowest: Seconds = 30;
const mostPlaces = 160;
const mostRounds = 3;

/** What is needed to settle an order. */
export interface Unsettled {
  /** Of each item: the score of each place. */
  readonly scores: readonly Float64Array[];
  readonly times: Float64Array;
  readonly duration: Seconds;
  /** Of each item: its number of words. */
  readonly sizes: readonly number[];
  /** Of each item: where it must stay, if it was confirmed. */
  readonly fixed: readonly (Seconds | undefined)[];
}

/** Likelihoods over coarse places, each item's likeliest being 1. */
function coarsen({ scores, times, duration }: Unsettled): { columns: Float64Array[]; lengths: LengthPrior } {
  const width = Math.max(narrowest, duration / mostPlaces);
  const count = Math.max(1, Math.ceil(duration / width) + 1);
  const columns = scores.map((column) => {
    const best = column.reduce((a, b) => Math.max(a, b), -Infinity);
    const coarse = new Float64Array(count);
    for (const [index, score] of column.entries()) {
      const place = Math.min(count - 1, Math.max(0, Math.floor((times[index] ?? 0) / width)));
      coarse[place] = (coarse[place] ?? 0) + Math.exp(Math.max(score - best, -700));
    }
    return coarse;
  });
  const mean = duration / Math.max(1, scores.length);
  return { columns, lengths: lengthPrior({ ...gridOf(duration), step: width, count: count + 1 }, mean) };
}

/** A column that sums up to 1, and the logarithm of what it was divided by to be so. */
interface Scaled {
  readonly column: Float64Array;
  readonly logarithm: number;
}

function scaled(column: Float64Array, logarithm: number): Scaled {
  let sum = 0;
  for (const value of column) sum += value;
  if (!(sum > 0)) return { column, logarithm: -Infinity };
  return { column: column.map((value) => value / sum), logarithm: logarithm + Math.log(sum) };
}

const times = (a: Float64Array, b: Float64Array): Float64Array =>
  a.map((value, index) => value * (b[index] as number));

function convolve(from: Float64Array, lengths: LengthPrior, isForward: boolean): Float64Array {
  const reached = new Float64Array(from.length);
  for (let source = 0; source < from.length; source++) {
    const value = from[source] as number;
    if (value < 1e-20) continue;
    if (isForward)
      for (let place = source; place < reached.length; place++)
        reached[place] = (reached[place] as number) + value * (lengths[place - source] as number);
    else
      for (let place = 0; place <= source; place++)
        reached[place] = (reached[place] as number) + value * (lengths[source - place] as number);
  }
  return reached;
}

/** How likely a chain is with one more item in each of its gaps, as logarithms; the first gap is before all. */
function likelihoodsOfGaps(
  rest: readonly Float64Array[],
  item: Float64Array,
  lengths: LengthPrior,
): readonly number[] {
  const ahead: Scaled[] = [{ column: item.map(() => 1), logarithm: 0 }];
  for (const column of rest) {
    const before = ahead.at(-1) as Scaled;
    ahead.push(scaled(convolve(times(before.column, column), lengths, true), before.logarithm));
  }
  const behind: Scaled[] = [
    { column: item.map((_, place) => lengths[item.length - place] ?? 1), logarithm: 0 },
  ];
  for (const column of rest.toReversed()) {
    const after = behind.at(-1) as Scaled;
    behind.push(scaled(convolve(times(after.column, column), lengths, false), after.logarithm));
  }
  return ahead.map(({ column, logarithm }, gap) => {
    const after = behind[rest.length - gap] as Scaled;
    let sum = 0;
    for (let place = 0; place < column.length; place++)
      sum += (column[place] as number) * (item[place] as number) * (after.column[place] as number);
    return Math.log(sum) + logarithm + after.logarithm;
  });
}

/** Confirmed items stand among each other in the order of their times, whatever was given. */
function sortFixed(order: readonly number[], fixed: readonly (Seconds | undefined)[]): number[] {
  const sorted = order
    .filter((item) => fixed[item] !== undefined)
    .sort((a, b) => (fixed[a] ?? 0) - (fixed[b] ?? 0));
  return order.map((item) => (fixed[item] === undefined ? item : (sorted.shift() ?? item)));
}

const placeOfBest = (column: Float64Array): number =>
  column.indexOf(column.reduce((a, b) => Math.max(a, b), 0));

/** An order, and how sure it is. */
export interface Settled {
  /** Indices of the items as they are discussed. */
  readonly order: readonly number[];
  /** Of each item: how likely it stands here among the others, 0 to 1; 1 where the given order was believed. */
  readonly certainties: readonly number[];
}

/** How likely the likeliest of some gaps is, from the logarithms of all. */
function shareOf(likelihoods: readonly number[], gap: number): number {
  const chosen = likelihoods[gap] ?? 0;
  const share = 1 / likelihoods.reduce((sum, other) => sum + Math.exp(Math.min(700, other - chosen)), 0);
  return Number.isFinite(share) ? share : 1;
}

/**
 * The order in which items are discussed. Items are taken out one by one and put where the others leave the best gap
 * for them, until none wants to move. Given an order, an item needs good reasons to leave its place.
 */
export function settleOrder(unsettled: Unsettled, ordered: boolean): Settled {
  const { scores, fixed, sizes } = unsettled;
  const given = [...scores.keys()];
  const certainties = given.map(() => 1);
  if (given.length < 2) return { order: given, certainties };
  const { columns, lengths } = coarsen(unsettled);
  const first = columns.map(placeOfBest);
  let order = ordered ? given : given.toSorted((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b);
  order = sortFixed(order, fixed);
  const hurdleOf = (item: number): number =>
    !ordered ? 1e-6 : (sizes[item] ?? 0) > wordsOfTitle ? reluctance.ofSentences : reluctance.ofTitles;
  for (let round = 0; round < mostRounds; round++) {
    let moved = false;
    for (const item of given) {
      const at = order.indexOf(item);
      if (ordered && !isMisplaced(order, at, first)) continue;
      const rest = order.toSpliced(at, 1);
      const likelihoods = likelihoodsOfGaps(
        rest.map((other) => columns[other] as Float64Array),
        columns[item] as Float64Array,
        lengths,
      );
      const best = likelihoods.indexOf(likelihoods.reduce((a, b) => Math.max(a, b), -Infinity));
      const moves =
        best >= 0 && best !== at && (likelihoods[best] ?? 0) > (likelihoods[at] ?? 0) + hurdleOf(item);
      if (!ordered) certainties[item] = shareOf(likelihoods, moves ? best : at);
      if (!moves) continue;
      order = rest.toSpliced(best, 0, item);
      moved = true;
    }
    if (!moved) break;
  }
  return { order: sortFixed(order, fixed), certainties };
}

/** Whether an item's best place lies on the wrong side of a neighbour's, so that it is worth asking. */
function isMisplaced(order: readonly number[], at: number, first: readonly number[]): boolean {
  const place = (index: number): number | undefined => first[order[index] ?? -1];
  const here = place(at) ?? 0;
  return (place(at - 1) ?? -Infinity) > here || (place(at + 1) ?? Infinity) < here;
}
