import {
  isEmptyQuery,
  pageAddress,
  readQuery,
  writeQuery,
  type SearchAddress,
  type SearchQuery,
} from './search-address.ts';
import { isModified } from '../page/click.ts';
import { openSearch, type Findings, type Hit, type PagefindModule, type Search } from './search-engine.ts';
import { element, renderFilters, renderGroup, renderMoment, renderName } from './search-results.ts';

const typingPause = 150;
const momentsPerStep = 12;
const momentsPerEpisode = 3;

interface Places {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  readonly status: HTMLElement;
  readonly results: HTMLElement;
  readonly filters: HTMLElement | null;
  readonly bundle: string;
}

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

/** "2 entries and 14 moments for “juche”" */
function describeFindings(query: SearchQuery, findings: Findings): string {
  const what = [
    ...(findings.names.length > 0 ? [count(findings.names.length, 'entry', 'entries')] : []),
    ...(findings.momentCount > 0 ? [count(findings.momentCount, 'place', 'places')] : []),
  ].join(' and ');
  const words = query.text === '' ? '' : ` for “${query.text}”`;
  return what === '' ? `Nothing found${words}.` : `${what}${words}`;
}

/** Shows what was found, a step at a time. A group shows its three best moments and leads to the others. */
class ResultList {
  readonly #places: Places;
  readonly #query: SearchQuery;
  readonly #findings: Findings;
  readonly #isCurrent: () => boolean;
  readonly #groups = new Map<string, { list: HTMLElement; group: HTMLElement; shown: number }>();
  readonly #container = element('div', {});
  #next = 0;

  constructor(places: Places, query: SearchQuery, findings: Findings, isCurrent: () => boolean) {
    [this.#places, this.#query, this.#findings, this.#isCurrent] = [places, query, findings, isCurrent];
  }

  async show(): Promise<void> {
    const { names, counts } = this.#findings;
    const first = await this.#loadStep();
    if (!this.#isCurrent()) return;
    this.#places.results.replaceChildren();
    if (names.length > 0)
      this.#places.results.append(
        element(
          'section',
          { class: 'hit-group hit-names' },
          element('h2', {}, 'Glossary and sources'),
          element('ul', {}, ...names.map(renderName)),
        ),
      );
    this.#places.results.append(this.#container);
    this.#append(first);
    this.#addMoreButton();
    this.#places.filters?.replaceChildren(...renderFilters(this.#query, counts));
    if (names.length === 0 && this.#findings.momentCount === 0) this.#showHelp();
  }

  async #loadStep(): Promise<readonly Hit[]> {
    const hits = await this.#findings.load(this.#next, momentsPerStep);
    this.#next += momentsPerStep;
    return hits;
  }

  #append(hits: readonly Hit[]): void {
    const limited = (this.#query.filters.episode ?? []).length === 0;
    for (const hit of hits) {
      const key = hit.episode ?? '';
      let entry = this.#groups.get(key);
      if (!entry) {
        entry = { ...renderGroup(hit), shown: 0 };
        this.#groups.set(key, entry);
        this.#container.append(entry.group);
      }
      if (limited && key !== '' && entry.shown === momentsPerEpisode) {
        this.#addRest(entry.group, key);
        entry.shown++;
      }
      if (limited && key !== '' && entry.shown > momentsPerEpisode) continue;
      entry.list.append(renderMoment(hit));
      entry.shown++;
    }
  }

  #addRest(group: HTMLElement, episode: string): void {
    const all = this.#findings.counts.episode.get(episode) ?? 0;
    if (all <= momentsPerEpisode) return;
    const query = { ...this.#query, filters: { ...this.#query.filters, episode: [episode] } };
    const link = element('a', { href: writeQuery(query) }, `${all - momentsPerEpisode} more in this episode`);
    group.append(element('p', { class: 'hit-rest' }, link));
  }

  /** Whether anything is left to show: an episode not shown yet, or with fewer moments than it may show. */
  #hasMore(): boolean {
    if (this.#next >= this.#findings.momentCount) return false;
    const limited = (this.#query.filters.episode ?? []).length === 0;
    let others = this.#findings.momentCount;
    for (const [episode, all] of this.#findings.counts.episode) {
      others -= all;
      const due = limited ? Math.min(momentsPerEpisode, all) : all;
      if ((this.#groups.get(episode)?.shown ?? 0) < due) return true;
    }
    return (this.#groups.get('')?.shown ?? 0) < others;
  }

  #addMoreButton(): void {
    if (!this.#hasMore()) return;
    const button = element('button', { type: 'button', class: 'more' }, 'More results');
    const show = async (): Promise<void> => {
      button.disabled = true;
      const hits = this.#container.getElementsByClassName('hit');
      const shown = hits.length;
      while (hits.length === shown && this.#hasMore()) this.#append(await this.#loadStep());
      button.remove();
      this.#addMoreButton();
      hits[shown]?.querySelector('a')?.focus();
    };
    button.addEventListener('click', () => {
      show().catch(() => {
        button.disabled = false;
        this.#places.status.textContent = failureText();
      });
    });
    this.#places.results.append(button);
  }

  #showHelp(): void {
    const filtered = Object.keys(this.#query.filters).length > 0;
    const help = element('p', {}, 'Try fewer words, another spelling, or the beginning of a word. ');
    if (filtered) {
      const open = writeQuery({ text: this.#query.text, filters: {} }) || '?';
      help.append(element('a', { href: open }, 'Search without filters'));
    }
    this.#places.results.append(help);
  }
}

function failureText(): string {
  return navigator.onLine
    ? 'Search could not be loaded: its index is missing or did not arrive. Please try again.'
    : 'You are offline, and the search index is not on this device. Please try again when you are connected.';
}

function findPlaces(root: ParentNode): Places | undefined {
  const form = root.querySelector<HTMLFormElement>('#search-form');
  const field = form?.querySelector<HTMLInputElement>('input[name="q"]');
  const status = root.querySelector<HTMLElement>('#search-status');
  const results = root.querySelector<HTMLElement>('#search-results');
  const bundle = form?.dataset['bundle'];
  if (!form || !field || !status || !results || bundle === undefined) return undefined;
  return { form, field, status, results, filters: root.querySelector('#search-filters'), bundle };
}

/** Runs one query after another; an answer that comes after a newer question is dropped. */
class SearchPage {
  readonly #places: Places;
  readonly #address: SearchAddress;
  #search: Promise<Search> | undefined;
  #asked = 0;
  #failures = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(places: Places, address: SearchAddress) {
    this.#places = places;
    this.#address = address;
    if (!places.status.hasAttribute('role')) places.status.setAttribute('role', 'status');
    places.field.value = readQuery(address.search).text;
    places.field.addEventListener('input', () => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#takeField(), typingPause);
    });
    places.form.addEventListener('submit', (event) => {
      event.preventDefault();
      this.#takeField();
    });
    for (const container of [places.filters, places.results])
      container?.addEventListener('click', (event) => this.#followFilter(event));
    address.onChange(() => {
      places.field.value = readQuery(address.search).text;
      this.run();
    });
  }

  #takeField(): void {
    clearTimeout(this.#timer);
    const query = { ...readQuery(this.#address.search), text: this.#places.field.value.trim() };
    this.#address.replace(writeQuery(query));
    this.run();
  }

  #followFilter(event: MouseEvent): void {
    const link = event.target instanceof Element ? event.target.closest('a') : null;
    if (!link?.getAttribute('href')?.startsWith('?') || isModified(event)) return;
    event.preventDefault();
    this.#address.push(link.search === '?' ? '' : link.search);
    this.run();
  }

  /** Answers the question in the address. */
  run(): void {
    const asked = ++this.#asked;
    const isCurrent = (): boolean => asked === this.#asked;
    const query = readQuery(this.#address.search);
    const { status, results, filters } = this.#places;
    if (isEmptyQuery(query)) {
      status.textContent = '';
      results.replaceChildren();
      filters?.replaceChildren();
      return;
    }
    this.#answer(query, isCurrent).catch(() => {
      this.#search = undefined;
      this.#failures++;
      if (!isCurrent()) return;
      results.replaceChildren();
      filters?.replaceChildren();
      status.textContent = failureText();
    });
  }

  async #answer(query: SearchQuery, isCurrent: () => boolean): Promise<void> {
    const { bundle, status } = this.#places;
    this.#search ??= openSearch(bundle, async (url) => {
      const address = new URL(url, location.href);
      // A browser remembers for ever that a module did not arrive: ask for it by another address.
      if (this.#failures > 0) address.search = `?again=${this.#failures}`;
      return (await import(/* @vite-ignore */ address.href)) as PagefindModule;
    });
    const search = await this.#search;
    const findings = await search(query);
    if (!isCurrent()) return;
    if (findings.names.length + findings.momentCount === 0) await this.#checkReachable();
    await new ResultList(this.#places, query, findings, isCurrent).show();
    if (isCurrent()) status.textContent = describeFindings(query, findings);
  }

  /** Pagefind answers "nothing" when a part of its index does not arrive: rejects if nothing arrives. */
  async #checkReachable(): Promise<void> {
    const response = await fetch(`${this.#places.bundle}pagefind-entry.json`, {
      method: 'HEAD',
      cache: 'no-store',
    });
    if (!response.ok) throw new Error(`search: ${response.status}`);
  }
}

/**
 * Makes the search page work, alone or in a sheet: answers `?q=` and filters of the address, and what is typed.
 * Nothing is loaded before there is a question. Does nothing where there is no `#search-form`.
 */
export function startSearch(root: ParentNode, address: SearchAddress = pageAddress): void {
  const places = findPlaces(root);
  if (places) new SearchPage(places, address).run();
}
