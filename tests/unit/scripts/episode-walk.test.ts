import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readTypedPath } from '../../../scripts/command-line/typed-path.ts';
import { choose } from '../../../scripts/walk/terms.ts';
import { makeChapteredMp3 } from '../../support/chaptered-mp3.ts';
import {
  beginMaterial,
  leaveEverywhere,
  putFiles,
  readTree,
  walkThrough,
  type Answers,
  type WalkOptions,
} from '../../support/walked-episode.ts';

let folder = '';
const at = (name: string): string => path.join(folder, name);
const read = (name: string): Promise<string> => readFile(at(name), 'utf8');

const put = (files: Readonly<Record<string, string | Uint8Array>>): Promise<void> => putFiles(folder, files);
const tree = (): ReturnType<typeof readTree> => readTree(folder);
const walk = (wanted: string | undefined, answers: Answers | undefined, more: WalkOptions = {}) =>
  walkThrough(folder, wanted, answers, more);

const show = 'title: T\ndescription: D.\nlanguage: en\nurl: https://t.example/\n';
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-walk-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('the walk through an episode', () => {
  const material = () => beginMaterial(folder);

  it('goes from nothing to what is published, and shows what it writes', async () => {
    const { code, said, out, handed, waiting } = await walk('012-lisbon', await material());
    expect([code, handed, waiting]).toEqual([0, ['012-lisbon'], []]);
    expect(await read('episodes/012-lisbon/episode.md')).toBe(`---
title: The Lisbon sleeper
date: 2026-03-05
number: "012"
hosts: [mara-lind]
guests: [ines-duarte]
speakers:
  SPEAKER_1: mara-lind
audio:
  url: https://cdn.example/12.mp3
  bytes: 166965
  duration: 10.45
image: { file: cover.png, alt: A dot }
provenance:
  transcript:
    by: Whisper
---

Why the train was stopped [@catchpole2008].

## Chapters

- [0:00] Out
`);
    expect(said).toContain('--- /dev/null\n+++ b/episodes/show.yaml\n@@ -0,0 +1,4 @@\n+title: Night Train\n');
    expect(said).toContain('+speakers:\n+  SPEAKER_1: mara-lind\n');
    expect(said).toContain('"SPEAKER_1" has the word once; says at 0:01: The sleeper from Lisbon left on');
    expect(out).toContain('episodes/012-lisbon/transcript.vtt\n');
    expect(await read('references/my.bib')).toContain('catchpole2008');
  });

  it('is left at a question and goes on from there to the same end', async () => {
    const answers = await material();
    const asked = await leaveEverywhere(folder, answers, 3);
    expect(asked).toBeGreaterThan(20);
    // all is done: nothing is asked any more, nothing is written
    const again = await walk('012', answers);
    expect([again.code, again.asked, again.out.split('\n').length]).toEqual([0, [], 2]);
  });

  it('writes nothing that is only to be shown, and nothing that is refused', async () => {
    const answers = await material();
    await put({ 'episodes/show.yaml': show });
    const before = await tree();
    const shown = await walk('012-lisbon', answers, { dryRun: true });
    expect([shown.code, shown.handed]).toEqual([0, []]);
    expect(shown.out).toContain('+title: The Lisbon sleeper\n');
    const refused = await walk('012-lisbon', { ...answers, 'Write this?': 'no' });
    expect(refused.code).toBe(1);
    expect(await tree()).toEqual(before);
  });
});

describe('where nobody can be asked', () => {
  const episode =
    '---\ntitle: E\ndate: 2026-03-05\nguests: [ines]\n---\n\nWhy.\n\n## Takeaways\n\n- The sleeper left.\n';
  const material = {
    'episodes/show.yaml': show,
    'references/people.yaml': 'ines: Inês Duarte\n',
    'episodes/012-lisbon/episode.md': episode,
    'episodes/012-lisbon/talk.srt':
      '1\n00:00:01,000 --> 00:00:04,000\nSPEAKER_1: The sleeper left on a Tuesday.\n\n2\n00:00:05,000 --> 00:00:08,000\nSPEAKER_1: And never came back.\n',
  };

  it('does what needs no decision, and says what waits with the command for each', async () => {
    await put(material);
    const before = await tree();
    const { code, handed, waiting, said } = await walk('012', undefined, {
      values: { content: '../my show' },
    });
    expect([code, handed]).toEqual([0, ['012-lisbon']]);
    expect(waiting).toEqual([
      'npm run episode -- 012-lisbon --audio FILE --content "../my show"',
      'npm run episode -- 012-lisbon --transcript FILE --content "../my show"',
    ]);
    expect(said).toContain('This waits for you\n- there is no audio\n');
    expect(await tree()).toEqual(before);
  });

  it('takes what is offered if told to, and guesses at nobody', async () => {
    await put(material);
    const { code, waiting } = await walk('012', undefined, { takesOffers: true });
    expect(code).toBe(0);
    // the times that are found are approximate; who a code is stays open
    expect(await read('episodes/012-lisbon/episode.md')).toBe(
      episode
        .replace('guests: [ines]\n', 'guests: [ines]\ntranscript: talk.srt\n')
        .replace('- The', '- [~0:01] The'),
    );
    expect(waiting).toContainEqual(expect.stringContaining('speakers: {"SPEAKER_1": person-id}'));
  });

  it('ends with 1 on errors in content, and hands nothing over', async () => {
    await put({ ...material, 'episodes/012-lisbon/episode.md': episode.replace('left.', 'left. [@nobody]') });
    const { code, handed, waiting, said } = await walk('012', undefined);
    expect([code, handed]).toEqual([1, []]);
    expect(said).toContain('unknown source "nobody"');
    expect(waiting).toContain('npm run import -- references FILE');
    await expect(walk('013-new', undefined)).rejects.toThrow('an episode needs --title and --date');
    await expect(walk(undefined, undefined)).rejects.toThrow('say which episode');
  });
});

describe('content in odd states', () => {
  it('takes what lies in a folder without an episode, in a show with its own headings', async () => {
    await put({
      'episodes/show.yaml':
        'title: Z\ndescription: D.\nlanguage: de\nurl: https://z.example/\nsections: {chapters: Kapitel}\n',
      'episodes/12-zug/Mix 12.mp3': makeChapteredMp3('Schläfer', [], 50),
      'episodes/12-zug/transcript.srt': '1\n00:00:00,500 --> 00:00:01,000\nGuten Tag.\n',
      'kapitel.txt': '0:00 Los\n0:01 Ende\n',
    });
    const { code, asked } = await walk('12-zug', {
      'Chapters:': at('kapitel.txt'),
      Date: '2026-03-05',
      'What made': 'Ohr',
      'What does': 'Punkt',
      'What is it about': 'Züge.',
    });
    expect(code).toBe(0);
    expect(asked).toContain(
      `Audio: a file, or its address (Enter for none yet) [${at('episodes/12-zug/Mix 12.mp3')}]`,
    );
    const text = await read('episodes/12-zug/episode.md');
    expect(text).toContain('audio:\n  url: Mix 12.mp3\n');
    expect(text).toContain('\nZüge.\n\n## Kapitel\n\n- [0:00] Los\n');
    expect((await readdir(at('episodes/12-zug'))).sort()).toEqual([
      'Mix 12.mp3',
      'cover.png',
      'episode.md',
      'transcript.srt',
    ]);
  });

  it('asks again for what cannot be read, and for a slip of the keyboard', async () => {
    await put({
      'episodes/show.yaml': show,
      'episodes/012-lisbon/episode.md':
        '---\ntitle: E\ndate: 2026-03-05\naudio: https://a.example/1.mp3\n---\n\nWhy.\n',
      'bad.vtt': 'no transcript \u0000',
      'odd.vtt': 'WEBVTT\n\n00:09.000 --> 00:04.000\nBackwards.\n\nno time\n',
    });
    await expect(walk('012', undefined, { values: { transcript: at('bad.vtt') } })).rejects.toThrow(
      'bad.vtt is no transcript',
    );
    const slip = await walk('012-lisbom', {});
    expect([slip.code, slip.asked]).toEqual([1, ['Begin it? (yes, no) [no]']]);
    const replies = ['A title', 'n'];
    const unsure = await walk('013-x', {
      get 'Begin it?'() {
        return replies.shift() ?? '';
      },
    });
    expect([unsure.code, unsure.asked.length]).toEqual([1, 2]);
    expect(unsure.said).toContain('"A title" is neither yes nor no.\n');
    const files = ['nothing.vtt', 'bad.vtt', 'odd.vtt'];
    const answers = {
      get 'Transcript:'() {
        return at(files.shift() ?? '');
      },
    };
    const { code, said } = await walk('012', answers);
    expect(code).toBe(0);
    expect(said).toContain('there is no such file');
    expect(said).toContain('[transcript-signature]');
    expect(await read('episodes/012-lisbon/transcript.vtt')).toContain('Backwards.');
    expect(said).toContain('[transcript-reversed]');
  });

  it('ends a draft only if told to, and begins entries for the terms that are chosen', async () => {
    const sentence = 'We spoke of the Rossio Line and how Rossio Line trains were kept.';
    const said = Array.from(
      { length: 6 },
      (_, index) => `00:0${index}.000 --> 00:0${index}.900\n${sentence}\n`,
    );
    const text =
      '---\ntitle: E\ndate: 2026-03-05\ndraft: true\naudio: https://a.example/1.mp3\nprovenance: {transcript: M}\n---\n\nWhy.\n';
    await put({
      'episodes/show.yaml': show,
      'episodes/one/episode.md': text,
      'episodes/one/transcript.vtt': `WEBVTT\n\n${said.join('\n')}`,
    });
    const kept = await walk('one', {});
    expect(kept.said).toContain('remove "draft: true"');
    expect(await read('episodes/one/episode.md')).toBe(text);
    await walk('one', { 'Which of': '1', 'What is "': 'A line: of trains.', 'It is marked': 'yes' });
    expect(await read('episodes/one/episode.md')).toBe(text.replace('draft: true\n', ''));
    expect(await read('references/glossary/rossio-line.md')).toBe(
      '---\nterm: Rossio Line\n---\n\nA line: of trains.\n',
    );
  });
});

it('reads paths as they are typed, and dragged into a terminal', () => {
  expect(readTypedPath("'/a b/c.mp3' ")).toBe('/a b/c.mp3');
  expect(readTypedPath('/a\\ b/c\\(1\\).mp3')).toBe('/a b/c(1).mp3');
  expect(readTypedPath('file:///a%20b.mp3')).toBe('/a b.mp3');
  expect(path.isAbsolute(readTypedPath('~/x.vtt'))).toBe(true);
  expect([
    choose('1, 3', 'abc'.split('')),
    choose('all', ['a']),
    choose('', ['a']),
    choose('4', ['a']),
  ]).toEqual([['a', 'c'], ['a'], [], undefined]);
});
