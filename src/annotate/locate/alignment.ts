import type { Seconds } from '../../model/time.ts';
import type { LengthGrid, LengthPrior } from './lengths.ts';

/** Items in the order in which they are discussed, and the places where each may start. */
export interface Chain {
  /** Of each item: the score of each place, a log-likelihood ratio; `-Infinity` where it cannot be. */
  readonly scores: readonly Float64Array[];
  /** Of each item: how likely its lengths are. */
  readonly lengths: readonly LengthPrior[];
  /** Of each place: its step on the grid of lengths, ascending. */
  readonly steps: Int32Array;
  /** The step at which the last item ends. */
  readonly end: number;
}

/** Steps on the grid of lengths of some times. */
export const stepsOf = (times: ArrayLike<Seconds>, { step }: LengthGrid): Int32Array =>
  Int32Array.from(times, (time) => Math.round(time / step));

/** Likelihoods of the places for one item, the likeliest being 1. */
function likelihoodsOf(scores: Float64Array): Float64Array {
  const best = scores.reduce((a, b) => Math.max(a, b), -Infinity);
  return best === -Infinity ? scores.map(() => 1) : scores.map((score) => Math.exp(score - best));
}

/**
 * Makes a column sum up to 1. Where nothing is left of it, because what must be contradicts all evidence, `instead`
 * takes its place: the chain begins anew there.
 */
function normalise(column: Float64Array, instead: Float64Array): Float64Array {
  const sum = column.reduce((a, b) => a + b, 0);
  return sum > 0
    ? column.map((value) => value / sum)
    : normalise(
        instead,
        instead.map(() => 1),
      );
}

/** Below this share of its column, a place is as good as impossible; it keeps the sums short. */
const nothing = 1e-30;

/** The places where something is possible, ascending. */
const placesWith = (column: Float64Array): Int32Array =>
  Int32Array.from(column.keys()).filter((place) => (column[place] as number) >= nothing);

/** What reaches some places from those before them, through the lengths of the item between. */
function reachForward(
  from: Float64Array,
  lengths: LengthPrior,
  steps: Int32Array,
  places: Int32Array,
): Float64Array {
  const reached = new Float64Array(from.length);
  let first = 0;
  for (const source of placesWith(from)) {
    const value = from[source] as number;
    const step = steps[source] as number;
    while (first < places.length && (places[first] as number) < source) first++;
    for (let index = first; index < places.length; index++) {
      const place = places[index] as number;
      reached[place] =
        (reached[place] as number) + value * (lengths[(steps[place] as number) - step] as number);
    }
  }
  return reached;
}

/** The same, from the places after each. */
function reachBackward(
  from: Float64Array,
  lengths: LengthPrior,
  steps: Int32Array,
  places: Int32Array,
): Float64Array {
  const reached = new Float64Array(from.length);
  for (const source of placesWith(from)) {
    const value = from[source] as number;
    const step = steps[source] as number;
    for (let index = 0; index < places.length; index++) {
      const place = places[index] as number;
      if (place > source) break;
      reached[place] =
        (reached[place] as number) + value * (lengths[step - (steps[place] as number)] as number);
    }
  }
  return reached;
}

/**
 * How likely each place is the start of each item, given all items: one column an item, each summing up to 1. It is
 * the posterior of a semi-Markov chain in which each item owns the stretch up to the start of the next (forward and
 * backward sums; not only the best path counts, but all of them). Time grows with items × places².
 */
export function posteriorsOf({ scores, lengths, steps, end }: Chain): readonly Float64Array[] {
  const likelihoods = scores.map(likelihoodsOf);
  const places = likelihoods.map(placesWith);
  const times = (a: Float64Array, b: Float64Array): Float64Array =>
    a.map((value, place) => value * (b[place] as number));
  const forward: Float64Array[] = [];
  for (const [item, likelihood] of likelihoods.entries()) {
    const before = forward[item - 1];
    const reached =
      before && reachForward(before, lengths[item - 1] as LengthPrior, steps, places[item] as Int32Array);
    forward.push(normalise(reached ? times(likelihood, reached) : likelihood, likelihood));
  }
  const last = lengths.at(-1);
  let after: Float64Array = Float64Array.from(steps, (step) => last?.[Math.max(0, end - step)] ?? 1);
  const posteriors: Float64Array[] = [];
  for (let item = scores.length - 1; item >= 0; item--) {
    const likelihood = likelihoods[item] as Float64Array;
    posteriors.unshift(normalise(times(forward[item] as Float64Array, after), likelihood));
    if (item === 0) break;
    const reached = reachBackward(
      times(likelihood, after),
      lengths[item - 1] as LengthPrior,
      steps,
      places[item - 1] as Int32Array,
    );
    after = normalise(
      reached,
      reached.map(() => 1),
    );
  }
  return posteriors;
}
