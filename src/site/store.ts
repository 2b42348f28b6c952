import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PageEntry, PageIndex, PageView } from '../model/view/page.ts';

/**
 * The derived store: what pages show, as JSON, one file per page. Pages read theirs lazily, so that memory stays
 * flat however large the show is.
 */
export interface Store {
  readonly folder: string;
}

/** The store that a build or the development server points the pages at. */
function currentStore(): Store {
  const folder = process.env['GLOSSCAST_DERIVED'];
  if (!folder)
    throw new Error('GLOSSCAST_DERIVED is not set: pages are built by "npm run build" or "npm run dev"');
  return { folder };
}

const readJson = async (file: string): Promise<unknown> => JSON.parse(await readFile(file, 'utf8'));

/** The show and the list of all pages. */
export async function readPageIndex(store: Store = currentStore()): Promise<PageIndex> {
  return (await readJson(path.join(store.folder, 'pages.json'))) as PageIndex;
}

/** The entries of one kind of page. */
export function entriesOf(index: PageIndex, kind: PageView['kind']): readonly PageEntry[] {
  return index.pages.filter((entry) => entry.kind === kind);
}

/** What one page shows. Throws if the entry is of another kind. */
export async function readView<Kind extends PageView['kind']>(
  entry: PageEntry,
  kind: Kind,
  store: Store = currentStore(),
): Promise<Extract<PageView, { kind: Kind }>> {
  const view = (await readJson(path.join(store.folder, entry.file))) as PageView;
  if (view.kind !== kind) throw new Error(`${entry.file} holds a page of kind ${view.kind}, not ${kind}`);
  return { ...(view as Extract<PageView, { kind: Kind }>), ...entry.overlay };
}

/** Replaces the store's content: first the views, the index last, so that a reader never finds a page missing. */
export async function writeStore(
  store: Store,
  index: PageIndex,
  views: Iterable<readonly [file: string, json: string]>,
): Promise<void> {
  await rm(store.folder, { recursive: true, force: true });
  await mkdir(path.join(store.folder, 'pages'), { recursive: true });
  for (const [file, json] of views) await writeFile(path.join(store.folder, file), json);
  await writeFile(path.join(store.folder, 'pages.json'), JSON.stringify(index));
}
