import { makeElement } from '../page/make-element.ts';

/**
 * For browsers that refuse their clipboard: puts a text into a field, selected, to be copied by hand. Escape takes the
 * field away.
 *
 * @param status what says what became of copying: the field stands there.
 * @param button gets the focus back.
 * @param label what the field is called.
 */
export function offerToCopyByHand(
  status: HTMLElement,
  button: HTMLElement,
  { text, label }: { readonly text: string; readonly label: string },
): void {
  const field = makeElement('textarea', 'copy-by-hand');
  field.value = text;
  field.readOnly = true;
  field.rows = 4;
  field.ariaLabel = label;
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
