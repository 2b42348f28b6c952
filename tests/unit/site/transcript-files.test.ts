import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { VFile } from 'vfile';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ExportFile } from '../../../src/export/files.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { composeSite } from '../../../src/site/compose.ts';

let work: string;
let content: string;

const vtt = `WEBVTT

00:01.000 --> 00:03.000
<v SPEAKER_00>Welcome to <00:02.000>the show.

00:03.000 --> 00:02.000
<v Theo>Q&amp;A &lt;live&gt;
`;

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(content, file)), { recursive: true });
  await writeFile(path.join(content, file), text);
}

beforeAll(async () => {
  work = await mkdtemp(path.join(tmpdir(), 'glosscast-transcripts-'));
  content = path.join(work, 'content');
  await write(
    'episodes/show.yaml',
    'title: Bare\ndescription: A bare show.\nlanguage: en\nurl: https://bare.example/\nfeed: {own: true}\n',
  );
  await write('references/people.yaml', 'mara: {name: Mara Vale}\n');
  const front = (title: string, more: string): string =>
    `---\ntitle: ${title}\ndate: 2025-05-15\n${more}---\nSummary.\n`;
  await write(
    'episodes/one/episode.md',
    front(
      'One',
      'speakers: {SPEAKER_00: mara}\naudio: {url: https://bare.example/one.mp3, type: audio/mpeg, bytes: 9, duration: 3.5, hash: sha256-abc}\nprovenance: {transcript: {by: Whisper}}\n',
    ),
  );
  await write('episodes/one/transcript.vtt', vtt);
  await write('episodes/two/episode.md', front('Two', ''));
  await write(
    'episodes/two/transcript.txt',
    'Mara: Nobody knows when.\n\nTheo: Nobody.\n\nMara: No.\n\nTheo: Yes.\n',
  );
  await write('episodes/three/episode.md', front('Three', ''));
  await write('episodes/four/episode.md', front('Four', ''));
  await write('episodes/four/transcript.md', '**Mara:** \\[00:04\\] It is **Markdown**.\n');
});
afterAll(() => rm(work, { recursive: true }));

async function compose(name: string): Promise<ReadonlyMap<string, string>> {
  const { site } = await composeSite({ contentDir: content, cacheDir: path.join(work, name), drafts: false });
  if (site === undefined) throw new Error('the content has errors');
  const text = ({ path: file, body }: ExportFile): [string, string] => [
    file,
    typeof body === 'string' ? body : '',
  ];
  return new Map(site.files.map(text));
}

describe('beside an episode', () => {
  test('its mended transcript lies in five forms, with names, provenance and what is not stated', async () => {
    const files = await compose('first');
    const read = (ending: string): string => files.get(`episodes/one/transcript.${ending}`) ?? '';
    const { value } = parseTranscript(new VFile({ path: 'transcript.vtt', value: read('vtt') }));
    expect(value?.cues).toMatchObject([
      { start: 1, end: 3, speaker: 'Mara Vale', text: 'Welcome to the show.' },
      { start: 3, speaker: 'Theo', text: 'Q&A <live>' },
    ]);
    expect(value?.cues[1]?.end).toBeGreaterThan(3);
    expect(read('vtt')).toContain('Welcome to <00:00:02.000>the show.');
    expect(read('vtt')).toContain(
      'NOTE\nOne\nMade by: Whisper\nMade on: not stated\nReviewed by: not stated\nWord times: measured\nAudio: 3.5 s, sha256-abc\n',
    );
    expect(read('srt')).toContain('Mara Vale: Welcome to the show.');
    expect(JSON.parse(read('json'))).toMatchObject({
      glosscast: { madeBy: 'Whisper', audio: { duration: 3.5 } },
    });
    expect(read('html')).toContain('<p>Q&amp;A &lt;live&gt;</p>');
    expect(read('html')).toContain('<meta name="glosscast:reviewed-by" content="not stated">');
    expect(read('txt')).toContain('Mara Vale (0:01):\nWelcome to the show.');
  });

  test('without times it lies there as HTML and text, without a transcript not at all', async () => {
    const names = [...(await compose('first')).keys()].filter((file) => /\/transcript\./.test(file));
    expect(names.filter((file) => !/^episodes\/(?:one|four)\//.test(file)).sort()).toEqual([
      'episodes/two/transcript.html',
      'episodes/two/transcript.txt',
    ]);
  });

  test('a transcript in Markdown is one, too', async () => {
    const text = (await compose('first')).get('episodes/four/transcript.txt');
    expect(text).toContain('Mara (0:04):\nIt is Markdown.');
  });

  test('the feed names all of them, WebVTT first', async () => {
    const feed = (await compose('first')).get('feed.xml') ?? '';
    const tags = [...feed.matchAll(/<podcast:transcript[^>]*\/one\/[^>]*>/g)].map(([tag]) => tag);
    expect(tags.map((tag) => /transcript\.(\w+)"/.exec(tag)?.[1])).toEqual([
      'vtt',
      'srt',
      'json',
      'html',
      'txt',
    ]);
    expect(tags.map((tag) => tag.includes('rel="captions"'))).toEqual([true, true, true, false, false]);
  });

  test('they are the same in every build', async () => {
    expect(await compose('second')).toEqual(await compose('first'));
  });
});
