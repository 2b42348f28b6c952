import { searchFormat, type SearchManifest } from '../../model/search-index.ts';
import { SearchFailure } from '../search/search-types.ts';

/** What brings files in: `fetch`, or what stands in for it. */
export type Fetch = (url: string, init?: RequestInit) => Promise<Response>;

const isPacked = (bytes: Uint8Array): boolean => bytes[0] === 0x1f && bytes[1] === 0x8b;

/** Unpacks what was packed by us or by Pagefind, unless the server has done so already. */
async function unpack(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
  if (!isPacked(bytes)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

const signature = 'pagefind_dcd';
/**
 * The files of an index, each loaded once. Whatever does not arrive whole rejects with a {@link SearchFailure}; what
 * failed is asked for again the next time.
 */
export class IndexFiles {
  readonly #base: string;
  readonly #fetch: Fetch;
  readonly #loaded = new Map<string, Promise<Uint8Array<ArrayBuffer>>>();

  /** `base` is the folder of the index, with a trailing `/`. */
  constructor(base: string, fetch: Fetch) {
    [this.#base, this.#fetch] = [base, fetch];
  }

  /** Address of a file of the index. */
  addressOf(path: string): string {
    return this.#base + path;
  }

  async #load(path: string, init?: RequestInit): Promise<Uint8Array<ArrayBuffer>> {
    let response: Response;
    try {
      response = await this.#fetch(this.#base + path, init);
    } catch (cause) {
      throw new SearchFailure('unreachable', `${path} did not arrive`, { cause });
    }
    if (!response.ok) {
      const reason = response.status >= 500 || response.status === 429 ? 'unreachable' : 'missing';
      throw new SearchFailure(reason, `${path}: ${response.status}`);
    }
    try {
      return await unpack(new Uint8Array(await response.arrayBuffer()));
    } catch (cause) {
      throw new SearchFailure('missing', `${path} is not whole`, { cause });
    }
  }

  /** The unpacked bytes of a file. */
  bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const known = this.#loaded.get(path);
    if (known) return known;
    const loading = this.#load(path);
    this.#loaded.set(path, loading);
    loading.catch(() => this.#loaded.delete(path));
    return loading;
  }

  /** The text of a file. */
  async text(path: string): Promise<string> {
    return new TextDecoder().decode(await this.bytes(path));
  }

  /** The value of a JSON file. */
  async json<Value>(path: string): Promise<Value> {
    const text = await this.text(path);
    try {
      return JSON.parse(text.startsWith(signature) ? text.slice(signature.length) : text) as Value;
    } catch (cause) {
      throw new SearchFailure('missing', `${path} is not whole`, { cause });
    }
  }

  /** What the index consists of, asked of the server each time. Rejects if this code cannot read it. */
  async manifest(): Promise<SearchManifest> {
    const path = 'pagefind-entry.json';
    const text = new TextDecoder().decode(await this.#load(path, { cache: 'no-cache' }));
    let manifest: Partial<SearchManifest> & { readonly version?: string };
    try {
      manifest = JSON.parse(text) as typeof manifest;
    } catch (cause) {
      throw new SearchFailure('missing', `${path} is not what belongs there`, { cause });
    }
    if (manifest.format !== searchFormat)
      throw new SearchFailure('other-version', `the index has format ${manifest.format ?? 'of Pagefind'}`);
    return manifest as SearchManifest;
  }

  /** The unpacked bytes of a file of Pagefind's, with the signature they begin with. */
  async signedBytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
    const bytes = await this.bytes(path);
    if (new TextDecoder().decode(bytes.subarray(0, signature.length)) !== signature)
      throw new SearchFailure('missing', `${path} is not what belongs there`);
    return bytes;
  }
}
