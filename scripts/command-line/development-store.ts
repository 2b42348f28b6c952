import type { IncomingMessage, ServerResponse } from 'node:http';
import path from 'node:path';
import type { Message } from '../../src/diagnostics/message.ts';
import { indexRecords } from '../../src/search/index-records.ts';
import type { BuildSteps } from '../../src/site/build.ts';
import type { ComposedSite } from '../../src/site/compose.ts';
import { allowsOtherSites, mediaTypeOf } from '../../src/site/media-types.ts';
import type { ProgressEvent } from '../../src/site/progress.ts';
import { serveFile } from '../../src/site/server.ts';

/** What the development server shows: the last composition without errors, drafts and all. */
export class DevelopmentStore {
  readonly #contentDir: string;
  readonly #cacheDir: string;
  #current: ComposedSite | undefined;
  #search: Promise<number> | undefined;

  constructor(options: { readonly contentDir: string; readonly cacheDir: string }) {
    this.#contentDir = options.contentDir;
    this.#cacheDir = options.cacheDir;
  }

  get #site(): ComposedSite {
    if (!this.#current) throw new Error('dev: nothing has been composed yet');
    return this.#current;
  }

  /** Folder of the derived store of the last good composition. */
  get derivedDir(): string {
    return this.#site.derivedDir;
  }

  /** Path below the host. */
  get base(): string {
    return this.#site.index.show.base;
  }

  /** Composes anew. With errors the last good state stays, and `composed` is false. */
  async compose(
    compose: BuildSteps['compose'],
    onProgress: (event: ProgressEvent) => void,
  ): Promise<{ readonly messages: readonly Message[]; readonly composed: boolean }> {
    const { messages, site } = await compose({
      contentDir: this.#contentDir,
      cacheDir: this.#cacheDir,
      drafts: true,
      onProgress,
    });
    if (site) [this.#current, this.#search] = [site, undefined];
    return { messages, composed: site !== undefined };
  }

  /** The search index is made when it is first asked for, and again after a change. */
  async #searchFolder(): Promise<string> {
    const folder = path.join(this.#cacheDir, 'dev-pagefind');
    const { search, index } = this.#site;
    this.#search ??= indexRecords(search.batches, {
      ...search.kept,
      outDir: folder,
      language: index.show.language,
    });
    await this.#search;
    return folder;
  }

  /** Answers for what is no page: exports, audio, pictures, the search index. `false` if it is none of these. */
  async answer(request: IncomingMessage, response: ServerResponse): Promise<boolean> {
    let wanted: string;
    try {
      wanted = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/s, ''));
    } catch {
      return false;
    }
    // Vite hands requests on with or without the base.
    const name = wanted.startsWith(this.base) ? wanted.slice(this.base.length) : wanted.replace(/^\//, '');
    const search = /^pagefind\/((?:[\w-]+\/){0,2}[\w.-]+)$/.exec(name)?.[1];
    if (search !== undefined)
      return serveFile(request, response, path.join(await this.#searchFolder(), search));
    const copy = this.#site.copies.find(({ to }) => to === name);
    if (copy) return serveFile(request, response, copy.from);
    const file = this.#site.files.find((candidate) => candidate.path === name);
    if (!file) return false;
    response.setHeader('Content-Type', mediaTypeOf(file.path));
    if (allowsOtherSites(file.path)) response.setHeader('Access-Control-Allow-Origin', '*');
    response.end(request.method === 'HEAD' ? undefined : file.body);
    return true;
  }
}
