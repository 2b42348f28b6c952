import { decodeTimeTable, entryOfWord, type TimedWord } from '../../model/time-table.ts';
import { joinUnspaced, separateUnspaced } from '../../text/unspaced.ts';
import { filterNames, type FilterName, type SearchQuery } from './search-types.ts';

/** The part of Pagefind's browser module that is used. */
export interface PagefindModule {
  createInstance(options: { readonly basePath: string; readonly baseUrl: string }): PagefindInstance;
}
interface PagefindInstance {
  filters(): Promise<Counts>;
  search(
    term: string | null,
    options: { readonly filters: Readonly<Record<string, { readonly any: readonly string[] }>> },
  ): Promise<{ readonly results: readonly PagefindResult[]; readonly filters: Counts }>;
}
interface PagefindResult {
  readonly id: string;
  readonly score: number;
  data(): Promise<PagefindFragment>;
}
interface PagefindFragment {
  readonly url: string;
  readonly content: string;
  readonly meta: Readonly<Record<string, string>>;
  readonly filters: Readonly<Record<string, readonly string[]>>;
  readonly locations: readonly number[];
}
type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** A result with all that is shown of it. */
export interface Hit {
  readonly url: string;
  readonly kind: string;
  readonly title?: string;
  readonly aliases: readonly string[];
  readonly episode?: string;
  readonly content: string;
  /** Indices of the words found, ascending; the content is split at white space. */
  readonly found: readonly number[];
  /** When its words are said. */
  readonly times: readonly TimedWord[];
}

/** What a search found. `names` are entries that are called what was asked for; `load` brings the rest in. */
export interface Findings {
  readonly names: readonly Hit[];
  /** How many moments there are besides. */
  readonly momentCount: number;
  /** Moments from `start` on, best first; at most `count`. */
  load(start: number, count: number): Promise<readonly Hit[]>;
  /** Per filter and value, how many results have it. */
  readonly counts: Readonly<Record<FilterName, ReadonlyMap<string, number>>>;
}

/** Searches an index. Rejects when the index cannot be reached. */
export type Search = (query: SearchQuery) => Promise<Findings>;

/** Kinds that stand for a name. */
const nameKinds = ['glossary', 'source'];
/** Then statements in the order of their worth: what a person wrote about a moment before what was said. */
const momentKinds = [['deep dive'], ['takeaway', 'note', 'episode'], ['transcript']];
/** Entries that are looked at to see whether they are called what was asked for. */
const nameLimit = 24;

const fold = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[\p{M}\p{P}\p{S}]+/gu, '')
    .replace(/\s+/gu, ' ')
    .trim()
    .toLowerCase();

/** 0: called exactly this, 1: begins with it, 2: has it as words within, 3: is not called so. */
function rankName(hit: Hit, wanted: string): number {
  const names = [hit.title ?? '', ...hit.aliases].map(fold);
  if (wanted === '') return 3;
  if (names.includes(wanted)) return 0;
  if (names.some((name) => name.startsWith(wanted))) return 1;
  return names.some((name) => ` ${name} `.includes(` ${wanted}`)) ? 2 : 3;
}

function readHit(fragment: PagefindFragment): Hit {
  const { title, aliases, times } = fragment.meta;
  const episode = fragment.filters['episode']?.[0];
  return {
    url: fragment.url,
    kind: fragment.filters['kind']?.[0] ?? '',
    ...(title === undefined ? {} : { title: joinUnspaced(title) }),
    aliases: (aliases ?? '')
      .split(' | ')
      .filter((alias) => alias !== '')
      .map(joinUnspaced),
    ...(episode === undefined ? {} : { episode }),
    content: fragment.content,
    found: [...fragment.locations].sort((a, b) => a - b),
    times: decodeTimeTable(times ?? ''),
  };
}

/** When the first word found is said; where no word was found (only the title has it), when the section begins. */
export function momentOf(hit: Hit, word = hit.found[0] ?? 0): TimedWord | undefined {
  const entry = entryOfWord(hit.times, word);
  return entry?.time === undefined ? undefined : entry;
}

function addCounts(all: readonly Counts[]): Findings['counts'] {
  const sums = {
    kind: new Map(),
    episode: new Map(),
    person: new Map(),
    term: new Map(),
    source: new Map(),
    year: new Map(),
  };
  for (const name of filterNames) {
    const sum: Map<string, number> = sums[name];
    for (const counts of all)
      for (const [value, count] of Object.entries(counts[name] ?? {}))
        if (count > 0) sum.set(value, (sum.get(value) ?? 0) + count);
  }
  return sums;
}

/**
 * Opens the index in a folder (`/base/pagefind/`). Entries whose name or alias matches come first, exact names
 * before beginnings; then moments by kind, and within a kind as Pagefind ranks them.
 */
export async function openSearch(
  bundle: string,
  loadModule: (url: string) => Promise<PagefindModule>,
): Promise<Search> {
  const pagefind = await loadModule(`${bundle}pagefind.js`);
  const instance = pagefind.createInstance({
    basePath: bundle,
    baseUrl: bundle.replace(/[^/]+\/$/, ''),
  });
  await instance.filters();

  return async ({ text, filters }) => {
    const term = text === '' ? null : separateUnspaced(text);
    const searchKinds = async (kinds: readonly string[]) => {
      const allowed = filters.kind ? kinds.filter((kind) => filters.kind?.includes(kind)) : kinds;
      if (allowed.length === 0) return { results: [], filters: {} };
      const wanted = Object.entries({ ...filters, kind: allowed }).map(([name, any]) => [name, { any }]);
      return instance.search(term, {
        filters: Object.fromEntries(wanted) as Record<string, { any: readonly string[] }>,
      });
    };
    const [names, ...moments] = await Promise.all([nameKinds, ...momentKinds].map(searchKinds));
    if (!names) throw new Error('search: no answer');
    const wanted = fold(text.replace(/^"(.*)"$/u, '$1'));
    const looked = await Promise.all(
      names.results
        .slice(0, nameLimit)
        .map(async (result) => ({ result, hit: readHit(await result.data()) })),
    );
    const ranked = looked.map((entry) => ({ ...entry, rank: rankName(entry.hit, wanted) }));
    const named = ranked.filter(({ rank }) => rank < 3).sort((a, b) => a.rank - b.rank);
    const rest = [
      ...moments.flatMap(({ results }) => results),
      ...ranked.filter(({ rank }) => rank === 3).map(({ result }) => result),
      ...names.results.slice(nameLimit),
    ];
    return {
      names: named.map(({ hit }) => hit),
      momentCount: rest.length,
      load: async (start, count) =>
        Promise.all(rest.slice(start, start + count).map(async (result) => readHit(await result.data()))),
      counts: addCounts([names, ...moments].map((part) => part.filters)),
    };
  };
}
