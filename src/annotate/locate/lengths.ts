import type { Seconds } from '../../model/time.ts';

/** How long items are talked about: log-normal around the mean length. */
const typical = Math.exp(-0.3);
const spreadOfLogarithm = 0.85;
/** How far a text that is longer than the others is also talked about for longer: a power of its number of words. */
const byWords = 0.5;
/** Added to the number of words, so that a title of three and one of six are much the same. */
const someWords = 10;
/** What no length is less likely than: two items may begin in one place. */
const least = 1e-9;

/** How likely stretches of an item are, by length in steps: the density times the mean length. */
export type LengthPrior = Float64Array;

/** The grid of lengths of an episode. */
export interface LengthGrid {
  /** Seconds between two lengths of a {@link LengthPrior}. */
  readonly step: Seconds;
  readonly count: number;
}

const mostSteps = 4000;

export const gridOf = (duration: Seconds): LengthGrid => {
  const step = Math.max(1, duration / mostSteps);
  return { step, count: Math.ceil(duration / step) + 2 };
};

/** The prior of the length of an item that takes so many seconds in the mean. */
export function lengthPrior({ step, count }: LengthGrid, mean: Seconds): LengthPrior {
  const middle = Math.log(mean * typical);
  return Float64Array.from({ length: count }, (_, index) => {
    const length = index * step + 0.5;
    const z = (Math.log(length) - middle) / spreadOfLogarithm;
    return Math.exp((-z * z) / 2) * (mean / length) + least;
  });
}

/** How many seconds each item takes in the mean, by the numbers of words of all. */
export function meanLengths(sizes: readonly number[], duration: Seconds): readonly Seconds[] {
  const logarithms = sizes.map((size) => byWords * Math.log(size + someWords));
  const middle = logarithms.reduce((sum, value) => sum + value, 0) / Math.max(1, sizes.length);
  return logarithms.map((value) => (duration / sizes.length) * Math.exp(value - middle));
}
