import { formatTimecode, type Seconds } from '../../model/time.ts';

/** The button that leads back to what is said, while the page does not follow it. */
export class WayBack {
  readonly #button = document.querySelector<HTMLButtonElement>('#way-back');
  readonly #time = this.#button?.querySelector('[data-time]');
  /** Changed in its place: see PlayerBar. */
  readonly #text = new Text();
  #told = '';

  /** `go` is called when the reader wants to; `byKeys` if with the keyboard. */
  constructor(go: (byKeys: boolean) => void) {
    this.#time?.replaceChildren(this.#text);
    this.#button?.addEventListener('click', ({ detail }) => go(detail === 0));
  }

  get isShown(): boolean {
    return this.#button?.hidden === false;
  }

  /** `first`: the reader was not there yet. */
  show(first: boolean): void {
    if (!this.#button) return;
    this.#button.dataset['first'] = String(first);
    this.#button.hidden = false;
  }

  hide(): void {
    if (this.#button) this.#button.hidden = true;
  }

  /** Says when; nothing is written that stands there already. */
  tell(time: Seconds): void {
    const text = formatTimecode(time);
    if (text !== this.#told) this.#text.data = text;
    this.#told = text;
  }

  /** Says in which direction. */
  point(side: 'above' | 'below' | 'here'): void {
    if (this.#button && this.#button.dataset['side'] !== side) this.#button.dataset['side'] = side;
  }
}
