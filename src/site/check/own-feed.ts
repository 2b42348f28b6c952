import { describe, type Message } from '../../diagnostics/message.ts';
import { feedGuid } from '../../export/feed-guid.ts';
import { createAddresses, feedPath } from '../../model/address.ts';
import type { Show } from '../../model/show.ts';

/** What a feed of one's own lacks for podcast directories; nothing is asked of shows whose feed is elsewhere. */
export function checkOwnFeed(show: Show): readonly Message[] {
  const { feed, image } = show;
  if (feed?.own !== true) return [];
  const guid = feedGuid(createAddresses(show).absolute(feedPath));
  const wanted = [
    ['image', image, 'a square picture of 1400 to 3000 pixels beside show.yaml'],
    ['feed.category', feed.category, 'such as "category: News", as Apple names them'],
    ['feed.email', feed.email, 'directories write to it to know whose the feed is'],
    ['feed.guid', feed.guid, `write "guid: ${guid}", and keep it for life, also if the address changes`],
  ] as const;
  return wanted.flatMap(([field, value, hint]) =>
    value === undefined
      ? [describe('feed-incomplete', { path: 'episodes/show.yaml', line: 1, column: 1 }, { field }, hint)]
      : [],
  );
}
