import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { makeChapteredMp3 } from '../support/chaptered-mp3.ts';
import { beginMaterial, leaveEverywhere, putFiles } from '../support/walked-episode.ts';

const script = (name: string): string => path.resolve(`scripts/${name}.ts`);
let folder = '';
const at = (name: string): string => path.join(folder, name);

/** As a host's shell has it: a test runner's environment would change how a site is built. */
const env = Object.fromEntries(
  Object.entries(process.env).filter(
    ([key]) => !/^(?:VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$)/.test(key),
  ),
);

function run(name: string, ...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [script(name), ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { code: status, out: stdout, err: stderr };
}

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-episode-'));
});
afterEach(() => rm(folder, { recursive: true }));

const spoken = `WEBVTT

00:00.500 --> 00:02.000
<v SPEAKER_1>The sleeper from Lisbon left on a Tuesday.

00:04.000 --> 00:08.000
<v SPEAKER_1>And it never came back to the station.
`;

async function putShow(): Promise<void> {
  await putFiles(folder, {
    'show/episodes/show.yaml':
      'title: Night Train\ndescription: Sleepers.\nlanguage: en\nurl: https://night.example/\nlisten: {rss: https://host.example/feed.xml}\n',
    'mix.mp3': makeChapteredMp3('Sleepers', [
      { title: 'Out', start: 0 },
      { title: 'Back', start: 3000 },
      { title: 'Home', start: 6000 },
    ]),
    'words.vtt': spoken,
  });
}

const item = (title: string, url: string): string =>
  `<rss version="2.0"><channel><title>Night Train</title><description>Sleepers.</description><language>en</language>
  <item><title>${title}</title><guid isPermaLink="false">host-12</guid><pubDate>Thu, 05 Mar 2026 23:30:00 -0500</pubDate>
  <itunes:episode>12</itunes:episode><enclosure url="${url}" length="10" type="audio/mpeg"/>
  <description>What the host says.</description></item></channel></rss>`;

it('is left at every question and goes on from there to the same end', async () => {
  expect(await leaveEverywhere(folder, await beginMaterial(folder))).toBeGreaterThan(20);
});

it('makes a folder to publish from without a terminal, and a later feed finds the same episode', async () => {
  await putShow();
  const begin = ['012-lisbon', '--title', 'The Lisbon sleeper', '--date', '2026-03-05', '--number', '012'];
  const with_ = [
    '--audio',
    'mix.mp3',
    '--audio-url',
    'https://host.example/12.mp3',
    '--transcript',
    'words.vtt',
  ];
  const made = run('episode', ...begin, ...with_, '--content', 'show', '--output', 'out');
  expect([made.code, made.out.trim().split('\n').at(-1)], made.err).toEqual([0, 'out']);
  expect(made.err).toContain('it is not known who "SPEAKER_1" is\n');
  expect((await readdir(at('out'))).sort()).toEqual([
    ...['START-HERE.txt', 'cards', 'chapters', 'notes', 'site', 'transcript'],
  ]);
  const start = await readFile(at('out/START-HERE.txt'), 'utf8');
  expect(start).toContain('   Link:         https://night.example/episodes/012-lisbon/');
  expect(start).toContain(
    'npm run import -- feed https://host.example/feed.xml --only 012-lisbon --content show\n',
  );
  // it names no file that is not there
  const named = [...start.matchAll(/(?:notes|cards|chapters|transcript)\/[\w.-]+\.\w+/g)].map(
    ([file]) => file,
  );
  expect(named.length).toBeGreaterThan(10);
  expect(named.filter((file) => !existsSync(at(`out/${file}`)))).toEqual([]);
  expect(existsSync(at('out/site/episodes/012-lisbon/index.html'))).toBe(true);
  expect(await readFile(at('out/notes/apple.html'), 'utf8')).toContain('00:03 Back');

  // by its audio: another title, another day
  const before = await readFile(at('show/episodes/012-lisbon/episode.md'), 'utf8');
  await writeFile(at('a.xml'), item('#12 Lisbon', 'https://host.example/12.mp3'));
  const found = run('import', 'feed', 'a.xml', '--content', 'show');
  expect([found.code, found.out], found.err).toEqual([
    0,
    expect.stringContaining('0 episodes new, 1 changed'),
  ]);
  expect(await readdir(at('show/episodes'))).not.toContain('12-lisbon');
  const after = await readFile(at('show/episodes/012-lisbon/episode.md'), 'utf8');
  expect(after).toContain('guid: host-12\n');
  expect(after.split('\n').filter((line) => !before.includes(line))).not.toContain('title: "#12 Lisbon"');

  // and then by its guid, whatever else changes; the folder that was handed over is made anew
  await writeFile(at('b.xml'), item('Another title', 'https://elsewhere.example/x.mp3'));
  expect(run('import', 'feed', 'b.xml', '--content', 'show').out).toContain('0 episodes new');
  const again = run('episode', '012', '--content', 'show', '--output', 'out', '--no-site');
  expect(again.code, again.err).toBe(0);
  expect(await readdir(at('out'))).not.toContain('site');
});

it('is found by title and date where its audio was not known yet', async () => {
  await putShow();
  const begun = run(
    'episode',
    ...['012-lisbon', '--title', 'The Lisbon sleeper', '--date', '2026-03-05', '--content', 'show'],
    ...['--output', 'out', '--no-site'],
  );
  expect([begun.code, begun.err.includes('there is no audio')]).toEqual([0, true]);
  await writeFile(at('a.xml'), item('12: The Lisbon Sleeper', 'https://host.example/12.mp3'));
  const found = run('import', 'feed', 'a.xml', '--content', 'show');
  expect([found.code, found.out]).toEqual([0, expect.stringContaining('0 episodes new, 1 changed')]);
  expect(await readdir(at('show/episodes'))).toEqual(['012-lisbon', 'imported.json', 'show.yaml']);
  expect(await readFile(at('show/episodes/012-lisbon/episode.md'), 'utf8')).toContain(
    'https://host.example/12.mp3',
  );
});

it('refuses a folder that is not its own, and keeps the last one if it is killed', async () => {
  await putShow();
  const args = ['012-lisbon', '--title', 'T', '--date', '2026-03-05', '--content', 'show', '--no-site'];
  for (const output of ['.', 'show/episodes/x', 'show'])
    expect(run('episode', ...args, '--output', output).code, output).toBe(2);
  expect(await readdir(at('show/episodes'))).toEqual(['show.yaml']);
  expect(run('episode', ...args, '--output', 'out').code).toBe(0);
  const last = await readFile(at('out/START-HERE.txt'), 'utf8');
  const child = spawn(process.execPath, [script('episode'), '012', '--content', 'show', '--output', 'out'], {
    cwd: folder,
    env,
  });
  await new Promise<void>((resolve) => {
    let said = '';
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString();
      // while the site is laid out
      if (/Laying out|Annotating/.test(said)) child.kill('SIGINT');
    });
    child.on('exit', () => resolve());
  });
  expect(await readFile(at('out/START-HERE.txt'), 'utf8')).toBe(last);
  expect(run('episode', '012', '--content', 'show', '--output', 'out', '--no-site').code).toBe(0);
  expect((await readdir(folder)).filter((name) => name.startsWith('out'))).toEqual(['out']);
});
