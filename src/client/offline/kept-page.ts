import { keptPath } from '../../model/address.ts';
import { watchStored } from '../page/stored.ts';
import { removeEpisode, reviewKept } from './keep.ts';
import type { KeptEpisode, KeptList } from './kept.ts';
import { canKeep, keptKey } from './kept-slugs.ts';
import { labelBytes } from './plan.ts';
import { labelKept } from './labels.ts';

/** Sorts of the page's status that stand in its markup, to be shown by themselves. */
type Status = 'offline' | 'empty' | 'unable';

/** The page of what is kept: a list with sizes, where each can be removed. */
class KeptPage {
  readonly #list: HTMLElement;
  readonly #base: string;

  constructor(list: HTMLElement, base: string) {
    this.#list = list;
    this.#base = base;
  }

  async open(): Promise<void> {
    // it is shown in the place of pages that are not kept
    this.#show('offline', location.pathname !== this.#base + keptPath);
    watchStored(this.#base, keptKey, () => void this.#fill());
    await this.#fill();
  }

  #show(status: Status, shown: boolean): void {
    const part = document.getElementById(`kept-${status}`);
    if (part) part.hidden = !shown;
  }

  async #fill(): Promise<void> {
    if (!canKeep()) return this.#show('unable', true);
    const { episodes } = await reviewKept(this.#base).catch((): Partial<KeptList> => ({}));
    if (episodes === undefined) return this.#show('unable', true);
    this.#show('empty', episodes.length === 0);
    this.#list.replaceChildren(...episodes.map((episode) => this.#item(episode)));
    const bytes = episodes.reduce((sum, episode) => sum + episode.bytes, 0);
    const total = document.getElementById('kept-total');
    if (total) total.textContent = episodes.length > 1 ? `${labelBytes(bytes)} in all.` : '';
    const isSafe = episodes.length === 0 || ((await navigator.storage?.persisted?.()) ?? true);
    document.getElementById('kept-clearing')?.toggleAttribute('hidden', isSafe);
  }

  #item(episode: KeptEpisode): Node {
    const template = document.getElementById('kept-item') as HTMLTemplateElement;
    const item = template.content.cloneNode(true) as DocumentFragment;
    const link = item.querySelector('a');
    const facts = item.querySelector('.kept-facts');
    const button = item.querySelector('button');
    if (!link || !facts || !button) throw new Error('offline: the template of a kept episode is broken');
    link.href = episode.page;
    link.textContent = episode.title;
    facts.textContent = labelKept(episode);
    button.ariaLabel = `Remove “${episode.title}”`;
    button.addEventListener('click', () => void this.#remove(episode));
    return item;
  }

  async #remove({ slug, title }: KeptEpisode): Promise<void> {
    await removeEpisode(this.#base, slug);
    await this.#fill();
    const status = document.getElementById('kept-status');
    if (!status) return;
    status.textContent = `Removed: “${title}”.`;
    (this.#list.querySelector('button') ?? status).focus();
  }
}

/** Fills the page of what is kept. Does nothing on a page without `#kept-list`. */
export function startKeptPage(): void {
  const list = document.getElementById('kept-list');
  const base = list?.dataset['base'];
  if (list && base !== undefined) void new KeptPage(list, base).open();
}
