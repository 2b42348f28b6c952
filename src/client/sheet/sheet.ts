import sheetStyles from '../../styles/sheet.css?url';
import { addStyles } from '../page/add-styles.ts';

/** What a sheet is made with. */
export interface SheetOptions {
  /** What it is called, by screen readers and in its head: "Now". */
  readonly label: string;
  /** The reader closed it (Escape, the button), or another sheet took its place. Not called by {@link Sheet.close}. */
  readonly dismissed?: () => void;
  /** A class that gives it another place. */
  readonly look?: string;
  /** Nothing else of the page can be reached while it is open, but what sounds. */
  readonly alone?: boolean;
}

/** The first element that really has the focus, inside of shadow trees too. */
function focusedElement(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** Escape empties a search field first, as browsers do. */
const isFilledField = (element: Element | null): boolean =>
  element instanceof HTMLInputElement && element.value !== '';

/**
 * A sheet beside or over a part of the page, which stays usable, as does the player: at the side where there is room,
 * from below on a phone held upright. One sheet is open at a time. It takes the focus only when it is asked to.
 */
export class Sheet {
  /** What it shows is the caller's; it scrolls. */
  readonly body = document.createElement('div');
  /** Stands before the close button: a way back, a title. */
  readonly head = document.createElement('div');
  readonly #dialog = document.createElement('dialog');
  readonly #title = document.createElement('p');
  readonly #dismissed: (() => void) | undefined;
  readonly #alone: boolean;
  readonly #foot = new ResizeObserver(() => this.#measureFoot());
  readonly #feet = new MutationObserver(() => this.#watchFoot());
  #from: HTMLElement | undefined;
  #opened: AbortController | undefined;

  constructor({ label, dismissed, look = '', alone = false }: SheetOptions) {
    [this.#dismissed, this.#alone] = [dismissed, alone];
    void addStyles(sheetStyles);
    this.#dialog.className = `sheet ${look}`.trim();
    // a region that can be left and entered, not a question that must be answered
    this.#dialog.setAttribute('aria-modal', 'false');
    this.#title.className = 'sheet-title';
    this.label = label;
    const head = document.createElement('div');
    head.className = 'sheet-head';
    this.head.className = 'sheet-lead';
    this.head.append(this.#title);
    const close = document.createElement('button');
    close.type = 'button';
    close.className = 'sheet-close';
    close.textContent = 'Close';
    close.addEventListener('click', () => this.dismiss());
    head.append(this.head, close);
    this.body.className = 'sheet-body';
    this.body.tabIndex = -1;
    this.#dialog.append(head, this.body);
    this.#dialog.addEventListener('cancel', () => this.dismiss());
  }

  get isOpen(): boolean {
    return this.#dialog.open;
  }

  /** What it is called. */
  set label(label: string) {
    this.#title.textContent = label;
    this.#dialog.ariaLabel = label;
  }

  /**
   * Shows it; the focus stays where it is. `from`, or what has the focus now, gets it back when it closes. Another
   * sheet that is open is dismissed.
   */
  open(from?: HTMLElement): void {
    if (from) this.#from = from;
    if (this.#dialog.open) return;
    for (const other of document.querySelectorAll('dialog.sheet[open]'))
      other.dispatchEvent(new Event('cancel'));
    // a link in a sheet that has just closed cannot have the focus again: then it goes where that one gave it
    const focused = document.activeElement;
    if (focused instanceof HTMLElement && !this.#from?.checkVisibility()) this.#from = focused;
    // before the player, so that Tab comes from the sheet to it
    const player = document.querySelector('.player');
    if (!this.#dialog.isConnected) (player ?? document.querySelector('.site-footer'))?.before(this.#dialog);
    // `show()` would take the focus
    this.#dialog.open = true;
    document.documentElement.classList.add('has-sheet');
    this.#opened = new AbortController();
    const { signal } = this.#opened;
    if (this.#alone) this.#closeOff(signal);
    document.addEventListener('keydown', (event) => this.#onKey(event), { signal });
    this.#watchFoot();
    // the strip comes and goes
    if (this.#dialog.parentNode) this.#feet.observe(this.#dialog.parentNode, { childList: true });
  }

  /** Puts the focus on an element of the sheet, or on its text as a whole, so that arrow keys scroll it. */
  focus(element: HTMLElement = this.body): void {
    element.focus({ preventScroll: true });
  }

  /** Closes it. The focus goes back to where it came from, if it was in the sheet. */
  close(): void {
    if (!this.#dialog.open) return;
    const focused = document.activeElement;
    const hadFocus = focused === null || focused === document.body || this.#dialog.contains(focused);
    this.#opened?.abort();
    this.#feet.disconnect();
    this.#foot.disconnect();
    this.#dialog.open = false;
    document.documentElement.classList.remove('has-sheet');
    if (hadFocus && this.#from?.isConnected) this.#from.focus({ preventScroll: true });
    this.#from = undefined;
  }

  /** What the reader's own closing does. */
  dismiss(): void {
    if (!this.#dialog.open) return;
    this.close();
    this.#dismissed?.();
  }

  /** The page behind it rests; a press there closes it. */
  #closeOff(signal: AbortSignal): void {
    const behind = Array.from(document.body.children).filter(
      (part): part is HTMLElement =>
        part instanceof HTMLElement &&
        !part.inert &&
        part !== this.#dialog &&
        !part.matches('.player, .strip'),
    );
    for (const part of behind) part.inert = true;
    signal.addEventListener('abort', () => behind.forEach((part) => (part.inert = false)));
    document.addEventListener(
      'pointerdown',
      ({ target }) => {
        if (target === document.body || target === document.documentElement) this.dismiss();
      },
      { signal },
    );
  }

  /** Escape closes it from inside, and from nowhere in particular; not from a control of the page. */
  #onKey(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    const focused = document.activeElement;
    const isHere = focused === null || focused === document.body || this.#dialog.contains(focused);
    if (!isHere || isFilledField(focusedElement()) || document.querySelector(':popover-open')) return;
    event.preventDefault();
    this.dismiss();
  }

  #watchFoot(): void {
    for (const foot of document.querySelectorAll('.player, .strip')) this.#foot.observe(foot);
    this.#measureFoot();
  }

  /** The sheet stands on what stands at the foot of the window: the player, and what plays on from another page. */
  #measureFoot(): void {
    let height = 0;
    for (const foot of document.querySelectorAll<HTMLElement>('.player, .strip')) height += foot.offsetHeight;
    this.#dialog.style.setProperty('--foot', `${height}px`);
  }
}
