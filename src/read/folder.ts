import { readdir, realpath, stat } from 'node:fs/promises';

/** A file of the content folder that is not opened yet. */
export interface FileListing {
  /** Relative to the content folder, with `/`. */
  readonly path: string;
  /** In bytes. */
  readonly size: number;
}

/** What a folder holds, sorted by code units: the same on every machine. */
export interface FolderListing {
  readonly files: readonly FileListing[];
  /** Paths of the folders in it, relative to the content folder. */
  readonly folders: readonly string[];
}

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isMissing = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'ELOOP');

/**
 * Lists one folder. Names that begin with a dot, broken links and links in a circle are left out. A folder that
 * is not there is empty; one that cannot be read throws, with its cause.
 */
export async function listFolder(root: string, folder: string): Promise<FolderListing> {
  let names: string[];
  try {
    names = await readdir(`${root}/${folder}`);
  } catch (cause) {
    if (isMissing(cause)) return { files: [], folders: [] };
    throw new Error(`cannot read the folder ${folder === '' ? root : folder}`, { cause });
  }
  const files: FileListing[] = [];
  const folders: string[] = [];
  for (const name of names.sort(byCodeUnits)) {
    if (name.startsWith('.')) continue;
    const path = folder === '' ? name : `${folder}/${name}`;
    try {
      const found = await stat(`${root}/${path}`);
      if (found.isDirectory()) folders.push(path);
      else if (found.isFile()) files.push({ path, size: found.size });
    } catch (cause) {
      if (!isMissing(cause)) throw new Error(`cannot read ${path}`, { cause });
    }
  }
  return { files, folders };
}

/** Lists a folder and all below it. A link back to a folder that it stands in is not followed. */
export async function listTree(
  root: string,
  folder: string,
  above: ReadonlySet<string> = new Set(),
): Promise<readonly FileListing[]> {
  const { files, folders } = await listFolder(root, folder);
  if (folders.length === 0) return files;
  const around = new Set([...above, await realpath(`${root}/${folder}`)]);
  const below: FileListing[] = [];
  for (const inner of folders)
    if (!around.has(await realpath(`${root}/${inner}`))) below.push(...(await listTree(root, inner, around)));
  return [...files, ...below].sort((a, b) => byCodeUnits(a.path, b.path));
}
