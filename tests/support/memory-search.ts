import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PagefindModule } from '../../src/client/search/search-engine.ts';

/** Folder under which {@link loadPagefind} serves an index: what a page calls `<base>pagefind/`. */
export const bundle = '/show/pagefind/';

/**
 * Loads Pagefind's browser module from an index on disk, outside a browser: what it fetches below
 * {@link bundle} comes from the folder. Call the second value to give `fetch` back.
 */
export async function loadPagefind(folder: string): Promise<readonly [PagefindModule, () => void]> {
  const original = globalThis.fetch;
  globalThis.fetch = async (input) => {
    const path = String(input).replace(/\?.*$/, '').replace(bundle, '');
    try {
      return new Response(await readFile(join(folder, path)));
    } catch {
      return new Response('', { status: 404 });
    }
  };
  const module = (await import(
    /* @vite-ignore */ pathToFileURL(join(folder, 'pagefind.js')).href
  )) as PagefindModule;
  return [module, () => (globalThis.fetch = original)];
}
