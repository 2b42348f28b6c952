import type { Seconds } from '../../model/time.ts';

/** What can change by leaps about the time that is kept. */
export type KeeperChange = 'play' | 'pause' | 'seek' | 'rate' | 'duration' | 'wait' | 'end' | 'error';

/**
 * What keeps time on a page: the episode's audio, or the clock of somebody who listens elsewhere. Its times are those
 * of what is heard, advertisements included.
 */
export interface Timekeeper {
  readonly kind: 'audio' | 'clock';
  /** Now; as exact as the browser knows at the moment of asking. */
  readonly time: Seconds;
  /** Of what is heard; `undefined` until it is known. */
  readonly duration: Seconds | undefined;
  readonly playing: boolean;
  /** 1 is natural. */
  readonly rate: number;
  seek(time: Seconds): void;
  setRate(rate: number): void;
  /** Rejects as `HTMLMediaElement.play` does. Call it while handling what the listener did, or browsers refuse. */
  play(): Promise<void>;
  pause(): void;
  /** Tells of every change until the function it returns is called. */
  listen(listener: (change: KeeperChange) => void): () => void;
}
