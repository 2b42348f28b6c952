import sheetStyles from '../../styles/sheet.css?url';
import type { SearchAddress } from '../search/search-address.ts';
import { loadNarrowStyles } from './sheet-styles.ts';
import type { SitePage } from './site-page.ts';

/**
 * A page of the site inside another one. It stands in a shadow tree, so that none of its ids and classes meets one of
 * the page around it: neither addresses nor scripts find the wrong place.
 */
export class PageView {
  /** What is put on the page. */
  readonly host = document.createElement('div');
  readonly #root: ShadowRoot;
  readonly #frame = document.createElement('div');
  #page: SitePage | undefined;
  readonly #styles = new Map<string, Promise<CSSStyleSheet>>();

  constructor() {
    this.#root = this.host.attachShadow({ mode: 'open' });
    this.#frame.className = 'sheet-page';
    this.#root.append(this.#frame);
  }

  /** Resolves when a page would look as the site does; to be called before it is shown. Rejects if that cannot be. */
  async style({ styles }: SitePage): Promise<void> {
    const load = (address: string): Promise<CSSStyleSheet> => {
      const known = this.#styles.get(address);
      const loaded = known ?? loadNarrowStyles(address);
      this.#styles.set(address, loaded);
      loaded.catch(() => this.#styles.delete(address));
      return loaded;
    };
    const own = styles.filter((address) => new URL(address).origin === location.origin);
    // last, how pages differ in a sheet
    this.#root.adoptedStyleSheets = await Promise.all([...own, sheetStyles].map(load));
  }

  /** What is shown. */
  get page(): SitePage | undefined {
    return this.#page;
  }

  /** Shows a page; one that answers its address is made to, with the address that the function makes for it. */
  show(page: SitePage, makeAddress: () => SearchAddress): void {
    this.#page = page;
    this.host.lang = page.language;
    this.host.dir = page.direction;
    this.#frame.dir = page.direction;
    this.#frame.replaceChildren(document.importNode(page.content, true));
    if (this.#frame.querySelector('#search-form'))
      void import('../search/search.ts').then(({ startSearch }) => {
        if (this.#page === page) startSearch(this.#frame, makeAddress());
      });
    if (this.#frame.querySelector('[data-filter]'))
      void import('../filter/start-filter.ts').then(({ startFilter }) => {
        if (this.#page === page) startFilter(this.#frame, makeAddress());
      });
    if (this.#frame.querySelector('[data-moments]'))
      void import('../source/start-source-page.ts').then(({ startSourcePage }) => {
        if (this.#page === page) startSourcePage(this.#frame, makeAddress());
      });
    if (this.#frame.querySelector('.placed-notes'))
      void import('../source/start-copying.ts').then(({ startCopyingEntries }) => {
        if (this.#page === page) startCopyingEntries(this.#frame);
      });
    if (this.#frame.querySelector('[data-cite]'))
      void import('../cite/start-cite-sections.ts').then(({ startCiteSections }) => {
        if (this.#page === page) startCiteSections(this.#frame);
      });
    if (this.#frame.querySelector('[data-mentions]'))
      void import('../concordance/start-concordance.ts').then(({ startConcordance }) => {
        if (this.#page === page) startConcordance(this.#frame, makeAddress());
      });
  }

  clear(): void {
    this.#page = undefined;
    this.#frame.replaceChildren();
  }

  /** Whether a link stands in it. */
  contains(link: Element): boolean {
    return link.getRootNode() === this.#root;
  }

  /** The link to a page. */
  findLink(path: string): HTMLAnchorElement | undefined {
    return Array.from(this.#frame.querySelectorAll<HTMLAnchorElement>('a[href]')).find(
      ({ pathname }) => pathname === path,
    );
  }

  /** Where the focus goes when the page opens: to its search field, else to its heading. */
  get start(): HTMLElement | undefined {
    const start =
      this.#frame.querySelector<HTMLElement>('#search-form input') ?? this.#frame.querySelector('h1');
    if (start?.localName === 'h1') start.tabIndex = -1;
    return start ?? undefined;
  }

  /** Brings the place that a hash names into sight. Says whether there is one. */
  goTo(hash: string): boolean {
    const id = decodeURIComponent(hash.slice(1));
    const place = id === '' ? null : this.#root.getElementById(id);
    if (!place) return false;
    place.closest('details')?.setAttribute('open', '');
    place.scrollIntoView({ block: 'start' });
    if (place.tabIndex < 0) place.tabIndex = -1;
    place.focus({ preventScroll: true });
    return true;
  }
}
