import { makeElement } from '../page/make-element.ts';
import { labelKind } from './kind-labels.ts';
import { toggleFilter, writeQuery } from './search-address.ts';
import {
  filterNames,
  type FilterCount,
  type FilterName,
  type Findings,
  type SearchQuery,
} from './search-types.ts';

const filterLabels: Readonly<Record<FilterName, string>> = {
  kind: 'Kind',
  episode: 'Episode',
  person: 'Speaker',
  term: 'Term',
  source: 'Source',
  year: 'Year',
};
/** Values of a filter shown at once; then, how many of the others fold away. */
const valuesShown = 7;
const valuesFolded = 200;

/** A link that a query is the address of; `page` is that of the search. */
export function linkTo(
  page: string,
  query: SearchQuery,
  ...content: readonly (Node | string)[]
): HTMLAnchorElement {
  const link = makeElement('a', '', ...content);
  link.href = page + writeQuery(query);
  return link;
}

/** What a value is called, where only its own name is known. */
export const labelValue = (name: FilterName, value: string, label = value): string =>
  name === 'kind' ? labelKind(value) : label;

function renderValue(page: string, query: SearchQuery, name: FilterName, found: FilterCount): HTMLElement {
  const { value, label, count } = found;
  const shown = makeElement('span', '', labelValue(name, value, label));
  shown.dir = 'auto';
  const counted = makeElement('span', 'count', count.toLocaleString('en'));
  const link = linkTo(page, toggleFilter(query, name, value), shown, ' ', counted);
  // found again when the filters are drawn anew, for the focus
  link.dataset['filter'] = `${name}:${value}`;
  if (query.filters[name]?.includes(value)) {
    link.setAttribute('aria-current', 'true');
    link.title = 'Take this filter away';
  }
  return makeElement('li', '', link);
}

function renderGroup(
  page: string,
  query: SearchQuery,
  name: FilterName,
  values: readonly FilterCount[],
): HTMLElement | undefined {
  const chosen = query.filters[name] ?? [];
  if (values.length < 2 && chosen.length === 0) return undefined;
  // what is chosen is seen, however rare it is
  const isChosen = ({ value }: FilterCount): boolean => chosen.includes(value);
  const sorted = name === 'year' ? [...values].sort((a, b) => (a.value < b.value ? 1 : -1)) : values;
  const ordered = [...sorted.filter(isChosen), ...sorted.filter((value) => !isChosen(value))];
  const lines = ordered
    .slice(0, valuesShown + valuesFolded)
    .map((value) => renderValue(page, query, name, value));
  const group = makeElement('section', '', makeElement('h2', '', filterLabels[name]));
  group.append(makeElement('ul', '', ...lines.slice(0, valuesShown)));
  const rest = lines.slice(valuesShown);
  if (rest.length > 0) {
    const fold = makeElement(
      'details',
      '',
      makeElement('summary', '', `${values.length - valuesShown} more`),
    );
    fold.dataset['fold'] = name;
    fold.append(makeElement('ul', '', ...rest));
    group.append(fold);
  }
  return group;
}

/** What the filters of a search say, each with its values. */
export type FilterValues = readonly (readonly [FilterName, readonly FilterCount[]])[];

/** Counts for all filters; some load a file the first time. One that cannot be had is left out. */
export const loadFilters = async (findings: Findings): Promise<FilterValues> =>
  Promise.all(filterNames.map(async (name) => [name, await findings.counts(name).catch(() => [])] as const));

/**
 * Draws the filters as links with counts, most first; a chosen one takes itself out again. What was unfolded stays so,
 * and the focus stays on the link that has it.
 */
export function drawFilters(
  place: HTMLElement,
  page: string,
  query: SearchQuery,
  filters: FilterValues,
): void {
  const focused = (place.getRootNode() as Document | ShadowRoot).activeElement;
  const filter =
    focused instanceof HTMLElement && place.contains(focused) ? focused.dataset['filter'] : undefined;
  const open = Array.from(
    place.querySelectorAll<HTMLElement>('details[open]'),
    ({ dataset }) => dataset['fold'],
  );
  place.replaceChildren(...filters.flatMap(([name, values]) => renderGroup(page, query, name, values) ?? []));
  for (const fold of place.querySelectorAll<HTMLDetailsElement>('details'))
    fold.open = open.includes(fold.dataset['fold']);
  if (filter === undefined) return;
  const links = Array.from(place.querySelectorAll<HTMLElement>('[data-filter]'));
  links.find(({ dataset }) => dataset['filter'] === filter)?.focus({ preventScroll: true });
}
