import citeStyles from '../../styles/cite.css?url';
import { addStyles } from '../page/add-styles.ts';
import type { EpisodePage } from '../episode-page.ts';
import type { Chosen } from '../share/word-actions.ts';
import { CiteForm } from './cite-form.ts';
import { loadTemplates } from './load-templates.ts';
import { citedMoment } from './moment.ts';

/** "Cite this moment": the form of the page's own section, filled with a moment, in a panel above the player. */
export class CitePanel {
  readonly #page: EpisodePage;
  readonly #panel: HTMLElement;
  readonly #form: CiteForm;

  constructor(page: EpisodePage, panel: HTMLElement, form: CiteForm) {
    [this.#page, this.#panel, this.#form] = [page, panel, form];
    panel.append(form.element);
    panel.addEventListener('toggle', ({ newState }) => {
      if (newState === 'closed') delete panel.dataset['ready'];
    });
  }

  /** Opens it for what was chosen, else for the time that the player is at. */
  open(chosen?: Chosen): void {
    this.#form.show(citedMoment(this.#page, chosen));
    this.#panel.dataset['ready'] = '';
    if (!this.#panel.matches(':popover-open')) this.#panel.showPopover();
    this.#panel.scrollTop = 0;
    this.#form.start?.focus();
  }
}

/** Prepares the panel. Rejects if what it needs cannot be had. */
export async function prepareCitePanel(page: EpisodePage, panel: HTMLElement): Promise<CitePanel> {
  const address = document.querySelector<HTMLElement>('[data-cite]')?.dataset['cite'] ?? '';
  const [templates] = await Promise.all([loadTemplates(address), addStyles(citeStyles)]);
  return new CitePanel(page, panel, new CiteForm(templates, page.data.base));
}
