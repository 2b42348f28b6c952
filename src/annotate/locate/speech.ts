import type { Seconds } from '../../model/time.ts';
import type { Analyse } from './terms.ts';
import type { Unit } from './units.ts';

/** The words of an episode as they are compared, with the times at which they are said. */
export interface Speech {
  /** Of each word in the order in which it is said: when. Inside a unit, time is linear in characters. */
  readonly times: Float64Array;
  /** … and which term it is: an index into the lists below. */
  readonly terms: Int32Array;
  readonly vocabulary: readonly string[];
  /** Of each term: its index in `vocabulary`. */
  readonly indexOf: ReadonlyMap<string, number>;
  /** Of each term: when it is said, ascending. */
  readonly occurrences: readonly (readonly Seconds[])[];
  /** Of each term: how much it tells of where we are, from how few half minutes it is said in. */
  readonly weights: Float64Array;
  /** Half minutes from the beginning to the end. */
  readonly blocks: number;
}

const block: Seconds = 30;

/** How much a word that is said at these times tells of where we are: its inverse frequency over half minutes. */
export function weightOf(occurrences: readonly Seconds[], blocks: number): number {
  let count = 0;
  let last = -1;
  for (const time of occurrences) {
    const here = Math.floor(time / block);
    if (here !== last) count++;
    last = here;
  }
  return Math.max(0, Math.log((blocks + 1) / (count + 0.5)));
}

/** Takes the words out of the units of an episode that lasts so long. */
export function speechOf(units: readonly Unit[], analyse: Analyse, duration: Seconds): Speech {
  const times: Seconds[] = [];
  const terms: number[] = [];
  const vocabulary: string[] = [];
  const indexOf = new Map<string, number>();
  const occurrences: Seconds[][] = [];
  for (const { start, end, text } of units) {
    const pace = (end - start) / Math.max(1, text.length);
    for (const word of analyse(text)) {
      let index = indexOf.get(word.term);
      if (index === undefined) {
        index = vocabulary.push(word.term) - 1;
        indexOf.set(word.term, index);
        occurrences.push([]);
      }
      const time = start + word.start * pace;
      times.push(time);
      terms.push(index);
      occurrences[index]?.push(time);
    }
  }
  const blocks = Math.max(1, Math.ceil(duration / block));
  return {
    times: Float64Array.from(times),
    terms: Int32Array.from(terms),
    vocabulary,
    indexOf,
    occurrences,
    weights: Float64Array.from(occurrences, (list) => weightOf(list, blocks)),
    blocks,
  };
}
