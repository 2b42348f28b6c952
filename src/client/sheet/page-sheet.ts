import type { SearchAddress } from '../search/search-address.ts';
import { PageView } from './page-view.ts';
import { Sheet } from './sheet.ts';
import { fetchSitePage, type SitePage } from './site-page.ts';

/** Who waits longer than this for a page is told so; milliseconds. */
const patience = 400;

/** What an entry of the browser's history says of the sheet. */
interface SheetState {
  /** How many entries lie between it and the page's own; 0 or nothing for the page's own. */
  readonly sheet?: number;
  /** How far the sheet was scrolled when the reader went on from here; pixels. */
  readonly scroll?: number;
}

const readState = (): SheetState => (history.state ?? {}) as SheetState;

/** Browsers that come back to an address with a hash focus its place afterwards, although the reader is elsewhere. */
function keepFocus(): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement) setTimeout(() => focused.focus({ preventScroll: true }));
}

/**
 * Pages of the site shown in a sheet beside the page that plays. While one is open, address, title and history are
 * its own: a reload shows the page itself, and Back closes the sheet or goes to the page before.
 */
export class PageSheet {
  /** Path of the page that plays. */
  readonly #own: string;
  readonly #title = document.title;
  readonly #back = document.createElement('button');
  readonly #sheet = new Sheet({ label: '', dismissed: () => this.#goBackHome() });
  readonly #view = new PageView();
  readonly #pages = new Map<string, Promise<SitePage>>();
  /** Counts what was asked for: only the last is shown. */
  #asked = 0;
  #searchAgain: (() => void) | undefined;

  /** `own`: the address may be that of a sheet already, after a reload and Forward. */
  constructor(own: string) {
    this.#own = own;
    this.#back.type = 'button';
    this.#back.textContent = 'Back';
    this.#back.addEventListener('click', () => history.back());
    this.#sheet.body.append(this.#view.host);
  }

  get isOpen(): boolean {
    return this.#sheet.isOpen;
  }

  /** Whether a link stands in the page that is shown. */
  contains(link: Element): boolean {
    return this.#view.contains(link);
  }

  /** Shows what the address asks for, after the reader went back or forward. */
  async follow(): Promise<void> {
    const asked = ++this.#asked;
    if (location.pathname === this.#own) {
      this.#hide();
      keepFocus();
      return;
    }
    const before = this.#view.page?.path;
    if (before === location.pathname && this.#sheet.isOpen) {
      this.#searchAgain?.();
      return;
    }
    try {
      const page = await this.#load(location.pathname);
      if (asked === this.#asked) this.#show(page, before);
    } catch {
      if (asked === this.#asked) location.reload();
    }
  }

  /** Opens a page; the focus comes back to `from`. One that cannot be shown here is opened by the browser. */
  async open(url: URL, from: HTMLElement): Promise<void> {
    const asked = ++this.#asked;
    const waiting = setTimeout(() => this.#wait(from), patience);
    try {
      const page = await this.#load(url.pathname);
      if (asked !== this.#asked) return;
      if (page.isEpisode) throw new Error('sheet: it has a player of its own');
      this.#push(page.path + url.search + url.hash);
      this.#show(page, undefined, from);
    } catch {
      if (asked === this.#asked) location.assign(url);
    } finally {
      clearTimeout(waiting);
    }
  }

  /** Goes to a place of the page that is shown. */
  goWithin(hash: string): void {
    history.replaceState(history.state, '', location.pathname + location.search + hash);
    this.#view.goTo(hash);
  }

  /** The address is that of the page around the sheet again, which closes; Back opens it. */
  leave(): void {
    this.#asked++;
    history.pushState(null, '', this.#own);
    this.#hide();
  }

  /** The reader closed the sheet: the entries of its pages are ahead, for Forward. */
  #goBackHome(): void {
    this.#asked++;
    const { sheet = 0 } = readState();
    if (sheet > 0) history.go(-sheet);
  }

  /** Pages do not change while somebody listens: each is fetched once. */
  async #load(path: string): Promise<SitePage> {
    const known = this.#pages.get(path);
    const fetched = known ?? fetchSitePage(path);
    this.#pages.set(path, fetched);
    fetched.catch(() => this.#pages.delete(path));
    const page = await fetched;
    await this.#view.style(page);
    return page;
  }

  #push(address: string): void {
    if (address === location.pathname + location.search + location.hash) return;
    const { sheet = 0 } = readState();
    const scroll = this.#sheet.body.scrollTop;
    if (sheet > 0) history.replaceState({ sheet, scroll } satisfies SheetState, '');
    // the text around the sheet stays where the reader is, however the sheet closes
    history.scrollRestoration = 'manual';
    history.pushState({ sheet: sheet + 1 } satisfies SheetState, '', address);
  }

  #wait(from: HTMLElement): void {
    const text = document.createElement('p');
    text.textContent = 'Loading…';
    if (!this.#sheet.isOpen) this.#sheet.label = text.textContent;
    this.#sheet.head.replaceChildren(text);
    this.#sheet.open(this.#returnTo(from));
  }

  #show(page: SitePage, before: string | undefined, from?: HTMLElement): void {
    const { sheet = 1, scroll = 0 } = readState();
    const returnTo = from && this.#returnTo(from);
    this.#searchAgain = undefined;
    this.#view.show(page, () => this.#makeAddress(page));
    document.title = page.title;
    this.#sheet.label = page.heading;
    this.#sheet.head.replaceChildren(...(sheet > 1 ? [this.#back] : []));
    this.#sheet.open(returnTo);
    this.#sheet.body.scrollTop = scroll;
    if (location.hash !== '' && this.#view.goTo(location.hash)) return;
    this.#sheet.focus((before === undefined ? undefined : this.#view.findLink(before)) ?? this.#view.start);
  }

  /** Where the focus comes back to: not into the sheet, and not into a popover that has closed. */
  #returnTo(from: HTMLElement): HTMLElement | undefined {
    if (this.#view.contains(from)) return undefined;
    const focused = document.activeElement;
    return from.checkVisibility() || !(focused instanceof HTMLElement) ? from : focused;
  }

  #hide(): void {
    this.#sheet.close();
    this.#view.clear();
    this.#searchAgain = undefined;
    document.title = this.#title;
    history.scrollRestoration = 'auto';
  }

  /** Where a search in the sheet keeps its question; an answer that comes after the sheet has gone changes nothing. */
  #makeAddress(page: SitePage): SearchAddress {
    const isShown = (): boolean => this.#view.page === page && location.pathname === page.path;
    return {
      get search() {
        return location.search;
      },
      replace: (search) => {
        if (isShown()) history.replaceState(history.state, '', page.path + search);
      },
      push: (search) => {
        if (isShown()) this.#push(page.path + search);
      },
      onChange: (listener) => {
        this.#searchAgain = listener;
      },
    };
  }
}
