import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import type { CardFont } from '../export/card.ts';

/** `U+4e00-4eff,U+20` as pairs of code points, both ends included. */
function parseUnicodeRange(range: string): [number, number][] {
  return range.split(',').map((part) => {
    const [first = '0', last = first] = part.trim().slice(2).split('-');
    return [Number.parseInt(first, 16), Number.parseInt(last, 16)];
  });
}

const covers = (ranges: readonly [number, number][], point: number): boolean =>
  ranges.some(([first, last]) => point >= first && point <= last);

/** Families in the order they are tried. Han characters look as the language writes them. */
function familiesFor(language: string): readonly string[] {
  const han = { ja: 'noto-sans-jp', ko: 'noto-sans-kr' }[language.split('-')[0] ?? ''] ?? 'noto-sans-sc';
  const rest = ['noto-sans-sc', 'noto-sans-jp', 'noto-sans-kr'].filter((family) => family !== han);
  return ['source-serif-4', 'noto-sans-arabic', han, ...rest];
}

/** One subset of one family: what it covers and where its files are. */
interface Subset {
  readonly name: string;
  readonly ranges: readonly [number, number][];
  readonly fileOf: (weight: 400 | 600) => string;
}

async function readSubsets(family: string): Promise<readonly Subset[]> {
  const require = createRequire(import.meta.url);
  const folder = path.dirname(require.resolve(`@fontsource/${family}/unicode.json`));
  const table = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')) as Record<
    string,
    string
  >;
  return Object.entries(table).map(([key, range]) => {
    const subset = key.replace(/[[\]]/g, '');
    return {
      name: `${family} ${subset}`,
      ranges: parseUnicodeRange(range),
      fileOf: (weight) => path.join(folder, 'files', `${family}-${subset}-${weight}-normal.woff`),
    };
  });
}

async function readSubset(subset: Subset): Promise<readonly CardFont[]> {
  const { name } = subset;
  return Promise.all(
    ([400, 600] as const).map(async (weight) => ({
      name,
      weight,
      style: 'normal' as const,
      data: await readFile(subset.fileOf(weight)),
    })),
  );
}

/** Finds the bundled fonts that can draw a text: of each family only the subsets that hold one of its characters. */
export interface FontShelf {
  /** The same set of fonts is always the same array, so that the renderer parses it once. */
  readonly fontsFor: (text: string, language: string) => Promise<readonly CardFont[]>;
}

/** A shelf keeps what it has read for as long as it is used; characters that no bundled font has are left out. */
export function openFontShelf(): FontShelf {
  const families = new Map<string, Promise<readonly Subset[]>>();
  const sets = new Map<string, Promise<readonly CardFont[]>>();
  const keep = <T>(map: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> => {
    const made = map.get(key) ?? make();
    map.set(key, made);
    return made;
  };
  const subsetsFor = async (text: string, language: string): Promise<readonly Subset[]> => {
    let missing = [...new Set(text)].map((character) => character.codePointAt(0) as number);
    const chosen: Subset[] = [];
    for (const family of familiesFor(language)) {
      if (missing.length === 0) break;
      for (const subset of await keep(families, family, () => readSubsets(family))) {
        if (!missing.some((point) => covers(subset.ranges, point))) continue;
        missing = missing.filter((point) => !covers(subset.ranges, point));
        chosen.push(subset);
      }
    }
    return chosen;
  };
  return {
    async fontsFor(text, language) {
      const subsets = await subsetsFor(text, language);
      const key = subsets.map((subset) => subset.name).join();
      return keep(sets, key, async () => (await Promise.all(subsets.map(readSubset))).flat());
    },
  };
}
