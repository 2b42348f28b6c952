import type { EpisodeData } from '../../model/episode-data.ts';
import type { Playback } from '../playback/playback.ts';
import { writePosition } from './memory.ts';

/** Milliseconds between two times that are kept: what a crash may lose. */
const keepEvery = 5000;

/**
 * Keeps where the listener is, from the first play on: every few seconds, and whenever playing stops or leaps, or the
 * page goes away. A tab that does not play keeps nothing by itself, and so overwrites nothing of another's.
 */
export function rememberPosition({
  playback,
  data,
}: {
  readonly playback: Playback;
  readonly data: Pick<EpisodeData, 'base' | 'slug'>;
}): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const keep = (): void => {
    if (playback.time !== undefined) writePosition(data, playback.time);
  };
  const keepIfPlaying = (): void => {
    if (playback.playing) keep();
  };
  const watch = (): void => {
    clearInterval(timer);
    timer = playback.playing ? setInterval(keep, keepEvery) : undefined;
  };
  playback.on(['play', 'pause', 'end', 'error', 'keeper'], watch);
  playback.on(['pause', 'seek', 'end'], keep);
  window.addEventListener('pagehide', keepIfPlaying);
  document.addEventListener('visibilitychange', keepIfPlaying);
  keep();
  watch();
}
