import { isModified } from '../page/click.ts';
import { pageAddress, type SearchAddress } from '../search/search-address.ts';
import { TermList, type ListedTerm, type TermChoice } from './term-list.ts';

/** Who types on hears nothing in between; milliseconds. */
const sayingPause = 400;

const readChoice = (search: string): TermChoice => {
  const asked = new URLSearchParams(search);
  return { find: asked.get('find') ?? '', kind: asked.get('kind') ?? '' };
};

function writeChoice({ find, kind }: TermChoice): string {
  const asked = new URLSearchParams();
  if (find.trim() !== '') asked.set('find', find.trim());
  if (kind !== '') asked.set('kind', kind);
  const text = asked.toString();
  return text === '' ? '' : `?${text}`;
}

function linkTo({ name, href }: ListedTerm): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = name;
  return link;
}

/** "No term is called that. The nearest: Juche, Hawala." */
function describeNothing(nearest: readonly ListedTerm[]): (Node | string)[] {
  if (nearest.length === 0) return ['No term is called that.'];
  const links = nearest.flatMap((term, index) => [...(index === 0 ? [] : [', ']), linkTo(term)]);
  return ['No term is called that. The nearest: ', ...links, '.'];
}

/**
 * Makes the glossary's page narrower while a name is typed, or by kind; what is chosen stands in the address. Without
 * this the kinds are narrowed to by styles, and there is no field.
 *
 * @param root the document, or the tree of a page that stands in a sheet
 */
export function startGlossary(root: ParentNode, address: SearchAddress = pageAddress): void {
  const form = root.querySelector<HTMLFormElement>('#glossary-filter');
  const field = form?.querySelector('input');
  const status = root.querySelector<HTMLElement>('#glossary-status');
  const kinds = Array.from(root.querySelectorAll<HTMLAnchorElement>('.kinds a'));
  if (!form || !field || !status) return;
  const list = new TermList(root);
  let saying: number | undefined;

  const say = (found: number, { find, kind }: TermChoice): void => {
    if (found === 0 && find.trim() !== '') status.replaceChildren(...describeNothing(list.nearest(find)));
    else status.textContent = find.trim() === '' && kind === '' ? '' : `${found} of ${list.length} terms`;
  };
  const show = (soon: boolean): void => {
    const choice = readChoice(address.search);
    if (field.value.trim() !== choice.find) field.value = choice.find;
    const found = list.show(choice);
    for (const link of kinds)
      if ((link.dataset['kind'] ?? '') === choice.kind) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    clearTimeout(saying);
    saying = window.setTimeout(() => say(found, choice), soon ? 0 : sayingPause);
  };

  root.querySelector('main')?.setAttribute('data-scripted', '');
  form.hidden = false;
  form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', () => {
    address.replace(writeChoice({ ...readChoice(address.search), find: field.value }));
    show(false);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || field.value === '') return;
    // the field is emptied, and the sheet that it may stand in stays
    event.preventDefault();
    event.stopPropagation();
    field.value = '';
    field.dispatchEvent(new Event('input'));
  });
  for (const link of kinds)
    link.addEventListener('click', (event) => {
      if (isModified(event)) return;
      event.preventDefault();
      address.push(writeChoice({ ...readChoice(address.search), kind: link.dataset['kind'] ?? '' }));
      show(true);
    });
  address.onChange(() => show(true));
  show(true);
}
