import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { matchEpisodes } from '../../../scripts/imports/feed/match.ts';
import { planFeed, type FeedPlan } from '../../../scripts/imports/feed/plan.ts';
import { writeTogether } from '../../../scripts/command-line/files.ts';
import { parseFeed } from '../../../src/parse/feed/feed.ts';
import { readContent } from '../../../src/read/content.ts';
import { loadContent } from '../../../src/site/library.ts';

let folder = '';
const asked: string[] = [];

const drawn = (width: number, format: 'png' | 'jpeg'): Promise<Buffer> =>
  sharp({ create: { width, height: width, channels: 3, background: '#336' } })
    .toFormat(format)
    .toBuffer();

/** A web of a few files. */
async function fetch(url: string) {
  asked.push(url);
  const files: Readonly<Record<string, () => Promise<Uint8Array>>> = {
    'https://i.example/cover': () => drawn(20, 'png'),
    'https://i.example/one.png': () => drawn(30, 'jpeg'),
    'https://i.example/page.png': () => Promise.resolve(Buffer.from('<html>no picture</html>')),
    'https://i.example/cut.png': async () => (await drawn(60, 'png')).subarray(0, 60),
    'https://i.example/drawing.svg': () =>
      Promise.resolve(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>')),
  };
  const bytes = await files[url]?.();
  if (bytes === undefined) throw new Error(`${url} answers with 404`);
  return { bytes, url };
}

const item = (number: number, picture: string): string =>
  `<item><title>Weir ${number}</title><guid>g-${number}</guid><pubDate>Thu, ${10 + number} May 2025 08:00:00 GMT</pubDate>
  <enclosure url="https://a.example/${number}.mp3" length="10" type="audio/mpeg"/><itunes:image href="https://i.example/${picture}"/></item>`;
const feed = (items: string): Uint8Array =>
  Buffer.from(
    `<rss version="2.0" xmlns:itunes="http://www.itunes.com/dtds/podcast-1.0.dtd"><channel><title>Weirs</title><description>On water.</description><language>en</language><itunes:image href="https://i.example/cover"/>${items}</channel></rss>`,
  );

async function plan(source: Uint8Array, fetches: boolean): Promise<FeedPlan> {
  const parsed = parseFeed(source, 'a.xml').value;
  if (parsed === undefined) throw new Error('no feed');
  const files = await readContent(folder);
  const content = loadContent(files);
  return planFeed({
    show: parsed.show,
    episodes: matchEpisodes(parsed.episodes, content, []),
    content,
    contentDir: folder,
    hasShow: files.show !== undefined,
    fetches,
    fetch,
  });
}
const read = (file: string): Promise<string> => readFile(path.join(folder, 'episodes', file), 'utf8');
const isThere = (file: string): Promise<boolean> =>
  access(path.join(folder, 'episodes', file)).then(
    () => true,
    () => false,
  );

beforeEach(async () => {
  asked.length = 0;
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-pictures-'));
  for (const name of ['episodes', 'references']) await mkdir(path.join(folder, name));
});
afterEach(() => rm(folder, { recursive: true }));

it('names pictures and asks nobody, fetches them by request, and never again', async () => {
  const source = feed(item(1, 'one.png') + item(2, 'cover') + item(3, 'one.png'));
  const named = await plan(source, false);
  expect(asked).toEqual([]);
  expect(named.unplaced).toEqual(
    ['cover', 'one.png', 'one.png'].map((name) => ({ what: 'picture', text: `https://i.example/${name}` })),
  );
  expect(named.notes.join()).toContain('Pictures are fetched with --fetch');
  await writeTogether(named.files);
  expect(await read('show.yaml')).not.toContain('image');

  // the show and its episodes are there by now, and lack their pictures
  const fetched = await plan(source, true);
  expect(asked.toSorted()).toEqual(['https://i.example/cover', 'https://i.example/one.png']);
  await writeTogether(fetched.files);
  expect(await read('show.yaml')).toContain('\nimage: cover.png\n');
  // what it is is seen from its bytes, whatever it is called
  expect(await read('weir-1/episode.md')).toContain('image:\n  file: cover.jpg\n  alt: Weir 1\n');
  expect([
    await isThere('cover.png'),
    await isThere('weir-1/cover.jpg'),
    await isThere('weir-2/cover.png'),
  ]).toEqual([true, true, false]);
  const content = loadContent(await readContent(folder));
  expect(content.messages.filter(({ severity }) => severity === 'error')).toEqual([]);

  const before = await read('weir-1/episode.md');
  for (const fetches of [true, false]) {
    const again = await plan(source, fetches);
    await writeTogether(again.files);
    expect(again.unplaced).toEqual([]);
    expect(await read('weir-1/episode.md')).toBe(before);
  }
  expect(asked).toHaveLength(2);
});

it('takes only what is a picture to its end, and puts none in the place of another', async () => {
  const source = feed(
    item(1, 'page.png') + item(2, 'cut.png') + item(3, 'drawing.svg') + item(4, 'gone.png'),
  );
  await writeFile(path.join(folder, 'episodes/cover.png'), 'mine');
  const made = await plan(source, true);
  await writeTogether(made.files);
  for (const number of [1, 2, 3, 4]) expect(await read(`weir-${number}/episode.md`)).not.toContain('image');
  expect(await read('cover.png')).toBe('mine');
  expect(await read('show.yaml')).not.toContain('image');
  const notes = made.notes.join('\n');
  for (const name of ['page.png', 'cut.png', 'drawing.svg'])
    expect(notes).toContain(`${name} is no picture that can be shown`);
  expect(notes).toContain('gone.png answers with 404');
  expect(made.unplaced.filter(({ what }) => what === 'picture')).toHaveLength(5);
});
