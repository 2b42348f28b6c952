import type { EpisodePage } from '../episode-page.ts';
import type { PageSheet } from './page-sheet.ts';

/**
 * Links that are followed while the episode plays must not end the sound. What that takes is loaded when it first
 * plays, or when the reader goes forward to a page that was open in a sheet.
 */
export function startSheet(page: EpisodePage): void {
  const own = location.pathname;
  let sheet: Promise<PageSheet> | undefined;
  const load = (): Promise<PageSheet> =>
    (sheet ??= import('./listening-links.ts').then(({ startListeningLinks }) =>
      startListeningLinks(page, own),
    ));
  page.playback.on(['play'], () => void load());
  window.addEventListener('popstate', () => {
    if (sheet || location.pathname !== own) void load().then((loaded) => loaded.follow());
  });
}
