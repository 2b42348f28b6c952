import type { EpisodePage } from '../episode-page.ts';
import type { Chosen } from '../share/word-actions.ts';
import type { CitePanel } from './cite-panel.ts';

/** Opens the panel for what was chosen; without anything, for the time that the player is at. */
export type Cite = (chosen?: Chosen) => void;

/** As {@link import('./start-cite-sections.ts').startCiteSections}, which would be a file more for this page to load. */
function watchSection(): void {
  const watch = new IntersectionObserver(
    ([entry]) => {
      if (!entry?.isIntersecting) return;
      watch.disconnect();
      void import('./cite-section.ts').then(({ openCiteSection }) => openCiteSection(entry.target));
    },
    { rootMargin: '50%' },
  );
  const section = document.querySelector('[data-cite]');
  if (section) watch.observe(section);
}

/** Makes an episode and its moments something to cite. All of it is loaded when it is first used. */
export function startCiting(page: EpisodePage): Cite {
  const element = document.getElementById('cite-panel');
  let panel: Promise<CitePanel> | undefined;
  const cite: Cite = (chosen) => {
    if (!element) return;
    panel ??= import('./cite-panel.ts').then(({ prepareCitePanel }) => prepareCitePanel(page, element));
    panel.then(
      (ready) => ready.open(chosen),
      () => {
        panel = undefined;
        page.notice.say('How to cite this could not be loaded.');
      },
    );
  };
  // whoever opens it without a moment means the one that is heard
  element?.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'open' || 'ready' in element.dataset) return;
    event.preventDefault();
    cite();
  });
  watchSection();
  return cite;
}
