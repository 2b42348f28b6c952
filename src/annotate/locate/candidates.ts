import type { Seconds } from '../../model/time.ts';
import type { Unit } from './units.ts';

/** Starts that come closer than this are one for a listener. */
const closest: Seconds = 4;

/** Where an item may start: the beginning of a unit, or a time that a person has confirmed. */
export interface Candidate {
  readonly time: Seconds;
  /** Index of the unit that begins here, or is said here. */
  readonly unit: number;
}

/** The places where items may start, ascending; at least one if there is a unit. */
export function candidatesOf(units: readonly Unit[], fixed: readonly Seconds[]): readonly Candidate[] {
  const candidates: Candidate[] = [];
  let last = -Infinity;
  for (const [unit, { start }] of units.entries())
    if (start >= last + closest) {
      candidates.push({ time: start, unit });
      last = start;
    }
  for (const time of new Set(fixed)) {
    if (candidates.some((candidate) => candidate.time === time)) continue;
    const next = units.findIndex((unit) => unit.start > time);
    candidates.push({ time, unit: Math.max(0, (next < 0 ? units.length : next) - 1) });
  }
  return candidates.sort((a, b) => a.time - b.time);
}
