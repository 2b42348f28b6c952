import {
  filterNames,
  sortOrders,
  type FilterName,
  type SearchQuery,
  type SortOrder,
} from './search-types.ts';

/** Reads `?q=…&kind=…&term=…&sort=…`; anything else in the address is left alone. */
export function readQuery(search: string): SearchQuery {
  const parameters = new URLSearchParams(search);
  const filters: Partial<Record<FilterName, readonly string[]>> = {};
  for (const name of filterNames) {
    const values = parameters.getAll(name).filter((value) => value !== '');
    if (values.length > 0) filters[name] = [...new Set(values)];
  }
  const sort = sortOrders.find((name) => name === parameters.get('sort'));
  return {
    text: (parameters.get('q') ?? '').trim(),
    filters,
    ...(sort === undefined || sort === 'relevance' ? {} : { sort }),
  };
}

/** The inverse of {@link readQuery}: `?q=…`, or nothing when nothing is asked. */
export function writeQuery(query: SearchQuery): string {
  const parameters = new URLSearchParams();
  if (query.text !== '') parameters.set('q', query.text);
  for (const name of filterNames)
    for (const value of query.filters[name] ?? []) parameters.append(name, value);
  if (query.sort !== undefined) parameters.set('sort', query.sort);
  const text = parameters.toString();
  return text === '' ? '' : `?${text}`;
}

/** The query with one value of a filter put in or taken out. */
export function toggleFilter(query: SearchQuery, name: FilterName, value: string): SearchQuery {
  const values = query.filters[name] ?? [];
  const next = values.includes(value) ? values.filter((other) => other !== value) : [...values, value];
  const all = Object.entries({ ...query.filters, [name]: next });
  return { ...query, filters: Object.fromEntries(all.filter(([, chosen]) => chosen.length > 0)) };
}

/** The query in another order. */
export function sortBy({ text, filters }: SearchQuery, sort: SortOrder): SearchQuery {
  return { text, filters, ...(sort === 'relevance' ? {} : { sort }) };
}

/** Whether there is anything to search for. */
export function isEmptyQuery(query: SearchQuery): boolean {
  return query.text === '' && Object.keys(query.filters).length === 0;
}

/** Where a search keeps its question: the address of its page, or of a sheet. */
export interface SearchAddress {
  /** As in `location.search`. */
  readonly search: string;
  /** Another question takes the place of this one (typing). */
  replace(search: string): void;
  /** Another question that Back comes back from. */
  push(search: string): void;
  /** Calls back when the reader went back or forward to another question. */
  onChange(listener: () => void): void;
}

/** The page's own address. */
export const pageAddress: SearchAddress = {
  get search() {
    return location.search;
  },
  replace(search) {
    history.replaceState(history.state, '', location.pathname + search);
  },
  push(search) {
    history.pushState(null, '', location.pathname + search);
  },
  onChange(listener) {
    window.addEventListener('popstate', listener);
  },
};
