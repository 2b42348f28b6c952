import { slugOf } from '../../../src/edit/slug.ts';
import { addressKey } from '../../../src/model/ids.ts';
import type { FeedEpisode } from '../../../src/parse/feed/feed-item.ts';
import type { LoadedContent, LoadedEpisode } from '../../../src/site/library.ts';
import { foldTitle } from '../../../src/text/normalize.ts';

/** An item of a feed, and the folder that it is or will be. */
export interface MatchedEpisode {
  readonly episode: FeedEpisode;
  readonly slug: string;
  /** The episode that is there already. */
  readonly existing?: LoadedEpisode;
}

const foldAddress = (url: string): string => url.replace(/^https?:/i, '');

const daysBetween = (one: string, other: string): number =>
  Math.abs(Date.parse(`${one}T00:00:00Z`) - Date.parse(`${other}T00:00:00Z`)) / 86_400_000;

/** A title without the number that feeds put before it: "12: …", "#12 …", "Ep. 12 – …". */
const bareTitle = (title: string): string => {
  const rest = title.replace(
    /^\s*(?:(?:ep(?:isode)?|folge|nr|no)\b\.?\s*)?#?\d+\s*(?:[-–—:.|]+\s*|(?<=#\d+)\s+)/i,
    '',
  );
  return foldTitle(rest) === '' ? title : rest;
};

/** Whether two numbers are of different episodes; a number that is not known contradicts none. */
const contradict = (one: string | undefined, other: string | undefined): boolean =>
  one !== undefined && other !== undefined && one.replace(/^0+/, '') !== other.replace(/^0+/, '');

/** So many days later than planned an episode that no feed has had may come out. */
const latest = 14;

/** Ways to tell that an item is an episode, the surest first. */
const tells: readonly ((draft: FeedEpisode['draft'], loaded: LoadedEpisode) => boolean)[] = [
  ({ guid }, { parsed }) => guid !== undefined && parsed.value.meta.guid === guid,
  ({ audio }, { parsed }) => {
    const own = parsed.value.meta.audio?.url;
    return audio !== undefined && own !== undefined && foldAddress(own) === foldAddress(audio.url);
  },
  // a host's day and that of the feed may be those of two zones
  ({ title, date = '' }, { parsed }) =>
    foldTitle(parsed.value.meta.title) === foldTitle(title) && daysBetween(parsed.value.meta.date, date) <= 1,
  // one that was begun here before it was out: under a title without its number, or for an earlier day
  ({ title, number, date = '' }, { parsed }) => {
    const { meta } = parsed.value;
    if (meta.guid !== undefined || contradict(meta.number, number)) return false;
    if (foldTitle(bareTitle(meta.title)) !== foldTitle(bareTitle(title))) return false;
    const days = daysBetween(meta.date, date);
    return days <= 1 || (date > meta.date && days <= latest);
  },
];

/** What an item and an episode have in common, for each way to tell. */
const keysOf = (
  way: number,
  { guid, url, title }: { readonly guid?: string; readonly url?: string; readonly title: string },
): string | undefined => {
  if (way === 0) return guid;
  if (way === 1) return url && foldAddress(url);
  return foldTitle(way === 2 ? title : bareTitle(title));
};

/** Each item's episode, where there is one: no episode is that of two items. */
function findExisting(
  items: readonly FeedEpisode[],
  episodes: readonly LoadedEpisode[],
): ReadonlyMap<FeedEpisode, LoadedEpisode> {
  const found = new Map<FeedEpisode, LoadedEpisode>();
  const claimed = new Set<LoadedEpisode>();
  tells.forEach((tell, way) => {
    const candidates = new Map<string, LoadedEpisode[]>();
    for (const episode of episodes) {
      const { guid, audio, title } = episode.parsed.value.meta;
      const key = keysOf(way, {
        title,
        ...(guid === undefined ? {} : { guid }),
        ...(audio ? { url: audio.url } : {}),
      });
      if (key !== undefined) candidates.set(key, [...(candidates.get(key) ?? []), episode]);
    }
    for (const item of items) {
      if (found.has(item)) continue;
      const { guid, audio, title } = item.draft;
      const key = keysOf(way, {
        title,
        ...(guid === undefined ? {} : { guid }),
        ...(audio ? { url: audio.url } : {}),
      });
      const same = (key === undefined ? [] : (candidates.get(key) ?? [])).find(
        (episode) => !claimed.has(episode) && tell(item.draft, episode),
      );
      if (same === undefined) continue;
      found.set(item, same);
      claimed.add(same);
    }
  });
  return found;
}

/** Whether a title begins with its number: "Episode 12: …", "#12 …". */
function saysNumber(title: string, number: string): boolean {
  const words = title.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words
    .slice(0, 3)
    .some((word) => word.replace(/^0+|^(?:ep?|s\d+e)0*/i, '') === number.replace(/^0+/, ''));
}

/**
 * Which episode each item is, and for those that are new the name of a folder that nobody has. The eldest come first,
 * so that a name never depends on what is published later.
 */
export function matchEpisodes(
  items: readonly FeedEpisode[],
  content: LoadedContent,
  otherFolders: readonly string[],
): readonly MatchedEpisode[] {
  const existing = findExisting(items, content.episodes);
  const taken = new Set(
    [...content.episodes.map(({ files }) => files.slug), ...otherFolders].map(addressKey),
  );
  const order = (item: FeedEpisode): string => item.draft.date ?? '';
  const sorted = [...items.keys()].sort((a, b) => {
    const [one, other] = [items[a], items[b]] as [FeedEpisode, FeedEpisode];
    return order(one) < order(other) ? -1 : order(one) > order(other) ? 1 : b - a;
  });
  const matched = new Map<FeedEpisode, MatchedEpisode>();
  for (const index of sorted) {
    const episode = items[index] as FeedEpisode;
    const same = existing.get(episode);
    if (same !== undefined) {
      matched.set(episode, { episode, slug: same.files.slug, existing: same });
      continue;
    }
    const { title, number, date = '' } = episode.draft;
    const base = slugOf(number === undefined || saysNumber(title, number) ? { title } : { title, number });
    let slug = base;
    for (let next = 1; taken.has(addressKey(slug)); next++)
      slug = next === 1 ? `${base}-${date}` : `${base}-${date}-${next}`;
    taken.add(addressKey(slug));
    matched.set(episode, { episode, slug });
  }
  return items.map((item) => matched.get(item) as MatchedEpisode);
}
