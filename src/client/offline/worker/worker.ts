import { keptPath } from '../../../model/address.ts';
import { readKept, type WorkerMessage } from '../kept.ts';
import { findKept, indexKept, type Found, type KeptIndex, type KeptPlace } from '../kept-index.ts';
import { answerSound } from './sound-answer.ts';

/** How long the server has for a page that is kept; milliseconds. */
const patience = 3000;

/** Asked for by the page that keeps an episode: it wants what is on the server (`no-store`), not what is kept. */
const isKeeping = (request: Request): boolean => request.cache === 'no-store' && request.mode !== 'navigate';

async function openKept({ cache, address }: KeptPlace): Promise<Response | undefined> {
  return caches.match(address, { cacheName: cache, ignoreVary: true });
}

/** From the server if it answers in time and is well; else what is kept. */
async function askServerFirst(request: Request, place: KeptPlace): Promise<Response> {
  const fromServer = fetch(request);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), patience);
  });
  const inTime = await Promise.race([fromServer.catch(() => undefined), late]);
  clearTimeout(timer);
  if (inTime !== undefined && inTime.status < 500) return inTime;
  return (await openKept(place)) ?? fromServer;
}

/**
 * Answers for what the reader keeps, and for nothing else: what is not kept goes to the server as if this were not
 * here. It stores nothing itself.
 */
class OfflineWorker {
  readonly #scope: ServiceWorkerGlobalScope;
  readonly #base: URL;
  /** Known at once, after it has been read: whether to answer must be decided at once. */
  #index: KeptIndex | undefined;
  #reading: Promise<KeptIndex>;

  constructor(scope: ServiceWorkerGlobalScope) {
    this.#scope = scope;
    this.#base = new URL(scope.registration.scope);
    this.#reading = this.#readAgain();
  }

  listen(): void {
    this.#scope.addEventListener('install', (event) => event.waitUntil(this.#scope.skipWaiting()));
    this.#scope.addEventListener('message', (event) => {
      const message = event.data as WorkerMessage;
      if (message === 'kept') void this.#readAgain();
      event.waitUntil(message === 'kept' ? this.#reading : this.#scope.clients.claim());
    });
    this.#scope.addEventListener('fetch', (event) => {
      const { request } = event;
      if (request.method !== 'GET' || isKeeping(request)) return;
      const mayBeKept =
        this.#index === undefined ||
        request.mode === 'navigate' ||
        findKept(this.#index, request.url) !== undefined;
      if (mayBeKept) event.respondWith(this.#answer(request));
    });
  }

  /** What is asked for meanwhile waits: what was kept a moment ago is there when the next page asks. */
  #readAgain(): Promise<KeptIndex> {
    const reading = readKept(this.#base.pathname)
      .catch(() => ({ episodes: [] }))
      .then((list) => {
        const index = indexKept(list, this.#base);
        if (this.#reading === reading) this.#index = index;
        return index;
      });
    this.#index = undefined;
    this.#reading = reading;
    return reading;
  }

  async #answer(request: Request): Promise<Response> {
    const index = this.#index ?? (await this.#reading);
    const found = findKept(index, request.url);
    if (found === undefined)
      return request.mode === 'navigate' ? this.#orListKept(request, index) : fetch(request);
    return this.#answerKept(request, found);
  }

  async #answerKept(request: Request, found: Found): Promise<Response> {
    switch (found.kind) {
      case 'moved':
        return Response.redirect(found.address);
      case 'page':
      case 'file':
        return askServerFirst(request, found);
      case 'fixed':
        return (await openKept(found)) ?? fetch(request);
      case 'sound': {
        const kept = await openKept(found);
        if (kept === undefined) return fetch(request);
        const { headers } = request;
        const asked = { range: headers.get('Range'), ifRange: headers.get('If-Range') };
        return answerSound(asked, kept.headers, await kept.blob());
      }
    }
  }

  /** A page that is not kept: without a connection, the list of what is stands in its place. */
  async #orListKept(request: Request, index: KeptIndex): Promise<Response> {
    try {
      return await fetch(request);
    } catch (error) {
      const list = findKept(index, this.#base.href + keptPath);
      const kept = list?.kind === 'page' ? await openKept(list) : undefined;
      if (kept === undefined) throw error;
      return new Response(kept.body, { status: 503, statusText: 'Offline', headers: kept.headers });
    }
  }
}

new OfflineWorker(self as unknown as ServiceWorkerGlobalScope).listen();
