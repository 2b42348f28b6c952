import { findSourcePage } from '../reading/source-page.ts';

/** A copy without what must be on a page only once. */
export function copyOf<E extends Element>(element: E): E {
  const copy = element.cloneNode(true) as E;
  copy.removeAttribute('id');
  for (const named of copy.querySelectorAll('[id]')) named.removeAttribute('id');
  return copy;
}

/** Beside the text a source leads to its page: the list at the end of this one would be out of sight of both. */
export function leadToSources(copy: Element): void {
  for (const link of copy.querySelectorAll<HTMLAnchorElement>('a[href^="#ref-"]')) {
    const page = findSourcePage(link.hash)?.getAttribute('href');
    if (page) link.setAttribute('href', page);
  }
}

/** What the margin of the page says of its marked words, by where they lead. */
export class Explanations {
  readonly #entries = new Map<string, HTMLElement[]>();

  constructor() {
    for (const entry of document.querySelectorAll<HTMLElement>('main .marginalia li'))
      for (const { attributes } of entry.querySelectorAll(':scope > a[href]')) {
        const href = attributes.getNamedItem('href')?.value ?? '';
        const entries = this.#entries.get(href) ?? [];
        entries.push(entry);
        this.#entries.set(href, entries);
      }
  }

  /**
   * What the margin says of a marked word: beside its own block (the locator of a source may be another one
   * elsewhere), else where it is first said. `undefined` if nothing is.
   */
  entryOf(mark: HTMLAnchorElement): HTMLElement | undefined {
    const entries = this.#entries.get(mark.getAttribute('href') ?? '') ?? [];
    if (entries.length < 2 || mark.matches('.term')) return entries[0] ?? this.#nameOf(mark);
    const margin = mark.closest('p, li, blockquote')?.nextElementSibling;
    return entries.find((entry) => margin?.contains(entry)) ?? entries[0];
  }

  /** Of a note or correction that hangs on no words: itself, named by its kind. */
  entryOfItem(item: HTMLElement): HTMLElement {
    const [known] = this.#entries.get(`#${item.id}`) ?? [];
    if (known) return known;
    const kind = item.closest('.corrections') ? 'correction' : 'note';
    const entry = document.createElement('li');
    entry.className = `margin-${kind}`;
    const link = document.createElement('a');
    link.href = `#${item.id}`;
    link.textContent = kind === 'note' ? 'Note' : 'Correction';
    const text = copyOf(item);
    for (const other of text.querySelectorAll('.stamp, .marginalia')) other.remove();
    entry.append(link, ` ${text.textContent.trim()}`);
    return entry;
  }

  /** A term that no margin explains is at least named, and leads to its page. */
  #nameOf(mark: HTMLAnchorElement): HTMLElement | undefined {
    if (!mark.matches('.term')) return undefined;
    const entry = document.createElement('li');
    entry.className = 'margin-term';
    const link = document.createElement('a');
    link.href = mark.href;
    link.textContent = mark.textContent;
    entry.append(link);
    return entry;
  }
}
