import { sitePrefix } from '../page/site-prefix.ts';
import type { Playback } from '../playback/playback.ts';

/**
 * Only one tab of a site plays: one that begins tells the others (of the same base: several sites may share a host),
 * and whoever hears it stops, and says why. The clock of somebody who listens elsewhere makes no sound, and is left
 * alone. Call it when the first sound plays. `signal` ends it.
 */
export function keepOneTabPlaying(
  playback: Playback,
  base: string,
  say: (why: string) => void,
  signal = new AbortController().signal,
): void {
  if (!('BroadcastChannel' in window)) return;
  let channel: BroadcastChannel | undefined;
  let told = false;
  const sounds = (): boolean => playback.playing && playback.keeper?.kind === 'audio';
  const open = (): void => {
    channel = new BroadcastChannel(`${sitePrefix(base)}playing`);
    channel.addEventListener('message', ({ data }) => {
      if (data !== 'playing' || !sounds()) return;
      playback.pause();
      say('Paused, because another tab began to play.');
    });
  };
  const tell = (): void => {
    const isSounding = sounds();
    if (isSounding && !told) channel?.postMessage('playing');
    told = isSounding;
  };
  // A page with an open channel is not kept for going back to.
  window.addEventListener('pagehide', () => channel?.close(), { signal });
  const reopen = ({ persisted }: PageTransitionEvent): void => {
    if (persisted) open();
  };
  window.addEventListener('pageshow', reopen, { signal });
  const stopTelling = playback.on(['play', 'pause', 'end'], tell);
  signal.addEventListener('abort', () => {
    stopTelling();
    channel?.close();
  });
  open();
  tell();
}
