import { formatTimecode } from '../model/time.ts';
import { isModified, showHere } from './here.ts';
import { parseMediaFragment, type MediaFragment } from './media-fragment.ts';

/**
 * Makes the times of an episode page play. A stamp that is clicked plays; an address (`#t=754`, `#t=754,790`) only
 * goes there, and never starts by itself. A stretch stops at its end.
 */

/** A range is watched closely only this long before its end; seconds. */
const closeToEnd = 0.5;

class EpisodeAudio {
  readonly #audio: HTMLAudioElement;
  readonly #status: HTMLElement | null;
  #range: MediaFragment | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(audio: HTMLAudioElement) {
    this.#audio = audio;
    this.#status = document.querySelector('.player-status');
    audio.addEventListener('timeupdate', () => this.#watchEnd());
    audio.addEventListener('ratechange', () => this.#watchEnd());
    audio.addEventListener('pause', () => clearTimeout(this.#timer));
    audio.addEventListener('playing', () => this.#say(''));
    // Whoever leaves the stretch by the player's own slider no longer wants to stop at its end.
    audio.addEventListener('seeking', () => {
      const { start = 0, end = Infinity } = this.#range ?? {};
      if (audio.currentTime < start - 0.5 || audio.currentTime > end) this.#range = undefined;
    });
    // An error of the only <source> does not bubble, and is reported there.
    audio.querySelector('source:last-of-type')?.addEventListener('error', () => {
      this.#say('The audio could not be loaded.');
    });
  }

  goTo(fragment: MediaFragment): void {
    clearTimeout(this.#timer);
    this.#range = fragment.end === undefined ? undefined : fragment;
    this.#audio.currentTime = fragment.start;
  }

  async play(fragment: MediaFragment): Promise<void> {
    this.goTo(fragment);
    try {
      await this.#audio.play();
    } catch (error) {
      // A second click interrupts the first: nothing went wrong.
      if (error instanceof DOMException && error.name === 'AbortError') return;
      this.#say(
        error instanceof DOMException && error.name === 'NotAllowedError'
          ? `Press play to start at ${formatTimecode(fragment.start)}.`
          : 'The audio could not be played.',
      );
    }
  }

  #say(text: string): void {
    if (this.#status && this.#status.textContent !== text) this.#status.textContent = text;
  }

  /** `timeupdate` comes four times a second, which is too seldom to stop between two sentences. */
  #watchEnd(): void {
    clearTimeout(this.#timer);
    const end = this.#range?.end;
    if (end === undefined || this.#audio.paused) return;
    const left = end - this.#audio.currentTime;
    if (left <= 0.02) {
      this.#range = undefined;
      this.#audio.pause();
    } else if (left < closeToEnd) {
      this.#timer = setTimeout(() => this.#watchEnd(), (left * 1000) / this.#audio.playbackRate);
    }
  }
}

/** The element of the text at a time: what bears it as its id, else the nearest passage or stamp before it. */
function findPlace({ start, end }: MediaFragment): Element | undefined {
  const exact = end === undefined ? document.getElementById(`t=${start}`) : null;
  if (exact) return blockOf(exact);
  const stamps = [...document.querySelectorAll<HTMLAnchorElement>('main a.stamp')];
  const inTranscript = stamps.filter((stamp) => stamp.closest('.transcript'));
  let found: { readonly stamp: Element; readonly start: number } | undefined;
  for (const stamp of inTranscript.length > 0 ? inTranscript : stamps) {
    const time = fragmentOf(stamp)?.start;
    if (time !== undefined && time <= start && time >= (found?.start ?? 0)) found = { stamp, start: time };
  }
  return found === undefined ? undefined : blockOf(found.stamp);
}

/** What is shown of a place: the passage or item it stands in. */
const blockOf = (element: Element): Element => element.closest('p[id], li[id]') ?? element;

const samePage = (link: HTMLAnchorElement): boolean =>
  link.origin === location.origin && link.pathname === location.pathname && link.search === location.search;

const fragmentOf = (link: HTMLAnchorElement): MediaFragment | undefined =>
  samePage(link) ? parseMediaFragment(link.hash) : undefined;

function showPlace(fragment: MediaFragment): void {
  showHere(findPlace(fragment));
}

function followAddress(audio: EpisodeAudio | undefined): void {
  const fragment = parseMediaFragment(location.hash);
  if (fragment === undefined) return;
  audio?.goTo(fragment);
  showPlace(fragment);
}

function start(): void {
  const element = document.querySelector<HTMLAudioElement>('audio[data-episode-audio]');
  const audio = element ? new EpisodeAudio(element) : undefined;
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a.stamp') : null;
    const fragment = link ? fragmentOf(link) : undefined;
    if (audio === undefined || fragment === undefined || link === null || isModified(event)) return;
    // The reader is at the place already: the page stays where it is, and its address names the moment.
    event.preventDefault();
    history.replaceState(history.state, '', link.hash);
    void audio.play(fragment);
  });
  window.addEventListener('hashchange', () => followAddress(audio));
  followAddress(audio);
}

start();
