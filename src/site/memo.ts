import { readFile, writeFile } from 'node:fs/promises';
import { hashOf } from './cache.ts';
import { putWhole } from './whole-file.ts';

/** Many small values kept between builds in one file, each by the hash of what it follows from. */
export interface Memo<Value> {
  readonly remember: (inputs: readonly string[], make: () => Value) => Value;
  /** Writes what was asked for since the memo was opened; the rest is forgotten. */
  readonly save: () => Promise<void>;
}

/** Opens a memo; a file that is missing or damaged is an empty one. */
export async function openMemo<Value>(file: string): Promise<Memo<Value>> {
  const kept = await readFile(file, 'utf8')
    .then((text) => new Map(Object.entries(JSON.parse(text) as Record<string, Value>)))
    .catch(() => new Map<string, Value>());
  const used = new Map<string, Value>();
  return {
    remember(inputs, make) {
      const key = hashOf(inputs);
      const value = used.get(key) ?? kept.get(key) ?? make();
      used.set(key, value);
      return value;
    },
    async save() {
      await putWhole(file, (partial) => writeFile(partial, JSON.stringify(Object.fromEntries(used))));
    },
  };
}

/** Makes something when it is first asked for, and then keeps it. */
export function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
