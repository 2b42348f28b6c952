import { parseAlignment, type Alignment } from '../../model/alignment.ts';
import type { EpisodeData } from '../../model/episode-data.ts';
import type { Seconds } from '../../model/time.ts';
import type { Timekeeper } from '../playback/timekeeper.ts';
import { readStored, watchStored, writeStored } from '../page/stored.ts';

/** What is kept for an episode of how its times run, once for its audio and once for the clock of another app. */
export interface KeptAlignment {
  readonly anchors: Alignment;
  /** What `anchors` were before each change, the last last. */
  readonly history: readonly Alignment[];
  /** How long the audio was when they were last changed. */
  readonly duration?: Seconds;
  /** Durations that the listener was asked about and would not be asked again. */
  readonly asked: readonly Seconds[];
}

/** What times are kept for. */
export type Kind = Timekeeper['kind'];

/** So many changes can be undone. */
export const longestHistory = 20;

/** Differences of durations up to this are no advertisement: hosts declare whole seconds, files end with silence. */
export const tolerance: Seconds = 2;

/** Whether two durations, in seconds, are of the same audio as far as anybody can tell. */
export const isSameDuration = (a: Seconds, b: Seconds): boolean => Math.abs(a - b) <= tolerance;

type Kept = Pick<EpisodeData, 'base' | 'slug'>;

const keyOf = (data: Kept, kind: Kind): string =>
  `${kind === 'clock' ? 'clock-alignment' : 'alignment'}:${data.slug}`;

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** Reads what is kept for an episode; what is malformed is as if it were not there. */
export function readAlignment(data: Kept, kind: Kind): KeptAlignment {
  const stored = readStored(data.base, keyOf(data, kind));
  const { anchors, history, duration, asked } = (
    typeof stored === 'object' && stored !== null ? stored : {}
  ) as Record<string, unknown>;
  return {
    anchors: parseAlignment(anchors),
    history: listOf(history).map(parseAlignment).slice(-longestHistory),
    ...(isNumber(duration) ? { duration } : {}),
    asked: listOf(asked).filter(isNumber),
  };
}

/** Keeps it; what says nothing is forgotten. */
export function writeAlignment(data: EpisodeData, kind: Kind, kept: KeptAlignment): void {
  const isEmpty = kept.anchors.length + kept.history.length + kept.asked.length === 0;
  writeStored(data.base, keyOf(data, kind), isEmpty ? undefined : kept);
}

/** Calls back when another tab keeps something else for the audio of an episode. */
export function watchAlignment(data: EpisodeData, changed: () => void): void {
  watchStored(data.base, keyOf(data, 'audio'), changed);
}
