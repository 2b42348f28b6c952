import type { PagefindEntry, SearchShard } from '../../model/search-index.ts';
import type { IndexFiles } from './index-files.ts';

/**
 * What is used of Pagefind's class for one index: the index's build exports it beside what Pagefind exports itself,
 * which tells neither when a file did not arrive nor which words are only longer ones.
 */
interface PagefindInstance {
  throttledFetch: (address: string) => Promise<Response>;
  raw_ptr: number | null;
  readonly backend: {
    request_indexes(pointer: number, text: string): string;
    load_index_chunk(pointer: number, chunk: Uint8Array): number;
    search(
      pointer: number,
      text: string,
      original: string,
      filters: string,
      sort: string,
      exact: boolean,
      exactDiacritics: boolean,
    ): string;
  };
  init(language: string, options: { readonly load_wasm: boolean }): Promise<void>;
  getPtr(): Promise<number>;
}

/** The module of the index's engine. */
export interface PagefindModule {
  readonly PagefindInstance: new (options: {
    readonly basePath: string;
    readonly baseUrl: string;
  }) => PagefindInstance;
}

interface RawResults {
  readonly results: readonly {
    /** Name of the fragment. */
    readonly p: string;
    /** Places: the word's, its weight (24: a whole word), and how good a match it is. */
    readonly l: readonly { readonly l: number; readonly w: number; readonly s: number }[];
  }[];
}

/** By name of the fragment, the places of words, ascending; none where only the title has it. */
export type WordPlaces = ReadonlyMap<string, readonly number[]>;

// A word of the same stem is worth this, times the square of its weight; one that only begins so, less.
const worthOfSame = 512;
const wholeWeight = 24;
const signatureLength = 12;

/** Pagefind's index of one shard. */
export class PagefindCore {
  readonly #instance: PagefindInstance;
  readonly #files: IndexFiles;
  readonly #folder: string;
  readonly #chunks = new Map<string, Promise<void>>();

  private constructor(instance: PagefindInstance, files: IndexFiles, folder: string) {
    [this.#instance, this.#files, this.#folder] = [instance, files, folder];
  }

  /**
   * Opens the index. `wasm` is the path of its program, or nothing when the module has it already; not two at once
   * with one module.
   */
  static async open(
    module: PagefindModule,
    files: IndexFiles,
    shard: SearchShard,
    options: { readonly entry: PagefindEntry; readonly stemmer: string; readonly wasm: string | undefined },
  ): Promise<PagefindCore> {
    const { entry, stemmer, wasm } = options;
    const instance = new module.PagefindInstance({ basePath: files.addressOf(shard.folder), baseUrl: '/' });
    const languages = { unknown: { hash: shard.hash, wasm: stemmer, page_count: shard.records } };
    instance.throttledFetch = async (address) => {
      const file = address.replace(/\?.*$/s, '').replace(/^.*\//s, '');
      if (file === 'pagefind-entry.json') return new Response(JSON.stringify({ ...entry, languages }));
      return new Response(
        await files.signedBytes(file.startsWith('wasm.') ? (wasm ?? file) : shard.folder + file),
      );
    };
    await Promise.all([
      files.signedBytes(shard.folder + shard.meta),
      wasm === undefined ? undefined : files.signedBytes(wasm),
    ]);
    await instance.init('unknown', { load_wasm: wasm !== undefined });
    return new PagefindCore(instance, files, shard.folder);
  }

  #loadChunk(name: string): Promise<void> {
    const known = this.#chunks.get(name);
    if (known) return known;
    const loading = this.#files.signedBytes(`${this.#folder}index/${name}.pf_index`).then(async (bytes) => {
      const { backend } = this.#instance;
      const pointer = await this.#instance.getPtr();
      this.#instance.raw_ptr = backend.load_index_chunk(pointer, bytes.subarray(signatureLength));
    });
    this.#chunks.set(name, loading);
    loading.catch(() => this.#chunks.delete(name));
    return loading;
  }

  async #search(word: string, exact: boolean): Promise<RawResults> {
    const pointer = await this.#instance.getPtr();
    return JSON.parse(
      this.#instance.backend.search(pointer, word, word, '{}', '', exact, false),
    ) as RawResults;
  }

  /** Where a folded word is: it or an inflection of it, and words that begin so. Rejects when a part does not arrive. */
  async find(word: string): Promise<{ readonly same: WordPlaces; readonly longer: WordPlaces }> {
    const { backend } = this.#instance;
    const names = JSON.parse(backend.request_indexes(await this.#instance.getPtr(), word)) as string[];
    await Promise.all(names.filter((name) => name !== '').map((name) => this.#loadChunk(name)));
    const [same, longer] = [new Map<string, readonly number[]>(), new Map<string, readonly number[]>()];
    const { results } = await this.#search(word, false);
    for (const { p, l } of results) {
      const isSame = ({ w, s }: (typeof l)[number]): boolean => s * (wholeWeight / w) ** 2 >= worthOfSame;
      const places = (fits: (place: (typeof l)[number]) => boolean): readonly number[] =>
        [...new Set(l.filter(fits).map((place) => place.l))].sort((a, b) => a - b);
      const found = places(isSame);
      if (found.length > 0) same.set(p, found);
      const others = places((place) => !isSame(place));
      if (others.length > 0 || l.length === 0) longer.set(p, others);
    }
    // What has the word in its title only
    for (const { p } of (await this.#search(word, true)).results) if (!same.has(p)) same.set(p, []);
    return { same, longer };
  }
}
