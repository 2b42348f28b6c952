import { offerToCopyByHand } from '../share/copy-by-hand.ts';
import { writeClipboard, type Copied } from '../share/copying.ts';

/** What a button copies: the words of an element as they look, or of a field as they are. */
function readCopied(place: Element): Copied {
  if (place instanceof HTMLTextAreaElement) return { text: place.value };
  const text = (place.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { text, html: `<p>${place.innerHTML.trim()}</p>` };
}

/**
 * Makes the buttons of a page work that copy references: each names what it copies in `data-copies-entry`, and
 * `.copy-status` says what became of it. Without a script nobody sees them.
 *
 * @param root the document, or the tree of a page that stands in a sheet.
 */
export function startCopyingEntries(root: ParentNode): void {
  const status = root.querySelector<HTMLElement>('.copy-status');
  if (!status) return;
  for (const button of root.querySelectorAll<HTMLButtonElement>('button[data-copies-entry]')) {
    const place = root.querySelector(`#${CSS.escape(button.dataset['copiesEntry'] ?? '')}`);
    if (!place) continue;
    button.hidden = false;
    button.addEventListener('click', () => {
      const copied = readCopied(place);
      writeClipboard(copied).then(
        () => {
          status.textContent = `${button.dataset['what'] ?? 'Reference'} copied.`;
        },
        () => offerToCopyByHand(status, button, { text: copied.text, label: 'To be copied by hand' }),
      );
    });
  }
}
