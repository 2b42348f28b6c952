import type { Playback } from '../playback/playback.ts';
import type { Strip } from './strip.ts';

/** Gives the one strip of a page, and loads it when something is first to be heard there. Rejects if it cannot be had. */
export type StripPlace = () => Promise<Strip>;

/** `own` is the player of the page itself, if it has one. */
export function makeStripPlace(own?: Playback): StripPlace {
  let strip: Promise<Strip> | undefined;
  return () => {
    strip ??= import('./strip.ts').then(
      ({ Strip }) => new Strip(own),
      (error: unknown) => {
        strip = undefined;
        throw error;
      },
    );
    return strip;
  };
}
