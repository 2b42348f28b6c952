import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** Every file of a folder by its path (with `/`), sorted, with a hash of its bytes. */
export async function hashTree(folder: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const hashed = await Promise.all(
    paths.map(async (path) => {
      const hash = createHash('sha256')
        .update(await readFile(path))
        .digest('hex');
      return [relative(folder, path).split(sep).join('/'), hash] as const;
    }),
  );
  return new Map(hashed.sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** What differs between two folders, one line a file; empty when they are the same, byte for byte. */
export async function compareTrees(first: string, second: string): Promise<readonly string[]> {
  const [a, b] = [await hashTree(first), await hashTree(second)];
  const lines: string[] = [];
  for (const [path, hash] of a)
    if (!b.has(path)) lines.push(`only in the first: ${path}`);
    else if (b.get(path) !== hash) lines.push(`differs: ${path}`);
  for (const path of b.keys()) if (!a.has(path)) lines.push(`only in the second: ${path}`);
  return lines;
}
