/** A term of the query at a place of a record. */
export interface Occurrence {
  readonly term: number;
  readonly word: number;
  /** How many words it has. */
  readonly length: number;
}

/** Words found that stand close together: what is shown as one hit. */
export interface Moment {
  /** Words found, ascending; empty where only the title has them. */
  readonly found: readonly number[];
  readonly score: number;
}

/** What terms are worth: rarer ones more. And where each stood among the words typed. */
export interface TermWeights {
  readonly weights: readonly number[];
  readonly places: readonly number[];
}

/** Words between two found words that still belong to one moment. */
const widestGap = 12;
const longest = 40;

function cutIntoRuns(occurrences: readonly Occurrence[]): Occurrence[][] {
  const runs: Occurrence[][] = [];
  for (const occurrence of occurrences) {
    const run = runs.at(-1);
    const [first, last] = [run?.[0], run?.at(-1)];
    if (!first || !last || occurrence.word - last.word > widestGap || occurrence.word - first.word > longest)
      runs.push([occurrence]);
    else run?.push(occurrence);
  }
  return runs;
}

/** The least number of words that hold every term of the run once. */
function spanOf(run: readonly Occurrence[], terms: number): number {
  let best = Infinity;
  for (const [from, first] of run.entries()) {
    const seen = new Set<number>();
    for (let to = from; to < run.length; to++) {
      const occurrence = run[to] as Occurrence;
      seen.add(occurrence.term);
      if (seen.size < terms) continue;
      best = Math.min(best, occurrence.word + occurrence.length - first.word);
      break;
    }
  }
  return best;
}

/** How many neighbouring terms of the query stand in the run as they were typed: the next right behind. */
function countInOrder(run: readonly Occurrence[], places: readonly number[]): number {
  let pairs = 0;
  for (let term = 1; term < places.length; term++) {
    const step = (places[term] as number) - (places[term - 1] as number);
    const before = run.filter((occurrence) => occurrence.term === term - 1).map(({ word }) => word + step);
    if (run.some((occurrence) => occurrence.term === term && before.includes(occurrence.word))) pairs++;
  }
  return pairs;
}

function scoreRun(run: readonly Occurrence[], { weights, places }: TermWeights): number {
  const counts = new Map<number, number>();
  for (const { term } of run) counts.set(term, (counts.get(term) ?? 0) + 1);
  const terms = counts.size;
  let score = 0;
  for (const [term, count] of counts) score += (weights[term] ?? 0) * (1 + 0.12 * Math.log2(count));
  const words = run.reduce((sum, { term, length }) => sum + (counts.get(term) === 1 ? length : 1), 0);
  const nearness = terms < 2 ? 1 : 1 / (1 + 0.03 * Math.max(0, spanOf(run, terms) - words));
  const inOrder = terms < 2 ? 0 : countInOrder(run, places) / Math.max(1, places.length - 1);
  return score * (nearness + 0.5 * inOrder);
}

const termsIn = (run: readonly Occurrence[]): number => new Set(run.map(({ term }) => term)).size;

/**
 * The moments of a record, in its order: where the terms stand close together. Those that have more terms than the
 * others stand alone; where no moment has two of them, only the best is one. `occurrences` ascend by word.
 */
export function findMoments(occurrences: readonly Occurrence[], query: TermWeights): readonly Moment[] {
  const runs = cutIntoRuns(occurrences).map((run) => ({
    run,
    terms: termsIn(run),
    score: scoreRun(run, query),
  }));
  const most = Math.max(0, ...runs.map(({ terms }) => terms));
  let kept = runs.filter(({ terms }) => terms === most);
  if (most < query.weights.length) {
    const best = Math.max(...kept.map(({ score }) => score));
    kept = kept.filter(({ score }) => score === best).slice(0, 1);
  }
  return kept.map(({ run, score }) => {
    const found = run.flatMap(({ word, length }) => Array.from({ length }, (_, index) => word + index));
    return { found: [...new Set(found)].sort((a, b) => a - b), score };
  });
}
