import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { StoppedError } from '../../scripts/command-line/questions.ts';
import { Desk, type DeskOptions } from '../../scripts/walk/desk.ts';
import { walkEpisode } from '../../scripts/walk/walk.ts';
import { makeChapteredMp3 } from './chaptered-mp3.ts';

const spoken = `WEBVTT

00:01.000 --> 00:04.000
<v SPEAKER_1>The sleeper from Lisbon left on a Tuesday in March.

00:05.000 --> 00:08.000
<v Inês Duarte>And it never came back to the station.
`;

/** Writes files below a folder. */
export async function putFiles(
  folder: string,
  files: Readonly<Record<string, string | Uint8Array>>,
): Promise<void> {
  for (const [name, body] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), body);
  }
}

/** Every file below a folder, with what is in it. */
export async function readTree(folder: string): Promise<Readonly<Record<string, string>>> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const read = files
    .sort()
    .map(async (file) => [path.relative(folder, file), await readFile(file, 'latin1')]);
  return Object.fromEntries(await Promise.all(read)) as Record<string, string>;
}

/** What is answered to questions that begin so. */
export type Answers = Readonly<Record<string, string>>;

/** How a walk differs from an ordinary one; `leaveAt` is the number of the question at which it is left. */
export type WalkOptions = Partial<DeskOptions> & { readonly leaveAt?: number };

/** Walks with a host who answers by what a question begins with, and leaves at the question of a number. */
export async function walkThrough(
  folder: string,
  wanted: string | undefined,
  answers: Answers | undefined,
  more: WalkOptions = {},
) {
  const { leaveAt = Infinity, ...options } = more;
  const asked: string[] = [];
  let [out, said] = ['', ''];
  const handed: string[] = [];
  const desk = new Desk({
    contentDir: folder,
    values: {},
    print: (text) => void (out += text),
    tell: (text) => void (said += text),
    ...options,
    ...(answers === undefined
      ? {}
      : {
          asker: {
            ask: (question, { offer = '' } = {}) => {
              if (asked.length === leaveAt) return Promise.reject(new StoppedError());
              asked.push(`${question} [${offer}]`);
              const key = Object.keys(answers).find((start) => question.startsWith(start));
              return Promise.resolve(key === undefined ? offer : answers[key] || offer);
            },
            close: () => undefined,
          },
        }),
  });
  const ending = {
    output: (slug: string) => path.join(folder, `../published-${slug}`),
    handOver: (slug: string) => Promise.resolve(handed.push(slug) > 0),
  };
  const code = await walkEpisode(desk, wanted, ending).catch((error: unknown) => {
    if (error instanceof StoppedError) return 'left' as const;
    throw error;
  });
  return { code, out, said, asked, handed, waiting: desk.waiting.map(({ command }) => command) };
}

/** What a new host has lying about, and what they answer. */
export async function beginMaterial(folder: string): Promise<Answers> {
  const at = (name: string): string => path.join(folder, name);
  await putFiles(folder, {
    'mix.mp3': makeChapteredMp3('Sleepers', [{ title: 'Out', start: 0 }]),
    'words.vtt': spoken,
    'my.bib': '@book{catchpole2008,\n  author = {Catchpole, Ann},\n  title = {Berths},\n  year = {2008}\n}\n',
  });
  return {
    'Title of the show': 'Night Train',
    'What it is about': 'Sleepers.',
    'Its language': 'en',
    'Address where': 'https://night.example/show',
    'Audio:': `"${at('mix.mp3')}"`,
    'Address that': 'https://cdn.example/12.mp3',
    Title: 'The Lisbon sleeper',
    Number: '012',
    Date: '5 March 2026',
    Hosts: 'Mara Lind',
    Guests: 'Inês Duarte',
    'Transcript:': at('words.vtt').replace(/-/g, '\\-'),
    'What made': 'Whisper',
    'Who is "SPEAKER_1"': 'Mara Lind',
    'What is it about': 'Why the train was stopped [@catchpole2008].',
    'What does': 'A dot',
    'A bibliography': at('my.bib'),
  };
}

/**
 * Leaves a walk from nothing at so many of its questions, evenly chosen, or at all of them, and goes on from there:
 * throws unless it ends as one that was never left. Resolves to the number of questions.
 */
export async function leaveEverywhere(folder: string, answers: Answers, times = Infinity): Promise<number> {
  const start = await readTree(folder);
  const { asked } = await walkThrough(folder, '012-lisbon', answers);
  const whole = JSON.stringify(await readTree(folder));
  const step = Math.max(1, Math.ceil(asked.length / times));
  for (let leaveAt = 0; leaveAt < asked.length; leaveAt += step) {
    await rm(folder, { recursive: true });
    for (const [name, body] of Object.entries(start))
      await putFiles(folder, { [name]: Buffer.from(body, 'latin1') });
    const left = await walkThrough(folder, '012-lisbon', answers, { leaveAt });
    const resumed = await walkThrough(folder, '012-lisbon', answers);
    const isSame = JSON.stringify(await readTree(folder)) === whole;
    if (left.code !== 'left' || left.handed.length > 0 || resumed.code !== 0 || !isSame)
      throw new Error(`left at "${asked[leaveAt] ?? ''}", it ends differently:\n${resumed.said}`);
  }
  return asked.length;
}
