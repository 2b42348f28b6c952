import { applySplices, lineEndOf, startOfLine, type Splice } from '../splice.ts';
import { escapeMarkup, keepXmlCharacters } from '../../text/escape.ts';
import {
  FeedError,
  podcastNamespace,
  type FeedItem,
  type PodcastElement,
  type ReadFeed,
} from './feed-items.ts';

/** What the companion has for an item of a feed. Addresses are absolute. */
export interface ItemAdditions {
  readonly transcripts: readonly {
    readonly url: string;
    readonly type: string;
    readonly language?: string;
    readonly rel?: string;
  }[];
  /** Address of the chapters' JSON. */
  readonly chapters?: string;
  readonly people: readonly { readonly display: string; readonly role: string; readonly href: string }[];
  readonly page: { readonly href: string; readonly label: string };
}

/** A feed with more in it, and what was left out, in plain words. */
export interface EnrichedFeed {
  readonly xml: string;
  /** Elements that were added. */
  readonly added: number;
  readonly remarks: readonly string[];
}

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly text?: string;
}

const escape = (text: string): string => escapeMarkup(keepXmlCharacters(text));

function writeElement({ name, attributes, text }: Element, prefix: string): string {
  const written = Object.entries(attributes)
    .map(([key, value]) => (value === undefined ? '' : ` ${key}="${escape(value)}"`))
    .join('');
  const tag = `${prefix}:${name}`;
  return text === undefined ? `<${tag}${written}/>` : `<${tag}${written}>${escape(text)}</${tag}>`;
}

/** Those whose address is not there yet. */
const missing = (
  elements: readonly Element[],
  there: readonly PodcastElement[],
  attribute: 'url' | 'href',
): Element[] =>
  elements.filter(
    ({ name, attributes }) =>
      !there.some((one) => one.name === name && one.attributes[attribute] === attributes[attribute]),
  );

function* missingChapters({ podcast, title }: FeedItem, url: string | undefined, remarks: string[]) {
  const there = podcast.find(({ name }) => name === 'chapters');
  if (url === undefined || there?.attributes['url'] === url) return;
  if (there === undefined) yield { name: 'chapters', attributes: { url, type: 'application/json+chapters' } };
  else remarks.push(`"${title}" has chapters already: ${there.attributes['url'] ?? ''}`);
}

/** People of an item stand in the place of the channel's: where some of those would go, none is added. */
function missingPeople(
  { podcast, title }: FeedItem,
  people: ItemAdditions['people'],
  channelPeople: readonly string[],
  remarks: string[],
): Element[] {
  const there = podcast.filter(({ name }) => name === 'person').map(({ text }) => text.toLowerCase());
  const names = new Set(people.map(({ display }) => display.toLowerCase()));
  const lost = there.length > 0 ? [] : channelPeople.filter((name) => !names.has(name.toLowerCase()));
  if (people.length > 0 && lost.length > 0) {
    remarks.push(
      `"${title}" got no people: players would no longer show ${lost.join(', ')}, of the whole show`,
    );
    return [];
  }
  return people
    .filter(({ display }) => !there.includes(display.toLowerCase()))
    .map(({ display, role, href }) => ({ name: 'person', attributes: { role, href }, text: display }));
}

function elementsFor(item: FeedItem, more: ItemAdditions, feed: ReadFeed, remarks: string[]): Element[] {
  const transcripts = more.transcripts.map(({ url, type, language, rel }) => ({
    name: 'transcript',
    attributes: { url, type, language, rel },
  }));
  const page = { name: 'contentLink', attributes: { href: more.page.href }, text: more.page.label };
  return [
    ...missing(transcripts, item.podcast, 'url'),
    ...missingChapters(item, more.chapters, remarks),
    ...missingPeople(item, more.people, feed.channelPeople, remarks),
    ...missing([page], item.podcast, 'href'),
  ];
}

const blank = /^[ \t]*$/;

/** Before the item's end tag: in lines of their own if that has one, indented as the item's first element. */
function insertBefore(xml: string, { first, end }: FeedItem, elements: readonly string[]): Splice {
  const line = startOfLine(xml, end);
  const lead = xml.slice(line, end);
  if (!blank.test(lead)) return { start: end, end, text: elements.join('') };
  const start = first === undefined ? '' : xml.slice(startOfLine(xml, first), first);
  const indent = first !== undefined && blank.test(start) ? start : `${lead}  `;
  return { start: line, end: line, text: elements.map((one) => indent + one + lineEndOf(xml)).join('') };
}

/**
 * Adds to the items of a feed what the companion has for them; every other character stays. What is there already is
 * neither doubled nor changed, so that doing it again changes nothing. Throws {@link FeedError} if the prefix
 * `podcast` stands for something else.
 */
export function enrichFeed(
  xml: string,
  feed: ReadFeed,
  additions: ReadonlyMap<FeedItem, ItemAdditions>,
): EnrichedFeed {
  const remarks: string[] = [];
  const splices: Splice[] = [];
  let added = 0;
  let isUndeclared = false;
  for (const [item, more] of additions) {
    const elements = elementsFor(item, more, feed, remarks);
    if (elements.length === 0) continue;
    isUndeclared ||= item.prefix === undefined;
    added += elements.length;
    const prefix = item.prefix ?? 'podcast';
    splices.push(
      insertBefore(
        xml,
        item,
        elements.map((element) => writeElement(element, prefix)),
      ),
    );
  }
  if (isUndeclared && feed.rootPodcast !== undefined)
    throw new FeedError(`in it "podcast:" stands for ${feed.rootPodcast}, not for ${podcastNamespace}`);
  if (isUndeclared)
    splices.push({
      start: feed.rootAttributes,
      end: feed.rootAttributes,
      text: ` xmlns:podcast="${podcastNamespace}"`,
    });
  return { xml: applySplices(xml, splices), added, remarks };
}
