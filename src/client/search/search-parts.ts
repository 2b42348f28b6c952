import { makeElement } from '../page/make-element.ts';

/** What a search consists of: on its page as markup has it, in the dialog as {@link makeSearch} makes it. */
export interface SearchParts {
  readonly form: HTMLFormElement;
  readonly field: HTMLInputElement;
  /** Says what was found, politely. */
  readonly status: HTMLElement;
  /** How the results are sorted, kept, narrowed. */
  readonly tools: HTMLElement;
  readonly results: HTMLElement;
  readonly filters: HTMLElement;
  /** Address of the search page, with the base. */
  readonly page: string;
}

/** The parts that stand below `root`, with the roles that they have once the script runs; `undefined` if one is missing. */
export function findSearch(root: ParentNode): SearchParts | undefined {
  const form = root.querySelector<HTMLFormElement>('#search-form');
  const field = form?.querySelector<HTMLInputElement>('[name="q"]');
  const [status, tools, results, filters] = ['status', 'tools', 'results', 'filters'].map((name) =>
    root.querySelector<HTMLElement>(`#search-${name}`),
  );
  if (!form || !field || !status || !tools || !results || !filters) return undefined;
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-haspopup', 'grid');
  field.setAttribute('aria-controls', results.id);
  field.setAttribute('aria-expanded', 'false');
  results.setAttribute('role', 'grid');
  results.ariaLabel = 'Results';
  return { form, field, status, tools, results, filters, page: form.getAttribute('action') ?? '' };
}

function makePart(id: string, className = ''): HTMLElement {
  const part = makeElement('div', className);
  part.id = id;
  return part;
}

/**
 * Makes what `search.astro` has as markup, for the dialog: the form for its head, all else for its body. `page`: address
 * of the search page, with the base.
 */
export function makeSearch(page: string): readonly [form: HTMLElement, rest: HTMLElement] {
  const field = makeElement('input', '');
  field.name = 'q';
  field.placeholder = 'A word, “a phrase”';
  field.ariaLabel = 'Search for';
  field.autocomplete = 'off';
  field.spellcheck = false;
  field.enterKeyHint = 'search';
  const form = makeElement('form', 'search-field', field);
  form.id = 'search-form';
  form.role = 'search';
  form.action = page;
  const status = makePart('search-status', 'quiet');
  status.role = 'status';
  const narrow = makePart('search-narrow', 'search-narrow');
  narrow.popover = 'auto';
  narrow.role = 'region';
  narrow.ariaLabel = 'Narrow the search';
  const close = makeElement('button', 'narrow-close', 'Close');
  close.type = 'button';
  close.setAttribute('popovertarget', narrow.id);
  narrow.append(close, makePart('search-filters'));
  const said = makeElement('div', 'search-head', status, makePart('search-tools', 'search-tools'));
  return [form, makeElement('div', 'search-frame', said, narrow, makePart('search-results'))];
}
