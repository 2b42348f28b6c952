import { isModified } from '../page/click.ts';
import { pageAddress, type SearchAddress } from '../search/search-address.ts';
import { isWholeList, readChoice, writeChoice, type NamedEntry, type NarrowedList } from './list-choice.ts';
import { TermList } from './term-list.ts';
import { TextList } from './text-list.ts';

/** Who types on hears nothing in between; milliseconds. */
const sayingPause = 400;

function linkTo({ name, href }: NamedEntry): HTMLAnchorElement {
  const link = document.createElement('a');
  link.href = href;
  link.textContent = name;
  return link;
}

/** "No term fits. The nearest: Juche, Hawala." */
function describeNothing(entry: string, nearest: readonly NamedEntry[]): (Node | string)[] {
  const nothing = `No ${entry} fits.`;
  if (nearest.length === 0) return [nothing];
  const links = nearest.flatMap((one, index) => [...(index === 0 ? [] : [', ']), linkTo(one)]);
  return [`${nothing} The nearest: `, ...links, '.'];
}

/** Marks the link of the kind that is chosen. */
function markKind(links: readonly HTMLAnchorElement[], kind: string): void {
  for (const link of links)
    if (link.dataset['kind'] === kind) link.setAttribute('aria-current', 'true');
    else link.removeAttribute('aria-current');
}

/**
 * Makes a list narrower while words are typed, or by kind: `ListFilter.astro` has what is asked with. What is chosen
 * stands in the address.
 *
 * @param root the document, or the tree of a page that stands in a sheet.
 */
export function startFilter(root: ParentNode, address: SearchAddress = pageAddress): void {
  const whole = root.querySelector<HTMLElement>('[data-filter]');
  const form = whole?.querySelector('form');
  const field = form?.querySelector('input');
  const status = whole?.querySelector('[role="status"]');
  if (!whole || !form || !field || !status) return;
  const entry = whole.dataset['filter'] ?? '';
  const list: NarrowedList = entry === 'term' ? new TermList(root) : new TextList(root);
  const kinds = whole.querySelector<HTMLElement>('.kinds');
  const links = Array.from(kinds?.querySelectorAll('a') ?? []);
  let saying: number | undefined;

  const show = (pause = 0): void => {
    const choice = readChoice(address.search);
    if (field.value.trim() !== choice.find) field.value = choice.find;
    const found = list.show(choice);
    markKind(links, choice.kind);
    clearTimeout(saying);
    saying = window.setTimeout(() => {
      if (found === 0) status.replaceChildren(...describeNothing(entry, list.nearest?.(choice.find) ?? []));
      else status.textContent = isWholeList(choice) ? '' : `${found} of ${list.length} ${entry}s`;
    }, pause);
  };

  form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', () => {
    address.replace(writeChoice({ ...readChoice(address.search), find: field.value }));
    show(sayingPause);
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
  address.onChange(() => show());
  whole.dataset['scripted'] = '';
  form.hidden = false;
  if (kinds) kinds.hidden = false;
  show();
}
