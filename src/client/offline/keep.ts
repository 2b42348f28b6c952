import { keptPath } from '../../model/address.ts';
import { sitePrefix } from '../page/site-prefix.ts';
import { writeStored } from '../page/stored.ts';
import { Collector, KeepingError, type KeepingProgress } from './collect.ts';
import {
  deleteOtherCaches,
  episodeCache,
  readKept,
  writeKept,
  type KeptAudio,
  type KeptEpisode,
  type KeptList,
} from './kept.ts';
import { readFonts, readPageParts, type PageParts } from './page-parts.ts';
import { chooseFonts, choosePicture, once, pagesBeside } from './plan.ts';
import { startWorker, stopWorker, tellWorker } from './registration.ts';
import { keptKey, keptSlugs } from './kept-slugs.ts';

/** Which episode to keep, for whom to stop, and whom to tell. */
export interface KeepingOptions {
  readonly base: string;
  readonly slug: string;
  /** Absolute address of its page, without query and fragment. */
  readonly page: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: KeepingProgress) => void;
}

/** What a page may weigh, where nobody has said; bytes. */
const ordinaryPage = 40_000;
/** The text is no wider than this; in CSS pixels. */
const widestPicture = 640;

interface BuiltFile {
  readonly path: string;
  readonly bytes: number;
}

/** The site's scripts and styles, also those that pages load late, as the build listed them. */
async function readBuiltFiles(base: string, signal: AbortSignal): Promise<readonly BuiltFile[]> {
  const response = await fetch(`${base}offline.json`, { cache: 'no-store', signal }).catch(
    (error: unknown) => {
      if (signal.aborted) throw error;
      throw new KeepingError('away');
    },
  );
  // the development server has none, and serves modules one by one
  return response.ok ? ((await response.json()) as { readonly files: readonly BuiltFile[] }).files : [];
}

/** Stores everything but the audio; resolves to what pages there are. The episode's comes first. */
async function collectText(
  { base, page, signal }: KeepingOptions,
  collector: Collector,
): Promise<{
  readonly episode: PageParts;
  readonly pages: readonly string[];
  readonly files: readonly string[];
}> {
  const root = new URL(base, location.href).href;
  const html = await collector.storePage(page);
  if (html === undefined) throw new KeepingError('changed');
  const episode = readPageParts(html, page);
  const built = await readBuiltFiles(base, signal);
  const wanted = once([root, root + keptPath, ...pagesBeside(episode.links, root)]);
  const builtBytes = built.reduce((sum, { bytes }) => sum + bytes, 0);
  await collector.expect(builtBytes + wanted.length * ordinaryPage);

  const parts = [episode];
  const pages = [page];
  await collector.inLanes(wanted, async (address) => {
    const text = address === page ? undefined : await collector.storePage(address);
    if (text === undefined) return;
    pages.push(address);
    parts.push(readPageParts(text, address));
  });
  const builtFiles = built.map(({ path }) => root + path);
  const scripts = once([...builtFiles, ...parts.flatMap(({ files }) => files)]).filter((file) =>
    file.startsWith(root),
  );
  const width = Math.min(screen.width, widestPicture) * devicePixelRatio;
  const pictures = parts.flatMap((part) =>
    part.pictures.map((picture) => choosePicture(picture, width, root)),
  );
  const fonts = chooseFonts(readFonts(), parts.map(({ text }) => text).join(''));
  const isBuilt = (file: string): boolean => /\.(?:js|css)$/.test(file.replace(/\?.*$/s, ''));
  await collector.storeFiles(scripts.filter(isBuilt), true);
  const rest = once([...scripts.filter((file) => !isBuilt(file)), ...fonts, ...pictures]);
  // what other hosts have is not the site's to keep
  await collector.storeFiles(
    rest.filter((file) => file.startsWith(root)),
    false,
  );
  return { episode, pages, files: once([...scripts, ...rest]).filter((file) => collector.has(file)) };
}

/** Changes of the list happen one after the other, in whatever tab. */
const changeList = <T>(base: string, change: () => Promise<T>): Promise<T> =>
  navigator.locks.request(`${sitePrefix(base)}change`, change) as Promise<T>;

/** Caches that tabs are filling: whoever fills one holds a lock of its name. */
async function busyCaches(): Promise<ReadonlySet<string>> {
  const { held = [] } = await navigator.locks.query();
  return new Set(held.flatMap(({ name }) => name ?? []));
}

/** Puts another list in the place of the one before, and does away with what nobody needs any more. */
async function replaceList(base: string, list: KeptList): Promise<void> {
  if (list.episodes.length > 0) await writeKept(base, list);
  await deleteOtherCaches(base, list, await busyCaches());
  const slugs = list.episodes.map(({ slug }) => slug);
  writeStored(base, keptKey, slugs.length === 0 ? undefined : slugs);
  await tellWorker(base, 'kept');
  if (list.episodes.length === 0) await stopWorker(base);
}

/**
 * Keeps an episode, or keeps it anew: everything it needs is stored beside what is kept of it already, and takes its
 * place when it is whole. Rejects with {@link KeepingError}, with `AbortError` when told to stop, or with what the
 * browser says if it lets nothing be kept; what was kept before is as it was then.
 */
export async function keepEpisode(options: KeepingOptions): Promise<KeptEpisode> {
  const { base, slug, page, signal } = options;
  const keptAt = Date.now();
  const name = episodeCache(base, slug, keptAt);
  const before = (await readKept(base)).episodes.find((episode) => episode.slug === slug);
  return navigator.locks.request(name, async () => {
    const cache = await caches.open(name);
    try {
      const collector = new Collector(cache, signal, options.onProgress);
      const { episode, pages, files } = await collectText(options, collector);
      const { sound } = episode;
      const audio: KeptAudio =
        sound === undefined ? 'none' : await collector.storeSound(sound, await findSound(before, sound));
      const kept: KeptEpisode = {
        slug,
        title: episode.title,
        cache: name,
        keptAt,
        bytes: collector.bytes,
        audio,
        page,
        pages,
        files,
        ...(audio === 'kept' && sound !== undefined ? { sound } : {}),
      };
      await changeList(base, async () => {
        signal.throwIfAborted();
        await startWorker(base);
        const { episodes } = await readKept(base);
        const others = episodes.filter((other) => other.slug !== slug);
        await replaceList(base, { episodes: [kept, ...others] });
      });
      // a browser that is asked may not clear it when room gets short
      void navigator.storage?.persist?.();
      return kept;
    } catch (error) {
      await caches.delete(name);
      throw error;
    }
  }) as Promise<KeptEpisode>;
}

async function findSound(episode: KeptEpisode | undefined, address: string): Promise<Response | undefined> {
  return episode?.sound === address
    ? caches.match(address, { cacheName: episode.cache, ignoreVary: true })
    : undefined;
}

/** Removes what is kept of an episode. With the last one the worker goes, and everything that was stored. */
export async function removeEpisode(base: string, slug: string): Promise<void> {
  await changeList(base, async () => {
    const { episodes } = await readKept(base);
    await replaceList(base, { episodes: episodes.filter((episode) => episode.slug !== slug) });
  });
}

/**
 * What is kept, after making sure of it: an episode whose cache the browser has cleared is not, what a tab left
 * behind when it was closed is thrown away, and a worker that is gone is started again.
 */
export async function reviewKept(base: string): Promise<KeptList> {
  return changeList(base, async () => {
    const names = new Set(await caches.keys());
    const { episodes } = await readKept(base);
    const whole = { episodes: episodes.filter(({ cache }) => names.has(cache)) };
    const isWatched = navigator.serviceWorker.controller !== null;
    // without a connection the worker is there, or this page would not be
    if (whole.episodes.length > 0 && !isWatched) await startWorker(base).catch(() => undefined);
    const isKnown = keptSlugs(base).length === whole.episodes.length;
    if (isWatched && isKnown && whole.episodes.length === episodes.length)
      await deleteOtherCaches(base, whole, await busyCaches());
    else await replaceList(base, whole);
    return whole;
  });
}

/** Whether two versions of a page say the same: hosts may put something of theirs into it, each time another. */
function readSameWords(one: string, other: string, address: string): boolean {
  const [first, second] = [one, other].map((html) => {
    const { words, files } = readPageParts(html, address);
    return [words, ...files.filter((file) => file.startsWith(location.origin))].join('\n');
  });
  return first === second;
}

/** Whether the page on the server is another than the kept one. `false` without a connection. */
export async function hasChanged({ cache, page }: KeptEpisode): Promise<boolean> {
  try {
    const [kept, response] = await Promise.all([
      caches.match(page, { cacheName: cache, ignoreVary: true }),
      fetch(page, { cache: 'no-cache' }),
    ]);
    if (kept === undefined || !response.ok) return false;
    const [then, now] = [await kept.text(), await response.text()];
    return then !== now && !readSameWords(then, now, page);
  } catch {
    return false;
  }
}
