import type { Seconds } from '../../model/time.ts';
import type { Candidate } from './candidates.ts';
import type { Speech } from './speech.ts';

/**
 * How alike the words before and after each candidate are: the cosine, 0 to 1, of the words of so many seconds on
 * each side, by their weights. Where the topic changes it is low (TextTiling).
 *
 * @see Hearst, TextTiling: Segmenting Text into Multi-paragraph Subtopic Passages (1997)
 */
export function cohesionAt(speech: Speech, candidates: readonly Candidate[], reach: Seconds): Float64Array {
  const { times, terms, weights } = speech;
  const before = new Float64Array(weights.length);
  const after = new Float64Array(weights.length);
  let product = 0;
  let normBefore = 0;
  let normAfter = 0;
  const count = (word: number, change: number, isBefore: boolean): void => {
    const term = terms[word] ?? 0;
    const weight = (weights[term] ?? 0) ** 2;
    const here = isBefore ? before : after;
    const there = isBefore ? after : before;
    const norm = (2 * (here[term] ?? 0) * change + 1) * weight;
    here[term] = (here[term] ?? 0) + change;
    product += change * (there[term] ?? 0) * weight;
    if (isBefore) normBefore += norm;
    else normAfter += norm;
  };
  const time = (word: number): Seconds => times[word] ?? Infinity;
  let [oldest, middle, newest] = [0, 0, 0];
  return Float64Array.from(candidates, ({ time: at }) => {
    for (; time(newest) < at + reach; newest++) count(newest, 1, false);
    for (; time(middle) < at; middle++) {
      count(middle, -1, false);
      count(middle, 1, true);
    }
    for (; time(oldest) < at - reach; oldest++) count(oldest, -1, true);
    return normBefore > 1e-6 && normAfter > 1e-6 ? product / Math.sqrt(normBefore * normAfter) : 0;
  });
}

/** How far the cohesion at each candidate lies below its highest values within so many seconds on each side. */
export function depthsOf(
  cohesion: Float64Array,
  candidates: readonly Candidate[],
  reach: Seconds,
): Float64Array {
  const highest = (from: number, step: 1 | -1): number => {
    const at = candidates[from]?.time ?? 0;
    let best = 0;
    for (let index = from; Math.abs((candidates[index]?.time ?? Infinity) - at) < reach; index += step)
      best = Math.max(best, cohesion[index] ?? 0);
    return best;
  };
  return cohesion.map((value, index) => highest(index, 1) + highest(index, -1) - 2 * value);
}
