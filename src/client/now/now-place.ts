import type { EpisodePage } from '../episode-page.ts';
import type { Sheet } from '../sheet/sheet.ts';
import { readStored, watchStored, writeStored } from '../page/stored.ts';

const key = 'now';
/** The margin has room for it (marginalia.css). */
const wide = window.matchMedia('(min-width: 75rem)');

/**
 * Where what is on now is shown. Where there is room it takes the margin while it plays, and the notes of the text
 * recede; it gives the margin back when the reader goes to read another part of the page than the transcript, and
 * comes again with the transcript or with playing. Elsewhere it is a sheet, which only the reader opens. It never
 * takes the focus by itself.
 */
export class NowPlace {
  readonly #page: EpisodePage;
  readonly #element: HTMLElement;
  readonly #button: HTMLButtonElement;
  #sheet: Sheet | undefined;
  /** The reader closed it in the margin: it stays closed, on other pages too. */
  #closed: boolean;
  /** The reader reads elsewhere; opened by the reader, it stays all the same. */
  #gaveWay = false;
  #pinned = false;
  #atTranscript = false;
  #scrolledFrom = window.scrollY;

  constructor(page: EpisodePage, element: HTMLElement, button: HTMLButtonElement) {
    const { playback, data } = page;
    [this.#page, this.#element, this.#button] = [page, element, button];
    this.#closed = readStored(data.base, key) === 'closed';
    watchStored(data.base, key, () => {
      this.#closed = readStored(data.base, key) === 'closed';
      this.#place();
    });
    button.setAttribute('aria-controls', element.id);
    button.hidden = false;
    button.addEventListener('click', () => this.#toggle());
    element.querySelector('.now-close')?.addEventListener('click', () => {
      this.#close();
      button.focus({ preventScroll: true });
    });
    wide.addEventListener('change', () => {
      this.#sheet?.close();
      this.#place();
    });
    playback.on(['play'], () => this.#return());
    window.addEventListener('scroll', () => this.#onScroll(), { passive: true });
    const transcript = document.querySelector('.transcript');
    if (transcript)
      new IntersectionObserver(
        (entries) => {
          this.#atTranscript = entries.at(-1)?.isIntersecting === true;
          this.#return();
        },
        // the middle of the window
        { rootMargin: '-50% 0px -50% 0px' },
      ).observe(transcript);
    this.#place();
  }

  /** Names what is on in the player: the part, or after a pause that it can be looked up. */
  tell(part: string | undefined, paused: boolean): void {
    const label = paused ? 'What you just heard' : part === undefined ? 'Now' : `Now: ${part}`;
    if (this.#button.textContent !== label) this.#button.textContent = label;
  }

  get #isOpen(): boolean {
    return wide.matches ? !this.#closed && (this.#pinned || !this.#gaveWay) : this.#sheet?.isOpen === true;
  }

  #onScroll(): void {
    if (!wide.matches || this.#gaveWay || this.#atTranscript) return;
    if (Math.abs(window.scrollY - this.#scrolledFrom) < window.innerHeight / 2) return;
    this.#gaveWay = true;
    this.#place();
  }

  /** It plays anew, or the reader is at the transcript, or has just left it. */
  #return(): void {
    this.#scrolledFrom = window.scrollY;
    this.#gaveWay = false;
    this.#place();
  }

  #toggle(): void {
    if (!wide.matches) {
      void this.#toggleSheet();
      return;
    }
    if (this.#isOpen) this.#close();
    else {
      this.#closed = false;
      this.#pinned = true;
      writeStored(this.#page.data.base, key, undefined);
    }
    this.#place();
  }

  #close(): void {
    this.#closed = true;
    this.#pinned = false;
    writeStored(this.#page.data.base, key, 'closed');
    this.#place();
  }

  async #toggleSheet(): Promise<void> {
    if (!this.#sheet) {
      const { Sheet } = await import('../sheet/sheet.ts');
      this.#sheet ??= new Sheet({ label: 'Now', dismissed: () => this.#place() });
    }
    if (this.#sheet.isOpen) this.#sheet.close();
    else {
      this.#sheet.body.append(this.#element);
      this.#sheet.open(this.#button);
    }
    this.#place();
  }

  /** Puts it where there is room for it, and says whether it is open. */
  #place(): void {
    const isOpen = this.#isOpen;
    const frame = document.querySelector('.frame');
    if (wide.matches && this.#element.parentElement !== frame) frame?.append(this.#element);
    this.#element.hidden = !isOpen;
    this.#button.ariaExpanded = String(isOpen);
    document.documentElement.classList.toggle('has-now', isOpen && wide.matches);
  }
}
