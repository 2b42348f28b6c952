import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { hashOf } from './cache.ts';

/**
 * A hash of Glosscast's own code and of the versions it uses: what was derived by other code is not taken from a
 * cache.
 */
export async function codeVersion(): Promise<string> {
  const source = path.resolve(import.meta.dirname, '..');
  const names = await readdir(source, { recursive: true, withFileTypes: true });
  const files = names
    .filter((entry) => entry.isFile() && /\.(?:ts|csl|xml|json)$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
  const lock = path.resolve(source, '..', 'package-lock.json');
  const read = await Promise.all(
    [...files, lock].map((file) => readFile(file).catch(() => new Uint8Array())),
  );
  return hashOf([process.version, ...files.map((file) => path.relative(source, file)), ...read]);
}
