import type { EpisodeData } from '../../model/episode-data.ts';
import { watchStored } from '../page/stored.ts';
import type { KeepingProgress } from './collect.ts';
import { hasChanged, keepEpisode, removeEpisode, reviewKept } from './keep.ts';
import type { KeptEpisode, KeptList } from './kept.ts';
import { keptKey } from './kept-slugs.ts';
import { labelBytes } from './plan.ts';
import { tellWorker } from './registration.ts';
import { announceKept, explainFailure, labelKept } from './labels.ts';

type Part = 'offer' | 'status' | 'progress' | 'start' | 'cancel' | 'update' | 'remove' | 'list';

/** Whether the page has begun to load its audio from another host. */
function isPlayingFromAfar(): boolean {
  const audio = document.querySelector<HTMLAudioElement>('audio[data-episode-audio]');
  return audio !== null && audio.currentSrc !== '' && new URL(audio.currentSrc).origin !== location.origin;
}

/** The part of an episode's page where it is kept, brought up to date and removed. */
class KeepSection {
  readonly #section: HTMLElement;
  readonly #data: EpisodeData;
  #stopping: AbortController | undefined;

  constructor(section: HTMLElement, data: EpisodeData) {
    this.#section = section;
    this.#data = data;
  }

  /** Shows how things stand; resolves when it does. */
  async open(): Promise<void> {
    this.#part('start').addEventListener('click', () => void this.#keep());
    this.#part('update').addEventListener('click', () => void this.#keep());
    this.#part('cancel').addEventListener('click', () => this.#stopping?.abort());
    this.#part('remove').addEventListener('click', () => void this.#remove());
    watchStored(this.#data.base, keptKey, () => void this.#review());
    await this.#review();
  }

  #part(name: Part): HTMLElement {
    const part = this.#section.querySelector<HTMLElement>(`#keep-${name}`);
    if (!part) throw new Error(`offline: no #keep-${name}`);
    return part;
  }

  /** Shows these parts and no others; the focus stays in the section if the button that had it goes away. */
  #show(...shown: readonly Part[]): void {
    const hadFocus = this.#section.contains(document.activeElement);
    for (const name of ['offer', 'progress', 'start', 'cancel', 'update', 'remove', 'list'] as const)
      this.#part(name).hidden = !shown.includes(name);
    const lost =
      !this.#section.contains(document.activeElement) || !document.activeElement?.checkVisibility();
    if (hadFocus && lost)
      this.#section
        .querySelector<HTMLElement>('#keep-buttons > :not([hidden])')
        ?.focus({ preventScroll: true });
  }

  #say(words: string): void {
    this.#part('status').textContent = words;
  }

  /** What is kept of this episode, and whether anything is. */
  async #find(): Promise<{ readonly own?: KeptEpisode; readonly any: boolean }> {
    const { episodes } = await reviewKept(this.#data.base).catch((): KeptList => ({ episodes: [] }));
    const own = episodes.find(({ slug }) => slug === this.#data.slug);
    return { ...(own === undefined ? {} : { own }), any: episodes.length > 0 };
  }

  async #review(): Promise<void> {
    const { own, any } = await this.#find();
    if (this.#stopping) return;
    if (own === undefined) {
      this.#say('');
      return this.#offer(any);
    }
    this.#say(labelKept(own));
    this.#showKept(own);
    if (!(await hasChanged(own)) || this.#stopping) return;
    this.#say(`${labelKept(own)} The page has changed since.`);
    this.#show('update', 'remove', 'list');
  }

  #offer(anyKept: boolean): void {
    this.#show('offer', 'start', ...(anyKept ? (['list'] as const) : []));
  }

  /** Audio that could not be fetched can be tried again. */
  #showKept({ audio }: KeptEpisode): void {
    this.#show(...(audio === 'unreachable' ? (['update'] as const) : []), 'remove', 'list');
  }

  async #keep(): Promise<void> {
    if (this.#stopping) return;
    const stopping = (this.#stopping = new AbortController());
    this.#show('offer', 'progress', 'cancel');
    this.#say('Storing the pages…');
    try {
      const kept = await keepEpisode({
        base: this.#data.base,
        slug: this.#data.slug,
        // not the window's own address: a sheet that is open changes it
        page: new URL(encodeURI(`${this.#data.base}episodes/${this.#data.slug}/`), location.href).href,
        signal: stopping.signal,
        onProgress: this.#showProgress(),
      });
      this.#stopping = undefined;
      if (!isPlayingFromAfar()) await tellWorker(this.#data.base, 'answer');
      this.#say(announceKept(kept));
      this.#showKept(kept);
    } catch (error) {
      this.#stopping = undefined;
      const words = stopping.signal.aborted ? 'Cancelled.' : explainFailure(error);
      const { own, any } = await this.#find();
      if (own === undefined) {
        this.#say(`${words} Nothing was kept.`);
        return this.#offer(any);
      }
      this.#say(`${words} What was kept before still is: ${labelKept(own)}`);
      this.#show('update', 'remove', 'list');
    }
  }

  /** The bar and the figures move with every piece; what is read out is only what is being stored. */
  #showProgress(): (progress: KeepingProgress) => void {
    const bar = this.#part('progress').querySelector('progress');
    const figures = this.#part('progress').querySelector('p');
    let step: KeepingProgress['step'] | undefined;
    return (progress) => {
      const { bytes, total } = progress;
      if (!bar || !figures) return;
      if (total === undefined) bar.removeAttribute('value');
      else [bar.max, bar.value] = [total, bytes];
      figures.textContent = labelBytes(bytes) + (total === undefined ? '' : ` of ${labelBytes(total)}`);
      if (progress.step !== step)
        this.#say(progress.step === 'text' ? 'Storing the pages…' : 'Storing the audio…');
      step = progress.step;
    };
  }

  async #remove(): Promise<void> {
    await removeEpisode(this.#data.base, this.#data.slug);
    this.#say('Removed. Nothing of this episode is stored any more.');
    this.#offer((await this.#find()).any);
  }
}

/** Brings the section of an episode's page to life that keeps it; resolves when its buttons work. */
export function openKeepSection(section: HTMLElement, data: EpisodeData): Promise<void> {
  return new KeepSection(section, data).open();
}
