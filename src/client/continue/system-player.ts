import type { Playback } from '../playback/playback.ts';
import { readSkips } from '../player/memory.ts';
import type { SoundRecord } from './sound-record.ts';

/**
 * Tells the lock screen, headphones and keyboards what plays on, and does what their buttons say, until `signal`
 * ends it. `play` must not throw.
 */
export function tellSystem(
  playback: Playback,
  play: () => void,
  record: SoundRecord,
  signal: AbortSignal,
): void {
  if (!('mediaSession' in navigator) || !('MediaMetadata' in window)) return;
  const session = navigator.mediaSession;
  const skip = (seconds: number): void =>
    playback.goToHeard(Math.max(0, (playback.heardTime ?? 0) + seconds));
  const handlers: readonly (readonly [MediaSessionAction, MediaSessionActionHandler])[] = [
    ['play', play],
    ['pause', () => playback.pause()],
    ['stop', () => playback.pause()],
    ['seekbackward', ({ seekOffset }) => skip(-(seekOffset ?? readSkips(record).back))],
    ['seekforward', ({ seekOffset }) => skip(seekOffset ?? readSkips(record).on)],
  ];
  const handle = (isOn: boolean): void => {
    for (const [action, handler] of handlers) {
      try {
        session.setActionHandler(action, isOn ? handler : null);
      } catch {
        // an action that this browser does not know
      }
    }
  };
  const artwork = record.artwork.map((picture) => ({
    ...picture,
    src: new URL(picture.src, location.href).href,
  }));
  session.metadata = new MediaMetadata({ title: record.title, artist: record.show, artwork });
  handle(true);
  signal.addEventListener('abort', () => handle(false));
}
