import { spawnSync } from 'node:child_process';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const scripts = path.resolve('scripts');
let folder = '';

function run(name: string, args: readonly string[]) {
  const script = path.join(scripts, `${name}.ts`);
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: folder,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}
const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-feed-'));
});
afterEach(() => rm(folder, { recursive: true }));

const item = (number: number, title: string, more = ''): string =>
  `<item><title>${title}</title><guid>g-${number}</guid><pubDate>Thu, ${10 + number} May 2025 08:00:00 GMT</pubDate>
  <itunes:episode>${number}</itunes:episode><enclosure url="https://a.example/${number}.mp3" length="10" type="audio/mpeg"/>
  <podcast:person role="guest">Orla Brinkwater</podcast:person><description>Water &amp;amp; @walls.</description>${more}</item>`;
const feed = (items: string): string =>
  `<rss version="2.0"><channel><title>Weirs</title><description>On water.</description><language>en</language>${items}</channel></rss>`;

it('makes a show, finds its episodes again, and leaves alone what was edited', async () => {
  await writeFile(path.join(folder, 'a.xml'), feed(item(2, 'The weir') + item(1, 'Index')));
  const args = ['feed', 'a.xml', '--content', '.'];
  const made = run('import', args);
  expect([made.code, made.out]).toEqual([
    0,
    'episodes/2-the-weir/episode.md\nepisodes/1-index/episode.md\n  new in people.yaml: orla-brinkwater, Orla Brinkwater\nepisodes/show.yaml\n2 episodes new, 0 changed, 0 as before.\n',
  ]);
  // the host edits one, and begins a third before it is in the feed
  const file = 'episodes/2-the-weir/episode.md';
  const edited = (await read(file))
    .replace('Water &', 'Much water &')
    .replace('title: The weir', 'title: The weir at night');
  expect(edited).toContain('Much water');
  await writeFile(path.join(folder, file), edited);
  await writeFile(
    path.join(folder, 'b.xml'),
    feed(
      item(3, 'Walls') + item(2, 'The weir, again', '<itunes:season>4</itunes:season>') + item(1, 'Index'),
    ),
  );
  const again = run('import', ['feed', 'b.xml', '--content', '.', '--only', '2-the-weir']);
  expect(again.out).toContain('left alone: title of episodes/2-the-weir, edited here');
  expect(await read(file)).toBe(edited.replace('number: "2"', 'number: "2"\nseason: 4'));

  const { code, out } = run('import', [
    'feed',
    'b.xml',
    '--content',
    '.',
    '--since',
    '2025-05-12',
    '--limit',
    '1',
  ]);
  expect([code, out]).toEqual([0, 'episodes/3-walls/episode.md\n1 episode new, 0 changed, 0 as before.\n']);
  expect((await readdir(path.join(folder, 'episodes'))).sort()).toEqual([
    '1-index',
    '2-the-weir',
    '3-walls',
    'imported.json',
    'show.yaml',
  ]);
});
