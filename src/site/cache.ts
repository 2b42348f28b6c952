import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { keepWhole } from './whole-file.ts';

/** Values in named parts, each a JSON file, kept between builds by the hash of everything they follow from. */
export interface PartsCache<Parts extends Record<string, unknown>> {
  /** Has the parts made unless they are kept; returns the key they are read by. */
  readonly remember: (
    inputs: readonly (string | Uint8Array)[],
    make: () => Promise<Parts>,
  ) => Promise<string>;
  /** Reads one part, so that no more than that is in memory. Throws if the key was not remembered. */
  readonly read: <Name extends keyof Parts & string>(key: string, part: Name) => Promise<Parts[Name]>;
  /** The file of a part. */
  readonly fileOf: (key: string, part: keyof Parts & string) => string;
  /** Removes what was not asked for since the cache was opened. */
  readonly prune: () => Promise<void>;
}

/** The hash of several inputs; where one ends and the next begins is part of it. */
export function hashOf(inputs: readonly (string | Uint8Array)[]): string {
  const hash = createHash('sha256');
  for (const input of inputs) hash.update(`${input.length}:`).update(input);
  return hash.digest('hex').slice(0, 32);
}

/** A value as text to be hashed, maps and all. */
export const fingerprint = (value: unknown): string =>
  JSON.stringify(value, (_, part: unknown) => (part instanceof Map ? [...part] : part));

/** Opens a cache in a folder, which need not exist. */
export function openCache<Parts extends Record<string, unknown>>(folder: string): PartsCache<Parts> {
  const used = new Set<string>();
  const fileOf = (key: string, part: string): string => path.join(folder, key, `${part}.json`);
  return {
    fileOf,
    async remember(inputs, make) {
      const key = hashOf(inputs);
      used.add(key);
      await keepWhole(path.join(folder, key), async (partial) => {
        const parts = await make();
        await mkdir(partial, { recursive: true });
        for (const [name, value] of Object.entries(parts))
          await writeFile(path.join(partial, `${name}.json`), JSON.stringify(value));
      });
      return key;
    },
    async read(key, part) {
      return JSON.parse(await readFile(fileOf(key, part), 'utf8')) as Parts[typeof part];
    },
    async prune() {
      const names = await readdir(folder).catch(() => []);
      for (const name of names)
        if (!used.has(name)) await rm(path.join(folder, name), { recursive: true, force: true });
    },
  };
}
