import type { EpisodePage } from '../episode-page.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import { startArriving } from './start-arriving.ts';

/** The sound of an episode goes on across pages: what played before goes on here, and what plays here on the next. */
export function startContinuing(page: EpisodePage, strip: StripPlace): void {
  const own = location.pathname;
  const stop = page.playback.on(['play'], () => {
    stop();
    void import('./keep-on-leaving.ts').then(({ keepOnLeaving }) => keepOnLeaving(page, own));
  });
  startArriving(strip, page);
}
