import { createHash } from 'node:crypto';

/** Letters of a pack, about: two to three kilobytes when sent. */
const usualSize = 8_000;

/** Lines in packs: a table of which a reader loads the directory and one or two packs. */
export interface PackedLines {
  /** Per pack a line: the key it begins with (empty for the first), a tab, the name of its file. */
  readonly directory: string;
  /** Contents of the packs by file name, lines in order. */
  readonly packs: ReadonlyMap<string, string>;
}

const keyOf = (line: string): string => line.slice(0, line.indexOf('\t'));

/** As much of the key as tells it from the one before. */
function shortened(key: string, before: string): string {
  let same = 0;
  while (same < key.length && key[same] === before[same]) same++;
  return key.slice(0, same + 1);
}

/**
 * Packs a table for looking up: lines of a key, a tab and a value, in any order, no key twice. Files are named by
 * what is in them, so that what a browser keeps is never of another build. The same lines give the same packs.
 */
export function packLines(lines: readonly string[], packSize = usualSize): PackedLines {
  const sorted = lines
    .map((line) => [keyOf(line), line] as const)
    .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
  const packs = new Map<string, string>();
  const directory: string[] = [];
  let [pack, size, first] = [[] as string[], 0, ''];
  const close = (): void => {
    if (pack.length === 0) return;
    const body = `${pack.join('\n')}\n`;
    const name = `${createHash('sha256').update(body).digest('hex').slice(0, 10)}.txt`;
    packs.set(name, body);
    directory.push(`${first}\t${name}`);
  };
  let before = '';
  for (const [key, line] of sorted) {
    if (size > 0 && size + line.length > packSize) {
      close();
      [pack, size, first] = [[], 0, shortened(key, before)];
    }
    pack.push(line);
    size += line.length + 1;
    before = key;
  }
  close();
  return { directory: directory.map((line) => `${line}\n`).join(''), packs };
}
