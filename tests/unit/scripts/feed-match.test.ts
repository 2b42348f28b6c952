import { expect, it } from 'vitest';
import { matchEpisodes } from '../../../scripts/imports/feed/match.ts';
import type { FeedEpisode } from '../../../src/parse/feed/feed-item.ts';
import type { LoadedContent } from '../../../src/site/library.ts';

interface Facts {
  readonly title: string;
  readonly date: string;
  readonly number?: string;
  readonly guid?: string;
}

/** Which folder an item is taken for, where the host has begun one episode. */
function match(own: Facts, item: Facts): string | undefined {
  const episode = { files: { slug: 'own' }, parsed: { value: { meta: own } } };
  const content = { episodes: [episode] } as unknown as LoadedContent;
  const [found] = matchEpisodes([{ draft: item } as unknown as FeedEpisode], content, []);
  return found?.existing?.files.slug;
}

const own: Facts = { title: 'The Lisbon sleeper', date: '2026-03-05', number: '012' };

it.each<[string, Facts, Facts?]>([
  ['its number before the title', { title: '12: The Lisbon Sleeper', date: '2026-03-05', number: '12' }],
  ['another way to number', { title: 'Ep. 12 – The Lisbon sleeper', date: '2026-03-06' }],
  ['a hash', { title: '#12 The Lisbon sleeper', date: '2026-03-05' }],
  [
    'a number that the host wrote',
    { title: 'Lisbon', date: '2026-03-05' },
    { title: 'Folge 12: Lisbon', date: '2026-03-05' },
  ],
  ['a later day than planned', { title: 'The Lisbon sleeper', date: '2026-03-16', number: '12' }],
])('an episode begun here is found in the feed in spite of %s', (_, item, mine = own) => {
  expect(match(mine, item)).toBe('own');
});

it.each<[string, Facts, Facts?]>([
  ['an earlier day', { title: 'The Lisbon sleeper', date: '2026-02-26' }],
  ['a day long after', { title: 'The Lisbon sleeper', date: '2026-04-02' }],
  ['another number', { title: '11: The Lisbon sleeper', date: '2026-03-06', number: '11' }],
  [
    'a guid of its own',
    { title: 'The Lisbon sleeper', date: '2026-03-12', guid: 'b' },
    { ...own, guid: 'a' },
  ],
  ['numbers alone', { title: '12', date: '2026-03-05' }, { title: '13', date: '2026-03-05' }],
])('%s makes it another episode', (_, item, mine = own) => {
  expect(match(mine, item)).toBeUndefined();
});
