import { PassThrough } from 'node:stream';
import { beforeEach, describe, expect, it } from 'vitest';
import { readAudioFile } from '../../../scripts/command-line/audio-file.ts';
import { askForEpisode } from '../../../scripts/command-line/new-command.ts';
import { findOffers } from '../../../scripts/command-line/offers.ts';
import { completeNames, createAsker, type Asker } from '../../../scripts/command-line/questions.ts';
import type { LoadedEpisode } from '../../../src/site/library.ts';
import { makeChapteredMp3, onePoint } from '../../support/chaptered-mp3.ts';
import { useScratchFolder } from '../../support/scratch-folder.ts';

const audio = 'Night Train 012 2026-03-05.mp3';
const { at, list, read, put, ...scratch } = useScratchFolder();
const run = (...args: readonly string[]) => scratch.run('new', ['--content', '.', ...args]);

beforeEach(async () => {
  await put('episodes/show.yaml', 'title: T\ndescription: D.\nlanguage: en\nurl: https://t.example/\n');
  await put('references/people.yaml', 'mara: Mara Lind\n');
  await put(
    audio,
    makeChapteredMp3('Sleepers', [
      { title: 'Out', start: 0 },
      { title: '[In]', start: 61_500 },
    ]),
  );
  await put('t.txt', 'WEBVTT\n\n00:01.000 --> 00:02.000\n<v Mara Lind>Hello.\n');
});

describe('new', () => {
  it('writes what the options say, with audio, cover, chapters and transcript beside', async () => {
    const refused = run('--audio', audio);
    expect(refused.code).toBe(2);
    expect(refused.err).toContain('--title (perhaps "Sleepers") and --date (perhaps "2026-03-05")');

    const options = ['--title', 'The: tour', '--date', '5 March 2026', '--number', '012', '--host', 'mara'];
    const { code, out } = run(
      ...options,
      '--guest',
      'Inês Duarte',
      '--audio',
      audio,
      '--transcript',
      't.txt',
      '--alt',
      'A dot',
    );
    expect([code, out.split('\n')[0]]).toEqual([0, 'episodes/012-the-tour/night-train-012-2026-03-05.mp3']);
    expect(await read('episodes/012-the-tour/episode.md')).toBe(`---
title: "The: tour"
date: 2026-03-05
number: "012"
hosts: [mara]
guests: [ines-duarte]
audio:
  url: night-train-012-2026-03-05.mp3
  duration: 10.45
image:
  file: cover.png
  alt: A dot
---

## Chapters

- [0:00] Out
- [1:01.500] \\[In]
`);
    expect(await list('episodes/012-the-tour')).toEqual([
      'cover.png',
      'episode.md',
      'night-train-012-2026-03-05.mp3',
      'transcript.vtt',
    ]);
    const again = run('--title', 'Other', '--date', '2026-03-12', '--slug', '012-the-tour');
    expect([again.code, again.err]).toEqual([
      1,
      'new: error: episodes/012-the-tour is there already; nothing was written\n',
    ]);
  });

  it('reads what an audio file says of itself, and refuses what is none', async () => {
    const { cover, ...read } = await readAudioFile(at(audio));
    expect(read).toMatchObject({ title: 'Sleepers', duration: 10.45 });
    expect(read.chapters.map(({ title, stamp }) => [title, stamp?.start])).toEqual([
      ['Out', 0],
      ['[In]', 61.5],
    ]);
    expect(cover && [cover.extension, Buffer.from(cover.body).equals(onePoint)]).toEqual(['png', true]);
    await expect(readAudioFile(at('t.txt'))).rejects.toThrow('is no audio file');
    await expect(readAudioFile(at('nothing.mp3'))).rejects.toThrow('there is no such file');
  });
});

describe('what is offered', () => {
  const episode = (number: string | undefined, date: string): LoadedEpisode =>
    ({ parsed: { value: { meta: { number, date, hosts: ['mara'] } } } }) as unknown as LoadedEpisode;
  const episodes = [episode('009', '2026-02-26'), episode('008', '2026-02-12')];

  it('comes from the name of the file, else from the episodes before', () => {
    expect(findOffers(episodes, '/x/show_020_20260305.mp3')).toEqual({
      number: '020',
      date: '2026-03-05',
      hosts: ['mara'],
    });
    expect(findOffers(episodes, undefined)).toEqual({ number: '010', date: '2026-03-12', hosts: ['mara'] });
    expect(findOffers([episode('S1', '2026-02-26')], 'final mix 128kbps.mp3')).toEqual({
      date: '2026-03-05',
      hosts: ['mara'],
    });
    expect(findOffers([], undefined)).toEqual({ hosts: [] });
  });

  it('is asked for, and taken only where nothing is typed', async () => {
    const answers: Readonly<Record<string, string>> = {
      Title: 'Mine',
      Date: '',
      Guests: 'Ann Lee, mara',
      'Hosts (- for none)': '-',
    };
    const asked: string[] = [];
    const asker: Asker = {
      ask: (question, { offer = '' } = {}) => {
        asked.push(`${question} [${offer}]`);
        return Promise.resolve(answers[question] || offer);
      },
      close: () => undefined,
    };
    const offers = { title: 'Theirs', number: '010', date: '2026-03-12', hosts: ['mara'] };
    expect(await askForEpisode(asker, {}, offers, [])).toEqual({
      title: 'Mine',
      date: '2026-03-12',
      number: '010',
      hosts: [],
      guests: ['Ann Lee', 'mara'],
      slug: '010-mine',
    });
    expect(asked).toEqual([
      'Title [Theirs]',
      'Number (- for none) [010]',
      'Date [2026-03-12]',
      'Hosts (- for none) [mara]',
      'Guests []',
      'Folder [010-mine]',
    ]);
  });

  it('completes the last name of a list', () => {
    const names = ['Mara Lind', 'Marek', 'Theo'];
    expect(completeNames('Theo, mar', names)).toEqual(['Theo, Mara Lind', 'Theo, Marek']);
    expect(completeNames('', names)).toEqual(names);
  });

  it('is typed at a terminal, and Ctrl-D ends it all', async () => {
    const [input, output] = [new PassThrough(), new PassThrough()];
    const asker = createAsker({ input, output });
    const answer = asker.ask('Guests', { choices: ['Mara Lind'] });
    const completed = new Promise<void>((resolve) => {
      output.on('data', (shown: Buffer) => shown.includes('ra Lind') && resolve());
    });
    input.write('Ma\t');
    await completed;
    input.write('\r');
    expect(await answer).toBe('Mara Lind');
    const stopped = asker.ask('Title');
    input.write('\u0004');
    await expect(stopped).rejects.toThrow('stopped; nothing was written');
    asker.close();
  });
});
