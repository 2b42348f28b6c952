import { makeElement } from '../page/make-element.ts';
import { toggleFilter } from './search-address.ts';
import { labelValue, linkTo } from './search-filters.ts';
import { SearchFailure, type Findings, type SearchQuery } from './search-types.ts';

const count = (number: number, one: string, many: string): string => `${number} ${number === 1 ? one : many}`;

const quoted = (words: readonly string[]): string => words.map((word) => `“${shorten(word)}”`).join(', ');

/** Letters of a question that are said again. */
const longestSaid = 80;

const shorten = (text: string): string => {
  const letters = Array.from(text);
  return letters.length > longestSaid ? `${letters.slice(0, longestSaid).join('').trimEnd()}…` : text;
};

/** "2 entries and 14 places in 3 episodes for “juche”" */
export function describeFindings({ text }: SearchQuery, findings: Findings): string {
  const { names, momentCount, episodeCount, exact, state, leftOut, missing } = findings;
  if (state === 'common')
    return `${quoted(leftOut.length > 0 ? leftOut : [text])} stands nearly everywhere. Add a rarer word.`;
  const places = `${exact ? '' : 'up to '}${count(momentCount, 'place', 'places')}`;
  const what = [
    ...(names.length > 0 ? [count(names.length, 'entry', 'entries')] : []),
    ...(momentCount > 0
      ? [episodeCount > 1 ? `${places} in ${episodeCount.toLocaleString('en')} episodes` : places]
      : []),
  ].join(' and ');
  const words = text === '' ? '' : ` for ${isQuoted(text) ? shorten(text) : `“${shorten(text)}”`}`;
  const notes = [
    ...(leftOut.length > 0
      ? [
          momentCount > 0
            ? ` Without ${quoted(leftOut)}, which stands nearly everywhere.`
            : ` ${quoted(leftOut)} stands nearly everywhere: add a rarer word.`,
        ]
      : []),
    ...(momentCount > 0 && missing.length > 0 ? [` Nowhere: ${quoted(missing)}.`] : []),
  ].join('');
  const said = what === '' ? `Nothing found${words}.` : `${what}${words}`;
  return `${said}${notes === '' || said.endsWith('.') ? '' : '.'}${notes}`;
}

const isQuoted = (text: string): boolean => /^["“„«].*["”“»]$/u.test(text);

/** Links in a sentence: "Did you mean hawala or hakama?" */
function listLinks(links: readonly Node[]): readonly (Node | string)[] {
  return links.flatMap((link, index) =>
    index === 0 ? [link] : [index === links.length - 1 ? ' or ' : ', ', link],
  );
}

/** Words of the index like those that were not found. */
export function drawNearest(page: string, query: SearchQuery, { nearest }: Findings): readonly HTMLElement[] {
  if (nearest.length === 0) return [];
  const links = nearest.map((text) => linkTo(page, { ...query, text }, text));
  return [makeElement('p', 'search-nearest', 'Did you mean ', ...listLinks(links), '?')];
}

/** Where everything is listed, as far as the site has it: its head says so. */
function listLinksOf(page: string): readonly HTMLAnchorElement[] {
  const base = page.replace(/search\/$/, '');
  const listed = Array.from(document.querySelectorAll('.site-nav a'), (link) => link.getAttribute('href'));
  return [
    ['glossary/', 'the glossary from A to Z'],
    ['episodes/', 'all episodes'],
    ['sources/', 'all sources'],
  ].flatMap(([path = '', label = '']) => {
    if (!listed.includes(base + path)) return [];
    const link = makeElement('a', '', label);
    link.href = base + path;
    return [link];
  });
}

/** What leads on from where nothing was found: fewer filters, and where everything is listed. */
export function drawHelp(page: string, query: SearchQuery): readonly HTMLElement[] {
  const chosen = Object.entries(query.filters).flatMap(([name, values]) =>
    values.map((value) => [name as keyof typeof query.filters, value] as const),
  );
  const fewer = chosen.map(([name, value]) =>
    makeElement(
      'li',
      '',
      linkTo(page, toggleFilter(query, name, value), `Without “${labelValue(name, value)}”`),
    ),
  );
  const all = linkTo(page, { text: query.text, filters: {} }, 'Without any filter');
  const items = [...fewer, ...(chosen.length > 1 ? [makeElement('li', '', all)] : [])];
  const lists = listLinksOf(page);
  return [
    ...(items.length > 0 ? [makeElement('ul', 'plain-links', ...items)] : []),
    makeElement(
      'p',
      '',
      'Try fewer words, another spelling, or the beginning of a word.',
      ...(lists.length > 0 ? [' Or look through ', ...listLinks(lists), '.'] : []),
    ),
  ];
}

const failures: Readonly<Record<SearchFailure['reason'], string>> = {
  unreachable: 'The search index could not be reached. Please try again.',
  missing: 'Search could not be loaded: its index is missing or did not arrive. Please try again.',
  'other-version': 'This page is older than the search index. Please load the page again.',
  unsupported: 'This browser cannot run the search.',
};
const offline =
  'You are offline, and the search index is not on this device. Please try again when you are connected.';

/** Says why there is no answer. */
export function describeFailure(error: unknown): string {
  const reason = error instanceof SearchFailure ? error.reason : 'missing';
  if (!navigator.onLine && reason !== 'unsupported') return offline;
  return failures[reason];
}
