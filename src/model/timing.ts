import type { Seconds } from './time.ts';

/** What a transcript's clock can tell apart: words where they were measured, sentences where times are estimated. */
export type TimingUnit = 'word' | 'sentence';

/** A passage's clock, to be written. */
export interface TimedPassage {
  readonly text: string;
  readonly end: Seconds;
  /** From an offset of its text to when it is said, ascending in both; empty for a passage without times. */
  readonly units: readonly { readonly offset: number; readonly time: Seconds }[];
}

/** `timing.json`: columns of steps, each a string; {@link encodeTiming} writes them, {@link decodeTiming} reads them. */
export interface TimingFile {
  readonly version: 1;
  readonly unit: TimingUnit;
  /** A number per passage: the length of its text. */
  readonly lengths: string;
  /** … twice how many units it has; one more if they are not just what white space sets apart, but have offsets. */
  readonly counts: string;
  /** … from the start of the last passage with a time to its own start; 0 for one without a time. */
  readonly starts: string;
  /** … from when its last unit begins to its end. */
  readonly ends: string;
  /** A number per unit that needs it: from the offset of the one before; the first, from the passage's beginning. */
  readonly offsets: string;
  /** A number per unit: from the time of the one before, or from the passage's start. */
  readonly times: string;
}

/** A transcript's clock, read: flat arrays, in the order of the page. */
export interface Timing {
  readonly unit: TimingUnit;
  /** The length of each passage's text. */
  readonly lengths: Uint32Array;
  /** Index of each passage's first unit, and behind the last passage the number of units. */
  readonly firsts: Uint32Array;
  /** When each passage ends; 0 for one without a time. */
  readonly ends: Float64Array;
  /** 1 for each passage whose units are what white space sets apart: {@link spacedOffsets} of its text. */
  readonly spaced: Uint8Array;
  /** Where each unit begins in its passage's text, but for those passages; and when it is said. */
  readonly offsets: Uint32Array;
  readonly times: Float64Array;
}

/** Where the words of a text begin that white space sets apart. */
export const spacedOffsets = (text: string): number[] =>
  Array.from(text.matchAll(/\S+/g), ({ index }) => index);

/** Times are kept in steps of 20 ms: finer than anybody measures words, and a byte a word. */
const stepsPerSecond = 50;

// Numbers below `small` are one sign; larger ones have signs of their own before the last, like digits. All signs are
// printable ASCII that JSON leaves as it is.
const signs = Array.from({ length: 0x7e - 0x23 + 1 }, (_, index) => String.fromCharCode(0x23 + index))
  .filter((sign) => sign !== '\\')
  .join('');
const small = 75;
const large = signs.length - small;

function encodeNumber(value: number): string {
  let text = signs.charAt(value % small);
  for (let rest = Math.floor(value / small); rest > 0; rest = Math.floor(rest / large))
    text = signs.charAt(small + (rest % large)) + text;
  return text;
}

/** The numbers of a column; `undefined` for what is none. */
function decodeColumn(text: unknown): number[] | undefined {
  if (typeof text !== 'string') return undefined;
  const values: number[] = [];
  let high = 0;
  for (let at = 0; at < text.length; at++) {
    const digit = signs.indexOf(text.charAt(at));
    if (digit < 0) return undefined;
    if (digit >= small) high = high * large + digit - small;
    else {
      values.push(high * small + digit);
      high = 0;
    }
  }
  return high === 0 ? values : undefined;
}

/** Cut, not rounded: who goes to when a word begins is at that word. */
const toSteps = (time: Seconds): number => Math.max(0, Math.floor(time * stepsPerSecond + 1e-6));

/** Writes a transcript's clock: about a byte a word when compressed. */
export function encodeTiming(unit: TimingUnit, passages: readonly TimedPassage[]): TimingFile {
  const columns = {
    lengths: '',
    counts: '',
    starts: '',
    ends: '',
    offsets: '',
    times: '',
  };
  let start = 0;
  for (const { text, end, units } of passages) {
    const spaced = spacedOffsets(text);
    const isSpaced = units.length === spaced.length && units.every(({ offset }, i) => offset === spaced[i]);
    const begin = Math.max(start, toSteps(units[0]?.time ?? 0));
    columns.lengths += encodeNumber(text.length);
    columns.counts += encodeNumber(units.length * 2 + (isSpaced ? 0 : 1));
    columns.starts += encodeNumber(units.length === 0 ? 0 : begin - start);
    if (units.length > 0) start = begin;
    let [offset, time] = [0, begin];
    for (const point of units) {
      const steps = Math.max(time, toSteps(point.time));
      if (!isSpaced) columns.offsets += encodeNumber(point.offset - offset);
      columns.times += encodeNumber(steps - time);
      [offset, time] = [point.offset, steps];
    }
    columns.ends += encodeNumber(units.length === 0 ? 0 : Math.max(0, toSteps(end) - time));
  }
  return { version: 1, unit, ...columns };
}

/** The columns of a file as numbers; `undefined` unless they fit together. */
function readColumns(file: Partial<Record<keyof TimingFile, unknown>>): Columns | undefined {
  const lengths = decodeColumn(file.lengths);
  const counts = decodeColumn(file.counts);
  const starts = decodeColumn(file.starts);
  const ends = decodeColumn(file.ends);
  const offsets = decodeColumn(file.offsets);
  const times = decodeColumn(file.times);
  if (!lengths || !counts || !starts || !ends || !offsets || !times) return undefined;
  let [units, placed] = [0, 0];
  for (const count of counts) {
    units += count >> 1;
    if (count % 2 === 1) placed += count >> 1;
  }
  const fits =
    [counts, starts, ends].every(({ length }) => length === lengths.length) &&
    times.length === units &&
    offsets.length === placed;
  return fits ? { lengths, counts, starts, ends, offsets, times } : undefined;
}

type Columns = Readonly<Record<Exclude<keyof TimingFile, 'version' | 'unit'>, readonly number[]>>;

/** Reads what {@link encodeTiming} wrote; `undefined` for anything else, and for columns that do not fit together. */
export function decodeTiming(file: unknown): Timing | undefined {
  if (typeof file !== 'object' || file === null) return undefined;
  const { version, unit, ...written } = file as Partial<Record<keyof TimingFile, unknown>>;
  if (version !== 1 || (unit !== 'word' && unit !== 'sentence')) return undefined;
  const columns = readColumns(written);
  if (!columns) return undefined;
  const timing: Timing = {
    unit,
    lengths: Uint32Array.from(columns.lengths),
    firsts: new Uint32Array(columns.lengths.length + 1),
    ends: new Float64Array(columns.lengths.length),
    spaced: Uint8Array.from(columns.counts, (count) => 1 - (count % 2)),
    offsets: new Uint32Array(columns.times.length),
    times: new Float64Array(columns.times.length),
  };
  let [at, placed, start] = [0, 0, 0];
  for (const [index, count] of columns.counts.entries()) {
    start += columns.starts[index] as number;
    let [offset, time] = [0, start];
    for (const last = at + (count >> 1); at < last; at++) {
      if (count % 2 === 1) offset += columns.offsets[placed++] as number;
      time += columns.times[at] as number;
      timing.offsets[at] = offset;
      timing.times[at] = time / stepsPerSecond;
    }
    timing.firsts[index + 1] = at;
    if (count > 1) timing.ends[index] = (time + (columns.ends[index] as number)) / stepsPerSecond;
  }
  return timing;
}
