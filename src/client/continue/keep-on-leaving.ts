import type { EpisodePage } from '../episode-page.ts';
import { AudioKeeper } from '../playback/audio-keeper.ts';
import { writePosition } from '../player/memory.ts';
import { keepSound } from './sound-record.ts';

/**
 * Keeps what plays for the next page when this one goes away. `own` is the path of the episode's page: the address may
 * be that of a sheet.
 */
export function keepOnLeaving({ playback, data }: EpisodePage, own: string): void {
  window.addEventListener('pagehide', () => {
    const { keeper } = playback;
    if (!(keeper instanceof AudioKeeper) || !keeper.playing) return;
    // a stretch that is heard in passing ends with its page; where the listener was is at hand on the next
    const { leftAt, time } = playback;
    keepSound({
      slug: data.slug,
      base: data.base,
      show: data.show,
      artwork: data.artwork,
      address: own,
      title: keeper.element.ariaLabel ?? data.title,
      src: keeper.element.currentSrc,
      heard: leftAt === undefined ? keeper.time : playback.heardAt(leftAt),
      alignment: playback.alignment,
      rate: keeper.rate,
      playing: leftAt === undefined,
      when: Date.now(),
    });
    const place = leftAt ?? time;
    if (place !== undefined) writePosition(data, place);
    // the browser may keep this page as it is, to come back to: it must not sound there, nor begin again by itself
    playback.pause();
  });
}
