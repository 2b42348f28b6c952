import type { Seconds } from '../../model/time.ts';
import { chainOf, likelihoodOf, likelihoodsOfGaps, moved, placesOf, type Chain } from './gaps.ts';
import { gridOf, lengthPrior, type LengthPrior } from './lengths.ts';

/**
 * How much likelier (as a logarithm) another place in the order must be before an item leaves the one it was given. A
 * title of a few words says too little to contradict a host easily.
 */
const reluctance = { ofSentences: 4, ofTitles: 9, ofLists: 6 };
const wordsOfTitle = 8;
/** Coarse places: the order is settled by these, starts are not. */
const narrowest: Seconds = 30;
const mostPlaces = 160;
/** … but no fewer for each item: where items share places, nothing is likely. */
const placesOfItem = 3;
const mostRounds = 3;
/** Longer lists are taken as given or, if that is no order, by their best places: asking each item would take long. */
const mostRearranged = 80;
/** How sure the place of an item of such a list is. */
const sortedCertainty = 0.5;
/** What an item gains at least that moves where no order was given. */
const leastGain = 0.01;
/**
 * A list may be in any of n! orders, and the best of them is always likelier than the one given, by less than this
 * share of log n! for lists in order (see README.md).
 */
const shareOfOrders = 0.6;
/**
 * Less likely coarse places are left out when starts are looked for: the first of these shares that leaves no more
 * pairs of places of neighbouring items than are summed up in a second or two.
 */
const hardly = [1e-7, 1e-6, 1e-5, 1e-4, 1e-3] as const;
const mostPairs = 2e8;

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
function coarsen({ scores, times, duration }: Unsettled): {
  columns: Float64Array[];
  lengths: LengthPrior;
  width: Seconds;
} {
  const width = Math.max(narrowest, duration / Math.max(mostPlaces, placesOfItem * scores.length));
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
  return {
    columns,
    lengths: lengthPrior({ ...gridOf(duration), step: width, count: count + 1 }, mean),
    width,
  };
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

/**
 * Whether a given order may be given up altogether. Where somebody confirmed times, these say whether it is one: a lack
 * of room on one side of them does not.
 */
function isOpenToDoubt(fixed: readonly (Seconds | undefined)[]): boolean {
  const known = fixed.flatMap((time) => time ?? []);
  return known.length === 0 || known.some((time, index) => time < (known[index - 1] ?? time));
}

/** An order, and how sure it is. */
export interface Settled {
  /** Indices of the items as they are discussed. */
  readonly order: readonly number[];
  /** Of each item: how likely it stands here among the others, 0 to 1; 1 where the given order was believed. */
  readonly certainties: readonly number[];
  /** Of each item: whether it may start at a time at all, as far as coarse places tell. */
  readonly mayStart: (item: number, time: Seconds) => boolean;
}

/** How likely the likeliest of some gaps is, from the logarithms of all. */
function shareOf(likelihoods: readonly number[], gap: number): number {
  const chosen = likelihoods[gap] ?? 0;
  const share = 1 / likelihoods.reduce((sum, other) => sum + Math.exp(Math.min(700, other - chosen)), 0);
  return Number.isFinite(share) ? share : 1;
}

/** Takes items out one by one and puts them where the others leave the best gap for them, until none wants to move. */
function rearrange(
  start: Chain,
  isAsked: (order: readonly number[], at: number) => boolean,
  hurdleOf: (item: number) => number,
): { readonly chain: Chain; readonly certainties: readonly number[] } {
  let chain = start;
  const isLong = start.order.length > mostRearranged;
  const certainties = start.columns.map((): number => (isLong ? sortedCertainty : 1));
  if (isLong) return { chain, certainties };
  for (let round = 0; round < mostRounds; round++) {
    const before = chain;
    for (const item of start.columns.keys()) {
      const at = chain.order.indexOf(item);
      if (!isAsked(chain.order, at)) continue;
      const likelihoods = likelihoodsOfGaps(chain, at);
      const best = likelihoods.indexOf(likelihoods.reduce((a, b) => Math.max(a, b), -Infinity));
      const moves =
        best >= 0 && best !== at && (likelihoods[best] ?? 0) > (likelihoods[at] ?? 0) + hurdleOf(item);
      certainties[item] = shareOf(likelihoods, moves ? best : at);
      if (moves) chain = moved(chain, at, best);
    }
    if (chain === before) break;
  }
  return { chain, certainties };
}

/** Whether an item's best place lies on the wrong side of a neighbour's, so that it is worth asking. */
function isMisplaced(order: readonly number[], at: number, first: readonly number[]): boolean {
  const place = (index: number): number | undefined => first[order[index] ?? -1];
  const here = place(at) ?? 0;
  return (place(at - 1) ?? -Infinity) > here || (place(at + 1) ?? Infinity) < here;
}

/** Of each coarse place: 1 where it, or one next to it, is likely enough. */
const possible = (column: Float64Array, least: number): Uint8Array =>
  Uint8Array.from(column, (_, place) =>
    Number([place - 1, place, place + 1].some((near) => (column[near] ?? 0) > least)),
  );

/** About how many pairs of places of neighbouring items are left, of so many places in all. */
function pairsOf(open: readonly Uint8Array[], count: number): number {
  let pairs = 0;
  for (const places of open)
    pairs += ((places.reduce((sum, one) => sum + one, 0) / places.length) * count) ** 2;
  return pairs;
}

/** The logarithm of the number of orders that so many items may have. */
const logarithmOfOrders = (count: number): number =>
  Array.from({ length: count }, (_, index) => Math.log(index + 1)).reduce((sum, value) => sum + value, 0);

/**
 * The order in which items are discussed. An order that was given is evidence, not law: single items leave it if they
 * have good reasons, and all of it is given up if the items are so much likelier in another one that it can be no
 * accident of having so many orders to choose from.
 */
export function settleOrder(unsettled: Unsettled, ordered: boolean): Settled {
  const { scores, fixed, sizes, times } = unsettled;
  const given = [...scores.keys()];
  const { columns, lengths, width } = coarsen(unsettled);
  const settle = (chain: Chain, certainties: readonly number[]): Settled => {
    const order = sortFixed(chain.order, fixed);
    const places = placesOf(chain);
    const itemsPlaces = given.map((item) => places[chain.order.indexOf(item)] as Float64Array);
    const open = (least: number) => itemsPlaces.map((column) => possible(column, least));
    const least = hardly.find((one) => pairsOf(open(one), times.length) <= mostPairs) ?? hardly[4];
    const all = open(least);
    return {
      order,
      certainties,
      mayStart: (item, time) => all[item]?.[Math.floor(time / width)] === 1,
    };
  };
  const believed = chainOf(sortFixed(given, fixed), columns, lengths);
  const certain = given.map(() => 1);
  if (given.length < 2) return settle(believed, certain);
  const first = columns.map(placeOfBest);
  const byPlace = given.toSorted((a, b) => (first[a] ?? 0) - (first[b] ?? 0) || a - b);
  const rearranged = () =>
    rearrange(
      chainOf(sortFixed(byPlace, fixed), columns, lengths),
      () => true,
      () => leastGain,
    );
  if (!ordered) {
    const { chain, certainties } = rearranged();
    return settle(chain, certainties);
  }
  if (isOpenToDoubt(fixed) && !byPlace.every((item, place) => item === given[place])) {
    const { chain, certainties } = rearranged();
    const gain = likelihoodOf(chain) - likelihoodOf(believed);
    if (gain > Math.max(reluctance.ofLists, shareOfOrders * logarithmOfOrders(given.length)))
      return settle(chain, certainties);
  }
  const { chain } = rearrange(
    believed,
    (order, at) => isMisplaced(order, at, first),
    (item) => ((sizes[item] ?? 0) > wordsOfTitle ? reluctance.ofSentences : reluctance.ofTitles),
  );
  return settle(chain, certain);
}
