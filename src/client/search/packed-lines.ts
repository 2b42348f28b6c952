/** A table in packs, as the build made it: lines of a key, a tab and a value, in order. */
export interface PackedTable {
  /**
   * Lines with keys from the first to before the second, in order; at most `most` packs are loaded for them.
   * Rejects when a pack does not arrive.
   */
  readonly range: (from: string, to: string, most?: number) => Promise<readonly string[]>;
}

/** Loads a file of a table as text; rejects when it does not arrive. */
export type LoadText = (file: string) => Promise<string>;

/** Index of the last pack that begins at or before the key; 0 where none does. */
function packAt(firsts: readonly string[], key: string): number {
  let [low, high] = [0, firsts.length - 1];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((firsts[middle] as string) <= key) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Opens a table by its directory. Packs are loaded as they are needed, and once. */
export function openPackedTable(directory: string, load: LoadText): PackedTable {
  const entries = directory
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\t') as [string, string]);
  const firsts = entries.map(([first]) => first);
  const loaded = new Map<number, Promise<readonly string[]>>();
  const pack = (index: number): Promise<readonly string[]> => {
    const lines =
      loaded.get(index) ??
      load(entries[index]?.[1] ?? '').then((text) => text.split('\n').filter((line) => line !== ''));
    loaded.set(index, lines);
    lines.catch(() => loaded.delete(index));
    return lines;
  };
  return {
    async range(from, to, most = Infinity) {
      if (entries.length === 0 || from >= to) return [];
      const first = packAt(firsts, from);
      const wanted = [];
      for (let index = first; index < entries.length && wanted.length < most; index++) {
        if (index > first && (firsts[index] as string) >= to) break;
        wanted.push(pack(index));
      }
      const lines = (await Promise.all(wanted)).flat();
      return lines.filter((line) => {
        const key = line.slice(0, line.indexOf('\t'));
        return key >= from && key < to;
      });
    },
  };
}
