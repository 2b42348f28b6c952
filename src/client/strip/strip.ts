import stripStyles from '../../styles/strip.css?url';
import { addStyles } from '../page/add-styles.ts';
import type { Playback } from '../playback/playback.ts';
import type { StripPart } from './strip-part.ts';
import { StripView } from './strip-view.ts';

/**
 * The strip at the foot of a page, for what plays there and has no player of its own on it. One thing is in it at a
 * time; when that goes, nothing of it is left behind.
 */
export class Strip {
  /** The player of the page itself, if it has one. */
  readonly own: Playback | undefined;
  readonly #view: StripView;
  #part: StripPart | undefined;
  #gone = new AbortController();

  constructor(own: Playback | undefined) {
    this.own = own;
    this.#view = new StripView({
      toggle: () => this.#part?.toggle(),
      goOn: () => this.#part?.goOn?.(),
      goBack: () => this.#part?.goBack?.(),
      stop: () => this.#part?.stop(),
    });
    this.#view.element.addEventListener('keydown', (event) => this.#onKey(event));
  }

  /** What is in it. */
  get part(): StripPart | undefined {
    return this.#part;
  }

  /** Puts something into it, in the place of what was there. */
  put(part: StripPart): void {
    this.#gone.abort();
    this.#gone = new AbortController();
    this.#part = part;
    const { signal } = this.#gone;
    const leave = (): void => {
      part.leave();
      this.clear(part);
    };
    window.addEventListener('pagehide', leave, { signal });
    this.#view.say('');
    this.#view.element.ariaLabel = part.name;
    part.begin(signal);
    // it may have come to nothing
    if (part !== this.#part) return;
    this.#view.show(addStyles(stripStyles));
    this.draw();
  }

  /** Takes a part out, if it is still in it; the strip is gone then. */
  clear(part: StripPart): void {
    if (part !== this.#part) return;
    const hadFocus = this.#view.element.contains(document.activeElement);
    this.#gone.abort();
    this.#part = undefined;
    this.#view.hide();
    if (!hadFocus) return;
    const { from } = part;
    (from?.isConnected ? from : document.querySelector('main'))?.focus({ preventScroll: true });
  }

  /** Says one line; `quietly`, to screen readers alone. */
  say(text: string, quietly = false): void {
    this.#view.say(text, quietly);
    this.draw();
  }

  /** Shows what has changed. */
  draw(): void {
    if (this.#part) this.#view.draw(this.#part.look());
  }

  /** Escape ends it from inside; elsewhere that key is others'. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    this.#part?.stop();
  }
}
