import { type SearchManifest } from '../../model/search-index.ts';
import { openNames, type FindNames, type FoundName } from '../search/find-names.ts';
import type { Correction } from '../search/nearest-words.ts';
import { SearchFailure, type Findings, type NameHit, type SearchQuery } from '../search/search-types.ts';
import {
  allCandidates,
  findCandidates,
  findSpoken,
  joinFound,
  prepareFilters,
  type FoundRecords,
} from './candidates.ts';
import { makeFindings } from './findings.ts';
import { IndexFiles, type Fetch } from './index-files.ts';
import { readTerms } from './query-words.ts';
import { rankByText } from './rank-by-text.ts';
import { PagefindCore, type PagefindModule } from './pagefind-core.ts';
import { Shard } from './shard.ts';
import { readSpeakers } from './speaker-terms.ts';

/** What an index is opened with. */
export interface IndexAccess {
  /** Address of the index's folder: `/base/pagefind/`. */
  readonly bundle: string;
  readonly fetch: Fetch;
  readonly importModule: (address: string) => Promise<unknown>;
}

/** Answers queries from an index that is open. */
export interface OpenIndex {
  readonly find: (query: SearchQuery) => Promise<Findings>;
}

const nameHit = ({ url, kind, title, alias, text }: FoundName, base: string): NameHit => ({
  url: base + url.replace(/^\//, ''),
  kind,
  name: title,
  ...(alias === undefined ? {} : { matched: alias }),
  ...(text === '' ? {} : { text }),
});

async function openShards(
  files: IndexFiles,
  manifest: SearchManifest,
  access: IndexAccess,
): Promise<readonly Shard[]> {
  for (const { shards, wasm } of manifest.languages) {
    for (const shard of shards) Shard.preload(files, shard);
    files.bytes(`${manifest.engine}wasm.${wasm}.pagefind`).catch(() => undefined);
  }
  const engine = files.addressOf(`${manifest.engine}pagefind.js`);
  const languages = manifest.languages.map(async (language, index): Promise<readonly Shard[]> => {
    // Another language has another stemmer, and Pagefind's module has room for one.
    const address = index === 0 ? engine : `${engine}?${language.language}`;
    const module = await access.importModule(address).catch((cause: unknown) => {
      throw new SearchFailure('missing', `${address} did not arrive`, { cause });
    });
    const wasm = `${manifest.engine}wasm.${language.wasm}.pagefind`;
    const shards: Shard[] = [];
    for (const next of language.shards) {
      const options = {
        entry: manifest.pagefind,
        stemmer: language.wasm,
        wasm: shards.length === 0 ? wasm : undefined,
      };
      shards.push(
        await Shard.open(files, language, next, (shard) =>
          PagefindCore.open(module as PagefindModule, files, shard, options),
        ),
      );
    }
    return shards;
  });
  return (await Promise.all(languages)).flat();
}

/** Puts words right that nothing has. An offer that does not arrive is no reason to withhold the answer. */
async function correct(
  shards: readonly Shard[],
  manifest: SearchManifest,
  text: string,
): Promise<Correction | undefined> {
  const loads = shards.map((shard) => (file: string) => shard.text(file));
  try {
    // needed only for a slip
    const { openNearestWords } = await import('../search/nearest-words.ts');
    return await (await openNearestWords(loads, manifest.language)).correct(text);
  } catch {
    return undefined;
  }
}

const nothing: FoundRecords = { candidates: [], leftOut: [], missing: [], terms: [] };

/**
 * Opens an index. Rejects with a {@link SearchFailure} if it is not there, not whole, or of another version; so do
 * its answers when a part of it does not arrive.
 */
export async function openIndex(access: IndexAccess): Promise<OpenIndex> {
  const files = new IndexFiles(access.bundle, access.fetch);
  const manifest = await files.manifest();
  const base = access.bundle.replace(/[^/]+\/$/, '');
  const shards = await openShards(files, manifest, access);
  let names: Promise<FindNames> | undefined;
  const findNames = async ({ text, filters }: SearchQuery): Promise<readonly NameHit[]> => {
    if (text === '' || manifest.names === '' || Object.keys(filters).some((name) => name !== 'kind'))
      return [];
    names ??= openNames((file) => files.text(manifest.names + file), manifest.language);
    names.catch(() => (names = undefined));
    const found = (await (await names)(text)).map((name) => nameHit(name, base));
    return filters.kind ? found.filter(({ kind }) => filters.kind?.includes(kind)) : found;
  };

  return {
    async find(query) {
      const failsOf = await prepareFilters(shards, query);
      const isFiltered = Object.values(query.filters).some((values) => values.length > 0);
      const search = async (text: string): Promise<FoundRecords> => {
        const terms = readTerms(text);
        if (terms.length > 0) {
          const speakers = query.filters.person ? undefined : readSpeakers(terms, shards);
          const [found, spoken] = await Promise.all([
            findCandidates(shards, terms, failsOf),
            speakers && findSpoken(shards, speakers, failsOf),
          ]);
          return rankByText(spoken ? joinFound(spoken, found) : found);
        }
        return query.text === '' && isFiltered
          ? { ...nothing, candidates: allCandidates(shards, failsOf) }
          : nothing;
      };
      const [found, named] = await Promise.all([search(query.text), findNames(query)]);
      const isMissing = found.missing.length > 0 || (found.terms.length > 0 && found.candidates.length === 0);
      const isCommon = found.leftOut.length === found.terms.length;
      const correction = isMissing && !isCommon ? await correct(shards, manifest, query.text) : undefined;
      if (correction?.isSpelling === true) {
        const meant = await search(correction.text);
        if (meant.candidates.length > 0)
          return makeFindings(meant, query, { shards, names: named, nearest: [], base });
      }
      const nearest = correction === undefined || correction.text === query.text ? [] : [correction.text];
      return makeFindings(found, query, { shards, names: named, nearest, base });
    },
  };
}
