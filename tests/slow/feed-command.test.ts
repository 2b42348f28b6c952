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
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-feeds-'));
});
afterEach(() => rm(folder, { recursive: true }));

const item = (number: number, title: string, more = ''): string =>
  `<item><title>${title}</title><guid>g-${number}</guid><pubDate>Thu, ${10 + number} May 2025 08:00:00 GMT</pubDate>
  <itunes:episode>${number}</itunes:episode><enclosure url="https://a.example/${number}.mp3" length="10" type="audio/mpeg"/>
  <podcast:person role="guest">Orla Brinkwater</podcast:person><description>Water &amp;amp; @walls.</description>${more}</item>`;
const feed = (items: string): string =>
  `<rss version="2.0"><channel><title>Weirs</title><description>On water.</description><language>en</language>${items}</channel></rss>`;

it('shows what it would write, and makes a show without mistakes', async () => {
  await writeFile(path.join(folder, 'a.xml'), feed(item(2, 'The weir') + item(1, 'Index')));
  const args = ['feed', 'a.xml', '--content', '.'];
  const shown = run('import', [...args, '--dry-run']);
  expect([shown.code, await readdir(folder)]).toEqual([0, ['a.xml']]);
  expect(run('import', args).code).toBe(0);
  const checked = run('check', ['--content', '.']);
  expect([checked.code, checked.out + checked.err]).toEqual([
    0,
    expect.not.stringMatching(/: (?:error|warning): /),
  ]);
});

it('leaves drafts of a feed that is made here, and says what it cannot read', async () => {
  await writeFile(path.join(folder, 'a.xml'), feed(item(1, 'Index')));
  run('import', ['feed', 'a.xml', '--content', '.']);
  const file = 'episodes/1-index/episode.md';
  const show = 'episodes/show.yaml';
  await writeFile(path.join(folder, show), `${await read(show)}feed: {own: true}\n`);
  const draft = (await read(file)).replace('guid:', 'draft: true\nguid:');
  await writeFile(path.join(folder, file), draft);
  await writeFile(path.join(folder, 'a.xml'), feed(item(1, 'Another title')));
  const { code, err } = run('import', ['feed', 'a.xml', '--content', '.']);
  expect([code, await read(file)]).toEqual([0, draft]);
  expect(err).toContain('episodes/1-index is a draft');

  await writeFile(path.join(folder, 'page.html'), '<!doctype html><html></html>');
  const page = run('import', ['feed', 'page.html', '--content', '.']);
  expect([page.code, page.err]).toEqual([1, expect.stringContaining('it is a web page')]);
  const loop = run('import', ['feed', 'https://127.0.0.1/feed.xml', '--content', '.']);
  expect([loop.code, loop.err]).toEqual([1, expect.stringContaining('no address of the Internet')]);
  const wrong = run('import', ['feed', 'a.xml', '--content', '.', '--limit', '0']);
  expect(wrong.code).toBe(2);
});
