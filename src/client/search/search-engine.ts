import type {
  NumberedReply,
  NumberedRequest,
  SearchReplies,
  SearchRequest,
} from '../search-engine/messages.ts';
import { SearchFailure, type Findings, type Search, type SearchQuery } from './search-types.ts';

interface Waiting {
  readonly resolve: (reply: SearchReplies[keyof SearchReplies]) => void;
  readonly reject: (reason: unknown) => void;
}

/** The worker, and who waits for its answers. */
class Courier {
  readonly #worker: Worker;
  readonly #waiting = new Map<number, Waiting>();
  #last = 0;

  /** `onFailure` is called when the worker itself cannot go on. */
  constructor(onFailure: () => void) {
    this.#worker = new Worker(new URL('../search-engine/search-worker.ts', import.meta.url), {
      type: 'module',
    });
    this.#worker.addEventListener('message', ({ data }: MessageEvent<NumberedReply>) => {
      const waiting = this.#waiting.get(data.id);
      this.#waiting.delete(data.id);
      if ('reply' in data) waiting?.resolve(data.reply);
      else
        waiting?.reject(
          new SearchFailure(data.failure.reason, data.failure.message.replace(/^search: /, '')),
        );
    });
    this.#worker.addEventListener('error', (event) => {
      onFailure();
      // A script that did not arrive has no message; one that did, and could not run, has.
      const reason = event.message ? 'unsupported' : 'unreachable';
      this.end(new SearchFailure(reason, event.message || 'the worker did not start'));
    });
  }

  ask<Kind extends SearchRequest['kind']>(
    request: SearchRequest & { readonly kind: Kind },
  ): Promise<SearchReplies[Kind]> {
    const id = ++this.#last;
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, {
        resolve: (reply) => resolve(reply as SearchReplies[Kind]),
        reject,
      });
      this.#worker.postMessage({ id, request } satisfies NumberedRequest);
    });
  }

  /** Ends the worker; who still waits is told why. */
  end(reason: unknown): void {
    this.#worker.terminate();
    for (const { reject } of this.#waiting.values()) reject(reason);
    this.#waiting.clear();
  }
}

const superseded = (): DOMException => new DOMException('a newer query was asked', 'AbortError');

/** An index that is asked through a worker. */
class WorkerSearch implements Search {
  readonly #bundle: string;
  #courier: Courier | undefined;
  #asked = 0;

  constructor(bundle: string) {
    this.#bundle = bundle;
  }

  #open(): Courier {
    if (typeof Worker === 'undefined' || typeof DecompressionStream === 'undefined')
      throw new SearchFailure('unsupported', 'this browser cannot run it');
    this.#courier ??= new Courier(() => (this.#courier = undefined));
    return this.#courier;
  }

  async warm(): Promise<void> {
    await this.#open().ask({ kind: 'warm', bundle: this.#bundle });
  }

  async find(query: SearchQuery): Promise<Findings> {
    const asked = ++this.#asked;
    const courier = this.#open();
    const answer = await courier
      .ask({ kind: 'find', bundle: this.#bundle, query })
      .catch((error: unknown) => {
        throw asked === this.#asked ? error : superseded();
      });
    if (asked !== this.#asked) throw superseded();
    const { findings, ...found } = answer;
    return {
      ...found,
      next: async (groups, hitsPerGroup) => {
        const sent = await courier.ask({
          kind: 'next',
          findings,
          groups,
          hitsPerGroup,
        });
        return sent.map(({ group, ...rest }) => ({
          ...rest,
          more: (start, count) => courier.ask({ kind: 'more', group, start, count }),
        }));
      },
      counts: (name) => courier.ask({ kind: 'counts', findings, name }),
    };
  }

  close(): void {
    this.#asked++;
    this.#courier?.end(superseded());
    this.#courier = undefined;
  }
}

/** Opens the index in a folder (`/base/pagefind/`), in a worker; nothing is loaded before {@link Search.warm} or a query. */
export function openSearch(bundle: string): Search {
  return new WorkerSearch(bundle);
}
