import { SearchFailure, type Findings, type HitGroup } from '../search/search-types.ts';
import type { NumberedReply, NumberedRequest, SearchReplies, SearchRequest } from './messages.ts';
import { openIndex, type OpenIndex } from './open-index.ts';

/** Findings and groups that can still be asked for more. */
const kept = 200;

/** Keeps what has numbers; the oldest are forgotten. */
class Numbered<Value> {
  readonly #values = new Map<number, Value>();
  #last = 0;

  add(value: Value): number {
    this.#values.set(++this.#last, value);
    this.#values.delete(this.#last - kept);
    return this.#last;
  }

  get(number: number): Value {
    const value = this.#values.get(number);
    if (value === undefined) throw new SearchFailure('missing', 'these findings are too old');
    return value;
  }
}

/** Answers the page's requests. */
class SearchService {
  readonly #findings = new Numbered<Findings>();
  readonly #groups = new Numbered<HitGroup>();
  #index: Promise<OpenIndex> | undefined;
  #failures = 0;

  #open(bundle: string): Promise<OpenIndex> {
    if (!this.#index) {
      const opening = openIndex({
        bundle,
        fetch: (url, init) => fetch(url, init),
        importModule: (address) => this.#importModule(address),
      });
      this.#index = opening;
      opening.catch(() => {
        if (this.#index === opening) this.#index = undefined;
      });
    }
    return this.#index;
  }

  /** A browser remembers for ever that a module did not arrive: it is asked for by another address then. */
  async #importModule(address: string): Promise<unknown> {
    const again = this.#failures === 0 ? '' : `${address.includes('?') ? '&' : '?'}again=${this.#failures}`;
    try {
      return (await import(/* @vite-ignore */ address + again)) as unknown;
    } catch (error) {
      this.#failures++;
      throw error;
    }
  }

  /** A part that is not there any more belongs to an index that was replaced: the new one is opened, once. */
  async #find({ bundle, query }: SearchRequest & { readonly kind: 'find' }): Promise<Findings> {
    const wasOpen = this.#index;
    try {
      return await (await this.#open(bundle)).find(query);
    } catch (error) {
      if (!wasOpen || !(error instanceof SearchFailure) || error.reason !== 'missing') throw error;
      this.#index = undefined;
      return (await this.#open(bundle)).find(query);
    }
  }

  async answer(request: SearchRequest): Promise<SearchReplies[keyof SearchReplies]> {
    switch (request.kind) {
      case 'warm':
        await this.#open(request.bundle);
        return null;
      case 'find': {
        const {
          next: _,
          counts: __,
          ...found
        } = await this.#find(request).then((findings) => ({
          ...findings,
          findings: this.#findings.add(findings),
        }));
        return found;
      }
      case 'next': {
        const groups = await this.#findings.get(request.findings).next(request.groups, request.hitsPerGroup);
        return groups.map(({ more, ...group }) => ({
          ...group,
          group: this.#groups.add({ ...group, more }),
        }));
      }
      case 'more':
        return this.#groups.get(request.group).more(request.start, request.count);
      case 'counts':
        return this.#findings.get(request.findings).counts(request.name);
    }
  }
}

const service = new SearchService();

const failureOf = (error: unknown): SearchFailure =>
  error instanceof SearchFailure
    ? error
    : new SearchFailure('unsupported', error instanceof Error ? error.message : String(error));

globalThis.addEventListener('message', ({ data }: MessageEvent<NumberedRequest>) => {
  const { id, request } = data;
  service.answer(request).then(
    (reply) => postMessage({ id, reply } satisfies NumberedReply),
    (error: unknown) => {
      const { reason, message } = failureOf(error);
      postMessage({ id, failure: { reason, message } } satisfies NumberedReply);
    },
  );
});
