import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { ShowDraft, Unplaced } from '../../model/draft.ts';
import { JsonFault } from '../references/json-tree.ts';
import { readItem, type FeedEpisode } from './feed-item.ts';
import { readJsonPieces, readXmlPieces, type ReadPieces } from './feed-pieces.ts';
import { readShow } from './feed-show.ts';
import { countPodcastElements, decodeFeed, feedOfPage, kindOfFeed, type FeedKind } from './feed-text.ts';
import { lineStarts } from './lines.ts';
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
const reasons: Readonly<Record<Exclude<FeedKind, 'rss' | 'rdf' | 'atom' | 'json'>, string>> = {
  html: "it is a web page; the feed's own address is needed",
  xml: 'it is XML, but no feed',
  zip: 'it is a ZIP archive; unpack it first',
  empty: 'it is empty',
  other: 'it is no XML',
};

/** Reads a feed of any kind; or says why it is none. */
function readPieces(text: string): ReadPieces | { readonly reason: string; readonly line: number } {
  const kind = kindOfFeed(text);
  if (kind === 'rss' || kind === 'rdf' || kind === 'atom') return readXmlPieces(text, kind);
  if (kind !== 'json') {
    const address = kind === 'html' ? feedOfPage(text) : undefined;
    return {
      reason: address === undefined ? reasons[kind] : `${reasons[kind]}, it names ${address}`,
      line: 1,
    };
  }
  try {
    return readJsonPieces(text);
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    return { reason: fault.message, line: lineStarts(text)(fault.offset) };
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
 * Reads a podcast's feed, however its program wrote it: RSS, Atom or JSON. Each item is read by itself, so that what is
 * wrong in one harms no other; what is cut off ends with its last whole item. An item without a date or a name is left
 * out, with a message. The value is `undefined` for what is no feed. Never throws.
 * @see https://www.rssboard.org/rss-specification
 * @see https://podcasting2.org/docs/podcast-namespace/1.0
 */
export function parseFeed(bytes: Uint8Array, path: string): Parsed<ParsedFeed | undefined> {
  const messages: Message[] = [];
  const at = (line: number) => ({ path, line, column: 1 });
  const text = decodeFeed(bytes);
  const read = readPieces(text);
  if ('reason' in read) {
    const { reason, line } = read;
    return { value: undefined, messages: [describe('feed-unreadable', at(line), { reason })] };
  }
  const tell = (line: number, reason: string): void => {
    messages.push(describe('feed-item', at(line), { reason }));
  };
  const { channel, items, cutLine, fault } = read;
  if (fault !== undefined) messages.push(describe('feed-markup', at(fault.line), { reason: fault.reason }));
  const found = items.flatMap(({ item, line, fault }): FeedEpisode[] => {
    if (fault !== undefined) messages.push(describe('feed-markup', at(fault.line), { reason: fault.reason }));
    if (item === undefined) tell(line, 'it cannot be read');
    else if (Object.keys(item).length === 0) tell(line, 'there is nothing in it');
    else {
      const made = readItem(item, line);
      if (!('reason' in made)) return [made];
      tell(made.line, made.reason);
    }
    return [];
  });
  if (cutLine !== undefined) messages.push(describe('feed-cut-off', at(cutLine), {}));

  const unplaced = [...countPodcastElements(text)]
    .filter(([name]) => !keptElements.has(name))
    .map(([name, count]) => ({
      what: 'element',
      text: `podcast:${name}${count === 1 ? '' : ` (${count})`}`,
    }));
  const title = plainLineOf(channel.title) ?? lineOf(channel.itunes?.author) ?? '';
  return { value: { show: readShow(channel, title), episodes: tellApart(found, tell), unplaced }, messages };
}
