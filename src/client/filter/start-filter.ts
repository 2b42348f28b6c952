import { isModified } from '../page/click.ts';
import { pageAddress, type SearchAddress } from '../search/search-address.ts';
import { ListFilter, type Choice } from './list-filter.ts';

const readChoice = (search: string): Choice => {
  const asked = new URLSearchParams(search);
  return { words: asked.get('find') ?? '', kind: asked.get('kind') ?? '' };
};

function writeChoice({ words, kind }: Choice): string {
  const asked = new URLSearchParams();
  if (words.trim() !== '') asked.set('find', words.trim());
  if (kind !== '') asked.set('kind', kind);
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
}

/**
 * Makes a list narrower while words are typed, or by kind: `ListFilter.astro` has the form, which nobody sees without
 * a script. What is chosen stands in the address.
 *
 * @param root the document, or the tree of a page that stands in a sheet.
 */
export function startFilter(root: ParentNode, address: SearchAddress = pageAddress): void {
  const form = root.querySelector<HTMLFormElement>('form[data-filter]');
  const field = form?.querySelector('input');
  const said = form?.querySelector('[role="status"]');
  if (!form || !field || !said) return;
  const filter = new ListFilter(root);
  const links = Array.from(form.querySelectorAll<HTMLAnchorElement>('a[data-kind]'));

  const show = (): void => {
    const choice = readChoice(address.search);
    if (field.value.trim() !== choice.words) field.value = choice.words;
    const left = filter.show(choice);
    for (const link of links)
      if ((link.dataset['kind'] ?? '') === choice.kind) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    const isWhole = choice.words === '' && choice.kind === '';
    said.textContent = isWhole ? '' : left === 0 ? 'Nothing fits.' : `${left} left`;
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', () => {
    address.replace(writeChoice({ ...readChoice(address.search), words: field.value }));
    show();
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || field.value === '') return;
    // the field is emptied, and the sheet that it may stand in stays
    event.preventDefault();
    event.stopPropagation();
    field.value = '';
    field.dispatchEvent(new Event('input'));
  });
  for (const link of links)
    link.addEventListener('click', (event) => {
      if (isModified(event)) return;
      event.preventDefault();
      address.push(writeChoice({ ...readChoice(address.search), kind: link.dataset['kind'] ?? '' }));
      show();
    });
  address.onChange(show);
  form.hidden = false;
  show();
}
