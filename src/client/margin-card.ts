import { isModified, openBeside } from './here.ts';

/** Words that the margin says something about. */
const marks = 'a.term, a.cite, a.note-link, a.correction-mark';

/** What the margin says of a marked word: in the margin of its own block, else in the first that has it. */
function findEntry(mark: HTMLAnchorElement): Element | undefined {
  const href = CSS.escape(mark.getAttribute('href') ?? '');
  const links = document.querySelectorAll(`.marginalia li > a[href="${href}"]`);
  const entries = Array.from(links, (link) => link.closest('li') as Element);
  const follows = (entry: Element): boolean =>
    (mark.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return entries.find(follows) ?? entries[0];
}

function linkTo(href: string, label: string): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = label;
  return link;
}

/** The way from a card to all there is: a page, or the whole note. */
function wayOn(mark: HTMLAnchorElement): HTMLAnchorElement {
  if (mark.matches('.term')) return linkTo(mark.href, 'Open page →');
  if (mark.matches('.note-link')) return linkTo(mark.hash, 'Go to the note →');
  if (mark.matches('.correction-mark')) return linkTo(mark.hash, 'Go to the correction →');
  const page = document
    .getElementById(decodeURIComponent(mark.hash.slice(1)))
    ?.querySelector('.reference-back a');
  return page instanceof HTMLAnchorElement ? linkTo(page.href, 'Open page →') : linkTo(mark.hash, 'Source →');
}

/** What a card holds: the entry's words, and one way on. */
function contentOf(mark: HTMLAnchorElement, entry: Element): readonly Node[] {
  const words = document.createElement('p');
  words.append(...(entry.cloneNode(true) as Element).childNodes);
  // a term's entry ends with a link to its page
  if (mark.matches('.term')) words.querySelector('a:last-child')?.remove();
  const on = document.createElement('p');
  on.append(wayOn(mark));
  return [words, on];
}

/**
 * Where the margin is folded away (on small screens), a marked word opens what the margin says of it beside it. Where
 * the margin stands open, and without a script, the word is a link.
 */
export function startMarginCards(): void {
  const main = document.querySelector('main');
  if (!main) return;
  let card: HTMLElement | undefined;
  const make = (): HTMLElement => {
    const made = document.createElement('div');
    made.className = 'margin-card popover';
    made.popover = 'auto';
    made.role = 'dialog';
    made.tabIndex = -1;
    made.autofocus = true;
    made.addEventListener('click', ({ target }) => {
      if (target instanceof Element && target.closest('a')) made.hidePopover();
    });
    made.addEventListener('focusout', ({ relatedTarget }) => {
      if (relatedTarget instanceof Node && !made.contains(relatedTarget)) made.hidePopover();
    });
    main.append(made);
    return made;
  };
  main.addEventListener('click', (event) => {
    const mark = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(marks) : null;
    if (!mark || isModified(event) || mark.closest('.marginalia, .margin-card')) return;
    const entry = findEntry(mark);
    if (!entry || entry.checkVisibility({ visibilityProperty: true })) return;
    event.preventDefault();
    card ??= make();
    card.ariaLabel = mark.textContent || 'Correction';
    card.lang = main.closest('[lang]')?.getAttribute('lang') ?? '';
    card.replaceChildren(...contentOf(mark, entry));
    openBeside(card, mark);
  });
}
