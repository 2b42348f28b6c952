import { failure } from '../player/player-line.ts';
import type { Strip } from '../strip/strip.ts';
import type { StripPart, WayBack } from '../strip/strip-part.ts';
import type { StripLook } from '../strip/strip-view.ts';

/** A passage of which nothing can be had: nobody answers. It says so, and is tried again. */
export class Unheard implements StripPart {
  readonly name = 'Passage';
  readonly from: HTMLAnchorElement;
  readonly #strip: Strip;
  readonly #back: WayBack | undefined;
  readonly #again: () => void;

  constructor(strip: Strip, stamp: HTMLAnchorElement, back: WayBack | undefined, again: () => void) {
    [this.#strip, this.from, this.#back, this.#again] = [strip, stamp, back, again];
  }

  begin(): void {
    this.#strip.say(failure);
  }

  look(): StripLook {
    const time = this.from.textContent.trim();
    const link = { label: 'Open there', href: this.from.href };
    return { playing: false, play: 'Try again', time, title: '', link, stop: 'Close' };
  }

  toggle(): void {
    this.#again();
  }

  stop(): void {
    this.#strip.clear(this);
    this.#back?.restore?.();
  }

  leave(): void {
    this.#back?.leave?.();
  }

  giveWay(): WayBack | undefined {
    return this.#back;
  }
}
