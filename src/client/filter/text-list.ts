import { LetterGroups } from './letter-groups.ts';
import type { ListChoice, NarrowedList } from './list-choice.ts';

/** Texts are compared without case, accents and width: who types "zoe" finds "Zoë". */
const fold = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** Entries that are found by any of their words, such as sources: all words typed must stand in one. */
export class TextList implements NarrowedList {
  readonly #entries: readonly HTMLElement[];
  readonly #groups: LetterGroups;
  readonly #texts = new WeakMap<Element, string>();

  constructor(root: ParentNode) {
    this.#entries = Array.from(root.querySelectorAll<HTMLElement>('.entries > li'));
    this.#groups = new LetterGroups(root);
  }

  get length(): number {
    return this.#entries.length;
  }

  #textOf(entry: Element): string {
    const text = this.#texts.get(entry) ?? fold(entry.textContent);
    this.#texts.set(entry, text);
    return text;
  }

  show({ find, kind }: ListChoice): number {
    const words = fold(find)
      .split(/\s+/)
      .filter((word) => word !== '');
    let shown = 0;
    for (const entry of this.#entries) {
      const fits =
        (kind === '' || entry.dataset['kind'] === kind) &&
        words.every((word) => this.#textOf(entry).includes(word));
      entry.hidden = !fits;
      if (fits) shown++;
    }
    this.#groups.hideEmpty();
    return shown;
  }
}
