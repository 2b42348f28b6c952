import type { Server, ServerResponse } from 'node:http';
import type { Browser } from 'playwright-core';

/** What a query brought over the line, and when its first moment was painted after the last key. */
export interface Asked {
  readonly query: string;
  /** kB of the index, names and words, as sent. */
  readonly index: number;
  /** kB of Pagefind's script and program, and of our engine. */
  readonly engine: number;
  /** Milliseconds; from the last key on. */
  readonly painted: number;
  readonly moments: number;
}

interface Sent {
  readonly path: string;
  readonly bytes: number;
}

/** Counts what a server sends, head and body. */
export function countSent(server: Server): { readonly take: () => readonly Sent[] } {
  let sent: Sent[] = [];
  const before = new WeakMap<object, number>();
  server.on('request', (request: { readonly url?: string }, response: ServerResponse) => {
    const { socket } = response;
    response.on('close', () => {
      const all = socket?.bytesWritten ?? 0;
      const earlier = socket ? (before.get(socket) ?? 0) : 0;
      if (socket) before.set(socket, all);
      sent.push({ path: request.url ?? '', bytes: all - earlier });
    });
  });
  return {
    take: () => {
      const taken = sent;
      sent = [];
      return taken;
    },
  };
}

declare global {
  interface Window {
    benchPainted: Promise<number>;
  }
}

/** Waits for the first moment of the answer to what is typed next. Runs in the page. */
function watchResults(): void {
  const results = document.querySelector('#search-results');
  let typed = 0;
  document.addEventListener('input', () => (typed = performance.now()), { capture: true });
  const before = new Set(document.querySelectorAll('#search-results .hit'));
  window.benchPainted = new Promise((resolve) => {
    const look = (): void => {
      const isThere = [...document.querySelectorAll('#search-results .hit:not(.hit-name)')].some(
        (hit) => !before.has(hit),
      );
      if (typed === 0 || !isThere) return;
      observer.disconnect();
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - typed)));
    };
    const observer = new MutationObserver(look);
    if (results) observer.observe(results, { childList: true, subtree: true });
  });
}

const isEngine = (path: string): boolean => /\/pagefind\/engine-|\/assets\//.test(path);
const kilobytes = (sent: readonly Sent[], fits: (path: string) => boolean): number =>
  sent.filter(({ path }) => fits(path)).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;

/**
 * Asks one query after another on the search page, in a browser that has never been there: the first loads all that
 * every query needs. The scripts of the page itself are not counted.
 */
export async function askAll(
  browser: Browser,
  address: string,
  queries: readonly string[],
  sent: ReturnType<typeof countSent>,
): Promise<readonly Asked[]> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    await page.goto(address, { waitUntil: 'networkidle' });
    sent.take();
    const asked: Asked[] = [];
    for (const query of queries) {
      await page.evaluate(watchResults);
      await page.fill('#search-form input[name="q"]', query);
      const painted = await page.evaluate(() => window.benchPainted);
      await page.waitForLoadState('networkidle');
      const moments = await page.locator('#search-results .hit:not(.hit-name)').count();
      const all = sent.take();
      asked.push({
        query,
        index: kilobytes(all, (path) => path.includes('/pagefind/') && !isEngine(path)),
        engine: kilobytes(all, isEngine),
        painted,
        moments,
      });
    }
    return asked;
  } finally {
    await context.close();
  }
}
