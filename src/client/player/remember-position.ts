import type { EpisodeData } from '../../model/episode-data.ts';
import type { Playback } from '../playback/playback.ts';
import { writePosition } from './memory.ts';

/** Milliseconds between two times that are kept: what a crash may lose. */
const keepEvery = 5000;

/**
 * Keeps where the listener is, from the first play on: every few seconds, and whenever playing stops or leaps, or the
 * page goes away. A tab that does not play keeps nothing by itself, and so overwrites nothing of another's. `signal`
 * ends it.
 */
export function rememberPosition(
  { playback, data }: { readonly playback: Playback; readonly data: Pick<EpisodeData, 'base' | 'slug'> },
  signal = new AbortController().signal,
): void {
  let timer: ReturnType<typeof setInterval> | undefined;
  const keep = (): void => {
    const time = playback.leftAt ?? playback.time;
    if (time !== undefined) writePosition(data, time);
  };
  const keepIfPlaying = (): void => {
    if (playback.playing) keep();
  };
  const watch = (): void => {
    clearInterval(timer);
    timer = playback.playing ? setInterval(keep, keepEvery) : undefined;
  };
  const forget = [
    playback.on(['play', 'pause', 'end', 'error', 'keeper'], watch),
    playback.on(['pause', 'seek', 'end'], keep),
    () => clearInterval(timer),
  ];
  signal.addEventListener('abort', () => {
    keepIfPlaying();
    for (const end of forget) end();
  });
  window.addEventListener('pagehide', keepIfPlaying, { signal });
  document.addEventListener('visibilitychange', keepIfPlaying, { signal });
  keep();
  watch();
}
