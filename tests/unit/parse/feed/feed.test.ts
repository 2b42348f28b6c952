import { parseRssFeed } from 'feedsmith';
import { describe, expect, test } from 'vitest';
import { writeShowFile } from '../../../../src/edit/show-file.ts';
import { readFeedDate } from '../../../../src/parse/feed/feed-dates.ts';
import { parseFeed } from '../../../../src/parse/feed/feed.ts';

const namespaces =
  'xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters"';

const item = (more = '', title = 'The Lisbon sleeper'): string =>
  `<item><title>${title}</title><guid>g-${title}</guid><pubDate>Thu, 15 May 2025 08:00:00 +0200</pubDate>
  <enclosure url="https://audio.example/a.mp3?x=1&amp;y=2" length="1234" type="audio/mpeg"/>${more}</item>`;
const feed = (items: string, head = ''): string =>
  `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" ${namespaces}><channel><title>A show</title>${head}${items}</channel></rss>`;

const read = (text: string | Uint8Array) =>
  parseFeed(typeof text === 'string' ? new TextEncoder().encode(text) : text, 'feed.xml');
const first = (more: string, title?: string) => read(feed(item(more, title))).value?.episodes[0];

test('an item is an episode with all that is known of it', () => {
  const episode = first(`<itunes:episode>012</itunes:episode><itunes:season>2</itunes:season>
    <itunes:episodeType>Bonus</itunes:episodeType><itunes:duration>1:02:03</itunes:duration>
    <itunes:explicit>yes</itunes:explicit><link>https://show.example/12</link>
    <podcast:person role="Guest" href="https://ines.example/">Inês Duarte</podcast:person>
    <podcast:person>Mara Holm</podcast:person>
    <podcast:person group="audio post-production" role="editor">Theo Brandt</podcast:person>
    <podcast:transcript url="https://show.example/12.vtt" type="text/vtt" language="pt_br"/>
    <podcast:chapters url="https://show.example/12.json" type="application/json+chapters"/>
    <podcast:soundbite startTime="10.5" duration="20">How it began</podcast:soundbite>
    <psc:chapters><psc:chapter start="00:01:02.5" title="Two"/><psc:chapter start="0" title="One"/></psc:chapters>`);
  expect(episode?.chapters).toBe('https://show.example/12.json');
  expect(episode?.draft).toMatchObject({
    title: 'The Lisbon sleeper',
    date: '2025-05-15',
    published: '2025-05-15T08:00:00+02:00',
    season: 2,
    type: 'bonus',
    explicit: true,
    guid: 'g-The Lisbon sleeper',
    hosts: [{ name: 'Mara Holm' }],
    guests: [{ name: 'Inês Duarte', url: 'https://ines.example/' }],
    audio: { url: 'https://audio.example/a.mp3?x=1&y=2', type: 'audio/mpeg', bytes: 1234, duration: 3723 },
    transcripts: [{ url: 'https://show.example/12.vtt', type: 'text/vtt', language: 'pt-BR' }],
    listen: [{ service: 'website', url: 'https://show.example/12' }],
    chapters: [
      { title: 'One', stamp: { start: 0, approximate: false } },
      { title: 'Two', stamp: { start: 62.5, approximate: false } },
    ],
    takeaways: [{ text: 'How it began', stamp: { start: 10.5, end: 30.5 }, soundbite: true }],
    unplaced: [{ what: 'podcast:person, editor', text: 'Theo Brandt' }],
  });
});

test('a title keeps its words, and loses its looks', () => {
  expect(first('', 'a &lt;b&gt;b&lt;/b&gt; &lt;-&gt; 1 &lt; 2 &gt; Vec&lt;T&gt;')?.draft.title).toBe(
    'a b <-> 1 < 2 > Vec<T>',
  );
});

test('a show says where its feed is, so that it can be asked again', () => {
  const self =
    '<atom:link xmlns:atom="http://www.w3.org/2005/Atom" rel="self" href="https://feeds.example/old.xml"/>';
  const moved = '<itunes:new-feed-url>https://feeds.example/new.xml</itunes:new-feed-url>';
  expect(read(feed(item(), self)).value?.show.feedAddress).toBe('https://feeds.example/old.xml');
  expect(read(feed(item(), self + moved)).value?.show.feedAddress).toBe('https://feeds.example/new.xml');
  const show = { title: 'A show', people: [], unplaced: [], feedAddress: 'https://feeds.example/new.xml' };
  expect(writeShowFile(show, [])).toContain('listen:\n  rss: https://feeds.example/new.xml\n');
});

test('a show is what its channel says', () => {
  const show = read(
    feed(
      item(),
      `<description>&lt;p&gt;Two &amp;amp; more&lt;/p&gt;</description><language>EN-us</language><link>https://show.example/</link>
      <itunes:author>Show Makers</itunes:author><itunes:category text="History"/><itunes:explicit>false</itunes:explicit>
      <itunes:owner><itunes:email>us@show.example</itunes:email></itunes:owner><itunes:image href="https://show.example/c.png"/>
      <podcast:guid>917393e3-1b1e-5cef-ace4-edaa54e1f810</podcast:guid><podcast:license>cc-by-4.0</podcast:license>
      <podcast:funding url="https://show.example/give">Give</podcast:funding><podcast:medium>podcast</podcast:medium>
      <podcast:person role="host">Mara Holm</podcast:person>`,
    ),
  ).value;
  expect(show?.show).toMatchObject({
    title: 'A show',
    language: 'en-US',
    author: 'Show Makers',
    category: 'History',
    email: 'us@show.example',
    explicit: false,
    image: 'https://show.example/c.png',
    guid: '917393e3-1b1e-5cef-ace4-edaa54e1f810',
    licence: 'CC-BY-4.0',
    people: [{ name: 'Mara Holm' }],
    unplaced: [{ what: 'podcast:funding', text: 'https://show.example/give' }],
  });
  expect(show?.unplaced).toEqual([{ what: 'element', text: 'podcast:medium' }]);
});

describe('feeds that programs broke', () => {
  const whole = feed(item());
  const title = (text: string | Uint8Array): string | undefined => read(text).value?.episodes[0]?.draft.title;

  test('are read: marks, blank lines, controls, namespaces, bare signs', () => {
    for (const text of [
      `\uFEFF${whole}`,
      `\n\n  ${whole}`,
      whole.replace('The', '\u0001The\u000b'),
      whole.replace(namespaces, ''),
      whole.replace('&amp;y', '&y'),
    ])
      expect(title(text)).toBe('The Lisbon sleeper');
  });

  test('are read by the encoding that they have, not by the one that they claim', () => {
    const accents = feed(item('', 'Inês à Paris'));
    const latin = Buffer.from(accents, 'latin1');
    const utf16 = Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(accents, 'utf16le')]);
    for (const bytes of [
      utf16,
      Buffer.from(accents.replace('UTF-8', 'ISO-8859-1'), 'utf8'),
      Buffer.from(accents.replace('UTF-8', 'ISO-8859-1'), 'latin1'),
    ])
      expect(title(bytes)).toBe('Inês à Paris');
    // says UTF-8, and is not: nothing is thrown, the other words are there
    expect(title(latin)).toMatch(/Paris$/);
  });

  test('end with their last whole item, which is said', () => {
    const { value, messages } = read(
      feed(item('', 'One') + item('', 'Two'))
        .split('</item><item>')
        .join('</item><item>')
        .replace(/<enclosure[^>]*>(?![\s\S]*<enclosure)[\s\S]*/, ''),
    );
    expect(value?.episodes.map(({ draft }) => draft.title)).toEqual(['One']);
    expect(messages.map(({ rule }) => rule)).toEqual(['feed-cut-off']);
  });

  test('that are none are named for what they are', () => {
    const reasons = [
      ['', 'it is empty'],
      ['{"version": 1}', 'JSON, but no feed'],
      ['<!DOCTYPE html><html><head></head></html>', 'a web page'],
      [
        '<html><link rel="alternate" type="application/rss+xml" href="https://a.example/feed"></html>',
        'it names https://a.example/feed',
      ],
      ['<opml version="2.0"></opml>', 'XML, but no feed'],
      ['just words', 'no XML'],
    ] as const;
    for (const [text, reason] of reasons) {
      const { value, messages } = read(text);
      expect(value).toBeUndefined();
      expect(messages).toHaveLength(1);
      expect(messages[0]?.message).toContain(reason);
    }
  });

  test('keep the items around one that is broken, and what can be read of that', () => {
    const items = ['One', 'Two', 'Three'].map((name) =>
      item('<content:encoded><![CDATA[<p>Words</p>]]></content:encoded>', name),
    );
    const [one = '', two = '', three = ''] = items;
    const broken: readonly (readonly [string, RegExp])[] = [
      [two.replace(']]>', ''), /CDATA section in it does not end/],
      [two.replace('</title>', ''), /<title> is not closed/],
      [two.replace('</item>', ''), /end is missing/],
      [two.replace('<item>', ''), /beginning is missing/],
      [two.replace('</guid>', '</diug>'), /<guid> is not closed/],
      [two.replace('<guid>', '<b><guid>'), /<b> is not closed/],
      [two.replace('</guid>', '</guid></b>'), /<\/b> ends nothing/],
      [two.replace('<guid>', '<!-- <guid>'), /comment in it does not end/],
      [two.replace('length="1234"', 'length="1234'), /<enclosure> is broken/],
    ];
    for (const [damaged, reason] of broken) {
      const { value, messages } = read(feed(one + damaged + three));
      expect(
        value?.episodes.map(({ draft, notes }) => [draft.title, draft.audio?.url, notes.length]),
        damaged,
      ).toEqual(['One', 'Two', 'Three'].map((name) => [name, 'https://audio.example/a.mp3?x=1&y=2', 1]));
      expect(messages.map(({ rule, message }) => `${rule} ${message}`).join('\n'), damaged).toMatch(reason);
    }
  });

  test('are read though nothing is declared, nested HTML is bare, or text is mixed from two encodings', () => {
    const bare = first('<description><p>Tea &amp; &nbsp;cake</p><ul><li>One</li></ul></description>');
    expect(bare?.notes.map(({ kind }) => kind)).toEqual(['paragraph', 'item']);
    const utf8 = Buffer.from(feed(item('', 'Inês à') + item('', 'PARIS')));
    const at = utf8.indexOf('PARIS');
    const mixed = Buffer.concat([utf8.subarray(0, at), Buffer.from([0xc9]), utf8.subarray(at)]);
    expect(read(mixed).value?.episodes.map(({ draft }) => draft.title)).toEqual(['Inês à', 'ÉPARIS']);
    expect(title(Buffer.from(whole, 'utf16le'))).toBe('The Lisbon sleeper');
    expect(
      title(
        Buffer.from(feed(item('', '“Inês”')), 'latin1').map((byte) =>
          byte === 0x1c ? 0x93 : byte === 0x1d ? 0x94 : byte,
        ),
      ),
    ).toBe('“Inês”');
  });

  test('of other kinds are read, too', () => {
    const atom = `<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="de"><title>Wehre</title>
      <link href="https://show.example/"/><author><name>Mara</name></author>
      <entry><title type="html">Tee &amp;amp; Kuchen</title><id>urn:1</id><published>2025-05-15T08:00:00Z</published>
      <link rel="enclosure" href="https://a.example/1.mp3" type="audio/mpeg" length="5"/><link href="https://show.example/1"/>
      <content type="xhtml"><div><p>Words <b>here</b></p></div></content></entry></feed>`;
    const rdf = `<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
      <channel rdf:about="x"><title>Wehre</title></channel><item rdf:about="urn:1"><title>Tee</title><dc:date>2025-05-15T08:00:00Z</dc:date>
      <enclosure url="https://a.example/1.mp3" type="audio/mpeg" length="5"/></item></rdf:RDF>`;
    const json = JSON.stringify(
      {
        version: 'https://jsonfeed.org/version/1.1',
        title: 'Wehre',
        items: [
          {
            id: 'urn:1',
            title: 'Tee',
            date_published: '2025-05-15T08:00:00Z',
            content_html: '<p>Words</p>',
            attachments: [{ url: 'https://a.example/1.mp3', mime_type: 'audio/mpeg', size_in_bytes: 5 }],
          },
          { id: 'urn:2', title: 'No date' },
        ],
      },
      null,
      1,
    );
    for (const [text, name] of [
      [atom, 'Tee & Kuchen'],
      [rdf, 'Tee'],
      [json, 'Tee'],
    ] as const) {
      const { value } = read(text);
      expect(value?.show.title).toBe('Wehre');
      expect(value?.episodes.map(({ draft }) => draft)).toMatchObject([
        {
          title: name,
          guid: 'urn:1',
          published: '2025-05-15T08:00:00Z',
          audio: { url: 'https://a.example/1.mp3', bytes: 5 },
        },
      ]);
    }
    expect(read(json).messages.map(({ line, message }) => [line, message])).toEqual([
      [18, expect.stringContaining('no date')],
    ]);
    expect(read(atom).value?.episodes[0]?.notes.map(({ lines }) => lines[0])).toEqual([
      [{ text: 'Words ' }, { text: 'here', strong: true }],
    ]);
    expect(read(atom).value?.show.language).toBe('de');
  });

  test('lose no item without a word', () => {
    const { value, messages } = read(
      feed(
        `${item().replace(/<pubDate>.*<\/pubDate>/, '')}${item('', 'One')}${item('', 'One')}${item('', 'Two').replace('g-Two', 'g-One')}<item/>`,
      ),
    );
    expect(value?.episodes.map(({ draft }) => [draft.title, draft.guid])).toEqual([
      ['One', undefined],
      ['Two', undefined],
    ]);
    expect(messages.map(({ message }) => message).join('\n')).toMatch(
      /no date[\s\S]*nothing in it[\s\S]*same as the one[\s\S]*its guid is that/,
    );
  });
});

test('titles, guids, audio and dates are those of a parser of feeds', () => {
  const titles = [
    '1154: Sean Williams | North &amp; South',
    'A &lt;b&gt; C',
    '<![CDATA[ Über  &amp; ]]>',
    '#3',
  ];
  const text = feed(titles.map((title) => item('', title)).join('\n'));
  const found = read(text).value?.episodes ?? [];
  const reference = parseRssFeed(text).items ?? [];
  expect(found).toHaveLength(reference.length);
  found.forEach(({ draft }, index) => {
    const own = reference[index];
    expect(draft.audio?.url).toBe(own?.enclosures?.[0]?.url);
    expect(draft.guid).toBe(own?.guid?.value?.replace(/\s+/g, ' '));
    expect(Date.parse(draft.published ?? '')).toBe(Date.parse(own?.pubDate ?? ''));
  });
});

test('dates are read in every form that feeds have', () => {
  const forms = [
    ['Fri, 09 Oct 2020 04:30:38 GMT', '2020-10-09T04:30:38Z'],
    ['Fri, 9 Oct 20 04:30 EST', '2020-10-09T04:30:00-05:00'],
    ['09 October 2020 4:30:38 +0530', '2020-10-09T04:30:38+05:30'],
    ['2020-10-09T04:30:38.123+02:00', '2020-10-09T04:30:38+02:00'],
    ['2020-10-09 04:30:38', '2020-10-09T04:30:38Z'],
    ['Fri Oct 9 04:30:38 2020', '2020-10-09T04:30:38Z'],
    ['October 9, 2020', undefined],
  ] as const;
  for (const [written, published] of forms) {
    const found = readFeedDate(written);
    expect([written, found?.date, found?.published]).toEqual([written, '2020-10-09', published]);
  }
  for (const written of ['', 'soon', '31 Feb 2020', '2020-13-01', '0000-00-00 00:00:00'])
    expect(readFeedDate(written)).toBeUndefined();
});

test('lines with times in the notes are chapters; fewer than three are mentions', () => {
  const notes = (lines: string): string =>
    `<content:encoded><![CDATA[<p>Words.</p><p>${lines}</p>]]></content:encoded>`;
  const listed = first(notes('(00:00) Start<br>05:10 - Middle<br>1:00:00 End'));
  expect(listed?.draft.chapters?.map(({ title, stamp }) => [title, stamp?.start])).toEqual([
    ['Start', 0],
    ['Middle', 310],
    ['End', 3600],
  ]);
  expect(listed?.notes).toHaveLength(1);
  const mentioned = first(notes('05:10 Middle<br>10:00 End'));
  expect([mentioned?.draft.chapters, mentioned?.notes.length]).toEqual([[], 2]);
});

test('what Podcasting 2.0 has and Glosscast has not is named, element by element', () => {
  const more = `<podcast:season name="The wet year">3</podcast:season><podcast:episode display="Ch. 4">4</podcast:episode>
    <podcast:license>my-own</podcast:license><podcast:location geo="geo:1,2">Lisbon</podcast:location>
    <podcast:person img="https://a.example/p.jpg">Mara</podcast:person><podcast:soundbite startTime="?" duration="9">Lost</podcast:soundbite>
    <podcast:alternateEnclosure type="audio/opus"><podcast:source uri="https://a.example/a.opus"/></podcast:alternateEnclosure>
    <podcast:value type="lightning" method="keysend"><podcast:valueRecipient type="node" address="a" split="1"/></podcast:value>
    <podcast:socialInteract protocol="activitypub" uri="https://a.example/1"/>`;
  const { value, messages } = read(
    feed(
      item(more),
      '<podcast:trailer url="https://a.example/t.mp3" pubdate="x">T</podcast:trailer><podcast:locked>yes</podcast:locked>',
    ),
  );
  expect(messages).toEqual([]);
  expect(value?.unplaced.map(({ text }) => text).sort()).toEqual(
    [
      'alternateEnclosure',
      'location',
      'locked',
      'socialInteract',
      'source',
      'trailer',
      'value',
      'valueRecipient',
    ].map((name) => `podcast:${name}`),
  );
  const draft = value?.episodes[0]?.draft;
  expect([draft?.number, draft?.season, draft?.hosts]).toEqual(['4', 3, [{ name: 'Mara' }]]);
  expect(draft?.unplaced?.map(({ what, text }) => `${what}: ${text}`).sort()).toEqual([
    'picture of a person: https://a.example/p.jpg',
    'podcast:episode, display: Ch. 4',
    'podcast:license: my-own',
    'podcast:season, name: The wet year',
    'podcast:soundbite without a time: Lost',
  ]);
});
