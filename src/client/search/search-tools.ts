import { makeButton, makeElement } from '../page/make-element.ts';
import { sortBy } from './search-address.ts';
import { linkTo } from './search-filters.ts';
import { sortOrders, type Findings, type SearchQuery, type SortOrder } from './search-types.ts';

const sortLabels: Readonly<Record<SortOrder, string>> = {
  relevance: 'best first',
  date: 'newest first',
  time: 'time in episode',
};

const isPhrase = (text: string): boolean => /^["“„«].+["”“»]$/u.test(text);

/** Leads from words to the same words as a phrase, and back; nothing for a single word. */
function phraseLink(page: string, query: SearchQuery): readonly Node[] {
  const plain = query.text.replace(/["“”„«»]/gu, '').trim();
  if (!/\S\s+\S/u.test(plain)) return [];
  const link = isPhrase(query.text)
    ? linkTo(page, { ...query, text: plain }, 'The words anywhere')
    : linkTo(page, { ...query, text: `"${plain}"` }, 'As a phrase');
  link.title = isPhrase(query.text)
    ? 'In any order, also apart'
    : 'Only where they follow each other, as in quotes';
  return [link];
}

function sortLinks(page: string, query: SearchQuery): HTMLElement {
  const items = sortOrders.map((sort) => {
    const link = linkTo(page, sortBy(query, sort), sortLabels[sort]);
    if ((query.sort ?? 'relevance') === sort) link.setAttribute('aria-current', 'true');
    return makeElement('li', '', link);
  });
  const list = makeElement('ul', 'search-order', ...items);
  list.ariaLabel = 'Order';
  return list;
}

/** What opens the filters where there is no room for them beside the results. It stays, for the focus comes back to it. */
function narrowButton(place: HTMLElement, query: SearchQuery): HTMLElement {
  const chosen = Object.values(query.filters).reduce((sum, values) => sum + values.length, 0);
  const button = place.querySelector<HTMLButtonElement>('.to-narrow') ?? makeElement('button', 'to-narrow');
  button.textContent = `Narrow it down${chosen > 0 ? ` (${chosen})` : ''}`;
  button.type = 'button';
  button.setAttribute('popovertarget', 'search-narrow');
  return button;
}

/**
 * Draws the line above the results: their order, the words as a phrase, all of them as a file, the filters on a phone.
 * `save` writes the file. `ownPage`: the search is not on its own page, and a link leads there.
 */
export function drawTools(
  place: HTMLElement,
  page: string,
  query: SearchQuery,
  findings: Findings,
  { save, ownPage }: { readonly save: (button: HTMLButtonElement) => void; readonly ownPage: boolean },
): void {
  const some = findings.momentCount > 0;
  const open = linkTo(page, query, 'As a page');
  open.dataset['page'] = '';
  place.replaceChildren(
    narrowButton(place, query),
    ...(some ? [sortLinks(page, query)] : []),
    ...phraseLink(page, query),
    ...(some ? [makeButton('Save as CSV', save)] : []),
    ...(ownPage && (some || findings.names.length > 0) ? [open] : []),
  );
}
