import type { EpisodeData } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import { readStored, writeStored } from '../page/stored.ts';

type Kept = Pick<EpisodeData, 'base' | 'slug'>;

/** How far the two skips go, in seconds. */
export interface Skips {
  readonly back: Seconds;
  readonly on: Seconds;
}

const usualSkips: Skips = { back: 15, on: 30 };
/** Nobody comes back to the first or the last seconds. */
const firstResumed = 10;
const lastResumed = 15;

const isPositive = (value: unknown): value is number =>
  typeof value === 'number' && Number.isFinite(value) && value > 0;

/** Where the listener was, as a time of the transcript: it holds whatever advertisements come next time. */
export function readPosition({ base, slug }: Kept): Seconds | undefined {
  const position = readStored(base, `position:${slug}`);
  return isPositive(position) ? position : undefined;
}

/** Keeps where the listener is. The first seconds are no place, and take the place of none: a play may be a mistake. */
export function writePosition({ base, slug }: Kept, time: Seconds): void {
  if (time < firstResumed) return;
  writeStored(base, `position:${slug}`, Math.round(time * 100) / 100);
}

/** Whether it is worth while to go back to a position. `duration` of the transcribed recording, where it is known. */
export const isResumable = (position: Seconds, duration: Seconds = Infinity): boolean =>
  position >= firstResumed && position <= duration - lastResumed;

/** The speed this episode was last played at, else the one last chosen anywhere; 1 is natural. */
export function readSpeed({ base, slug }: Kept): number {
  for (const key of [`speed:${slug}`, 'speed']) {
    const speed = readStored(base, key);
    if (isPositive(speed) && speed >= 0.25 && speed <= 4) return speed;
  }
  return 1;
}

/** Keeps a speed that was chosen, for this episode and as the one that others begin with. */
export function writeSpeed({ base, slug }: Kept, speed: number): void {
  writeStored(base, `speed:${slug}`, speed);
  writeStored(base, 'speed', speed);
}

/** How far the skips go: as chosen, else as usual. */
export function readSkips({ base }: Pick<Kept, 'base'>): Skips {
  const { back, on } = (readStored(base, 'skips') ?? {}) as Partial<Record<keyof Skips, unknown>>;
  return {
    back: isPositive(back) ? back : usualSkips.back,
    on: isPositive(on) ? on : usualSkips.on,
  };
}

/** Keeps how far the skips go, for all episodes. */
export function writeSkips({ base }: Pick<Kept, 'base'>, skips: Skips): void {
  writeStored(base, 'skips', skips);
}
