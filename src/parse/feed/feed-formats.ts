import { decodeHTML } from 'entities';
import { parseAtomFeed, parseRssFeed, type AtomFeed, type JsonFeed } from 'feedsmith';
import type { Channel, Item } from './feed-item.ts';
import { countOf } from './feed-values.ts';

type AtomEntry = NonNullable<AtomFeed.Feed<string>['entries']>[number];
type JsonItem = NonNullable<JsonFeed.Feed<string>['items']>[number];

/** A feed with one item, or with none, of the namespaces that the whole declares. */
const wrap = (namespaces: string, inner: string): string =>
  `<rss version="2.0"${namespaces}><channel>${inner}</channel></rss>`;

const atomNamespace = 'http://www.w3.org/2005/Atom';

/** Runs a parser that throws on what it does not know. */
function attempt<T>(parse: () => T): T | undefined {
  try {
    return parse();
  } catch {
    return undefined;
  }
}

/** The channel of RSS; `namespaces` are attributes. */
export const parseChannel = (inner: string, namespaces: string): Channel | undefined =>
  attempt(() => parseRssFeed(wrap(namespaces, inner)));

/** An item of RSS, of either version; empty where nothing stands in it. */
export function parseItem(inner: string, namespaces: string): Item | undefined {
  const channel = attempt(() => parseRssFeed(wrap(namespaces, `<title>-</title><item>${inner}</item>`)));
  return channel === undefined ? undefined : (channel.items?.[0] ?? {});
}

const pageOf = (links: AtomEntry['links']): string | undefined =>
  links?.find(({ rel = 'alternate' }) => rel === 'alternate')?.href;

/** Text of Atom; what is said to be HTML is read as that. */
const wordsOf = (text: AtomFeed.Text | undefined): string | undefined =>
  text?.type === 'html' ? decodeHTML(text.value.replace(/<[^>]*>/g, ' ')) : text?.value;

/** An entry of Atom as the item of RSS that says the same. */
function itemOfEntry(entry: AtomEntry, rest: Item): Item {
  const { title, links, id, published, updated, summary, content } = entry;
  const enclosures = (links ?? []).flatMap(({ rel, href, type, length }) =>
    rel === 'enclosure' && href !== undefined ? [{ url: href, type: type ?? '', length: length ?? 0 }] : [],
  );
  const link = pageOf(links);
  const pubDate = published ?? updated;
  const { itunes, podcast, psc } = rest;
  return {
    ...(itunes ? { itunes } : {}),
    ...(podcast ? { podcast } : {}),
    ...(psc ? { psc } : {}),
    ...(title === undefined ? {} : { title: wordsOf(title) }),
    ...(link === undefined ? {} : { link }),
    ...(id === undefined ? {} : { guid: { value: id } }),
    ...(pubDate === undefined ? {} : { pubDate }),
    ...(summary?.value === undefined ? {} : { description: summary.value }),
    ...(content?.value === undefined ? {} : { content: { encoded: content.value } }),
    ...(enclosures.length > 0 ? { enclosures } : {}),
  } as Item;
}

const parseAtom = (inner: string, namespaces: string): AtomFeed.Feed<string> | undefined =>
  attempt(() => parseAtomFeed(`<feed xmlns="${atomNamespace}"${namespaces}>${inner}</feed>`)) as
    AtomFeed.Feed<string> | undefined;

/** An entry of Atom, as an item. @see https://www.rfc-editor.org/rfc/rfc4287 */
export function parseEntry(inner: string, namespaces: string): Item | undefined {
  const feed = parseAtom(`<title>-</title><entry>${inner}</entry>`, namespaces);
  if (feed === undefined) return undefined;
  const entry = feed.entries?.[0];
  return entry === undefined ? {} : itemOfEntry(entry, parseItem(inner, namespaces) ?? {});
}

/** What an Atom feed says of itself, as a channel. */
export function parseAtomHead(inner: string, namespaces: string): Channel | undefined {
  const feed = parseAtom(inner, namespaces);
  if (feed === undefined) return undefined;
  const { itunes, podcast } = parseChannel(inner, namespaces) ?? {};
  const link = pageOf(feed.links);
  const author = feed.authors?.[0]?.name;
  return {
    ...(podcast ? { podcast } : {}),
    itunes: { ...(author === undefined ? {} : { author }), ...itunes },
    ...(feed.title === undefined ? {} : { title: wordsOf(feed.title) }),
    ...(feed.subtitle?.value === undefined ? {} : { description: feed.subtitle.value }),
    ...(link === undefined ? {} : { link }),
    ...(feed.logo === undefined ? {} : { image: { url: feed.logo, title: '', link: '' } }),
  } as Channel;
}

const textOf = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

/** An item of a JSON feed, as one of RSS. @see https://www.jsonfeed.org/version/1.1/ */
export function itemOfJson(item: JsonItem): Item {
  const id: unknown = item.id;
  const files = (Array.isArray(item.attachments) ? item.attachments : []).flatMap((file) =>
    textOf(file?.url) === undefined
      ? []
      : [{ url: file.url, type: textOf(file.mime_type) ?? '', length: countOf(file.size_in_bytes) ?? 0 }],
  );
  const duration = countOf(item.attachments?.[0]?.duration_in_seconds);
  const image = textOf(item.image) ?? textOf(item.banner_image);
  return {
    title: textOf(item.title),
    link: textOf(item.url),
    guid: typeof id === 'string' || typeof id === 'number' ? { value: String(id) } : undefined,
    pubDate: textOf(item.date_published) ?? textOf(item.date_modified),
    description: textOf(item.summary),
    content: { encoded: textOf(item.content_html) ?? textOf(item.content_text) },
    enclosures: files,
    itunes: { ...(duration === undefined ? {} : { duration }), ...(image === undefined ? {} : { image }) },
  } as Item;
}

/** What a JSON feed says of itself, as a channel. */
export const channelOfJson = (feed: JsonFeed.Feed<string>): Channel =>
  ({
    title: textOf(feed.title),
    description: textOf(feed.description),
    link: textOf(feed.home_page_url),
    language: textOf(feed.language),
    image: textOf(feed.icon) === undefined ? undefined : { url: feed.icon },
    itunes: { author: textOf(feed.authors?.[0]?.name) },
  }) as Channel;
