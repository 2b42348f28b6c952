import type { Seconds } from '../../model/time.ts';
import type { StripLook } from './strip-view.ts';

/** What the listener was at before a passage was heard in passing. It is silent, and stays where it was. */
export interface WayBack {
  /** Where that is, in what is heard: as a player shows it. */
  readonly at: Seconds;
  /** Goes on there. */
  readonly go: () => void;
  /** Is there again, silent, when the passage is stopped. Not needed where it has a player on the page. */
  readonly restore?: () => void;
  /** The page goes away: it is at hand on the next. */
  readonly leave?: () => void;
}

/**
 * What can be in the strip, one at a time: sound that goes on from another page, a passage that is heard in passing.
 * What plays it is its own affair; the strip shows it and hands on what the listener presses.
 */
export interface StripPart {
  /** What the strip is called, by screen readers. */
  readonly name: string;
  /** Has the focus when the part goes, if that was in the strip. */
  readonly from?: HTMLElement;
  /** It is in the strip from now on, until `signal`. */
  readonly begin: (signal: AbortSignal) => void;
  /** How it looks now. */
  readonly look: () => StripLook;
  /** Plays, or pauses. */
  readonly toggle: () => void;
  /** Goes on past the end of the passage: this is what the listener listens to from now on. */
  readonly goOn?: () => void;
  readonly goBack?: () => void;
  readonly stop: () => void;
  /** The page goes away. */
  readonly leave: () => void;
  /** Something else is to be heard in passing: it is silent, and tells the way back to what the listener was at. */
  readonly giveWay: () => WayBack | undefined;
}
