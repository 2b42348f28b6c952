import type { EpisodePage } from '../episode-page.ts';
import type { Chosen } from '../share/word-actions.ts';
import type { CitePanel } from './cite-panel.ts';
import { startCiteSections } from './start-cite-sections.ts';

/** Opens the panel for what was chosen; without anything, for the time that the player is at. */
export type Cite = (chosen?: Chosen) => void;

/** Makes an episode and its moments something to cite. All of it is loaded when it is first used. */
export function startCiting(page: EpisodePage): Cite {
  startCiteSections(document);
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
  return cite;
}
