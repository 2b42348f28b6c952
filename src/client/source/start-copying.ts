import { makeElement } from '../page/make-element.ts';
import { writeClipboard, type Copied } from '../share/copying.ts';

/** What a button copies: the words of an element as they look, or of a field as they are. */
function readCopied(place: Element): Copied {
  if (place instanceof HTMLTextAreaElement) return { text: place.value };
  const text = (place.textContent ?? '').replace(/\s+/g, ' ').trim();
  return { text, html: `<p>${place.innerHTML.trim()}</p>` };
}

/** Where the browser refuses its clipboard: the text in a field beside the button, selected, to be copied by hand. */
function offerField(button: HTMLElement, status: HTMLElement, text: string): void {
  const field = makeElement('textarea', 'copy-by-hand');
  field.value = text;
  field.readOnly = true;
  field.rows = 4;
  field.ariaLabel = 'To be copied by hand';
  status.replaceChildren('The browser did not copy it. Copy it from here:', field);
  field.focus();
  field.select();
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    event.preventDefault();
    status.textContent = '';
    button.focus();
  });
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
        () => offerField(button, status, copied.text),
      );
    });
  }
}
