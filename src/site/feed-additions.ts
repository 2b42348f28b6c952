import { enrichFeed, type EnrichedFeed, type ItemAdditions } from '../edit/feed/index.ts';
import { readFeed, type FeedItem } from '../edit/feed/feed-items.ts';
import { findEpisodes } from '../edit/feed/find-episodes.ts';
import { chaptersOf, personsOf, transcriptsOf } from '../export/feed.ts';
import { notesWords } from '../export/notes/headings.ts';
import { episodePath } from '../model/address.ts';
import { exportTranscript } from './transcript-files.ts';
import type { OpenContent, ReadEpisode } from './read-episode.ts';
import { audioAddress, lengthOf, makeFacts } from './views/episode-facts.ts';

/** A feed with what a show's companion has for it. */
export interface FeedWithCompanion extends EnrichedFeed {
  /** Items that are episodes. */
  readonly found: number;
  /** Items that are no episode of the show. */
  readonly unknown: readonly FeedItem[];
}

/** What the companion has for the item of an episode. */
function additionsOf({ annotated, mended, context }: ReadEpisode): ItemAdditions {
  const { addresses, people } = context;
  const { links } = exportTranscript(annotated, mended, context);
  const facts = makeFacts(annotated, links, lengthOf(annotated), context);
  const chapters = chaptersOf(facts, addresses);
  return {
    transcripts: transcriptsOf(facts, addresses),
    ...(chapters === undefined ? {} : { chapters: chapters.url }),
    people: personsOf(facts.meta, people, addresses),
    page: {
      href: addresses.absolute(episodePath(facts.slug)),
      label: notesWords(facts.language).companion,
    },
  };
}

/**
 * Puts transcripts, chapters, people and the way to the companion into the feed that a host has elsewhere. Drafts are
 * not published, so nothing leads to them. Throws {@link import('../edit/feed/feed-items.ts').FeedError}.
 */
export async function enrichWithCompanion(
  xml: string,
  { content, context, read }: OpenContent,
): Promise<FeedWithCompanion> {
  const feed = readFeed(xml);
  const published = content.episodes.filter(({ parsed }) => !parsed.value.meta.draft);
  const known = published.map(({ parsed }) => {
    const { slug, meta } = parsed.value;
    const page = context.addresses.absolute(episodePath(slug));
    return {
      slug,
      title: meta.title,
      date: meta.published ?? meta.date,
      guid: meta.guid ?? page,
      ...(meta.audio === undefined ? {} : { audioUrl: audioAddress(meta.audio, page) }),
    };
  });
  const found = findEpisodes(feed.items, known);
  const additions = new Map<FeedItem, ItemAdditions>();
  for (const item of feed.items) {
    const loaded = published.find(({ files }) => files.slug === found.get(item));
    if (loaded !== undefined) additions.set(item, additionsOf(await read(loaded)));
  }
  const unknown = feed.items.filter((item) => !found.has(item));
  return { ...enrichFeed(xml, feed, additions), found: found.size, unknown };
}
