import { ListFilter, type Choice } from './list-filter.ts';

const linksOf = (form: HTMLFormElement): readonly HTMLAnchorElement[] => [
  ...form.querySelectorAll<HTMLAnchorElement>('a[data-kind]'),
];

/** What the page's address asks for; nothing in a sheet, where the address is another page's. */
function readAddress(): Choice {
  const asked = new URLSearchParams(location.search);
  return { words: asked.get('find') ?? '', kind: asked.get('kind') ?? '' };
}

function writeAddress({ words, kind }: Choice): void {
  const address = new URL(location.href);
  const asked = { find: words.trim(), kind };
  for (const [name, value] of Object.entries(asked))
    if (value === '') address.searchParams.delete(name);
    else address.searchParams.set(name, value);
  // the place on the page has changed with the list
  history.replaceState(history.state, '', address);
}

/**
 * Makes a list narrower while words are typed, or by kind: `ListFilter.astro` has the form, which nobody sees without
 * a script. What is chosen stands in the page's address.
 *
 * @param root the document, or the tree of a page that stands in a sheet.
 */
export function startFilter(root: ParentNode): void {
  const form = root.querySelector<HTMLFormElement>('form[data-filter]');
  const field = form?.querySelector('input');
  const said = form?.querySelector('[role="status"]');
  if (!form || !field || !said) return;
  const filter = new ListFilter(root);
  const links = linksOf(form);
  const inDocument = root === document;
  const asked = inDocument ? readAddress() : { words: '', kind: '' };
  let kind = links.some((link) => link.dataset['kind'] === asked.kind) ? asked.kind : '';

  const draw = (): void => {
    const choice = { words: field.value, kind };
    const left = filter.show(choice);
    for (const link of links)
      if (link.dataset['kind'] === kind) link.setAttribute('aria-current', 'true');
      else link.removeAttribute('aria-current');
    const narrowed = choice.words.trim() !== '' || kind !== '';
    said.textContent = narrowed ? (left === 0 ? 'Nothing fits.' : `${left} left`) : '';
    if (inDocument) writeAddress(choice);
  };
  form.addEventListener('submit', (event) => event.preventDefault());
  field.addEventListener('input', draw);
  for (const link of links)
    link.addEventListener('click', (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey) return;
      event.preventDefault();
      kind = link.dataset['kind'] ?? '';
      draw();
    });
  field.value = asked.words;
  form.hidden = false;
  if (asked.words !== '' || kind !== '') draw();
}
