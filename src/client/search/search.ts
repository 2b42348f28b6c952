import { isLeftAlone, linkOf } from '../page/pressed-link.ts';
import { openSearch } from './search-engine.ts';
import { ResultGrid } from './result-grid.ts';
import { ResultKeys } from './result-keys.ts';
import { isEmptyQuery, pageAddress, readQuery, writeQuery, type SearchAddress } from './search-address.ts';
import { drawFilters, loadFilters } from './search-filters.ts';
import { describeFailure, describeFindings, drawHelp, drawNearest } from './search-help.ts';
import { findSearch, type SearchParts } from './search-parts.ts';
import { drawTools } from './search-tools.ts';
import type { Search, SearchQuery } from './search-types.ts';

/** Who types on is not answered in between; milliseconds. */
const typingPause = 120;
/** Who waits longer than this is told so; milliseconds. */
const patience = 400;

/** Runs one query after another; an answer that comes after a newer question is dropped. */
class SearchView {
  readonly #parts: SearchParts;
  readonly #address: SearchAddress;
  readonly #search: Search;
  readonly #keys: ResultKeys;
  readonly #grid: ResultGrid;
  /** Stands below the status where little or nothing was found. */
  readonly #help = document.createElement('div');
  #asked = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #typing: ReturnType<typeof setTimeout> | undefined;

  constructor(parts: SearchParts, address: SearchAddress) {
    [this.#parts, this.#address] = [parts, address];
    const { form, field, results, filters, status, tools, page } = parts;
    this.#search = openSearch(page.replace(/search\/$/, 'pagefind/'));
    this.#keys = new ResultKeys(field, results);
    this.#grid = new ResultGrid(results, () => this.#keys.update());
    this.#help.className = 'search-help';
    status.after(this.#help);
    field.value = readQuery(address.search).text;
    // what every question needs comes while the first is typed; without it, the answer says why
    field.addEventListener('input', () => void this.#search.warm().catch(() => undefined), { once: true });
    field.addEventListener('input', (event) => {
      clearTimeout(this.#typing);
      // a syllable in the making is no word yet
      if (!(event instanceof InputEvent && event.isComposing))
        this.#typing = setTimeout(() => this.#takeField(), typingPause);
    });
    field.addEventListener('compositionend', () => field.dispatchEvent(new Event('input')));
    form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#takeField();
    });
    for (const place of [filters, tools, this.#help])
      place.addEventListener('click', (event) => this.#followQuery(event));
    address.onChange(() => {
      field.value = readQuery(address.search).text;
      this.run();
    });
  }

  #takeField(): void {
    clearTimeout(this.#typing);
    const query = { ...readQuery(this.#address.search), text: this.#parts.field.value.trim() };
    const search = writeQuery(query);
    if (search === this.#address.search && this.#asked > 0 && this.#parts.results.childElementCount > 0)
      return;
    this.#address.replace(search);
    this.run();
  }

  /** A link to another question is answered here. */
  #followQuery(event: MouseEvent): void {
    const link = linkOf(event);
    if (!link || isLeftAlone(event, link) || 'page' in link.dataset) return;
    if (link.pathname !== new URL(this.#parts.page, location.href).pathname) return;
    event.preventDefault();
    this.#address.push(link.search);
    this.#parts.field.value = readQuery(link.search).text;
    this.run();
    // the link goes with the line that it stands in
    if (!this.#parts.filters.contains(link)) this.#parts.field.focus({ preventScroll: true });
  }

  /** Answers the question in the address. */
  run(): void {
    const asked = ++this.#asked;
    const isCurrent = (): boolean => asked === this.#asked;
    const query = readQuery(this.#address.search);
    if (isEmptyQuery(query)) {
      this.#clear('');
      return;
    }
    clearTimeout(this.#waiting);
    this.#waiting = setTimeout(() => (this.#parts.status.textContent = 'Searching…'), patience);
    this.#answer(query, isCurrent).catch((error: unknown) => {
      if (isCurrent()) this.#clear(describeFailure(error));
    });
  }

  /** Says what came of it. */
  #say(text: string): void {
    clearTimeout(this.#waiting);
    this.#parts.status.textContent = text;
  }

  #clear(said: string): void {
    const { tools, filters } = this.#parts;
    this.#say(said);
    this.#grid.clear();
    for (const place of [tools, filters, this.#help]) place.replaceChildren();
  }

  async #answer(query: SearchQuery, isCurrent: () => boolean): Promise<void> {
    const findings = await this.#search.find(query);
    if (!isCurrent()) return;
    await this.#grid.show(findings, isCurrent);
    if (!isCurrent()) return;
    const { tools, filters, page, results } = this.#parts;
    const isFound = findings.names.length + findings.momentCount > 0;
    this.#help.replaceChildren(
      ...drawNearest(page, query, findings),
      ...(isFound ? [] : drawHelp(page, query)),
    );
    drawTools(tools, page, query, findings, {
      save: (button) => void this.#save(query, button),
      ownPage: location.pathname !== page && results.getRootNode() === document,
    });
    this.#say(describeFindings(query, findings));
    const values = await loadFilters(findings);
    if (isCurrent()) drawFilters(filters, page, query, values);
  }

  /** All that was found, as a file. */
  async #save(query: SearchQuery, button: HTMLButtonElement): Promise<void> {
    const asked = this.#asked;
    const say = (text: string): void => {
      if (asked === this.#asked) this.#say(text);
    };
    button.disabled = true;
    try {
      const { saveHits } = await import('./save-hits.ts');
      say(await saveHits(await this.#search.find(query), query, this.#parts.page, say));
    } catch {
      say('Not all of it arrived, and nothing was saved. Please try again.');
    } finally {
      button.disabled = false;
    }
  }
}

/**
 * Makes a search work, on its page, in a sheet or in the dialog: answers `?q=`, filters and order of the address, and
 * what is typed. Nothing is loaded before there is a question. Does nothing where there is no search.
 */
export function startSearch(root: ParentNode, address: SearchAddress = pageAddress): void {
  const parts = findSearch(root);
  if (parts) new SearchView(parts, address).run();
}
