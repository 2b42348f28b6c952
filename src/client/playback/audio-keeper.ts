import type { Seconds } from '../../model/time.ts';
import type { KeeperChange, Timekeeper } from './timekeeper.ts';

const changes: Readonly<Record<string, KeeperChange>> = {
  play: 'play',
  playing: 'play',
  pause: 'pause',
  seeking: 'seek',
  seeked: 'seek',
  ratechange: 'rate',
  durationchange: 'duration',
  waiting: 'wait',
  ended: 'end',
  error: 'error',
};

/** An `<audio>` element keeps time. */
export class AudioKeeper implements Timekeeper {
  readonly kind = 'audio';
  readonly element: HTMLAudioElement;

  constructor(element: HTMLAudioElement) {
    this.element = element;
  }

  get time(): Seconds {
    return this.element.currentTime;
  }

  get duration(): Seconds | undefined {
    return Number.isFinite(this.element.duration) ? this.element.duration : undefined;
  }

  get playing(): boolean {
    return !this.element.paused && !this.element.ended && !this.failed;
  }

  /** The sound cannot be had, or no more of it. */
  get failed(): boolean {
    return this.element.error !== null || this.element.networkState === HTMLMediaElement.NETWORK_NO_SOURCE;
  }

  get rate(): number {
    return this.element.playbackRate;
  }

  /** Before anything is loaded this says where to begin. */
  seek(time: Seconds): void {
    this.element.currentTime = Math.max(0, time);
    // and the browser itself does not tell of it
    if (this.element.readyState === HTMLMediaElement.HAVE_NOTHING)
      this.element.dispatchEvent(new Event('seeking'));
  }

  setRate(rate: number): void {
    // loading sets the rate back to the default one
    this.element.defaultPlaybackRate = rate;
    this.element.playbackRate = rate;
  }

  /** What failed before is asked for anew, and goes on where it was. */
  play(): Promise<void> {
    if (this.failed) {
      const { currentTime } = this.element;
      this.element.load();
      this.element.currentTime = currentTime;
    }
    return this.element.play();
  }

  pause(): void {
    this.element.pause();
  }

  listen(listener: (change: KeeperChange) => void): () => void {
    const stopped = new AbortController();
    const { signal } = stopped;
    for (const [event, change] of Object.entries(changes))
      this.element.addEventListener(event, () => listener(change), { signal });
    // an error of the only <source> does not bubble, and is reported there
    const source = this.element.querySelector('source:last-of-type');
    source?.addEventListener('error', () => listener('error'), { signal });
    return () => stopped.abort();
  }
}
