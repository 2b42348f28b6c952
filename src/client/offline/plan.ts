/** A picture of a page: its sizes as written in `srcset`, best format first, and what browsers take that know none. */
export interface PagePicture {
  readonly sets: readonly { readonly type: string; readonly set: string }[];
  /** Absolute; empty if it has none. */
  readonly fallback: string;
}

/** A font of the stylesheets: its file, absolute, and its `unicode-range`, empty for all characters. */
export interface PageFont {
  readonly src: string;
  readonly range: string;
}

/** Every address once, in order. */
export const once = (addresses: Iterable<string>): readonly string[] => [...new Set(addresses)];

/** Sections of the site whose pages an episode's readers look into while they listen. */
const beside = ['glossary', 'sources', 'people'];

/**
 * Of the addresses that an episode's page links to, those of the pages of terms, sources and people, without queries:
 * they are kept with it. `base` is absolute.
 */
export function pagesBeside(links: readonly string[], base: string): readonly string[] {
  return once(
    links.flatMap((link) => {
      const address = link.replace(/[?#].*$/s, '');
      if (!address.startsWith(base)) return [];
      const [section = '', name = '', end, ...more] = address.slice(base.length).split('/');
      return beside.includes(section) && name !== '' && end === '' && more.length === 0 ? [address] : [];
    }),
  );
}

/**
 * The one file of a picture that is kept, absolute: in the format that all browsers know which can keep anything
 * (WebP), as wide as needed or the widest there is. `width` is in pixels of the screen.
 */
export function choosePicture({ sets, fallback }: PagePicture, width: number, base: string): string {
  const [{ set } = { set: '' }] = [
    ...sets.filter(({ type }) => type === 'image/webp'),
    ...sets.filter(({ type }) => type === ''),
  ];
  const sizes = set
    .split(/,\s+/)
    .map((part) => /^(\S+)\s+(\d+)w$/.exec(part.trim()))
    .flatMap((match) => (match ? [{ address: match[1] as string, width: Number(match[2]) }] : []))
    .sort((a, b) => a.width - b.width);
  const chosen = sizes.find((size) => size.width >= width) ?? sizes.at(-1);
  return chosen === undefined ? fallback : new URL(chosen.address, base).href;
}

/** `U+20-7E, U+4??` as pairs of code points, both ends included. */
function parseUnicodeRange(range: string): readonly (readonly [number, number])[] {
  return [...range.matchAll(/U\+([0-9a-f?]+)(?:-([0-9a-f]+))?/gi)].map(([, first = '0', last]) => [
    parseInt(first.replaceAll('?', '0'), 16),
    parseInt(last ?? first.replaceAll('?', 'F'), 16),
  ]);
}

/** The files of those fonts that have a character of a text. @see https://www.w3.org/TR/css-fonts-4/#unicode-range-desc */
export function chooseFonts(fonts: readonly PageFont[], text: string): readonly string[] {
  const points = [...new Set(text)].map((character) => character.codePointAt(0) as number);
  return once(
    fonts
      .filter(({ range }) => {
        const ranges = parseUnicodeRange(range);
        if (ranges.length === 0) return true;
        return points.some((point) => ranges.some(([first, last]) => point >= first && point <= last));
      })
      .map(({ src }) => src),
  );
}

/** What keeping an episode would take, in bytes, against what the browser has left; `undefined` if neither is known. */
export function findShortage(
  wanted: number,
  { quota, usage }: { readonly quota?: number; readonly usage?: number },
): { readonly wanted: number; readonly free: number } | undefined {
  if (quota === undefined) return undefined;
  const free = Math.max(0, quota - (usage ?? 0));
  return wanted > free ? { wanted, free } : undefined;
}

/** A size for people: "0.3 MB", "64 MB", "1.2 GB"; in powers of ten, as downloads are. */
export function labelBytes(bytes: number): string {
  const [unit, size] = bytes >= 1e9 ? ['GB', bytes / 1e9] : ['MB', Math.max(bytes / 1e6, 0.1)];
  return `${size >= 10 ? Math.round(size) : Math.round(size * 10) / 10} ${unit}`;
}
