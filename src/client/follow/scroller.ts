import { onReading, onScrollingInput } from './reader-input.ts';

/** A stretch of the window from top to bottom; CSS pixels. */
interface Band {
  readonly top: number;
  readonly bottom: number;
}

/** What was just done to the page shows in its scrolling at most this much later; milliseconds. */
const afterInput = 1500;
const afterResize = 400;
/** A scroll that nobody reports the end of is over then; milliseconds. */
const longestScroll = 1500;
/** Parts of the visible height: lines are comfortable between the first two, and are brought to the third. */
const [bandTop, bandBottom, place] = [0.06, 0.8, 0.22];
/** Farther than so many windows there is no gliding. */
const farthestGlide = 2.5;

/** What of the window shows the page: below what sticks to its top, above the player and a sheet that stands on it. */
function visiblePart(): Band {
  const top = Number.parseFloat(getComputedStyle(document.documentElement).scrollPaddingTop) || 0;
  let bottom = window.innerHeight;
  for (const cover of document.querySelectorAll('.player, .sheet[open]')) {
    const rect = cover.getBoundingClientRect();
    const isBelow = rect.height > 0 && rect.top > top + 40 && rect.width > window.innerWidth * 0.9;
    if (isBelow) bottom = Math.min(bottom, rect.top);
  }
  return { top, bottom };
}

/**
 * Scrolls the page along, and yields to the reader. It knows its own scrolling from the reader's by what the reader
 * did; what nobody did (finding in the page, a jump to an anchor) is the reader's if it takes the line out of sight.
 */
export class Scroller {
  readonly #text: HTMLElement;
  readonly #yielded: () => void;
  readonly #lineNow: () => Band | undefined;
  readonly #stillMotion = window.matchMedia('(prefers-reduced-motion: reduce)');
  /** Since when it scrolls by itself, and where to. */
  #own: { readonly since: number; readonly to: number } | undefined;
  #ownTimer: ReturnType<typeof setTimeout> | undefined;
  #inputAt = -Infinity;
  #resizedAt = -Infinity;
  #measured: { readonly at: number; readonly band: Band } = { at: -Infinity, band: { top: 0, bottom: 0 } };
  /** Whether it follows: set by whoever knows; it sets itself back when it gives way. */
  active = false;

  /** `lineNow` is where the current words are, asked when it is cheap to know; `yielded` is told when it gave way. */
  constructor(text: HTMLElement, lineNow: () => Band | undefined, yielded: () => void) {
    this.#text = text;
    this.#lineNow = lineNow;
    this.#yielded = yielded;
    onScrollingInput(() => (this.#inputAt = performance.now()));
    onReading(text, () => this.#yield());
    window.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    window.addEventListener('scrollend', () => this.#endOwn());
    window.addEventListener('resize', () => {
      this.#resizedAt = performance.now();
      this.#measured = { ...this.#measured, at: -Infinity };
      requestAnimationFrame(() => this.bring(this.#lineNow(), false));
    });
  }

  /** Measured anew after a moment: sheets open, and players change their height. */
  get #visible(): Band {
    const now = performance.now();
    if (now - this.#measured.at > 1000) this.#measured = { at: now, band: visiblePart() };
    return this.#measured.band;
  }

  /** Whether a stretch of the window is all in the part where lines are comfortable. */
  isWithin({ top, bottom }: Band): boolean {
    const visible = this.#visible;
    const height = visible.bottom - visible.top;
    return top >= visible.top + height * bandTop - 1 && bottom <= visible.top + height * bandBottom + 1;
  }

  /** The same, but only the top of what is higher than that part counts. */
  #isComfortable({ top, bottom }: Band): boolean {
    const visible = this.#visible;
    const most = (visible.bottom - visible.top) * (bandBottom - bandTop);
    return this.isWithin({ top, bottom: Math.min(bottom, top + most) });
  }

  /** Where a stretch of the window is against what the reader sees. */
  sideOf({ top, bottom }: Band): 'above' | 'below' | 'here' {
    const visible = this.#visible;
    if (bottom <= visible.top) return 'above';
    return top >= visible.bottom ? 'below' : 'here';
  }

  /** Whether the reader is at the transcript: a good part of the window shows it. */
  get showsText(): boolean {
    const visible = this.#visible;
    const { top, bottom } = this.#text.getBoundingClientRect();
    const shown = Math.min(bottom, visible.bottom) - Math.max(top, visible.top);
    return shown >= Math.min(bottom - top, (visible.bottom - visible.top) / 4);
  }

  /** Brings a line to its place if it is out of the comfortable part; not while the page still moves there. */
  bring(line: Band | undefined, glide = true): void {
    if (!this.active || !line || this.#own || this.#isComfortable(line)) return;
    this.#scrollTo(line, glide);
  }

  /** Brings a line to its place, wherever the page is moving to. */
  jumpTo(line: Band | undefined): void {
    if (!this.active || !line) return;
    if (this.#own) {
      clearTimeout(this.#ownTimer);
      this.#own = undefined;
    } else if (this.#isComfortable(line)) return;
    this.#scrollTo(line, true);
  }

  #scrollTo(line: Band, glide: boolean): void {
    const visible = this.#visible;
    const height = visible.bottom - visible.top;
    const { scrollHeight, clientHeight } = document.documentElement;
    const wanted = window.scrollY + line.top - visible.top - height * place;
    const to = Math.max(0, Math.min(wanted, scrollHeight - clientHeight));
    const distance = Math.abs(to - window.scrollY);
    if (distance < 2) return;
    const glides = glide && !this.#stillMotion.matches && distance < height * farthestGlide;
    this.#own = { since: performance.now(), to };
    this.#ownTimer = setTimeout(() => this.#endOwn(), longestScroll);
    window.scrollTo({ top: to, behavior: glides ? 'smooth' : 'instant' });
  }

  #endOwn(): void {
    clearTimeout(this.#ownTimer);
    this.#own = undefined;
  }

  #onScroll(): void {
    const now = performance.now();
    if (!this.active) return;
    const since = Math.max(this.#own?.since ?? -Infinity, now - afterInput);
    if (this.#inputAt > since) this.#yield();
    else if (!this.#own && now - this.#resizedAt > afterResize) {
      const line = this.#lineNow();
      if (line && !this.#isComfortable(line)) this.#yield();
    }
  }

  #yield(): void {
    if (!this.active) return;
    this.active = false;
    this.#endOwn();
    this.#yielded();
  }
}
