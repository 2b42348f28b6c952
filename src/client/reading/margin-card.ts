import { openBeside } from '../page/popover.ts';
import { findSourcePage } from './source-page.ts';

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
  const page = findSourcePage(mark.hash);
  return page ? linkTo(page.href, 'Open page →') : linkTo(mark.hash, 'Source →');
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

/** What the page holds of a card: made once, moved from mark to mark. */
function makeCard(main: HTMLElement): HTMLElement {
  const card = document.createElement('div');
  card.className = 'margin-card popover';
  card.popover = 'auto';
  card.role = 'dialog';
  card.tabIndex = -1;
  card.autofocus = true;
  card.addEventListener('click', ({ target }) => {
    if (target instanceof Element && target.closest('a')) card.hidePopover();
  });
  card.addEventListener('focusout', ({ relatedTarget }) => {
    if (relatedTarget instanceof Node && !card.contains(relatedTarget)) card.hidePopover();
  });
  main.append(card);
  return card;
}

/** Shows what an entry of the margin says beside the word that it is about. */
export function openMarginCard(main: HTMLElement, mark: HTMLAnchorElement, entry: Element): void {
  const card = main.querySelector<HTMLElement>('.margin-card') ?? makeCard(main);
  card.ariaLabel = mark.textContent || 'Correction';
  card.lang = main.closest('[lang]')?.getAttribute('lang') ?? '';
  card.replaceChildren(...contentOf(mark, entry));
  openBeside(card, mark);
}
