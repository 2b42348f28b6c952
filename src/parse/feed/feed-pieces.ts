import { JsonFault, JsonReader } from '../references/json-tree.ts';
import { positionsIn } from '../references/text-position.ts';
import { cutFeed, type FeedPiece } from './cut-feed.ts';
import {
  channelOfJson,
  itemOfJson,
  parseAtomHead,
  parseChannel,
  parseEntry,
  parseItem,
} from './feed-formats.ts';
import { dateOfItem, type Channel, type Item } from './feed-item.ts';
import { lineStarts } from './lines.ts';
import { mendMarkup, type NameOf } from './mend-markup.ts';

/** An item as it was read, and what was wrong with its markup. */
export interface ReadItem {
  /** Absent where nobody can read it. */
  readonly item?: Item;
  /** 1-based. */
  readonly line: number;
  /** The first thing that is wrong in it, with its line. */
  readonly fault?: { readonly line: number; readonly reason: string };
}

/** A feed as it was read, piece by piece. */
export interface ReadPieces {
  readonly channel: Channel;
  readonly items: readonly ReadItem[];
  /** 1-based line at which the text ends before the feed does. */
  readonly cutLine?: number;
  /** What is wrong with what the feed says of itself. */
  readonly fault?: { readonly line: number; readonly reason: string };
}

const known: readonly (readonly [RegExp, string])[] = [
  [/itunes\.com\/dtds\/podcast/i, 'itunes'],
  [/podcastindex\.org\/namespace|podcast-namespace/i, 'podcast'],
  [/podlove\.org\/simple-chapters/i, 'psc'],
  [/purl\.org\/rss\/1\.0\/modules\/content/i, 'content'],
  [/purl\.org\/dc\/elements/i, 'dc'],
  [/search\.yahoo\.com\/mrss/i, 'media'],
  [/w3\.org\/2005\/atom|purl\.org\/rss\/1\.0\/?$/i, ''],
];

const declaration = /\sxmlns:([\w.-]+)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')/g;

/** The namespaces that a feed declares before its items, as attributes, and the names of elements by them. */
function namespacesIn(head: string): { readonly attributes: string; readonly nameOf: NameOf } {
  const uris = new Map<string, string>();
  const plain = head.replace(/<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  for (const [, prefix = '', one, other = ''] of plain.matchAll(declaration))
    if (!uris.has(prefix)) uris.set(prefix, one ?? other);
  const canonical = new Map(
    [...uris].flatMap(([prefix, uri]) => {
      const found = known.find(([pattern]) => pattern.test(uri.trim()));
      return found === undefined ? [] : [[prefix.toLowerCase(), found[1]] as const];
    }),
  );
  const nameOf: NameOf = (written) => {
    const [prefix = '', ...local] = written.toLowerCase().split(':');
    if (local.length === 0) return prefix;
    const own = canonical.get(prefix) ?? prefix;
    return own === '' ? local.join(':') : `${own}:${local.join(':')}`;
  };
  const attributes = [...uris].map(([prefix, uri]) => ` xmlns:${prefix}="${uri.replaceAll('"', '&quot;')}"`);
  return { attributes: attributes.join(''), nameOf };
}

/** What a feed says of itself, without the elements around it. */
const innerHead = (head: string): string =>
  head
    .replace(/<\?[\s\S]*?\?>/g, ' ')
    .replace(/<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>/gi, ' ')
    .replace(
      /<\/?(?:[\w.-]+:)?(?:rss|channel|rdf|feed|items)(?=[\s>/])(?:"[^"<>]*"|'[^'<>]*'|[^<>"'])*>?/gi,
      ' ',
    );

const writtenDate =
  /(?:[A-Z][a-z]{2},? +)?\d{1,2} [A-Z][a-z]{2} \d{4} \d{1,2}:\d{2}(?::\d{2})?(?: [A-Z]{1,5}\b| [+-]\d{4})?/;

/** The date that stands in a damaged item, if its own element has none: nothing else there is written like one. */
function withDate(item: Item, inner: string): Item {
  if (dateOfItem(item) !== undefined) return item;
  const [pubDate] = writtenDate.exec(inner.replace(/<!\[CDATA\[[\s\S]*?(?:\]\]>|$)/g, '')) ?? [];
  return pubDate === undefined ? item : { ...item, pubDate };
}

/** Reads RSS of either version, or Atom. */
export function readXmlPieces(text: string, kind: 'rss' | 'rdf' | 'atom'): ReadPieces {
  const isAtom = kind === 'atom';
  const { items, head, rest, cutAt } = cutFeed(text, isAtom ? 'entry' : 'item');
  const { attributes: namespaces, nameOf } = namespacesIn(head);
  const lineOf = lineStarts(text);
  const read = (piece: FeedPiece): ReadItem => {
    const inner = text.slice(piece.from, piece.to);
    const line = lineOf(piece.start);
    const { text: mended, faults } = mendMarkup(inner, nameOf);
    const own = ` ${piece.attributes}`.match(declaration)?.join('') ?? '';
    const item = (isAtom ? parseEntry : parseItem)(mended, namespaces + own);
    const [first] = faults;
    const fault =
      piece.fault === undefined
        ? first && { line: lineOf(piece.from + first.offset), reason: first.reason }
        : { line, reason: piece.fault };
    const about = /\srdf:about\s*=\s*["']([^"']*)["']/i.exec(` ${piece.attributes}`)?.[1];
    if (item === undefined) return { line, ...(fault ? { fault } : {}) };
    const named = about !== undefined && !item.guid ? { ...item, guid: { value: about } } : item;
    return fault ? { line, item: withDate(named, inner), fault } : { line, item: named };
  };
  const mended = mendMarkup(innerHead(`${head}\n${rest}`), nameOf);
  const parseHead = isAtom ? parseAtomHead : parseChannel;
  const language = /\sxml:lang\s*=\s*["']([\w-]+)["']/i.exec(head)?.[1];
  const channel = parseHead(mended.text, namespaces) ?? {};
  const [fault] = mended.faults;
  return {
    channel: language === undefined || channel.language !== undefined ? channel : { ...channel, language },
    items: items.map(read),
    ...(cutAt === undefined ? {} : { cutLine: lineOf(cutAt) }),
    ...(fault === undefined ? {} : { fault: { line: 1, reason: fault.reason } }),
  };
}

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Reads a JSON feed; throws a {@link JsonFault} where it is none. */
export function readJsonPieces(text: string): ReadPieces {
  const reader = new JsonReader(text, positionsIn('', text));
  const tree = reader.value();
  const list = tree.kind === 'map' ? tree.entries.find(({ key }) => key === 'items')?.value : undefined;
  if (list?.kind !== 'list') throw new JsonFault(0, 'it is JSON, but no feed: it has no list of "items"');
  let feed: Parameters<typeof channelOfJson>[0];
  try {
    feed = JSON.parse(text) as typeof feed;
  } catch {
    throw new JsonFault(reader.offset, 'it is no valid JSON');
  }
  const items = (feed.items ?? []) as readonly unknown[];
  return {
    channel: channelOfJson(feed),
    items: items.map((item, index) => ({
      line: list.items[index]?.position.line ?? 1,
      ...(isObject(item) ? { item: itemOfJson(item as Parameters<typeof itemOfJson>[0]) } : {}),
    })),
  };
}
