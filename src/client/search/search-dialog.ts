import searchStyles from '../../styles/search.css?url';
import type { EpisodePage } from '../episode-page.ts';
import { startHearing } from '../hear/start-hearing.ts';
import { addStyles } from '../page/add-styles.ts';
import { isLeftAlone, linkOf } from '../page/pressed-link.ts';
import { sitePrefix } from '../page/site-prefix.ts';
import { Sheet } from '../sheet/sheet.ts';
import type { StripPlace } from '../strip/strip-place.ts';
import { isSlashOn, makeKeyLine } from './key-line.ts';
import type { OpenedSearch } from './load-dialog.ts';
import type { SearchAddress } from './search-address.ts';
import { findSearch, makeSearch } from './search-parts.ts';
import { startSearch } from './search.ts';

/** Keeps the question for as long as the tab is open, so that the next page's dialog begins with it. */
class KeptAddress implements SearchAddress {
  readonly #key: string;
  #search: string;

  constructor(base: string) {
    this.#key = `${sitePrefix(base)}searched`;
    this.#search = this.#read();
  }

  get search(): string {
    return this.#search;
  }

  replace(search: string): void {
    this.#search = search;
    try {
      sessionStorage.setItem(this.#key, search);
    } catch {
      // the next page's begins empty
    }
  }

  push(search: string): void {
    this.replace(search);
  }

  /** Back leads to another page, not to another question. */
  onChange(): void {}

  #read(): string {
    try {
      return sessionStorage.getItem(this.#key) ?? '';
    } catch {
      return '';
    }
  }
}

/** The search over any page but its own. What plays can be reached beside it, and goes on. */
export class SearchDialog implements OpenedSearch {
  readonly #sheet = new Sheet({ label: 'Search', look: 'search-sheet', alone: true });
  readonly #styled = addStyles(searchStyles);
  readonly #field: HTMLInputElement;
  readonly #base: string;
  readonly #typed: HTMLInputElement | null;

  /** `form`: the one in the head of the page. `episode`: the page is its own. */
  constructor(form: HTMLFormElement, strip: StripPlace, episode: EpisodePage | undefined) {
    const page = form.getAttribute('action') ?? '';
    this.#base = page.replace(/search\/$/, '');
    this.#typed = form.querySelector('input');
    const [asking, rest] = makeSearch(page);
    const { head, body } = this.#sheet;
    head.replaceChildren(asking);
    body.append(rest);
    const dialog = body.parentElement as HTMLElement;
    dialog.append(makeKeyLine(this.#base));
    const parts = findSearch(dialog);
    if (!parts) throw new Error('search: its parts are missing');
    this.#field = parts.field;
    // before the field's own keys
    dialog.addEventListener('keydown', (event) => this.#onKey(event), true);
    if (episode) this.#listen(body, strip, episode);
    startSearch(dialog, new KeptAddress(this.#base));
  }

  /**
   * Opens it, because of a press or a key; not by `/` for those who have turned that off. What was typed into the form
   * of the page's head goes on here.
   */
  async open(event: Event): Promise<void> {
    if (event instanceof KeyboardEvent && event.key === '/' && !isSlashOn(this.#base)) return;
    await this.#styled;
    this.#sheet.open();
    this.#sheet.focus(this.#field);
    this.#field.select();
    const text = this.#typed?.value.trim() ?? '';
    if (!this.#typed || text === '') return;
    this.#typed.value = '';
    this.#field.value = text;
    this.#field.dispatchEvent(new Event('input'));
  }

  /** One Escape closes it, whatever stands in the field: nothing is lost. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.isComposing || document.querySelector(':popover-open')) return;
    event.preventDefault();
    this.#sheet.dismiss();
  }

  /** On the page of an episode: stamps are heard beside it, its own places are gone to without loading it again. */
  #listen(body: HTMLElement, strip: StripPlace, episode: EpisodePage): void {
    const own = location.pathname;
    startHearing(strip, {
      own: { page: episode, path: own },
      inside: body,
      takes: ({ pathname, hash }) =>
        pathname !== own || (episode.playback.keeper?.kind === 'audio' && hash.includes(',')),
    });
    body.addEventListener('click', (event) => {
      const link = linkOf(event);
      if (!link || isLeftAlone(event, link) || link.pathname !== own || link.hash === '') return;
      event.preventDefault();
      event.stopPropagation();
      this.#sheet.dismiss();
      this.#goTo(new URL(link.href));
    });
  }

  /** Its address, with the words found, is the page's from now on: they are marked there (reading/passages.ts). */
  #goTo({ pathname, search, hash }: URL): void {
    history.replaceState(history.state, '', pathname + search);
    location.hash = hash;
  }
}
