import { parseRssFeed } from 'feedsmith';
import { describe, expect, it } from 'vitest';
import { decodeFeed, readFeed, type FeedItem } from '../../../../src/edit/feed/feed-items.ts';
import { findEpisodes } from '../../../../src/edit/feed/find-episodes.ts';
import { enrichFeed, type ItemAdditions } from '../../../../src/edit/feed/index.ts';

const page = 'https://trains.example/episodes/lisbon/';
const additions: ItemAdditions = {
  transcripts: [
    { url: `${page}transcript.vtt`, type: 'text/vtt', language: 'en', rel: 'captions' },
    { url: `${page}transcript.html`, type: 'text/html', language: 'en' },
  ],
  chapters: `${page}chapters.json`,
  people: [{ display: 'Inês & <Duarte>', role: 'guest', href: 'https://trains.example/people/ines/' }],
  page: { href: page, label: 'Transcript, terms and sources' },
};

const feedOf = (root: string, item: string, channel = ''): string => `<?xml version="1.0" encoding="UTF-8"?>
<!-- <item> that is none: 飞钱 👍 -->
<rss version="2.0" ${root}>
  <channel>
    <title><![CDATA[Night </item> Train]]></title>${channel}
    ${item}
    <item>
      <title>Other</title>
    </item>
  </channel>
</rss>
`;

const itunes = 'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"';
const declared = 'xmlns:podcast="https://podcastindex.org/namespace/1.0"';

const plain = `<item>
      <title>Lisbon 👍 &amp; back</title>
      <guid isPermaLink="false">tag:1</guid>
      <description><![CDATA[<p>It ends in </item>, 飞钱</p>]]></description>
      <!-- </item> -->
    </item>`;

/** The first item, enriched. */
function enrich(xml: string): ReturnType<typeof enrichFeed> {
  const feed = readFeed(xml);
  return enrichFeed(xml, feed, new Map([[feed.items[0] as FeedItem, additions]]));
}

/** Whether one text is the other with something put in between: its characters, in order, in whole stretches. */
function insertionsBetween(before: string, after: string): string[] {
  const inserted: string[] = [];
  let at = 0;
  for (const piece of after.split(
    /((?:^[ \t]*)?<podcast:(?:transcript|person|chapters|contentLink)\b.*(?:\/>|<\/podcast:\w+>)(?:\r?\n)?| xmlns:podcast="[^"]*")/m,
  )) {
    if (before.startsWith(piece, at)) at += piece.length;
    else inserted.push(piece);
  }
  expect(at).toBe(before.length);
  return inserted;
}

const withoutPodcast = (xml: string) => {
  const { items = [], ...channel } = parseRssFeed(xml);
  return { ...channel, items: items.map(({ podcast: _, ...item }) => item) };
};

describe('a feed gets what the companion has', () => {
  it.each([
    ['in lines of their own', feedOf(itunes, plain)],
    ['in one line', feedOf(itunes, plain.replaceAll(/\n\s*/g, ''))],
    ['with line ends of Windows', feedOf(itunes, plain).replaceAll('\n', '\r\n')],
    ['with a byte order mark', `\uFEFF${feedOf(itunes, plain)}`],
    ['with the namespace declared', feedOf(declared, plain)],
  ])('and keeps every other character: %s', (_, xml) => {
    const { xml: after, added } = enrich(xml);
    expect(added).toBe(5);
    insertionsBetween(xml, after);
    expect(after.includes('\r\n')).toBe(xml.includes('\r\n'));
    expect(/[^\r]\n/.test(after)).toBe(/[^\r]\n/.test(xml));
    expect(withoutPodcast(after)).toEqual(withoutPodcast(xml));
    const [first, second] = parseRssFeed(after).items ?? [];
    expect(first?.podcast).toMatchObject({
      transcripts: additions.transcripts,
      chapters: { url: additions.chapters, type: 'application/json+chapters' },
      persons: [{ display: 'Inês & <Duarte>', role: 'guest' }],
    });
    expect(after).toContain(
      `<podcast:contentLink href="${page}">Transcript, terms and sources</podcast:contentLink>`,
    );
    expect(second?.podcast).toBeUndefined();
    expect(enrich(after).xml).toBe(after);
  });

  it('stands indented as what is around it', () => {
    const { xml } = enrich(feedOf(itunes, plain));
    expect(xml).toContain(`-->\n      <podcast:transcript url="${page}transcript.vtt"`);
    expect(xml).toContain(`</podcast:contentLink>\n    </item>`);
  });

  it('uses the name that the namespace has there, and declares none twice', () => {
    const { xml } = enrich(feedOf('xmlns:pc="https://podcastindex.org/namespace/1.0"', plain));
    expect(xml).toContain('<pc:transcript ');
    expect(xml).not.toContain('podcast:');
    expect(() => enrich(feedOf('xmlns:podcast="https://elsewhere.example/"', plain))).toThrow('stands for');
  });

  it('neither doubles nor changes what is there', () => {
    const there = plain.replace(
      '<!-- </item> -->',
      `<podcast:chapters url="https://host.example/c.json" type="application/json+chapters"/><podcast:transcript url="${page}transcript.vtt" type="text/vtt"/><podcast:person>INÊS &amp; &lt;DUARTE&gt;</podcast:person>`,
    );
    const { added, remarks } = enrich(feedOf(declared, there));
    expect(added).toBe(2);
    expect(remarks).toEqual(['"Lisbon 👍 & back" has chapters already: https://host.example/c.json']);
  });

  it('leaves people out where they would hide those of the whole show', () => {
    const xml = feedOf(declared, plain, '<podcast:person>Mara</podcast:person>');
    const { added, remarks } = enrich(xml);
    expect(added).toBe(4);
    expect(remarks[0]).toContain('no longer show Mara');
  });

  it.each([
    ['an Atom feed', '<feed xmlns="http://www.w3.org/2005/Atom"/>', 'it begins with <feed>'],
    ['what is cut off', '<rss><channel><item><title>a', 'not well-formed XML: line 1'],
    [
      'an ampersand alone',
      '<rss><channel>\n<title>a & b</title></channel></rss>',
      'not well-formed XML: line 2',
    ],
    ['nothing', '', 'no RSS'],
  ])('is refused: %s', (_, xml, reason) => {
    expect(() => readFeed(xml)).toThrow(reason);
  });

  it('is refused in other encodings, for it could not be written back', () => {
    expect(() => decodeFeed(Buffer.from('<?xml version="1.0" encoding="ISO-8859-1"?><rss/>'))).toThrow(
      'ISO-8859-1',
    );
    expect(() => decodeFeed(Uint8Array.of(0xff, 0xfe, 0x3c, 0))).toThrow('not UTF-8');
    expect(decodeFeed(Buffer.from('\uFEFF<rss/>'))).toBe('\uFEFF<rss/>');
  });
});

describe('an item is an episode', () => {
  const item = (more: Partial<FeedItem>): FeedItem => ({
    title: '',
    guid: '',
    date: '',
    podcast: [],
    end: 0,
    ...more,
  });
  const episode = {
    slug: 'lisbon',
    title: 'Lisbon',
    date: '2026-03-05',
    guid: 'tag:1',
    audioUrl: 'https://cdn.example/a.mp3',
  };
  const found = (...items: FeedItem[]) => [...findEpisodes(items, [episode]).keys()];

  it('by guid, else by the address of its audio, else by title and date', () => {
    const [guid, audio, title] = [
      item({ guid: 'tag:1' }),
      item({ enclosure: 'http://cdn.example/a.mp3?from=feed' }),
      item({ title: ' LISBON ', date: 'Thu, 05 Mar 2026 23:30:00 -0800' }),
    ] as const;
    expect(found(title, audio, guid)).toEqual([guid]);
    expect(found(title, audio)).toEqual([audio]);
    expect(found(title)).toEqual([title]);
  });

  it('and no other: not of another day, and not where two would be', () => {
    expect(found(item({ title: 'Lisbon', date: 'Thu, 12 Mar 2026 10:00:00 GMT' }))).toEqual([]);
    const twice = [1, 2].map((end) => item({ end, title: 'Lisbon', date: 'Thu, 05 Mar 2026 10:00:00 GMT' }));
    expect(found(...twice)).toEqual([]);
  });
});

it('reads a feed that declares nothing, and declares what it adds', () => {
  const xml = feedOf(
    '',
    `<item><title>Lisbon</title><itunes:episode>1</itunes:episode><podcast:chapters url="${page}chapters.json"/></item>`,
  );
  const feed = readFeed(xml);
  const [item] = feed.items as [FeedItem];
  const made = enrichFeed(xml, feed, new Map([[item, { ...additions, people: [] }]]));
  const rest = made.xml
    .replace(` ${declared}`, '')
    .replace(/<podcast:(?:transcript|contentLink)[^>]*?(?:\/>|>[^<]*<\/podcast:contentLink>)/g, '');
  expect(rest).toBe(xml);
  expect(made.xml.match(/<podcast:chapters/g)).toHaveLength(1);
  expect(made.xml).toContain(`<rss ${declared}`);
  expect(() => readFeed(xml.replace('</channel>', ''))).toThrow(/not well-formed/);
});
