import { beginsWith, distanceTo, nameKeys, searchKey, type NameKeys } from '../../text/name-search.ts';
import { LetterGroups } from './letter-groups.ts';
import type { ListChoice, NamedEntry, NarrowedList } from './list-choice.ts';

interface Entry extends NamedEntry {
  readonly element: HTMLElement;
  readonly kind: string;
  /** Of its name and of every alias. */
  readonly keys: readonly NameKeys[];
}

/** A name that is as far as this from what was typed is not what was meant. */
const farthest = 0.5;
const mostNearest = 3;

const textOf = (element: Element | null): string => element?.textContent.trim() ?? '';

/** Terms, found by the beginning of any of their names, and the other names that lead to them. */
export class TermList implements NarrowedList {
  readonly #terms: readonly Entry[];
  readonly #aliases: readonly HTMLElement[];
  readonly #groups: LetterGroups;

  constructor(root: ParentNode) {
    const items = Array.from(root.querySelectorAll<HTMLElement>('.entries > li'));
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
    this.#groups = new LetterGroups(root);
  }

  get length(): number {
    return this.#terms.length;
  }

  /** Names that only lead to terms are left out where something was typed, for their terms are there themselves. */
  show({ find, kind }: ListChoice): number {
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
    this.#groups.hideEmpty();
    return shown;
  }

  nearest(find: string): readonly NamedEntry[] {
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
