import sax from 'sax';

/** A feed cannot be read, or nothing can be put into it soundly. It stays as it is. */
export class FeedError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'FeedError';
  }
}

/** An element of an item that belongs to the podcast namespace. */
export interface PodcastElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly text: string;
}

/** An item of a feed, and where it stands in the text (UTF-16 units). */
export interface FeedItem {
  readonly title: string;
  readonly guid: string;
  readonly enclosure?: string;
  readonly date: string;
  readonly podcast: readonly PodcastElement[];
  /** What the podcast namespace is called here, if it is declared. */
  readonly prefix?: string;
  /** Where its first element begins, and where its end tag does. */
  readonly first?: number;
  readonly end: number;
}

/** A feed read for its places. */
export interface ReadFeed {
  readonly items: readonly FeedItem[];
  /** Behind the root's name, where an attribute may be put. */
  readonly rootAttributes: number;
  /** What the prefix `podcast` stands for at the root, if for anything. */
  readonly rootPodcast?: string;
  /** Names that the channel gives as its people. */
  readonly channelPeople: readonly string[];
}

/** The namespace of Podcasting 2.0. */
export const podcastNamespace = 'https://podcastindex.org/namespace/1.0';

const knownNamespaces =
  /^https?:\/\/(?:podcastindex\.org\/namespace\/1\.0|github\.com\/podcastindex-org\/podcast-namespace\b.*)$/i;

/** A prefix that is not declared stands for itself. */
const isPodcast = (uri: string | undefined): boolean =>
  uri === 'podcast' || knownNamespaces.test(uri?.trim() ?? '');

interface OpenElement {
  readonly tag: sax.QualifiedTag;
  text: string;
}

interface OpenItem {
  readonly fields: Map<string, string>;
  readonly podcast: PodcastElement[];
  readonly prefix: string | undefined;
  first?: number;
}

const attributesOf = ({ attributes }: sax.QualifiedTag): Record<string, string> =>
  Object.fromEntries(Object.entries(attributes).map(([name, { value }]) => [name, value]));

/** The prefix bound to the namespace, the nearest one winning. */
function prefixOf({ ns }: sax.QualifiedTag): string | undefined {
  const scope = ns as Record<string, string>;
  // namespaces of outer elements are inherited: a plain loop sees them, `Object.keys` does not
  for (const prefix in scope) if (prefix !== '' && isPodcast(scope[prefix])) return prefix;
  return undefined;
}

/** Follows the elements of a feed, and keeps what is asked of them. */
class FeedReader {
  readonly items: FeedItem[] = [];
  readonly channelPeople: string[] = [];
  rootAttributes = 0;
  rootPodcast: string | undefined;
  private readonly open: OpenElement[] = [];
  private item: OpenItem | undefined;

  private path(): string {
    return this.open.map(({ tag }) => tag.name).join('/');
  }

  begin(tag: sax.QualifiedTag, start: number): void {
    const depth = this.open.length;
    this.open.push({ tag, text: '' });
    if (depth === 0) {
      if (tag.name !== 'rss') throw new FeedError(`it is no RSS: it begins with <${tag.name}>`);
      this.rootAttributes = start + 1 + tag.name.length;
      this.rootPodcast = (tag.ns as Record<string, string>)['podcast'];
    }
    if (depth === 3 && this.item) this.item.first ??= start;
    if (this.path() === 'rss/channel/item')
      this.item = { fields: new Map(), podcast: [], prefix: prefixOf(tag) };
  }

  add(text: string): void {
    const last = this.open.at(-1);
    if (last) last.text += text;
  }

  end(start: number): void {
    const path = this.path();
    const element = this.open.pop();
    if (element === undefined) return;
    const { tag } = element;
    const text = element.text.trim();
    const inside = path.startsWith('rss/channel/item/') && this.open.length === 3;
    if (inside && isPodcast(tag.uri))
      this.item?.podcast.push({ name: tag.local, attributes: attributesOf(tag), text });
    else if (inside && this.item && !this.item.fields.has(tag.name))
      this.item.fields.set(
        tag.name,
        tag.name === 'enclosure' ? (attributesOf(tag)['url'] ?? '').trim() : text,
      );
    if (this.open.length === 2 && isPodcast(tag.uri) && tag.local === 'person') this.channelPeople.push(text);
    if (path === 'rss/channel/item') this.endItem(start);
  }

  private endItem(end: number): void {
    if (!this.item) return;
    const { fields, podcast, prefix, first } = this.item;
    const enclosure = fields.get('enclosure');
    this.items.push({
      title: fields.get('title') ?? '',
      guid: fields.get('guid') ?? '',
      ...(enclosure === undefined ? {} : { enclosure }),
      date: fields.get('pubDate') ?? '',
      podcast,
      ...(prefix === undefined ? {} : { prefix }),
      ...(first === undefined ? {} : { first }),
      end,
    });
    this.item = undefined;
  }
}

/**
 * Reads a feed's items and where they stand. Throws {@link FeedError} on what is no RSS or no well-formed XML: in such
 * a text nobody can say where an item ends.
 */
export function readFeed(xml: string): ReadFeed {
  const reader = new FeedReader();
  const parser = sax.parser(true, { xmlns: true, position: true });
  parser.onopentag = (tag) => {
    reader.begin(tag as sax.QualifiedTag, parser.startTagPosition - 1);
  };
  parser.ontext = parser.oncdata = (text) => {
    reader.add(text);
  };
  parser.onclosetag = () => {
    reader.end(xml.lastIndexOf('</', parser.position - 1));
  };
  parser.onerror = (error) => {
    const [reason = ''] = error.message.split('\n');
    // some programs forget to declare what they use; where an item ends is clear all the same
    if (reason.startsWith('Unbound namespace prefix')) {
      parser.resume();
      return;
    }
    throw new FeedError(`it is not well-formed XML: line ${parser.line + 1}: ${reason}`);
  };
  parser.write(xml).close();
  if (reader.rootAttributes === 0) throw new FeedError('there is no RSS in it');
  const { items, rootAttributes, rootPodcast, channelPeople } = reader;
  return { items, rootAttributes, ...(rootPodcast === undefined ? {} : { rootPodcast }), channelPeople };
}

/** Only UTF-8 can be written back byte by byte. A byte order mark stays. Throws {@link FeedError} on others. */
export function decodeFeed(bytes: Uint8Array): string {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new FeedError('it is not UTF-8; save it so first');
  }
  const encoding = /^\uFEFF?<\?xml[^>]*?\sencoding\s*=\s*["']([^"']*)["']/.exec(text)?.[1] ?? 'utf-8';
  if (!/^(?:utf-?8|us-ascii|ascii)$/i.test(encoding))
    throw new FeedError(
      `it says that it is ${encoding}; save it as UTF-8, and say so in its first line, first`,
    );
  return text;
}
