import type { KeptAudio } from './kept.ts';
import { findShortage } from './plan.ts';

/** Keeping went wrong in a way that can be said in words; nothing is kept then. */
export class KeepingError extends Error {
  /** `full`: no room; `away`: the site cannot be reached; `changed`: what a page needs is not on the site any more. */
  readonly why: 'full' | 'away' | 'changed';
  /** Of `full`, in bytes, as far as they are known. */
  readonly space: { readonly wanted: number; readonly free: number } | undefined;

  constructor(why: KeepingError['why'], space?: KeepingError['space']) {
    super(`offline: ${why}`);
    this.why = why;
    this.space = space;
  }
}

/** How far keeping has come. `total` is known of the audio, mostly. */
export interface KeepingProgress {
  readonly step: 'text' | 'audio';
  readonly bytes: number;
  readonly total?: number;
}

/** How many files are fetched at a time. */
const lanes = 6;

/** Headers that say how a body travelled, or whose, not what it is. */
const dropped = ['content-encoding', 'content-length', 'transfer-encoding', 'vary', 'set-cookie', 'age'];

function headersOf({ headers }: Response): Headers {
  const kept = new Headers(headers);
  for (const name of dropped) kept.delete(name);
  return kept;
}

/** Throws if the browser has less room than is wanted. */
async function checkSpace(wanted: number): Promise<void> {
  const estimate = await navigator.storage?.estimate?.();
  const space = findShortage(wanted, estimate ?? {});
  if (space) throw new KeepingError('full', space);
}

/** Storing failed: for want of room, or for another reason that is passed on. */
async function explainStoring<T>(storing: Promise<T>): Promise<T> {
  try {
    return await storing;
  } catch (error) {
    if (error instanceof DOMException && error.name === 'QuotaExceededError') throw new KeepingError('full');
    throw error;
  }
}

/** Whether a host answers at all, though it lets nobody read what it says. */
async function answersAtAll(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    await fetch(address, { mode: 'no-cors', method: 'HEAD', cache: 'no-store', credentials: 'omit', signal });
    return true;
  } catch {
    return false;
  }
}

/** Fetches what an episode needs into one cache, and counts. Everything rejects with `AbortError` when told to stop. */
export class Collector {
  readonly #cache: Cache;
  readonly #signal: AbortSignal;
  readonly #report: (progress: KeepingProgress) => void;
  #bytes = 0;
  readonly #stored = new Set<string>();

  constructor(cache: Cache, signal: AbortSignal, report: (progress: KeepingProgress) => void) {
    this.#cache = cache;
    this.#signal = signal;
    this.#report = report;
  }

  /** Size of all that is stored. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether an address is stored. */
  has(address: string): boolean {
    return this.#stored.has(address);
  }

  /** Throws unless there is room for as many bytes more. */
  async expect(bytes: number): Promise<void> {
    await checkSpace(bytes);
  }

  async #fetch(address: string, cache: RequestCache): Promise<Response> {
    try {
      return await fetch(address, { cache, signal: this.#signal });
    } catch (error) {
      if (this.#signal.aborted) throw error;
      throw new KeepingError('away');
    }
  }

  async #store(address: string, response: Response): Promise<Blob> {
    const body = await response.blob();
    // a response of our own: one that was redirected could not be shown later
    await explainStoring(this.#cache.put(address, new Response(body, { headers: headersOf(response) })));
    this.#stored.add(address);
    this.#bytes += body.size;
    this.#report({ step: 'text', bytes: this.#bytes });
    return body;
  }

  /** Stores a page as the server has it now; resolves to its HTML, or to nothing if there is no such page. */
  async storePage(address: string): Promise<string | undefined> {
    const response = await this.#fetch(address, 'no-store');
    if (response.status >= 500) throw new KeepingError('away');
    if (!response.ok) return undefined;
    return (await this.#store(address, response)).text();
  }

  /** Stores files; those that are not there are left out, unless pages cannot do without them. */
  async storeFiles(addresses: readonly string[], needed: boolean): Promise<void> {
    await this.inLanes(addresses, async (address) => {
      if (this.#stored.has(address)) return;
      const response = await this.#fetch(address, 'default');
      if (response.ok) await this.#store(address, response);
      else if (needed) throw new KeepingError(response.status >= 500 ? 'away' : 'changed');
    });
  }

  /** Does the same with each item, a few at a time. */
  async inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
    const left = items.values();
    const lane = async (): Promise<void> => {
      for (const item of left) await work(item);
    };
    await Promise.all(Array.from({ length: lanes }, lane));
  }

  /** Stores the audio, if its host lets us. What is stored already, as `kept`, is taken over if it is still the same. */
  async storeSound(address: string, kept: Response | undefined): Promise<KeptAudio> {
    if (kept !== undefined && (await this.#isSame(address, kept))) {
      const body = await kept.blob();
      await explainStoring(this.#cache.put(address, new Response(body, { headers: kept.headers })));
      this.#bytes += body.size;
      return 'kept';
    }
    let response: Response;
    const credentials = 'same-origin';
    try {
      response = await fetch(address, { mode: 'cors', credentials, cache: 'no-store', signal: this.#signal });
    } catch (error) {
      if (this.#signal.aborted) throw error;
      const isForeign = new URL(address).origin !== location.origin;
      return isForeign && (await answersAtAll(address, this.#signal)) ? 'refused' : 'unreachable';
    }
    const isSound = response.status === 200 && !/^text\//.test(response.headers.get('Content-Type') ?? '');
    if (!isSound || response.body === null) return 'unreachable';
    return this.#storeStream(address, response, response.body);
  }

  /** Nobody need fetch an hour of sound again because a comma in the text has changed. */
  async #isSame(address: string, kept: Response): Promise<boolean> {
    try {
      const { ok, headers } = await fetch(address, {
        method: 'HEAD',
        cache: 'no-store',
        signal: this.#signal,
      });
      if (!ok) return true;
      const size = headers.get('Content-Length');
      const modified = headers.get('Last-Modified');
      const keptModified = kept.headers.get('Last-Modified');
      return (
        (size === null || Number(size) === (await kept.clone().blob()).size) &&
        (modified === null || keptModified === null || modified === keptModified)
      );
    } catch (error) {
      if (this.#signal.aborted) throw error;
      return true;
    }
  }

  async #storeStream(
    address: string,
    response: Response,
    body: ReadableStream<Uint8Array>,
  ): Promise<KeptAudio> {
    const length = Number(response.headers.get('Content-Length') ?? 0);
    const isLengthOfBody = length > 0 && !response.headers.has('Content-Encoding');
    if (isLengthOfBody) await checkSpace(length);
    let bytes = 0;
    const count = new TransformStream<Uint8Array, Uint8Array>({
      transform: (chunk, controller) => {
        bytes += chunk.byteLength;
        this.#report({ step: 'audio', bytes, ...(isLengthOfBody ? { total: length } : {}) });
        controller.enqueue(chunk);
      },
    });
    const counted = body.pipeThrough(count, { signal: this.#signal });
    try {
      await explainStoring(this.#cache.put(address, new Response(counted, { headers: headersOf(response) })));
    } catch (error) {
      if (this.#signal.aborted || error instanceof KeepingError) throw error;
      return 'unreachable';
    }
    this.#bytes += bytes;
    return 'kept';
  }
}
