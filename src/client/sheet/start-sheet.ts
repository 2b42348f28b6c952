import type { EpisodePage } from '../episode-page.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import type { PageSheet } from './page-sheet.ts';

/**
 * Links that are followed while the episode plays must not end the sound, nor leaving the page. What that takes is loaded when it first
 * plays, or when the reader goes forward to a page that was open in a sheet.
 */
export function startSheet(page: EpisodePage, strip: StripPlace): void {
  const own = location.pathname;
  let sheet: PageSheet | undefined;
  const load = async (): Promise<PageSheet | undefined> => {
    try {
      const { startListeningLinks } = await import('./listening-links.ts');
      return (sheet ??= startListeningLinks(page, own, strip));
    } catch {
      // without it links are links
      return undefined;
    }
  };
  page.playback.on(['play'], () => {
    if (!sheet) void load();
  });
  window.addEventListener('popstate', () => {
    if (!sheet && location.pathname === own) return;
    void load().then((loaded) => (loaded ? loaded.follow() : location.reload()));
  });
}
