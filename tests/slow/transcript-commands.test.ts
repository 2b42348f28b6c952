import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

let folder: string;
const scripts = path.resolve('scripts');

const srt = `1
00:00:01,000 --> 00:00:02,500
Fish &amp; <i>chips</i>

2
00:00:02,500 --> 00:00:02,000
Mara: Yes.
`;
const json = JSON.stringify({
  version: '1.0.0',
  segments: [
    { speaker: 'SPEAKER_00', startTime: 0, endTime: 1, body: 'Hello.' },
    { speaker: 'Theo', startTime: 1, endTime: 2, body: 'Hello?' },
    { speaker: 'SPEAKER_00', startTime: 2, endTime: 3, body: 'Hello!' },
  ],
});

function run(name: string, ...args: string[]): { code: number | null; out: string; err: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(scripts, `${name}.ts`), ...args],
    { cwd: folder, encoding: 'utf8' },
  );
  return { code: status, out: stdout, err: stderr };
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(path.join(folder, file)), { recursive: true });
  await writeFile(path.join(folder, file), text);
}
const read = (file: string): Promise<string> => readFile(path.join(folder, file), 'utf8');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-convert-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('transcript', () => {
  it('prints one file as Podcasting 2.0 JSON, a plain segment per cue, and nothing else', async () => {
    await write('one.srt', srt);
    const { code, out, err } = run('transcript', 'one.srt');
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual({
      version: '1.0.0',
      segments: [
        { startTime: 1, endTime: 2.5, body: 'Fish & chips' },
        { startTime: 2.5, endTime: 2, body: 'Mara: Yes.' },
      ],
    });
  });

  it('is faithful, unless it is to mend', async () => {
    await write('one.srt', srt);
    expect(run('transcript', 'one.srt', '--to', 'vtt').out).toContain('00:00:02.500 --> 00:00:02.000\n');
    const mended = run('transcript', 'one.srt', '--to', 'vtt', '--mend');
    expect(mended.out).not.toContain('--> 00:00:02.000');
    expect(mended.err).toMatch(/^one\.srt:6:1: warning: .*\[transcript-reversed\]$/m);
  });

  it('converts what can be read into a folder, and fails for the rest', async () => {
    await write('one.srt', srt);
    await write('two.json', json);
    await write('bad.vtt', 'WEBVTTT\n\n00:01.000 --> 00:02.000\nNo.\n');
    const { code, out, err } = run(
      'transcript',
      'bad.vtt',
      'one.srt',
      'none.srt',
      'two.json',
      '--to=txt',
      '--output',
      'new/out',
    );
    expect([code, out]).toEqual([
      1,
      `${path.join('new', 'out', 'one.txt')}\n${path.join('new', 'out', 'two.txt')}\n`,
    ]);
    expect(err).toMatch(/^bad\.vtt:1:1: error: .*\[transcript-signature\]$/m);
    expect(err).toMatch(/^none\.srt:1:1: error: .*there is no such file/m);
    expect((await readdir(path.join(folder, 'new/out'))).sort()).toEqual(['one.txt', 'two.txt']);
    expect(await read('new/out/two.txt')).toBe(
      'SPEAKER_00 (0:00):\nHello.\n\nTheo (0:01):\nHello?\n\nSPEAKER_00 (0:02):\nHello!\n',
    );
  });

  it('lets no file take the place of another, or its own', async () => {
    await write('a/one.srt', srt);
    await write('b/one.json', json);
    const { code, err } = run('transcript', 'a/one.srt', 'b/one.json', '--to', 'vtt', '--output', 'out');
    expect(code).toBe(1);
    expect(err).toMatch(/^b\/one\.json:1:1: error: not converted: .*is made of a\/one\.srt/m);
    expect(await read('out/one.vtt')).toContain('Fish');
    const own = run('transcript', 'a/one.srt', '--to', 'srt', '--output', 'a');
    expect([own.code, await read('a/one.srt')]).toEqual([1, srt]);
  });

  it('refuses captions of words without times, and writes them as text', async () => {
    await write('said.txt', 'Mara: Nobody knows when.\n\nTheo: Nobody.\n\nMara: No.\n\nTheo: Yes.\n');
    const captions = run('transcript', 'said.txt', '--to', 'srt');
    expect([captions.code, captions.out]).toEqual([1, '']);
    expect(captions.err).toContain('[transcript-needs-times]');
    const text = run('transcript', 'said.txt', '--to', 'txt');
    expect([text.code, text.out]).toEqual([
      0,
      'Mara:\nNobody knows when.\n\nTheo:\nNobody.\n\nMara:\nNo.\n\nTheo:\nYes.\n',
    ]);
  });

  it('says how it is called: formats by name, several files into a folder', async () => {
    await write('one.srt', srt);
    expect(run('transcript', 'one.srt', '--from', 'SubRip').code).toBe(0);
    const unknown = run('transcript', 'one.srt', '--from', 'subripp');
    expect(unknown.code).toBe(2);
    expect(unknown.err).toContain('did you mean "subrip"? (formats are webvtt,');
    expect(run('transcript', 'one.srt', 'two.srt')).toMatchObject({ code: 2, out: '' });
    expect(run('transcript').err).toContain('expected FILE...');
    expect(run('transcript', '--help').out).toContain('npm run transcript -- FILE... [options]');
  });
});

describe('import transcript', () => {
  beforeEach(async () => {
    await write(
      'show/episodes/show.yaml',
      'title: Bare\ndescription: A bare show.\nlanguage: en\nurl: https://bare.example/\n',
    );
    await write('show/references/people.yaml', 'theo: {name: Theo}\nmara: {name: Mara Vale}\n');
    const episode = '---\ntitle: One\ndate: 2025-05-15\n---\nSummary.\n';
    for (const slug of ['012-lisbon', '013-porto', '013-braga'])
      await write(`show/episodes/${slug}/episode.md`, episode);
    await write('from-tool.txt', json);
  });
  const bring = (...args: string[]) => run('import', 'transcript', ...args, '--content', 'show');

  it('puts the file beside the episode as it is, and says whom to map', async () => {
    const { code, out, err } = bring('from-tool.txt', '012');
    expect([code, err]).toEqual([0, '']);
    expect(out).toBe(
      `${path.join('show', 'episodes', '012-lisbon', 'transcript.json')}
Speakers, and how often each has the word:
  SPEAKER_00: 2
  Theo: 1 (Theo)
Add to the front matter of episodes/012-lisbon/episode.md, with ids from references/people.yaml:
speakers:
  "SPEAKER_00": person-id
`,
    );
    expect(await read('show/episodes/012-lisbon/transcript.json')).toBe(json);
    expect((await readdir(path.join(folder, 'show/episodes/012-lisbon'))).sort()).toEqual([
      'episode.md',
      'transcript.json',
    ]);
  });

  it('replaces no transcript', async () => {
    await write('show/episodes/012-lisbon/transcript.srt', srt);
    const { code, out, err } = bring('from-tool.txt', '012');
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain('has a transcript already, transcript.srt; move it away');
    expect(await readdir(path.join(folder, 'show/episodes/012-lisbon'))).toHaveLength(2);
  });

  it('brings nothing that cannot be read', async () => {
    await write('bad.vtt', 'Hello.\n');
    expect(bring('bad.vtt', '012')).toMatchObject({ code: 1, out: '' });
    expect(bring('none.vtt', '012').err).toContain('there is no such file');
    expect(await readdir(path.join(folder, 'show/episodes/012-lisbon'))).toEqual(['episode.md']);
  });

  it('takes the beginning of a slug only if it is one episode’s', () => {
    expect(bring('from-tool.txt', '013')).toMatchObject({ code: 2, out: '' });
    expect(bring('from-tool.txt', '013').err).toContain('may be 013-braga or 013-porto');
    expect(bring('from-tool.txt', '012-lisbom').err).toContain('did you mean "012-lisbon"?');
    expect(bring('from-tool.txt', 'show/episodes/013-porto/').code).toBe(0);
  });

  it('says what can be imported, and how', () => {
    expect(run('import')).toMatchObject({ code: 2, out: '' });
    expect(run('import', 'trascript').err).toContain('did you mean "transcript"?');
    expect(run('import', '--help').out).toContain('transcript FILE EPISODE');
    expect(run('import', 'transcript', '--help').out).toContain(
      'npm run import -- transcript FILE EPISODE [options]',
    );
    expect(bring('from-tool.txt').code).toBe(2);
  });
});
