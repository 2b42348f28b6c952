import { parseRssFeed } from 'feedsmith';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { ShowDraft, Unplaced } from '../../model/draft.ts';
import { readItem, type Channel, type FeedEpisode } from './feed-item.ts';
import { readShow } from './feed-show.ts';
import { closeFeed, decodeFeed, kindOfFeed, outlineFeed, type FeedKind } from './feed-text.ts';
import { lineOf, plainLineOf } from './feed-values.ts';

/** A feed as drafts. */
export interface ParsedFeed {
  readonly show: ShowDraft;
  /** In the order of the feed. No two have the same guid. */
  readonly episodes: readonly FeedEpisode[];
  /** Elements of Podcasting 2.0 that have no place, with their numbers. */
  readonly unplaced: readonly Unplaced[];
}

/** Elements of Podcasting 2.0 of which everything is kept that Glosscast knows. */
const keptElements = new Set([
  'guid',
  'license',
  'person',
  'transcript',
  'chapters',
  'season',
  'episode',
  'soundbite',
  // named with its address
  'funding',
]);

/** Why a file is no feed that can be imported. */
const reasons: Readonly<Record<Exclude<FeedKind, 'rss'>, string>> = {
  atom: 'it is an Atom feed; podcasts are RSS feeds',
  rdf: 'it is an RSS 1.0 feed, which has no episodes; podcasts are RSS 2.0',
  json: 'it is JSON; podcasts are RSS feeds',
  html: "it is a web page; the feed's own address is needed",
  xml: 'it is XML, but no RSS feed',
  empty: 'it is empty',
  other: 'it is no XML',
};

/** Parses RSS with a parser that throws on what it does not know. */
function parseChannel(text: string): Channel | undefined {
  try {
    return parseRssFeed(text);
  } catch {
    return undefined;
  }
}

/**
 * Guids that say which episode is which: one that stands at several items with different audio says nothing, and items
 * that are there twice are one.
 */
function tellApart(
  episodes: readonly FeedEpisode[],
  tell: (line: number, reason: string) => void,
): readonly FeedEpisode[] {
  const sameAs = (one: FeedEpisode, other: FeedEpisode): boolean =>
    one.draft.audio?.url === other.draft.audio?.url && one.draft.title === other.draft.title;
  const byGuid = new Map<string, FeedEpisode[]>();
  for (const episode of episodes) {
    const { guid } = episode.draft;
    if (guid !== undefined) byGuid.set(guid, [...(byGuid.get(guid) ?? []), episode]);
  }
  const kept: FeedEpisode[] = [];
  for (const episode of episodes) {
    const { guid, ...draft } = episode.draft;
    const [first = episode, ...more] = (guid === undefined ? undefined : byGuid.get(guid)) ?? [episode];
    if (more.length === 0) kept.push(episode);
    else if (first === episode)
      kept.push(more.every((other) => sameAs(first, other)) ? episode : { ...episode, draft });
    else if (sameAs(first, episode)) tell(episode.line, `it is the same as the one in line ${first.line}`);
    else {
      tell(episode.line, `its guid is that of the item in line ${first.line}; it is kept without one`);
      kept.push({ ...episode, draft });
    }
  }
  return kept;
}

/**
 * Reads a podcast's RSS feed, however its program wrote it: what is cut off ends with its last whole item. An item
 * without a date or a name is left out, with a message. The value is `undefined` for what is no RSS feed. Never throws.
 * @see https://www.rssboard.org/rss-specification
 * @see https://podcasting2.org/docs/podcast-namespace/1.0
 */
export function parseFeed(bytes: Uint8Array, path: string): Parsed<ParsedFeed | undefined> {
  const messages: Message[] = [];
  const fail = (reason: string): Parsed<undefined> => ({
    value: undefined,
    messages: [describe('feed-unreadable', { path, line: 1, column: 1 }, { reason })],
  });
  const text = decodeFeed(bytes);
  const kind = kindOfFeed(text);
  if (kind !== 'rss') return fail(reasons[kind]);
  const closed = closeFeed(text);
  const channel = parseChannel(closed.text);
  if (channel === undefined) return fail('it has no channel that can be read');
  const lines = closed.text.split('\n').length;
  if (closed.isCut)
    messages.push(describe('feed-cut-off', { path, line: Math.max(1, lines), column: 1 }, {}));

  const { itemLines, podcastElements } = outlineFeed(closed.text);
  const tell = (line: number, reason: string): void => {
    messages.push(describe('feed-item', { path, line, column: 1 }, { reason }));
  };
  const found = (channel.items ?? []).flatMap((item, index): FeedEpisode[] => {
    const read = readItem(item ?? {}, itemLines[index] ?? 1);
    if (!('reason' in read)) return [read];
    tell(read.line, read.reason);
    return [];
  });
  // the parser drops items in which nothing stands
  const empty = itemLines.length - (channel.items ?? []).length;
  if (empty > 0)
    tell(itemLines[0] ?? 1, `${empty === 1 ? 'one item has' : `${empty} items have`} nothing in it`);

  const unplaced = [...podcastElements]
    .filter(([name]) => !keptElements.has(name))
    .map(([name, count]) => ({
      what: 'element',
      text: `podcast:${name}${count === 1 ? '' : ` (${count})`}`,
    }));
  const title = plainLineOf(channel.title) ?? lineOf(channel.itunes?.author) ?? '';
  return { value: { show: readShow(channel, title), episodes: tellApart(found, tell), unplaced }, messages };
}
