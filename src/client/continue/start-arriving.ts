import type { EpisodePage } from '../episode-page.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import { soundKey } from './sound-key.ts';

const hasSound = (): boolean => {
  try {
    return sessionStorage.getItem(soundKey) !== null;
  } catch {
    return false;
  }
};

/**
 * Lets the sound of the page before go on, if there was any a moment ago: on every page, when it is loaded and when
 * the browser brings it back as it was. `page` is what an episode's page works with.
 */
export function startArriving(strip: StripPlace, page?: EpisodePage): void {
  const arrive = (wasKept: boolean): void => {
    if (!hasSound()) return;
    void import('./arrive.ts').then(
      ({ letSoundGoOn }) => letSoundGoOn(page, strip, wasKept),
      // without it there is no sound here, and its place is remembered
      () => undefined,
    );
  };
  window.addEventListener('pageshow', ({ persisted }) => {
    if (persisted) arrive(true);
  });
  arrive(false);
}
