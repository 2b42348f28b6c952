import type { EpisodeData } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import { readStored, writeStored } from '../page/stored.ts';
import { clockKey } from './clock-key.ts';

/** How the clock of an episode stood when it was last in use. */
export interface KeptClock {
  /** Its own time. */
  readonly heard: Seconds;
  /** The transcript's. */
  readonly transcript: Seconds;
  /** When that was: `Date.now()`. */
  readonly at: number;
  readonly running: boolean;
  readonly rate: number;
  /** See `ClockKeeper.tellsAppTime`. */
  readonly tellsAppTime: boolean;
}

/** Nobody wants to be asked about last month's listening; milliseconds. */
const forgottenAfter = 14 * 24 * 60 * 60 * 1000;

/** Reads it; `undefined` if there was none, if it is too long ago, or if it cannot be read. */
export function readClock(data: EpisodeData): KeptClock | undefined {
  const stored = readStored(data.base, clockKey(data));
  if (typeof stored !== 'object' || stored === null) return undefined;
  const { heard, transcript, at, running, rate, tellsAppTime } = stored as Partial<KeptClock>;
  const numbers = [heard, transcript, at, rate];
  if (!numbers.every((value) => Number.isFinite(value) && (value as number) >= 0) || rate === 0)
    return undefined;
  if (Math.abs(Date.now() - (at as number)) > forgottenAfter) return undefined;
  return {
    heard: heard as number,
    transcript: transcript as number,
    at: at as number,
    running: running === true,
    rate: rate as number,
    tellsAppTime: tellsAppTime === true,
  };
}

/** Keeps it, or forgets it. */
export function writeClock(data: EpisodeData, kept: KeptClock | undefined): void {
  writeStored(data.base, clockKey(data), kept);
}

/** What its own time would be now if it had gone on; it is no further than it was if the time of day was set back. */
export const runOn = ({ heard, at, running, rate }: KeptClock): Seconds =>
  running ? heard + (Math.max(0, Date.now() - at) / 1000) * rate : heard;
