import type { Seconds } from '../../model/time.ts';
import type { KeeperChange, Timekeeper } from '../playback/timekeeper.ts';
import { WallClock } from './wall-clock.ts';

/** Timers wait no longer than this (a signed 32-bit number of milliseconds). */
const longestWait = 2 ** 31 - 1;

/** Keeps time for somebody who listens in another app, by the time of day. */
export class ClockKeeper implements Timekeeper {
  readonly kind = 'clock';
  /** Whether its time is the one that the other app shows: the listener said so. Otherwise it is the transcript's. */
  tellsAppTime = false;
  /** What kept time before it: the page's own audio, to go back to. */
  readonly before: Timekeeper | undefined;
  readonly #clock: WallClock;
  /** Whether listeners were told that it runs; it has stopped by itself already where the end was slept through. */
  #on = false;
  readonly #listeners = new Set<(change: KeeperChange) => void>();
  #endTimer: ReturnType<typeof setTimeout> | undefined;

  /** `now` tells the time of day in milliseconds. */
  constructor(before?: Timekeeper, now: () => number = () => Date.now()) {
    this.before = before;
    this.#clock = new WallClock(now);
  }

  get time(): Seconds {
    return this.#clock.time;
  }

  get duration(): Seconds | undefined {
    return Number.isFinite(this.#clock.end) ? this.#clock.end : undefined;
  }

  /** How long what is heard lasts; the clock stops there. */
  setDuration(duration: Seconds): void {
    if (duration === this.#clock.end) return;
    this.#clock.setEnd(duration);
    this.#watchEnd();
    this.#emit('duration');
  }

  get playing(): boolean {
    return this.#clock.running;
  }

  get rate(): number {
    return this.#clock.rate;
  }

  seek(time: Seconds): void {
    this.#clock.seek(time);
    this.#watchEnd();
    this.#emit('seek');
  }

  setRate(rate: number): void {
    this.#clock.setRate(rate);
    this.#watchEnd();
    this.#emit('rate');
  }

  play(): Promise<void> {
    if (!this.#on || !this.#clock.running) {
      this.#on = true;
      this.#clock.start();
      this.#watchEnd();
      this.#emit('play');
    }
    return Promise.resolve();
  }

  pause(): void {
    this.#clock.stop();
    clearTimeout(this.#endTimer);
    if (!this.#on) return;
    this.#on = false;
    this.#emit('pause');
  }

  listen(listener: (change: KeeperChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #emit(change: KeeperChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }

  #watchEnd(): void {
    clearTimeout(this.#endTimer);
    if (!this.#on || this.duration === undefined) return;
    const left = ((this.duration - this.#clock.time) * 1000) / this.rate;
    this.#endTimer = setTimeout(() => this.#checkEnd(), Math.min(longestWait, Math.max(0, left)));
  }

  /** Timers may come early; after sleep they come late. */
  #checkEnd(): void {
    if (this.#clock.running) {
      this.#watchEnd();
      return;
    }
    this.#on = false;
    this.#emit('pause');
    this.#emit('end');
  }
}
