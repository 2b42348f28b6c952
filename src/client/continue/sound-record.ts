import type { Alignment } from '../../model/alignment.ts';
import type { EpisodeData } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import { soundKey } from './sound-key.ts';

/** What played when a page went away. */
export interface SoundRecord extends Pick<EpisodeData, 'slug' | 'base' | 'show' | 'artwork'> {
  /** Path of the episode's page. */
  readonly address: string;
  /** What it is called beside a player. */
  readonly title: string;
  /** Address of the audio. */
  readonly src: string;
  /** Where it was, in what is heard. */
  readonly heard: Seconds;
  readonly alignment: Alignment;
  readonly rate: number;
  /** `false`: it had been paused on a page that is not its own, and is still at hand there. */
  readonly playing: boolean;
  /** When the page went away: milliseconds, as `Date.now()` tells. */
  readonly when: number;
}

/** What played longer ago than this does not go on by itself; milliseconds. */
const freshFor = 10_000;

/** Whether what played when the last page went away goes on in this one. `now` in milliseconds. */
export const isFresh = ({ when }: Pick<SoundRecord, 'when'>, now: number): boolean =>
  now >= when && now - when < freshFor;

const isText = (value: unknown): boolean => typeof value === 'string' && value !== '';

/** Reads a record; `undefined` for what is none. */
export function parseSoundRecord(text: string): SoundRecord | undefined {
  try {
    const record = JSON.parse(text) as Partial<Record<keyof SoundRecord, unknown>>;
    const whole =
      [record.slug, record.base, record.address, record.title, record.src].every(isText) &&
      [record.heard, record.rate, record.when].every((value) => Number.isFinite(value)) &&
      Array.isArray(record.alignment) &&
      Array.isArray(record.artwork);
    return whole ? (record as SoundRecord) : undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a record for the next page of this tab. */
export function keepSound(record: SoundRecord): void {
  try {
    sessionStorage.setItem(soundKey, JSON.stringify(record));
  } catch {
    // without storage the sound ends with its page
  }
}

/** Takes the record that the last page of this tab left: there is none then. */
export function takeSound(): SoundRecord | undefined {
  try {
    const text = sessionStorage.getItem(soundKey) ?? '';
    sessionStorage.removeItem(soundKey);
    return parseSoundRecord(text);
  } catch {
    return undefined;
  }
}
