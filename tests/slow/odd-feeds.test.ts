import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import { writeEpisodeFile } from '../../src/edit/episode-file.ts';
import { writeNoteBlocks } from '../../src/edit/notes-markdown.ts';
import { parseEpisode } from '../../src/parse/episode.ts';
import { parseFeed } from '../../src/parse/feed/feed.ts';
import { parseShow } from '../../src/parse/show.ts';

const item = (number: number): string => `<item><title>${number}: Guest ${number} &amp; friends</title>
<guid isPermaLink="false">guid-${number}</guid><link>https://show.example/${number}</link>
<pubDate>${new Date(Date.UTC(2015, 0, 1) + number * 604_800_000).toUTCString()}</pubDate>
<itunes:episode>${number}</itunes:episode><itunes:duration>1:0${number % 10}:15</itunes:duration><itunes:explicit>no</itunes:explicit>
<enclosure url="https://a.example/${number}.mp3?x=1&amp;y=2" length="${number}000" type="audio/mpeg"/>
<podcast:person role="guest">Guest Number ${number}</podcast:person><podcast:soundbite startTime="1" duration="2"/>
<psc:chapters><psc:chapter start="0" title="A [1] @b"/><psc:chapter start="00:10" title="# C"/></psc:chapters>
<content:encoded><![CDATA[<p>Words on <em>episode ${number}</em>, [[so]] [@what].</p><p>00:00 Start<br>05:10 In<br>10:00 Out *x*</p><ul>${'<li><a href="https://show.example/a?b=c&amp;d=e">Link</a> – <b>bold</b> @some_one</li>'.repeat(12)}</ul>]]></content:encoded></item>`;
const feed = (count: number): string =>
  `<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd" xmlns:podcast="https://podcastindex.org/namespace/1.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:psc="http://podlove.org/simple-chapters"><channel><title>Big</title><description>D &amp; e</description><language>en</language>
${Array.from({ length: count }, (_, index) => item(count - index)).join('\n')}</channel></rss>`;

const { value: show } = parseShow(new VFile({ path: 'episodes/show.yaml', value: '' }), {
  siblings: [],
  styles: [],
});

/** Reads bytes as a feed; every episode of it must make a file without an error. */
function readWhole(bytes: Uint8Array, what: string) {
  const { value, messages } = parseFeed(bytes, 'feed.xml');
  if (value === undefined) expect(messages.length, what).toBeGreaterThan(0);
  for (const { draft, notes } of value?.episodes ?? []) {
    const text = writeEpisodeFile(
      { ...draft, summary: [{ markdown: writeNoteBlocks(notes) }] },
      ({ name }) => name,
    );
    const file = new VFile({ path: 'episodes/x/episode.md', value: text });
    const found = parseEpisode(file, { show, slug: 'x', siblings: [] });
    expect(
      found.messages.filter(({ severity }) => severity === 'error'),
      what,
    ).toEqual([]);
    expect(found.value.meta.title, what).toBe(draft.title);
  }
  return { episodes: value?.episodes ?? [], messages };
}

/** The same numbers each time. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

const source = feed(3);

it('reads a feed that is cut off anywhere', () => {
  const bytes = new TextEncoder().encode(source);
  const counts = new Set<number>();
  for (let end = 0; end < bytes.length; end += 7)
    counts.add(readWhole(bytes.subarray(0, end), `cut at ${end}`).episodes.length);
  expect([...counts].sort()).toEqual([0, 1, 2, 3]);
}, 300_000);

/** What is known of the items of a feed that nothing happened to. */
const whole = new Map(
  readWhole(new TextEncoder().encode(source), 'whole').episodes.map((episode, index) => [
    item(3 - index),
    episode,
  ]),
);

it('reads 1,700 feeds in which elements were swapped, doubled, emptied, renamed or broken', () => {
  const next = numbers(1154);
  const parts = source.match(/<!\[CDATA\[[\s\S]*?\]\]>|<[^>]*>|[^<]+/g) ?? [];
  const pick = (): number => Math.floor(next() * parts.length);
  const odd = [
    '&',
    '<',
    ']]>',
    '\u0000',
    '</item>',
    '<item>',
    '"',
    '<![CDATA[',
    '<!--',
    '&#0;',
    '&nbsp;',
    '\uD800',
    '٣',
    '<b>',
    'é'.repeat(3000),
  ];
  let read = 0;
  const lost: string[] = [];
  for (let round = 0; round < 1700; round++) {
    const changed = [...parts];
    for (let change = 0; change <= round % 4; change++) {
      const [one, other] = [pick(), pick()];
      const kind = Math.floor(next() * 5);
      if (kind === 0) [changed[one], changed[other]] = [changed[other] ?? '', changed[one] ?? ''];
      else if (kind === 1) changed[one] = '';
      else if (kind === 2) changed[one] = `${changed[one]}${changed[one]}`;
      else if (kind === 3) changed[one] = `${changed[one]}${odd[Math.floor(next() * odd.length)]}`;
      else changed[one] = (changed[one] ?? '').replace(/\w+/, (word) => word.split('').reverse().join(''));
    }
    const text = changed.join('');
    const { episodes, messages } = readWhole(Buffer.from(text, 'utf8'), `round ${round}`);
    read += Math.min(3, episodes.length);
    for (const [own, { draft, notes }] of whole) {
      const found = episodes.find((episode) => episode.draft.guid === draft.guid);
      // what is broken elsewhere changes nothing of an item that stands there whole
      if (text.includes(own))
        expect({ ...found, line: 0 }, `round ${round}`).toEqual({ draft, notes, line: 0 });
      const isThere = episodes.some(
        (episode) =>
          episode.draft.guid === draft.guid ||
          episode.draft.title === draft.title ||
          episode.draft.audio?.url === draft.audio?.url,
      );
      if (!isThere && messages.length === 0) lost.push(`round ${round}: ${draft.title}`);
    }
  }
  // none is lost without a word, and of 5,100 few are lost
  expect(lost).toEqual([]);
  expect(read).toBeGreaterThan(4950);
}, 600_000);

it('imports five hundred episodes, and none of them twice', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'glosscast-feed-'));
  try {
    await writeFile(path.join(folder, 'feed.xml'), feed(500));
    const run = (name: string, args: readonly string[]) =>
      spawnSync(process.execPath, [path.resolve('scripts', `${name}.ts`), ...args, '--content', folder], {
        encoding: 'utf8',
      });
    const made = run('import', ['feed', path.join(folder, 'feed.xml')]);
    expect(made.stdout).toContain('500 episodes new, 0 changed, 0 as before.');
    const again = run('import', ['feed', path.join(folder, 'feed.xml')]);
    expect(again.stdout).toContain('0 episodes new, 0 changed, 500 as before.');
    expect(await readdir(path.join(folder, 'episodes'))).toHaveLength(502);
    const checked = run('check', []);
    expect(checked.status).toBe(0);
  } finally {
    await rm(folder, { recursive: true });
  }
}, 600_000);
