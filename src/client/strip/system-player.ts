import type { Playback } from '../playback/playback.ts';
import {
  artworkOf,
  hasSystemButtons,
  setSystemActions,
  type SystemActions,
} from '../playback/system-buttons.ts';
import { readSkips } from '../player/memory.ts';
import type { SoundHere } from './strip-sound.ts';

/**
 * Tells the lock screen, headphones and keyboards what plays in the strip, and does what their buttons say, until `signal`
 * ends it. `play` must not throw.
 */
export function tellSystem(
  playback: Playback,
  play: () => void,
  record: SoundHere,
  signal: AbortSignal,
): void {
  if (!hasSystemButtons()) return;
  const skip = (seconds: number): void =>
    playback.goToHeard(Math.max(0, (playback.heardTime ?? 0) + seconds));
  const actions: SystemActions = {
    play,
    pause: () => playback.pause(),
    stop: () => playback.pause(),
    seekbackward: ({ seekOffset }) => skip(-(seekOffset ?? readSkips(record).back)),
    seekforward: ({ seekOffset }) => skip(seekOffset ?? readSkips(record).on),
  };
  const { title, show: artist } = record;
  navigator.mediaSession.metadata = new MediaMetadata({ title, artist, artwork: artworkOf(record) });
  setSystemActions(actions);
  signal.addEventListener('abort', () =>
    setSystemActions(Object.fromEntries(Object.keys(actions).map((action) => [action, null]))),
  );
}
