import { keptPath } from '../../model/address.ts';
import { sitePrefix } from '../page/site-prefix.ts';

/**
 * What became of an episode's audio: `refused`, its host does not allow other sites to fetch it; `unreachable`, it
 * could not be had when the episode was kept; `none`, there is none.
 */
export type KeptAudio = 'kept' | 'refused' | 'unreachable' | 'none';

/**
 * An episode that the reader keeps. It has a cache of its own with all that it needs, as it was at one moment: pages
 * and what they are drawn with always fit together, and it can be removed without a thought for others. Addresses are
 * absolute.
 */
export interface KeptEpisode {
  readonly slug: string;
  readonly title: string;
  /** Name of its cache. */
  readonly cache: string;
  /** When it was kept; milliseconds since 1970. */
  readonly keptAt: number;
  /** Size of everything, the audio included. */
  readonly bytes: number;
  readonly audio: KeptAudio;
  /** Its own page. */
  readonly page: string;
  /** Pages, its own among them, without query and fragment. */
  readonly pages: readonly string[];
  /** What pages are drawn with, queries included. */
  readonly files: readonly string[];
  /** The audio, if it is kept. */
  readonly sound?: string;
}

/** Everything that is kept, newest first. */
export interface KeptList {
  readonly episodes: readonly KeptEpisode[];
}

interface StoredList extends KeptList {
  readonly format: 1;
}

/**
 * What pages say to the worker: other things are `kept` now; `answer` for pages too that were opened before it was
 * there. That must not happen to a page that has begun to play the sound of another host: browsers do not play on
 * when parts of one sound come from the network and parts from a worker.
 */
export type WorkerMessage = 'kept' | 'answer';

const listCache = (base: string): string => `${sitePrefix(base)}list`;
const listAddress = (base: string): string => `${base}${keptPath}list.json`;

/** Name of the cache for an episode that is kept at a moment (milliseconds since 1970). */
export const episodeCache = (base: string, slug: string, now: number): string =>
  `${sitePrefix(base)}episode:${slug}:${now.toString(36)}`;

/** Reads the list of what is kept; it is empty if there is none that can be understood. Rejects without storage. */
export async function readKept(base: string): Promise<KeptList> {
  // asking a cache that is not there would make it, and nothing is made unasked
  const found = await caches.match(listAddress(base), { cacheName: listCache(base) });
  const list = (await found?.json().catch(() => undefined)) as StoredList | undefined;
  return list?.format === 1 && Array.isArray(list.episodes) ? list : { episodes: [] };
}

/** Replaces the list of what is kept, at once. */
export async function writeKept(base: string, { episodes }: KeptList): Promise<void> {
  const list: StoredList = { format: 1, episodes };
  const cache = await caches.open(listCache(base));
  await cache.put(listAddress(base), new Response(JSON.stringify(list)));
}

/**
 * Deletes every cache of the site that no episode on the list has, and that no tab is filling (`busy`): with an empty
 * list, all of them.
 */
export async function deleteOtherCaches(
  base: string,
  { episodes }: KeptList,
  busy: ReadonlySet<string>,
): Promise<void> {
  const needed = new Set([...busy, ...episodes.map(({ cache }) => cache)]);
  if (episodes.length > 0) needed.add(listCache(base));
  const names = await caches.keys();
  const own = names.filter((name) => name.startsWith(sitePrefix(base)) && !needed.has(name));
  await Promise.all(own.map((name) => caches.delete(name)));
}
