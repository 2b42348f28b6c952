import type { Seconds } from '../../model/time.ts';

/** How a clock stood, to be set so again. */
export interface ClockState {
  readonly time: Seconds;
  readonly running: boolean;
  readonly rate: number;
}

/**
 * A clock that is read and set, by the time of day: it goes on while the device sleeps. It never runs backwards:
 * when the time of day is set back, what passed since it was last read is lost, and no more.
 */
export class WallClock {
  readonly #now: () => number;
  #read: number;
  #time: Seconds;
  #running: boolean;
  #rate: number;
  #end: Seconds = Infinity;

  /** `now` tells the time of day in milliseconds, as `Date.now` does. */
  constructor(now: () => number, { time, running, rate }: ClockState = { time: 0, running: false, rate: 1 }) {
    this.#now = now;
    this.#read = now();
    [this.#time, this.#running, this.#rate] = [time, running, rate];
  }

  #advance(): void {
    const now = this.#now();
    const passed = Math.max(0, now - this.#read);
    this.#read = now;
    if (!this.#running) return;
    this.#time = Math.min(this.#end, this.#time + (passed / 1000) * this.#rate);
    if (this.#time === this.#end) this.#running = false;
  }

  get time(): Seconds {
    this.#advance();
    return this.#time;
  }

  /** Whether it runs: not at its end. */
  get running(): boolean {
    this.#advance();
    return this.#running;
  }

  get rate(): number {
    return this.#rate;
  }

  /** Where it stops by itself; `Infinity` where nobody knows. */
  get end(): Seconds {
    return this.#end;
  }

  /** Runs on; at its end, from the beginning. */
  start(): void {
    this.#advance();
    if (this.#time >= this.#end) this.#time = 0;
    this.#running = true;
  }

  stop(): void {
    this.#advance();
    this.#running = false;
  }

  /** Sets it, between 0 and its end; it runs on if it runs. */
  seek(time: Seconds): void {
    this.#advance();
    this.#time = Math.max(0, Math.min(this.#end, time));
  }

  setRate(rate: number): void {
    this.#advance();
    this.#rate = rate;
  }

  setEnd(end: Seconds): void {
    this.#advance();
    this.#end = end;
    this.#time = Math.min(this.#time, end);
  }
}
