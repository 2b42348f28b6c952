import type { Seconds } from '../../model/time.ts';
import type { Evidence, LocatableItem, LocatableTranscript, LocatedItem, OtherStart } from './model.ts';
import { createAnalyser } from './terms.ts';
import { unitsOf, type Unit } from './units.ts';

export type {
  Evidence,
  LocatableItem,
  LocatableTranscript,
  LocatedItem,
  OtherStart,
  TimedText,
} from './model.ts';

/** Seconds on each side of a start that are compared. */
const reach = 45;

/**
 * Finds where items are discussed: one {@link LocatedItem} for each item, in the order given.
 *
 * @param ordered whether the items are given in the order in which they are discussed.
 */
export function locateItems(
  transcript: LocatableTranscript,
  items: readonly LocatableItem[],
  { ordered }: { readonly ordered: boolean },
): readonly LocatedItem[] {
  const analyse = createAnalyser(transcript.language);
  const units = unitsOf(transcript);
  if (units.length === 0) return spread(transcript.duration, items);
  const said = units.map(
    ({ text }) => new Map(analyse(text).map((at) => [at.term, text.slice(at.start, at.end)])),
  );
  const count = new Map<string, number>();
  for (const terms of said) for (const term of terms.keys()) count.set(term, (count.get(term) ?? 0) + 1);
  const weightOf = (term: string): number => Math.log(1 + units.length / (count.get(term) ?? Infinity));
  const scores = items.map((item) => {
    const terms = new Set(analyse(`${item.title ?? ''} ${item.text}`).map(({ term }) => term));
    const evidence = (from: Seconds, to: Seconds): number => {
      const found = new Set<string>();
      for (const [index, unit] of units.entries())
        if (unit.start >= from && unit.start < to)
          for (const term of said[index]?.keys() ?? []) if (terms.has(term)) found.add(term);
      return [...found].reduce((sum, term) => sum + weightOf(term), 0);
    };
    return units.map((unit) =>
      item.fixed !== undefined
        ? -Math.abs(unit.start - item.fixed)
        : evidence(unit.start, unit.start + reach) - evidence(unit.start - reach, unit.start),
    );
  });
  const chosen = ordered
    ? bestAscending(scores)
    : scores.map((row) => row.reduce((best, score, at) => (score > (row[best] ?? 0) ? at : best), 0));
  const starts = items.map((item, index) => item.fixed ?? units[chosen[index] ?? 0]?.start ?? 0);
  return items.map((item, index): LocatedItem => {
    const start = starts[index] ?? 0;
    const at = units[chosen[index] ?? 0] as Unit;
    const later = starts.filter((other) => other > start);
    const row = scores[index] ?? [];
    const score = row[chosen[index] ?? 0] ?? 0;
    const terms = new Set(analyse(`${item.title ?? ''} ${item.text}`).map(({ term }) => term));
    const words = units.flatMap((unit, place) =>
      unit.start >= start && unit.start < start + reach
        ? [...(said[place] ?? [])].filter(([term]) => terms.has(term))
        : [],
    );
    const evidence: Evidence = {
      words: [...new Map(words)]
        .sort((a, b) => weightOf(b[0]) - weightOf(a[0]))
        .map(([, word]) => word)
        .slice(0, 6),
      segment: at.segment,
      text: at.text,
    };
    const confidence = item.fixed !== undefined ? 1 : Math.max(0, score) / (Math.max(0, score) + 10);
    const others: OtherStart[] = [];
    return {
      start,
      end: Math.min(...later, Math.max(start, transcript.duration)),
      confidence,
      evidence,
      others,
    };
  });
}

/** One column for each row, never falling, with the greatest sum. */
function bestAscending(scores: readonly (readonly number[])[]): readonly number[] {
  const width = scores[0]?.length ?? 0;
  let sums = Array.from({ length: width }, () => 0);
  const from: number[][] = [];
  for (const row of scores) {
    let best = 0;
    const back: number[] = [];
    const next = row.map((score, column) => {
      if ((sums[column] ?? 0) > (sums[best] ?? 0)) best = column;
      back.push(best);
      return (sums[best] ?? 0) + score;
    });
    from.push(back);
    sums = next;
  }
  let column = sums.indexOf(Math.max(...sums));
  const chosen: number[] = [];
  for (const back of from.toReversed()) {
    chosen.unshift(column);
    column = back[column] ?? 0;
  }
  // the column that a row was reached from is that of the row before it
  return chosen;
}

/** Without a transcript there is nothing to go by: evenly, and sure of nothing. */
function spread(duration: Seconds, items: readonly LocatableItem[]): readonly LocatedItem[] {
  return items.map((item, index) => ({
    start: item.fixed ?? (duration * index) / items.length,
    end: Math.max(item.fixed ?? 0, (duration * (index + 1)) / items.length),
    confidence: item.fixed === undefined ? 0 : 1,
    evidence: { words: [], segment: -1, text: '' },
    others: [],
  }));
}
