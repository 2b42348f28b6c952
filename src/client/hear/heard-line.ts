/** The line that a stamp stands in: marked while it sounds. */
export class HeardLine {
  readonly stamp: HTMLAnchorElement;
  readonly #href: string;
  readonly #line: Element;
  readonly #was: string | null;

  constructor(stamp: HTMLAnchorElement) {
    this.stamp = stamp;
    this.#href = stamp.href;
    this.#line = stamp.closest('li, tr, blockquote, [role="row"]') ?? stamp.closest('p') ?? stamp;
    this.#was = stamp.getAttribute('aria-current');
  }

  /** It sounds, or does not any more. */
  mark(playing: boolean): void {
    if (playing) this.stamp.setAttribute('aria-current', 'true');
    else if (this.#was === null) this.stamp.removeAttribute('aria-current');
    else this.stamp.setAttribute('aria-current', this.#was);
    this.#line.toggleAttribute('data-heard', playing);
  }

  /** Whether a stamp is that of this line: the same, or one that was put in its place. */
  isOf(stamp: HTMLAnchorElement): boolean {
    return stamp.href === this.#href && (stamp === this.stamp || !this.stamp.isConnected);
  }
}
