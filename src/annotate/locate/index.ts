import type { Seconds } from '../../model/time.ts';
import { posteriorsOf, stepsOf } from './alignment.ts';
import { boundariesOf, type BoundaryColumns } from './boundaries.ts';
import { candidatesOf, type Candidate } from './candidates.ts';
import { choicesAround, chooseAscending, prospectOf, type Choice, type Prospect } from './choice.ts';
import { evidenceOf, type EvidenceColumns } from './evidence.ts';
import { termsOfItems, type ItemTerms } from './item-terms.ts';
import { gridOf, lengthPrior, meanLengths } from './lengths.ts';
import type { Evidence, LocatableItem, LocatableTranscript, LocatedItem } from './model.ts';
import { settleOrder } from './order.ts';
import { speechOf } from './speech.ts';
import { createAnalyser, type Analyse } from './terms.ts';
import { unitsOf, type Unit } from './units.ts';
import { weights, type Feature } from './weights.ts';

/** How far doubt about the order is doubt about the start: gaps next to each other often lead to the same start. */
const certaintyCounts = 0.3;

/** Of shows that weights were not learnt on, so much of what is sure is right (see README.md). */
const modesty = 0.92;

/** An episode and its items taken apart: what locating weighs. */
export interface Measured {
  readonly analyse: Analyse;
  readonly units: readonly Unit[];
  readonly candidates: readonly Candidate[];
  readonly terms: readonly ItemTerms[];
  readonly boundaries: BoundaryColumns;
  /** Of each item. */
  readonly evidence: readonly EvidenceColumns[];
  /** When the last item ends. */
  readonly end: Seconds;
}

/** Measures everything that tells of starts; nothing is decided yet. */
export function measure(transcript: LocatableTranscript, items: readonly LocatableItem[]): Measured {
  const analyse = createAnalyser(transcript.language);
  const units = unitsOf(transcript);
  const fixed = items.flatMap((item) => item.fixed ?? []);
  const candidates = candidatesOf(units, fixed);
  const stated = transcript.duration > 0 && transcript.duration < Infinity ? transcript.duration : 0;
  const end = Math.max(stated, units.at(-1)?.end ?? 0, ...fixed);
  const speech = speechOf(units, analyse, end);
  const terms = termsOfItems(items, speech, analyse, transcript.language);
  return {
    analyse,
    units,
    candidates,
    terms,
    boundaries: boundariesOf(transcript, units, candidates, speech),
    evidence: terms.map((one) => evidenceOf(one, candidates)),
    end,
  };
}

function addColumn(scores: Float64Array, column: Float64Array, weight: number): void {
  for (let index = 0; index < scores.length; index++)
    scores[index] = (scores[index] as number) + weight * (column[index] as number);
}

function sumColumns(columns: Readonly<Record<string, Float64Array>>, from: Float64Array): Float64Array {
  const scores = from.slice();
  for (const [name, column] of Object.entries(columns)) addColumn(scores, column, weights[name as Feature]);
  return scores;
}

/** Of each item: how good a start each candidate is, as a log-likelihood ratio, if nothing is known of the others. */
function scoresOf(measured: Measured, items: readonly LocatableItem[]): readonly Float64Array[] {
  const { candidates, boundaries, evidence } = measured;
  const shared = sumColumns(boundaries, new Float64Array(candidates.length));
  return items.map(({ fixed }, index) =>
    fixed === undefined
      ? sumColumns(evidence[index] as EvidenceColumns, shared)
      : Float64Array.from(candidates, ({ time }) => (time === fixed ? 0 : -Infinity)),
  );
}

/** The first item often begins at the very beginning, else soon. */
function addBeginning(scores: Float64Array, candidates: readonly Candidate[], mean: Seconds): Float64Array {
  return scores.map(
    (score, index) =>
      score +
      (index === 0 ? weights.atBeginning : 0) +
      (weights.waiting * (candidates[index]?.time ?? 0)) / Math.max(mean, 1e-9),
  );
}

/** Music at the end is no gap in a transcript. */
const silentEnd = 0.1;

/** The share of the episode that the transcript covers: what is not in it may be discussed elsewhere. */
function coverageOf({ units, end }: Measured): number {
  const share = (units.at(-1)?.end ?? 0) / Math.max(end, 1e-9);
  return share > 1 - silentEnd ? 1 : share;
}

/**
 * Finds where items are discussed: one {@link LocatedItem} for each item, in the order given. Deterministic, and
 * never throws; without a transcript, items are spread evenly with a confidence of 0.
 *
 * @param ordered whether the items are given in the order in which they are discussed. An item with good reasons is
 * placed elsewhere all the same.
 */
export function locateItems(
  transcript: LocatableTranscript,
  items: readonly LocatableItem[],
  { ordered }: { readonly ordered: boolean },
): readonly LocatedItem[] {
  const measured = measure(transcript, items);
  const { candidates, terms, end } = measured;
  if (candidates.length === 0 || measured.units.length === 0) return spread(end, items);
  const times = Float64Array.from(candidates, ({ time }) => time);
  const scores = scoresOf(measured, items);
  const fixed = items.map((item) => item.fixed);
  const sizes = terms.map(({ size }) => size);
  const { order, certainties, mayStart } = settleOrder(
    { scores, times, duration: end, sizes, fixed },
    ordered,
  );
  const grid = gridOf(end);
  const means = meanLengths(sizes, end);
  const posteriors = posteriorsOf({
    scores: order.map((item, place) => {
      const column = (scores[item] as Float64Array).map((score, at) =>
        mayStart(item, times[at] ?? 0) ? score : -Infinity,
      );
      return place === 0 ? addBeginning(column, candidates, end / items.length) : column;
    }),
    lengths: order.map((item) => lengthPrior(grid, means[item] ?? end)),
    steps: stepsOf(times, grid),
    end: Math.round(end / grid.step),
  });
  const prospects = posteriors.map((posterior, place) => {
    const prospect = prospectOf(posterior, times);
    const confirmed = fixed[order[place] ?? -1];
    if (confirmed === undefined) return prospect;
    // what a person says is worth more than all that could be gained around it
    return { ...prospect, worth: times.map((time) => (time === confirmed ? 1 : -items.length)) };
  });
  const chosen = chooseAscending(prospects);
  const choices = items.map((_, item) => {
    const place = order.indexOf(item);
    const believed = (certainties[item] ?? 1) ** certaintyCounts * modesty * coverageOf(measured);
    return choicesAround(prospects[place] as Prospect, times, chosen[place] ?? 0).map((choice): Choice => ({
      place: choice.place,
      confidence: choice.confidence * believed,
    }));
  });
  return describeAll(measured, items, choices);
}

/** Turns the chosen places into what is said of each item. */
function describeAll(
  measured: Measured,
  items: readonly LocatableItem[],
  choices: readonly (readonly Choice[])[],
): readonly LocatedItem[] {
  const { candidates, end } = measured;
  const timeOf = (choice: Choice | undefined): Seconds => candidates[choice?.place ?? 0]?.time ?? 0;
  const starts = items.map((item, index) => item.fixed ?? timeOf(choices[index]?.[0]));
  return items.map((item, index) => {
    const start = starts[index] ?? 0;
    const [first, ...others] = choices[index] ?? [];
    return {
      start,
      end: Math.min(...starts.filter((other) => other > start), Math.max(start, end)),
      confidence: item.fixed === undefined ? (first?.confidence ?? 0) : 1,
      evidence: evidenceAt(measured, index, candidates[first?.place ?? 0] as Candidate),
      others:
        item.fixed === undefined
          ? others.map((choice) => ({ start: timeOf(choice), confidence: choice.confidence }))
          : [],
    };
  });
}

const mostWords = 6;
const telling: Seconds = 45;

/** The words of an item that are said in the 45 seconds from a candidate on, and the sentence that begins there. */
function evidenceAt({ units, terms, analyse }: Measured, item: number, { time, unit }: Candidate): Evidence {
  const said = (terms[item]?.all ?? [])
    .flatMap(({ times, weight }) => {
      const at = times.find((one) => one >= time - 1e-6 && one < time + telling);
      return at === undefined ? [] : [{ at, weight }];
    })
    .toSorted((a, b) => b.weight - a.weight);
  const words = new Map<Seconds, string>();
  for (let index = unit; (units[index]?.start ?? Infinity) < time + telling; index++) {
    const { start, end, text } = units[index] as Unit;
    const pace = (end - start) / Math.max(1, text.length);
    for (const word of analyse(text)) words.set(start + word.start * pace, text.slice(word.start, word.end));
  }
  const here = units[unit];
  return {
    words: [...new Set(said.flatMap(({ at }) => words.get(at) ?? []))].slice(0, mostWords),
    segment: here?.segment ?? -1,
    text: here?.text ?? '',
  };
}

/** Without a transcript there is nothing to go by. */
function spread(end: Seconds, items: readonly LocatableItem[]): readonly LocatedItem[] {
  const starts = items.map((item, index) => item.fixed ?? (end * index) / items.length);
  return items.map((item, index) => ({
    start: starts[index] ?? 0,
    end: Math.min(
      ...starts.filter((other) => other > (starts[index] ?? 0)),
      Math.max(starts[index] ?? 0, end),
    ),
    confidence: item.fixed === undefined ? 0 : 1,
    evidence: { words: [], segment: -1, text: '' },
    others: [],
  }));
}
