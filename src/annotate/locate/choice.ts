import type { Seconds } from '../../model/time.ts';

/** A start that may be chosen. */
export interface Choice {
  /** Index of the place. */
  readonly place: number;
  /** How likely the true start is within half a minute. */
  readonly confidence: number;
}

/** What listeners call right. */
const near: Seconds = 30;
const far: Seconds = 60;
const mostOthers = 4;
const leastConfidence = 0.01;

/** What a start is worth that is so many seconds off: all of it up to 15, little beyond 30, nothing beyond 60. */
function worthOf(distance: Seconds): number {
  if (distance <= 15) return 1;
  if (distance <= 28) return 0.8;
  if (distance <= 35) return 0.8 - ((distance - 28) / 7) * 0.6;
  return distance <= far ? 0.2 : 0;
}

/**
 * The starts to choose from, best first, at least half a minute apart: not the likeliest places, but those around
 * which the posterior is worth most, so that three good places close to each other outdo a single one far away.
 */
export function choicesOf(posterior: Float64Array, times: Float64Array): readonly Choice[] {
  const worth = new Float64Array(times.length);
  const mass = new Float64Array(times.length);
  for (let other = 0; other < times.length; other++) {
    const share = posterior[other] ?? 0;
    if (share < 1e-7) continue;
    const spread = (place: number): boolean => {
      const distance = Math.abs((times[place] ?? Infinity) - (times[other] ?? 0));
      if (!(distance <= far)) return false;
      worth[place] = (worth[place] ?? 0) + share * worthOf(distance);
      if (distance <= near) mass[place] = (mass[place] ?? 0) + share;
      return true;
    };
    for (let place = other; spread(place); place++);
    for (let place = other - 1; place >= 0 && spread(place); place--);
  }
  const order = [...worth.keys()].sort((a, b) => (worth[b] ?? 0) - (worth[a] ?? 0) || a - b);
  const choices: Choice[] = [];
  for (const place of order) {
    const confidence = Math.min(1, mass[place] ?? 0);
    if (choices.length > mostOthers || (choices.length > 0 && confidence < leastConfidence)) break;
    const time = times[place] ?? 0;
    if (choices.every((choice) => Math.abs((times[choice.place] ?? 0) - time) >= near))
      choices.push({ place, confidence });
  }
  return choices;
}
