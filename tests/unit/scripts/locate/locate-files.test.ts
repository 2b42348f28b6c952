import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { EpisodeFileError, parseEpisodeFile } from '../../../../scripts/locate/episode-file.ts';
import { locateFile } from '../../../../scripts/locate/locate-files.ts';
import { nightTrains } from '../../annotate/locate/talks.ts';

const episode = {
  lang: 'en',
  duration_s: nightTrains.transcript.duration,
  source: 'trains',
  segments: nightTrains.transcript.segments,
  items: [
    { text: 'Intro', generic: true },
    { text: 'Berths, mattresses and linen in a couchette' },
    { text: 'Cheap flights and untaxed kerosene', title: 'The airlines' },
    { text: 'Closing', generic: true },
  ],
};

test('answers for every item that is not generic, in the order given', () => {
  const read = parseEpisodeFile('/somewhere/trains.json', JSON.stringify(episode));
  expect(read.file).toBe('trains.json');
  const located = locateFile(read, true);
  expect(located.map(({ start }) => Math.round(start))).toEqual([
    Math.round(nightTrains.starts[1] ?? 0),
    Math.round(nightTrains.starts[2] ?? 0),
  ]);
  // known times are for measuring, never for finding
  const told = { ...episode, items: episode.items.map((item) => ({ ...item, start: 1 })) };
  expect(locateFile(parseEpisodeFile('trains.json', JSON.stringify(told)), true)).toEqual(located);
});

test.each([
  ['{', 'no JSON'],
  ['[]', 'must be an object with "segments" and "items"'],
  ['{"items": []}', '"segments" must be a list'],
  ['{"segments": [{"text": "a"}], "items": []}', 'segments[0] must have a "start" in seconds'],
  ['{"segments": [], "items": ["a"]}', 'items[0] must be an object'],
  ['{"segments": [], "items": [{}]}', 'items[0] must have a "text"'],
])('says what is wrong with %s', (text, message) => {
  expect(() => parseEpisodeFile('x.json', text)).toThrow(EpisodeFileError);
  expect(() => parseEpisodeFile('x.json', text)).toThrow(message);
});

test('prints a line for each file, and says which could not be read', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'locate-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const good = path.join(folder, 'good.json');
  await writeFile(good, JSON.stringify(episode));
  const script = path.resolve(import.meta.dirname, '../../../../scripts/locate.ts');
  const { code, stdout, stderr } = await new Promise<{ code: unknown; stdout: string; stderr: string }>(
    (resolve) =>
      execFile(
        process.execPath,
        [script, '--json', good, path.join(folder, 'none.json'), good, '--unordered'],
        (error, out, err) => resolve({ code: error?.code ?? 0, stdout: out, stderr: err }),
      ),
  );
  const lines = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as { file: string; items: unknown[] });
  expect(lines.map(({ file, items }) => [file, items.length])).toEqual([
    ['good.json', 2],
    ['good.json', 2],
  ]);
  expect(Object.keys(lines[0]?.items[0] as object)).toEqual(['start', 'end', 'confidence']);
  expect(stderr).toMatch(/^locate: error: .*none\.json: /);
  expect(code).toBe(1);
});
