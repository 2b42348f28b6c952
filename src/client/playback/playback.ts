import { toMedia, toMediaEnd, toTranscript, unaligned, type Alignment } from '../../model/alignment.ts';
import type { Seconds } from '../../model/time.ts';
import type { KeeperChange, Timekeeper } from './timekeeper.ts';

/**
 * What happens to playing: what the keeper of time reports; `keeper`, another one keeps time; `alignment`, its time
 * runs otherwise against the transcript's; `tick`, about four times a second while it plays in sight.
 */
export type PlaybackEvent = KeeperChange | 'keeper' | 'alignment' | 'tick';

/** A stretch of the transcript, half-open; without an end, a moment. */
export interface Stretch {
  readonly start: Seconds;
  readonly end?: Seconds;
}

/** A stretch is watched closely only this long before its end; milliseconds. */
const closeToEnd = 500;
/** So near to its end it is over: no timer is more exact. Milliseconds. */
const atEnd = 20;
/** Milliseconds between ticks. */
const tickEvery = 250;
/** Whoever is this little before a stretch has not left it: browsers do not seek exactly. */
const almostThere: Seconds = 0.5;

/**
 * Playing an episode: one per page, whatever keeps time. All its times are the transcript's, and the alignment stands
 * between them and what is heard; `heard…` are the exceptions. Nothing here draws.
 */
export class Playback {
  #keeper: Timekeeper | undefined;
  #alignment: Alignment = unaligned;
  #stretch: Stretch | undefined;
  #endTimer: ReturnType<typeof setTimeout> | undefined;
  #ticker: ReturnType<typeof setInterval> | undefined;
  #unlisten: (() => void) | undefined;
  readonly #listeners = new Map<PlaybackEvent, Set<() => void>>();

  /**
   * Where the listener was, while a stretch is heard in passing: a time of the transcript. It is what is remembered
   * then.
   */
  leftAt: Seconds | undefined;

  /** `signal` ends it, on a page that it does not last as long as. */
  constructor(signal = new AbortController().signal) {
    const see = (): void => {
      this.#schedule();
      if (!document.hidden) this.#emit('tick');
    };
    document.addEventListener('visibilitychange', see, { signal });
  }

  /** What keeps time; `undefined` on a page without audio until its clock is started. */
  get keeper(): Timekeeper | undefined {
    return this.#keeper;
  }

  /** Another keeper takes over; the one before is paused. */
  setKeeper(keeper: Timekeeper, alignment: Alignment = unaligned): void {
    if (keeper === this.#keeper) return;
    this.#unlisten?.();
    this.#keeper?.pause();
    this.#keeper = keeper;
    this.#alignment = alignment;
    this.#stretch = undefined;
    this.#unlisten = keeper.listen((change) => this.#react(change));
    this.#schedule();
    this.#emit('keeper');
  }

  get alignment(): Alignment {
    return this.#alignment;
  }

  setAlignment(alignment: Alignment): void {
    this.#alignment = alignment;
    this.#schedule();
    this.#emit('alignment');
  }

  /** Now; `undefined` while nothing keeps time. */
  get time(): Seconds | undefined {
    return this.#keeper && toTranscript(this.#alignment, this.#keeper.time);
  }

  /** Now, in what is heard. */
  get heardTime(): Seconds | undefined {
    return this.#keeper?.time;
  }

  get playing(): boolean {
    return this.#keeper?.playing ?? false;
  }

  get rate(): number {
    return this.#keeper?.rate ?? 1;
  }

  /** When the transcript's time is heard. */
  heardAt(time: Seconds): Seconds {
    return toMedia(this.#alignment, time);
  }

  /** The transcript's time of what is heard at a time. */
  saidAt(heard: Seconds): Seconds {
    return toTranscript(this.#alignment, heard);
  }

  /** Goes to a moment, or to a stretch that will stop at its end. Plays on if it plays, and never starts. */
  goTo(stretch: Stretch): void {
    this.#stretch = stretch.end === undefined ? undefined : stretch;
    this.#keeper?.seek(this.heardAt(stretch.start));
    this.#schedule();
  }

  /** Goes to a time of what is heard: a slider, a skip. Within a stretch, it still stops at its end. */
  goToHeard(time: Seconds): void {
    this.#keeper?.seek(time);
    this.#leaveStretch();
    this.#schedule();
  }

  /** Plays on, or from a moment, or just a stretch. Rejects as `HTMLMediaElement.play` does. */
  async play(stretch?: Stretch): Promise<void> {
    if (stretch !== undefined) this.goTo(stretch);
    await this.#keeper?.play();
  }

  pause(): void {
    this.#keeper?.pause();
  }

  setRate(rate: number): void {
    this.#keeper?.setRate(rate);
  }

  /** The stretch that it will stop at the end of. */
  get stretch(): Stretch | undefined {
    return this.#stretch;
  }

  /** Plays on, past the end of a stretch. Rejects as `HTMLMediaElement.play` does. */
  playOn(): Promise<void> {
    this.#stretch = undefined;
    return this.play();
  }

  /** How long until a time comes, in milliseconds at the rate it plays; `Infinity` while it does not play, or if it has gone by. */
  delayUntil(time: Seconds): number {
    if (!this.#keeper?.playing) return Infinity;
    const left = toMediaEnd(this.#alignment, time) - this.#keeper.time;
    return left < 0 ? Infinity : (left * 1000) / this.#keeper.rate;
  }

  /** Calls back after any of the events, until the function it returns is called. */
  on(events: readonly PlaybackEvent[], listener: () => void): () => void {
    for (const event of events) {
      const listeners = this.#listeners.get(event) ?? new Set();
      this.#listeners.set(event, listeners.add(listener));
    }
    return () => {
      for (const event of events) this.#listeners.get(event)?.delete(listener);
    };
  }

  #emit(event: PlaybackEvent): void {
    for (const listener of [...(this.#listeners.get(event) ?? [])]) listener();
  }

  #react(change: KeeperChange): void {
    if (change === 'seek') this.#leaveStretch();
    this.#schedule();
    this.#emit(change);
  }

  /** Whoever leaves a stretch no longer wants to stop at its end. */
  #leaveStretch(): void {
    const { start, end = Infinity } = this.#stretch ?? { start: 0 };
    const now = this.time ?? 0;
    if (now < start - almostThere || now >= end) this.#stretch = undefined;
  }

  #schedule(): void {
    clearTimeout(this.#endTimer);
    if (this.playing) this.#watchEnd();
    const ticks = this.playing && !document.hidden;
    if (ticks) this.#ticker ??= setInterval(() => this.#emit('tick'), tickEvery);
    else {
      clearInterval(this.#ticker);
      this.#ticker = undefined;
    }
  }

  /** Timers drift, and the sound may wait for the network: so the last stretch is timed anew, and then exactly. */
  #watchEnd(): void {
    const { end } = this.#stretch ?? {};
    if (end === undefined) return;
    const left = ((toMediaEnd(this.#alignment, end) - (this.#keeper?.time ?? 0)) * 1000) / this.rate;
    if (left <= atEnd) {
      this.#stretch = undefined;
      this.pause();
    } else {
      const wait = left > closeToEnd ? left - closeToEnd / 2 : left;
      this.#endTimer = setTimeout(() => this.playing && this.#watchEnd(), wait);
    }
  }
}
