import type { EpisodePage } from '../episode-page.ts';

/** What is on now is shown from the first play on, and loaded then. */
export function startNow(page: EpisodePage): void {
  const stop = page.playback.on(['play'], () => {
    stop();
    void import('./now.ts').then(({ showNow }) => showNow(page));
  });
}
