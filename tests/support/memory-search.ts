import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { openIndex, type OpenIndex } from '../../src/client/search-engine/open-index.ts';

/** Folder under which {@link openFolder} serves an index: what a page calls `<base>pagefind/`. */
export const bundle = '/show/pagefind/';

let modules = 0;

/** An index on disk, open outside a browser, and what it asked for. */
export interface OpenFolder extends OpenIndex {
  /** Paths below the index, in order, each as often as it was asked for. */
  readonly fetched: readonly string[];
}

/** Opens an index on disk with the engine that the browser's worker runs. `files` may stand in for files. */
export async function openFolder(
  folder: string,
  files: (path: string) => Response | undefined = () => undefined,
): Promise<OpenFolder> {
  const fetched: string[] = [];
  const fetchFile = async (url: string): Promise<Response> => {
    const file = url.replace(bundle, '');
    fetched.push(file);
    const instead = files(file);
    if (instead) return instead;
    try {
      return new Response(await readFile(path.join(folder, file)));
    } catch {
      return new Response('', { status: 404 });
    }
  };
  const index = await openIndex({
    bundle,
    fetch: fetchFile,
    // Each index needs a module of its own, as each page has.
    importModule: async (address) => {
      const file = path.join(folder, address.replace(bundle, '').replace(/\?.*$/, ''));
      return (await import(/* @vite-ignore */ `${pathToFileURL(file).href}?${++modules}`)) as unknown;
    },
  });
  return { ...index, fetched };
}
