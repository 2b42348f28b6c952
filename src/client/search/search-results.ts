import { formatTimecode } from '../../model/time.ts';
import {
  filterNames,
  toggleFilter,
  writeQuery,
  type FilterName,
  type SearchQuery,
} from './search-address.ts';
import { momentOf, type Findings, type Hit } from './search-engine.ts';
import { buildExcerpt } from './search-excerpt.ts';

const filterLabels: Readonly<Record<FilterName, string>> = {
  kind: 'Kind',
  episode: 'Episode',
  person: 'Person',
  term: 'Term',
  year: 'Year',
};
/** Values of a filter shown at once; the others fold away. */
const valuesShown = 8;

/** What an element is made of: attributes, then children. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...children);
  return made;
}

const sentenceCase = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

const pageOf = (url: string): string => url.replace(/#.*$/, '');

/** One line for an entry that is called what was asked for: name, kind, and how its text begins. */
export function renderName(hit: Hit): HTMLElement {
  const { parts } = buildExcerpt(hit.content, hit.found);
  return element(
    'li',
    { class: 'hit hit-name' },
    element('a', { href: hit.url }, hit.title ?? hit.url),
    ' ',
    element('span', { class: 'kind' }, sentenceCase(hit.kind)),
    ' ',
    element('p', {}, ...parts.map(({ text, found }) => (found ? element('mark', {}, text) : text))),
  );
}

/** A moment: when, what kind of text, under which heading, and the words around. */
export function renderMoment(hit: Hit): HTMLElement {
  const { parts, word } = buildExcerpt(hit.content, hit.found);
  const moment = hit.found.length === 0 ? momentOf(hit) : momentOf(hit, word);
  const excerpt = element('p', {});
  excerpt.append(...parts.map(({ text, found }) => (found ? element('mark', {}, text) : text)));
  const line = element('li', { class: 'hit' });
  const target = moment?.time === undefined ? hit.url : `${pageOf(hit.url)}#t=${moment.time}`;
  if (moment?.time !== undefined) {
    const label = formatTimecode(moment.time);
    line.append(
      element('a', { class: 'stamp', href: target }, moment.approximate ? `about ${label}` : label),
      ' ',
    );
  }
  const heading = hit.title !== undefined && hit.title !== hit.episode ? hit.title : undefined;
  const kind = sentenceCase(hit.kind);
  const transcript = hit.kind === 'transcript';
  line.append(
    element('a', { class: 'place', href: transcript ? target : hit.url }, heading ?? kind),
    ...(heading === undefined ? [] : [' ', element('span', { class: 'kind' }, kind)]),
    excerpt,
  );
  return line;
}

/** The heading under which an episode's moments stand; entries that only mention the words share one. */
export function renderGroup(hit: Hit): { readonly group: HTMLElement; readonly list: HTMLElement } {
  const list = element('ul', {});
  const heading =
    hit.episode === undefined
      ? element('h2', {}, 'Also in the glossary and the sources')
      : element('h2', {}, element('a', { href: pageOf(hit.url) }, hit.episode));
  return { group: element('section', { class: 'hit-group' }, heading, list), list };
}

function renderValue(query: SearchQuery, name: FilterName, value: string, count: number): HTMLElement {
  const chosen = query.filters[name]?.includes(value) ?? false;
  const link = element(
    'a',
    {
      href: writeQuery(toggleFilter(query, name, value)) || '?',
      ...(chosen ? { 'aria-current': 'true' } : {}),
    },
    element('span', {}, name === 'kind' ? sentenceCase(value) : value),
    ' ',
    element('span', { class: 'count' }, String(count)),
  );
  return element('li', {}, link);
}

/** Filters as links with counts, most first; a chosen one takes itself out again. */
export function renderFilters(query: SearchQuery, counts: Findings['counts']): readonly HTMLElement[] {
  return filterNames.flatMap((name) => {
    const chosen = query.filters[name] ?? [];
    const values = [...counts[name]].sort(([a, x], [b, y]) => y - x || a.localeCompare(b));
    for (const value of chosen) if (!counts[name].has(value)) values.unshift([value, 0]);
    if (values.length < 2 && chosen.length === 0) return [];
    const lines = values.map(([value, count]) => renderValue(query, name, value, count));
    const group = element('section', {}, element('h2', {}, filterLabels[name]));
    group.append(element('ul', {}, ...lines.slice(0, valuesShown)));
    if (lines.length > valuesShown)
      group.append(
        element(
          'details',
          {},
          element('summary', {}, `${lines.length - valuesShown} more`),
          element('ul', {}, ...lines.slice(valuesShown)),
        ),
      );
    return [group];
  });
}
