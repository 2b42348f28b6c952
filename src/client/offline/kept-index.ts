import type { KeptList } from './kept.ts';

/** Where something kept lies. */
export interface KeptPlace {
  /** Name of its cache. */
  readonly cache: string;
  /** Its address in that cache. */
  readonly address: string;
}

/**
 * What is kept of what is asked for. `page` may be newer on the server; `file` too, `fixed` never, because its address
 * changes with its content; `sound` is the audio. `moved` is a page that is kept under the address with a slash.
 */
export type Found =
  | ({ readonly kind: 'page' | 'file' | 'fixed' | 'sound' } & KeptPlace)
  | { readonly kind: 'moved'; readonly address: string };

/** Everything kept, to be found by its address. The newest stands for those before it. */
export interface KeptIndex {
  readonly base: URL;
  readonly pages: ReadonlyMap<string, KeptPlace>;
  readonly files: ReadonlyMap<string, KeptPlace>;
  readonly sounds: ReadonlyMap<string, KeptPlace>;
  /** One size of each picture, by what its sizes have in common. */
  readonly pictures: ReadonlyMap<string, KeptPlace>;
}

/** A picture's files are `pictures/<hash>-<width>.<format>`. */
const pictureOf = (address: string): string | undefined =>
  /^(.*\/pictures\/[^/?]+)-\d+\.\w+$/.exec(address)?.[1];

/** Whether a file's address names its content: `assets/name.hash.js`, `pictures/hash-640.webp`, `theme.css?2f5d62`. */
const isFixed = (address: string, base: URL): boolean =>
  address.startsWith(`${base.href}assets/`) ||
  address.startsWith(`${base.href}pictures/`) ||
  address.includes('?');

/** `base` is the absolute address of the site. */
export function indexKept({ episodes }: KeptList, base: URL): KeptIndex {
  const [pages, files, sounds, pictures] = [0, 1, 2, 3].map(() => new Map<string, KeptPlace>()) as [
    Map<string, KeptPlace>,
    Map<string, KeptPlace>,
    Map<string, KeptPlace>,
    Map<string, KeptPlace>,
  ];
  // oldest first: what is newer overwrites it
  for (const episode of [...episodes].reverse()) {
    const { cache, sound } = episode;
    for (const address of episode.pages) pages.set(address, { cache, address });
    for (const address of episode.files) {
      files.set(address, { cache, address });
      const picture = pictureOf(address);
      if (picture !== undefined) pictures.set(picture, { cache, address });
    }
    if (sound !== undefined) sounds.set(sound, { cache, address: sound });
  }
  return { base, pages, files, sounds, pictures };
}

/** What is kept of an address; its fragment never matters, its query not to a page. */
export function findKept(index: KeptIndex, address: string): Found | undefined {
  const url = new URL(address);
  url.hash = '';
  const sound = index.sounds.get(url.href);
  if (sound) return { kind: 'sound', ...sound };
  const file = index.files.get(url.href);
  if (file) return { kind: isFixed(url.href, index.base) ? 'fixed' : 'file', ...file };
  const picture = index.pictures.get(pictureOf(url.href) ?? '');
  // another size of the same picture is better than none
  if (picture) return { kind: 'file', ...picture };
  const { search } = url;
  url.search = '';
  const page = index.pages.get(url.href);
  if (page) return { kind: 'page', ...page };
  const folder = `${url.href.replace(/(?:\/index\.html|\/)?$/, '')}/`;
  return index.pages.has(folder) ? { kind: 'moved', address: folder + search } : undefined;
}
