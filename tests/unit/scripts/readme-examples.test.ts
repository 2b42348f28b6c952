import { copyFile, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { checkSite } from '../../../src/site/check/check.ts';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';
let examples: readonly string[] = [];

/** The one example that holds these words. */
function exampleWith(words: string): string {
  const found = examples.filter((example) => example.includes(words));
  expect(found, words).toHaveLength(1);
  return (found[0] as string).replaceAll('https://…', 'https://host.example/x').replaceAll('…', 'Q1');
}

const write = async (file: string, text: string): Promise<void> => {
  const target = path.join(folder, file);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, text);
};
const copy = (from: string, to: string): Promise<void> =>
  copyFile(path.join(root, from), path.join(folder, to));
const check = async (): Promise<readonly string[]> =>
  (await checkSite({ contentDir: folder })).map(formatMessage);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-readme-'));
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  // blocks inside the numbered steps are indented
  examples = [...readme.matchAll(/^( *)```\w+\n([\s\S]*?)^\1```/gm)].map(([, indent = '', text = '']) =>
    text.replaceAll(new RegExp(`^${indent}`, 'gm'), ''),
  );
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('the show of the first ten minutes is without mistakes', async () => {
  await write('episodes/show.yaml', exampleWith('url: https://night-train.example/\n'));
  await write('episodes/012-lisbon/episode.md', exampleWith('who still waits for it'));
  // the transcript is the next step
  expect(await check()).toEqual([expect.stringMatching(/: hint: .* \[missing-transcript\]$/)]);
});

/** What stands in the examples on purpose: a time that is still to be confirmed. */
const meant = '[unconfirmed-times]';

test('the examples of everything there is to write are without mistakes', async () => {
  await write('episodes/show.yaml', exampleWith('with everything it may hold'));
  await write('episodes/012-lisbon/episode.md', exampleWith('season: 2'));
  await write('references/glossary/couchette.md', exampleWith('term: Couchette'));
  await write('references/glossary.md', exampleWith('\n: A carriage with beds.'));
  await write('references/people.yaml', `${exampleWith('ines-duarte:\n')}\nmara: Mara\n`);
  const second =
    '@article{duarte2024, author = {Duarte, Inês}, title = {Another}, journal = {Rail}, year = {2024}}\n';
  await write('references/books.bib', exampleWith('@book{catchpole2008') + second);
  const cues = [
    '00:03:14.000 --> 00:03:20.000\n<v SPEAKER_01>We waited until the lamps went out.',
    '00:04:20.000 --> 00:04:25.000\n<v SPEAKER_00>the Lusitânia was late',
  ];
  await write('episodes/012-lisbon/transcript.vtt', `WEBVTT\n\n${cues.join('\n\n')}\n`);
  await copy('episodes/cover.png', 'episodes/cover.png');
  await copy('episodes/cover.png', 'episodes/012-lisbon/platform.jpg');
  await copy('episodes/a-tour-of-the-companion/tour.mp3', 'episodes/012-lisbon/lisbon.mp3');
  expect(await check()).toEqual([expect.stringContaining(meant)]);
});

test('the mistake that it shows is reported in the words that it shows', async () => {
  const readme = await readFile(path.join(root, 'README.md'), 'utf8');
  const shown = /`episodes\/012-lisbon\/episode\.md:\d+:\d+: (error: unknown source [^`]*)`/.exec(
    readme,
  )?.[1];
  expect(shown).toBeDefined();
  const file = path.join(folder, 'episodes/012-lisbon/episode.md');
  await writeFile(
    file,
    (await readFile(file, 'utf8')).replace('[@catchpole2008, p. 31]', '[@catchpol2008, p. 31]'),
  );
  expect(await check()).toEqual([
    expect.stringContaining(`: ${shown ?? ''}`),
    expect.stringContaining(meant),
  ]);
});
