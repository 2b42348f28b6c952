import { beginsWith, distanceTo, nameKeys, searchKey, type NameKeys } from '../../text/name-search.ts';

/** What the list is narrowed to: a name as typed and a kind of term; either may be empty. */
export interface TermChoice {
  readonly find: string;
  readonly kind: string;
}

/** A term of the list, as it is found and led to. */
export interface ListedTerm {
  readonly name: string;
  readonly href: string;
}

interface Entry extends ListedTerm {
  readonly element: HTMLElement;
  readonly kind: string;
  /** Of its name and of every alias. */
  readonly keys: readonly NameKeys[];
}

/** A name that is as far as this from what was typed is not what was meant. */
const farthest = 0.5;
const mostNearest = 3;

const textOf = (element: Element | null): string => element?.textContent.trim() ?? '';

/** The entries of the glossary's page: its terms, the other names that lead to them, and their letters. */
export class TermList {
  readonly #terms: readonly Entry[];
  readonly #aliases: readonly HTMLElement[];
  readonly #groups: readonly HTMLElement[];
  readonly #letters: ReadonlyMap<string, HTMLElement>;

  constructor(root: ParentNode) {
    const items = Array.from(root.querySelectorAll<HTMLElement>('.terms > li'));
    this.#aliases = items.filter(({ classList }) => classList.contains('alias'));
    this.#terms = items
      .filter(({ classList }) => !classList.contains('alias'))
      .map((element) => {
        const link = element.querySelector<HTMLAnchorElement>('.name a');
        const names = [link, ...element.querySelectorAll('.forms bdi')].map(textOf);
        return {
          element,
          name: names[0] ?? '',
          href: link?.getAttribute('href') ?? '',
          kind: element.dataset['kind'] ?? '',
          keys: names.map(nameKeys),
        };
      });
    this.#groups = Array.from(root.querySelectorAll<HTMLElement>('.group'));
    this.#letters = new Map(
      Array.from(root.querySelectorAll<HTMLElement>('.letters li'), (item) => [
        item.querySelector('a')?.getAttribute('href')?.slice(1) ?? '',
        item,
      ]),
    );
  }

  get length(): number {
    return this.#terms.length;
  }

  /**
   * Shows the terms with a name that begins as was typed, of the kind, and says how many; names that only lead to
   * terms are left out where something was typed, for their terms are there themselves.
   */
  show({ find, kind }: TermChoice): number {
    const typed = searchKey(find);
    const nothingToFind = typed === '' && find.trim() !== '';
    let shown = 0;
    for (const { element, keys, kind: own } of this.#terms) {
      const fits =
        (kind === '' || own === kind) &&
        !nothingToFind &&
        (typed === '' || keys.some((one) => beginsWith(one, typed)));
      element.hidden = !fits;
      if (fits) shown++;
    }
    for (const alias of this.#aliases)
      alias.hidden = find.trim() !== '' || (kind !== '' && alias.dataset['kind'] !== kind);
    for (const group of this.#groups) {
      group.hidden = group.querySelector('.terms > li:not([hidden])') === null;
      const letter = this.#letters.get(group.querySelector('.group-name')?.id ?? '');
      // its place stays, so that the page does not move
      if (letter) letter.style.visibility = group.hidden ? 'hidden' : '';
    }
    return shown;
  }

  /** The terms whose names come nearest to what was typed, nearest first; none if none is near. */
  nearest(find: string): readonly ListedTerm[] {
    const typed = searchKey(find);
    if (typed === '') return [];
    return this.#terms
      .map((term) => ({ term, distance: Math.min(...term.keys.map((keys) => distanceTo(keys, typed))) }))
      .filter(({ distance }) => distance <= farthest)
      .sort((a, b) => a.distance - b.distance)
      .slice(0, mostNearest)
      .map(({ term }) => term);
  }
}
