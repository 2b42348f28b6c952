import { isModified } from '../page/click.ts';
import { markedWords } from './marked-words.ts';

/** What the margin says of a marked word: in the margin of its own block, else in the first that has it. */
function findEntry(mark: HTMLAnchorElement): Element | undefined {
  const href = CSS.escape(mark.getAttribute('href') ?? '');
  const links = document.querySelectorAll(`.marginalia li > a[href="${href}"]`);
  const entries = Array.from(links, (link) => link.closest('li') as Element);
  const follows = (entry: Element): boolean =>
    (mark.compareDocumentPosition(entry) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return entries.find(follows) ?? entries[0];
}

/**
 * Where the margin is folded away (on small screens), a marked word opens what the margin says of it beside it. Where
 * the margin stands open, and without a script, the word is a link.
 */
export function startMarginCards(): void {
  const main = document.querySelector('main');
  main?.addEventListener('click', (event) => {
    const mark =
      event.target instanceof Element ? event.target.closest<HTMLAnchorElement>(markedWords) : null;
    if (!mark || isModified(event) || mark.closest('.marginalia, .margin-card')) return;
    const entry = findEntry(mark);
    if (!entry || entry.checkVisibility({ visibilityProperty: true })) return;
    event.preventDefault();
    import('./margin-card.ts').then(
      ({ openMarginCard }) => openMarginCard(main, mark, entry),
      () => location.assign(mark.href),
    );
  });
}
