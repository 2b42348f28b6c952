import { decodeTiming, type Timing } from '../../model/timing.ts';
import { TimedText } from './spoken-text.ts';
import { timeOfStamp } from './stamp-time.ts';
import type { SpokenText } from './words.ts';

/** The clock of the stamps alone: each passage is said from its own time to the next. */
function readStamps(passages: readonly HTMLElement[]): Timing {
  const starts = passages.map((passage) => timeOfStamp(passage.querySelector(':scope > .stamp')));
  const firsts = new Uint32Array(passages.length + 1);
  for (const [index, start] of starts.entries())
    firsts[index + 1] = (firsts[index] as number) + (start === undefined ? 0 : 1);
  const times = Float64Array.from(starts.filter((start) => start !== undefined));
  const ends = Float64Array.from(starts, (start, index) =>
    start === undefined ? 0 : (times[(firsts[index] as number) + 1] ?? Infinity),
  );
  // no text is 2 ** 32 - 1 long: every passage counts as another one than was timed, and is said as a whole
  const lengths = new Uint32Array(passages.length).fill(0xffffffff);
  const offsets = new Uint32Array(times.length);
  return { unit: 'sentence', lengths, firsts, ends, spaced: new Uint8Array(passages.length), offsets, times };
}

async function fetchTiming(address: string): Promise<Timing | undefined> {
  try {
    const response = await fetch(address);
    return response.ok ? decodeTiming(await response.json()) : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The words of a page's transcript with their times, from `timing.json` at an address. If it cannot be had, or is of
 * another transcript, the passages have the times of their stamps. `undefined` where nothing has a time.
 */
export async function loadSpokenText(address: string): Promise<SpokenText | undefined> {
  const timing = await fetchTiming(address);
  const passages = [...document.querySelectorAll<HTMLElement>('.transcript-text > p[id]')];
  const spoken =
    timing?.lengths.length === passages.length
      ? new TimedText(passages, timing)
      : new TimedText(passages, readStamps(passages), 'passage');
  return spoken.start === Infinity ? undefined : spoken;
}
