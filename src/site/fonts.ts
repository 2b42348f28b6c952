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

/**
 * The bundled fonts that can draw `text`: of each family only the subsets that hold one of its characters.
 * Characters that no bundled font has are left to the renderer's empty box.
 */
export async function loadCardFonts(text: string, language: string): Promise<readonly CardFont[]> {
  const require = createRequire(import.meta.url);
  let missing = [...new Set(text)].map((character) => character.codePointAt(0) as number);
  const fonts: CardFont[] = [];
  for (const family of familiesFor(language)) {
    if (missing.length === 0) break;
    const folder = path.dirname(require.resolve(`@fontsource/${family}/unicode.json`));
    const subsets = JSON.parse(await readFile(path.join(folder, 'unicode.json'), 'utf8')) as Record<
      string,
      string
    >;
    for (const [key, range] of Object.entries(subsets)) {
      const ranges = parseUnicodeRange(range);
      if (!missing.some((point) => covers(ranges, point))) continue;
      missing = missing.filter((point) => !covers(ranges, point));
      const subset = key.replace(/[[\]]/g, '');
      for (const weight of [400, 600] as const) {
        const data = await readFile(path.join(folder, 'files', `${family}-${subset}-${weight}-normal.woff`));
        fonts.push({ name: `${family} ${subset}`, weight, data });
      }
    }
  }
  return fonts;
}
