import type { FeedItem } from './feed-items.ts';

/** What an episode is known by in a feed. */
export interface KnownEpisode {
  readonly slug: string;
  readonly title: string;
  /** The day, ISO 8601, or a moment. */
  readonly date: string;
  readonly guid: string;
  readonly audioUrl?: string;
}

const day = 86_400_000;

/** An address without what hosts change: protocol, query, fragment. */
const plainAddress = (url: string): string => url.replace(/^https?:\/\//i, '').replace(/[?#].*$/s, '');

const plainTitle = (title: string): string =>
  title.normalize('NFC').replace(/\s+/g, ' ').trim().toLowerCase();

/** A day begins and ends elsewhere in other zones. */
function isSameDay(written: string, date: string): boolean {
  const [one, other] = [Date.parse(written), Date.parse(date.includes('T') ? date : `${date}T12:00:00Z`)];
  return Math.abs(one - other) <= 1.5 * day;
}

const ways: readonly ((item: FeedItem, episode: KnownEpisode) => boolean)[] = [
  (item, { guid }) => item.guid !== '' && item.guid === guid,
  ({ enclosure }, { audioUrl }) =>
    enclosure !== undefined && audioUrl !== undefined && plainAddress(enclosure) === plainAddress(audioUrl),
  (item, { title, date }) => plainTitle(item.title) === plainTitle(title) && isSameDay(item.date, date),
];

/**
 * Which items of a feed are which episodes: by guid, else by the address of the audio, else by title and date. An
 * episode is one item, and an item one episode; where two items would be one, neither is by that way.
 */
export function findEpisodes(
  items: readonly FeedItem[],
  episodes: readonly KnownEpisode[],
): ReadonlyMap<FeedItem, string> {
  const found = new Map<FeedItem, string>();
  for (const isThis of ways) {
    const taken = new Set(found.values());
    const [left, open] = [
      items.filter((item) => !found.has(item)),
      episodes.filter(({ slug }) => !taken.has(slug)),
    ];
    const pairs = open.flatMap((episode) => {
      const same = left.filter((item) => isThis(item, episode));
      return same.length === 1 ? same.map((item) => ({ item, slug: episode.slug })) : [];
    });
    for (const { item, slug } of pairs) if (!found.has(item)) found.set(item, slug);
  }
  return found;
}
