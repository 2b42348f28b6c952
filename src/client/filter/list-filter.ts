/** What a list is narrowed to: words that each entry must hold, and one kind; either may be empty. */
export interface Choice {
  readonly words: string;
  readonly kind: string;
}

/** Texts are compared without case, accents and width: who types "zoe" finds "Zoë". */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * Narrows the entries of a page: `[data-entries] > li` below the root, each with its `data-kind` where there are kinds.
 * A group (`[data-group]`) in which nothing is left is hidden with its heading.
 */
export class ListFilter {
  readonly #entries: readonly HTMLElement[];
  readonly #groups: readonly HTMLElement[];
  readonly #texts = new WeakMap<Element, string>();

  constructor(root: ParentNode) {
    this.#entries = [...root.querySelectorAll<HTMLElement>('[data-entries] > li')];
    this.#groups = [...root.querySelectorAll<HTMLElement>('[data-group]')];
  }

  #textOf(entry: Element): string {
    const text = this.#texts.get(entry) ?? fold(entry.textContent ?? '');
    this.#texts.set(entry, text);
    return text;
  }

  /** Shows what is left of the list, and says how many entries that is. */
  show({ words, kind }: Choice): number {
    const asked = fold(words)
      .split(/\s+/)
      .filter((word) => word !== '');
    let left = 0;
    for (const entry of this.#entries) {
      const fits =
        (kind === '' || entry.dataset['kind'] === kind) &&
        (asked.length === 0 || asked.every((word) => this.#textOf(entry).includes(word)));
      entry.hidden = !fits;
      if (fits) left++;
    }
    for (const group of this.#groups)
      group.hidden = group.querySelector('[data-entries] > li:not([hidden])') === null;
    return left;
  }
}
