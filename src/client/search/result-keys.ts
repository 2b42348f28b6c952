/** A cell that can be chosen has something to press in it. */
const cells = '[role="row"] > [role="gridcell"]:has(:is(a[href], button))';

/** What is pressed when a cell is chosen: what is marked as such, else the first. */
const pressed = (cell: Element): HTMLElement | null =>
  cell.querySelector('[data-press]') ?? cell.querySelector('a[href], button');

/**
 * The keys of the search field: up and down choose a result, left and right what of it is pressed, Enter presses it;
 * Escape leaves it, then empties the field. The focus stays in the field; who types goes on typing.
 * @see https://www.w3.org/WAI/ARIA/apg/patterns/combobox/
 */
export class ResultKeys {
  readonly #field: HTMLInputElement;
  readonly #results: HTMLElement;
  #active: Element | undefined;
  #named = 0;

  constructor(field: HTMLInputElement, results: HTMLElement) {
    [this.#field, this.#results] = [field, results];
    field.addEventListener('keydown', (event) => {
      if (!event.defaultPrevented && !event.isComposing && this.#take(event)) event.preventDefault();
    });
    field.addEventListener('input', () => this.leave());
    field.addEventListener('blur', () => this.leave());
  }

  /** Nothing is chosen. Says whether something was. */
  leave(): boolean {
    const was = this.#active !== undefined;
    this.#active?.removeAttribute('data-active');
    this.#active = undefined;
    this.#field.removeAttribute('aria-activedescendant');
    return was;
  }

  /** Results have come or gone. What was chosen and is still there stays so. */
  update(): void {
    if (this.#active && !this.#results.contains(this.#active)) this.leave();
    this.#field.setAttribute('aria-expanded', String(this.#results.querySelector(cells) !== null));
  }

  #take(event: KeyboardEvent): boolean {
    const { key } = event;
    if (event.altKey || (event.shiftKey && key !== 'Enter')) return false;
    if (key === 'ArrowDown' || key === 'ArrowUp') return this.#step(key === 'ArrowDown' ? 1 : -1);
    if (key === 'Escape') return this.leave() || this.#empty();
    if (this.#active === undefined) return false;
    if (key === 'ArrowLeft' || key === 'ArrowRight') {
      const forward = (key === 'ArrowRight') === (getComputedStyle(this.#results).direction === 'ltr');
      return this.#stepWithin(forward ? 1 : -1);
    }
    return key === 'Enter' && this.#press(event);
  }

  /** As browsers do with a search field. */
  #empty(): boolean {
    if (this.#field.value === '') return false;
    this.#field.value = '';
    this.#field.dispatchEvent(new Event('input'));
    return true;
  }

  /** One row on; before the first is the field again. */
  #step(by: 1 | -1): boolean {
    const rows = [
      ...new Set(Array.from(this.#results.querySelectorAll(cells), (cell) => cell.parentElement)),
    ];
    const at = this.#active ? rows.indexOf(this.#active.parentElement) : -1;
    if (at < 0 && by < 0) return false;
    const row = rows[at + by];
    if (at + by < 0) this.leave();
    if (!row) return at >= 0;
    const own = Array.from(row.querySelectorAll(`:scope > [role="gridcell"]:has(:is(a[href], button))`));
    // what plays beside what plays
    const column = this.#active?.getAttribute('aria-colindex');
    const same = own.find((cell) => cell.getAttribute('aria-colindex') === column);
    this.#choose(same ?? own.at(-1));
    return true;
  }

  #stepWithin(by: 1 | -1): boolean {
    const row = this.#active?.parentElement;
    const own = Array.from(
      row?.querySelectorAll(':scope > [role="gridcell"]:has(:is(a[href], button))') ?? [],
    );
    const next = own[own.indexOf(this.#active as Element) + by];
    if (next) this.#choose(next);
    return true;
  }

  #choose(cell: Element | undefined): void {
    if (!cell) return;
    this.leave();
    this.#active = cell;
    if (cell.id === '') cell.id = `search-cell-${++this.#named}`;
    cell.setAttribute('data-active', '');
    this.#field.setAttribute('aria-activedescendant', cell.id);
    cell.scrollIntoView({ block: 'nearest' });
  }

  /** As if it were pressed itself; with the keys that open a new tab, too. */
  #press({ ctrlKey, metaKey, shiftKey }: KeyboardEvent): boolean {
    const link = this.#active && pressed(this.#active);
    link?.dispatchEvent(
      new MouseEvent('click', {
        bubbles: true,
        cancelable: true,
        composed: true,
        ctrlKey,
        metaKey,
        shiftKey,
      }),
    );
    return link !== null;
  }
}
