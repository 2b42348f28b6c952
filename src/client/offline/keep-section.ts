import type { EpisodeData } from '../../model/episode-data.ts';
import { watchStored } from '../stored.ts';
import type { KeepingProgress } from './collect.ts';
import { hasChanged, keepEpisode, removeEpisode, reviewKept } from './keep.ts';
import type { KeptEpisode } from './kept.ts';
import { keptKey } from './kept-slugs.ts';
import { labelBytes } from './plan.ts';
import { tellWorker } from './registration.ts';
import { announceKept, explainFailure, labelKept } from './words.ts';

type Part = 'offer' | 'status' | 'progress' | 'start' | 'cancel' | 'update' | 'remove' | 'list';

/** How often progress is said aloud at most; milliseconds. */
const sayEvery = 5000;

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

  async #find(): Promise<KeptEpisode | undefined> {
    const { episodes } = await reviewKept(this.#data.base).catch(() => ({
      episodes: [] as readonly KeptEpisode[],
    }));
    return episodes.find(({ slug }) => slug === this.#data.slug);
  }

  async #review(): Promise<void> {
    const kept = await this.#find();
    if (this.#stopping) return;
    if (kept === undefined) {
      this.#say('');
      return this.#show('offer', 'start');
    }
    this.#say(labelKept(kept));
    this.#show('remove', 'list', ...(kept.audio === 'unreachable' ? (['update'] as const) : []));
    if (!(await hasChanged(kept)) || this.#stopping) return;
    this.#say(`${labelKept(kept)} The page has changed since.`);
    this.#show('update', 'remove', 'list');
  }

  async #keep(): Promise<void> {
    if (this.#stopping) return;
    const stopping = (this.#stopping = new AbortController());
    this.#show('offer', 'progress', 'cancel');
    this.#say('Storing…');
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
      this.#show('remove', 'list', ...(kept.audio === 'unreachable' ? (['update'] as const) : []));
    } catch (error) {
      this.#stopping = undefined;
      const words = stopping.signal.aborted ? 'Cancelled. Nothing was kept.' : explainFailure(error);
      const before = await this.#find();
      this.#say(
        before === undefined ? words : `${words} What was kept before still is: ${labelKept(before)}`,
      );
      this.#show(
        ...(before === undefined ? (['offer', 'start'] as const) : (['update', 'remove', 'list'] as const)),
      );
    }
  }

  /** The bar moves with every piece; the words, which are read out, now and then. */
  #showProgress(): (progress: KeepingProgress) => void {
    const bar = this.#part('progress') as HTMLProgressElement;
    bar.removeAttribute('value');
    let said: { readonly step: string; readonly at: number } | undefined;
    return ({ step, bytes, total }) => {
      if (total === undefined) bar.removeAttribute('value');
      else {
        bar.max = total;
        bar.value = bytes;
      }
      const now = performance.now();
      if (said?.step === step && now - said.at < sayEvery && bytes !== total) return;
      said = { step, at: now };
      const of = total === undefined ? '' : ` of ${labelBytes(total)}`;
      this.#say(`${step === 'text' ? 'Storing the pages' : 'Storing the audio'}: ${labelBytes(bytes)}${of}.`);
    };
  }

  async #remove(): Promise<void> {
    await removeEpisode(this.#data.base, this.#data.slug);
    this.#say('Removed. Nothing of this episode is stored any more.');
    this.#show('offer', 'start');
  }
}

/** Brings the section of an episode's page to life that keeps it; resolves when its buttons work. */
export function openKeepSection(section: HTMLElement, data: EpisodeData): Promise<void> {
  return new KeepSection(section, data).open();
}
