/** The parts of a list under its letters, and the letters beside it. */
export class LetterGroups {
  readonly #groups: readonly HTMLElement[];
  readonly #letters: ReadonlyMap<string, HTMLElement>;

  constructor(root: ParentNode) {
    this.#groups = Array.from(root.querySelectorAll<HTMLElement>('.group'));
    this.#letters = new Map(
      Array.from(root.querySelectorAll<HTMLElement>('.letters li'), (item) => [
        item.querySelector('a')?.getAttribute('href')?.slice(1) ?? '',
        item,
      ]),
    );
  }

  /** Hides the parts in which no entry is left, with their letters. */
  hideEmpty(): void {
    for (const group of this.#groups) {
      group.hidden = group.querySelector('.entries > li:not([hidden])') === null;
      const letter = this.#letters.get(group.querySelector('.group-name')?.id ?? '');
      // its place stays, so that the page does not move
      if (letter) letter.style.visibility = group.hidden ? 'hidden' : '';
    }
  }
}
