import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createSiteServer, listenOnFreePort } from '../../src/site/server.ts';
import { launchBrowser } from '../../tests/support/browser.ts';
import type { CommandSpec, Values } from '../command-line/arguments.ts';
import { readCount } from '../command-line/values.ts';
import { formatFigures, formatFiguresAsJson, medianOf, type Figure } from './figures.ts';
import {
  measurePlaying,
  measureSeeks,
  measureTasks,
  type Bench,
  type LongestTasks,
  type PlayedWork,
} from './player/measures.ts';
import { writeRival } from './player/rival.ts';
import { slug, writeShow } from './player/show.ts';
import { ours, rival, type Subject } from './player/subject.ts';
import { makeTalk } from './player/talk.ts';
import { weighPage, type Weights } from './player/weights.ts';

const spec: CommandSpec = {
  name: 'player',
  about:
    'Measures the page of a long episode in a real browser, and the same words with hyperaudio-lite in the same run.',
  options: {
    words: { value: 'N', about: 'How long the transcript is (default: 20000).' },
    rounds: { value: 'N', about: 'How often each page is played; medians are shown (default: 5).' },
    seconds: { value: 'N', about: 'How long each time (default: 10).' },
    json: { about: 'Print JSON.' },
  },
};

const say = (text: string): void => void process.stderr.write(`${text}\n`);

/** What opens something on our page: chapters, the player's own menu, a passage's. */
const menus = ['#chapters-button', '#menu-button', '.transcript p[id] > a.pilcrow'];

/** What was measured of one page. */
interface Measured {
  readonly plays: readonly PlayedWork[];
  /** Without what plays: the words alone. */
  readonly barePlays: readonly PlayedWork[];
  readonly seeks: readonly number[];
  readonly weights: Weights;
  /** On this machine, and on one four times slower. */
  readonly tasks: LongestTasks;
  readonly slowTasks: LongestTasks;
}

/** Measures both pages in turns, so that whatever else the machine does disturbs both alike. */
async function measureBoth(
  bench: Bench,
  { rounds, seconds }: { readonly rounds: number; readonly seconds: number },
): Promise<readonly [Measured, Measured]> {
  const both = [ours, rival] as const;
  const each = async <T>(measure: (subject: Subject) => Promise<T>): Promise<readonly [T, T]> => [
    await measure(both[0]),
    await measure(both[1]),
  ];
  say('Weighing');
  const weights = await each((subject) => weighPage(bench, subject));
  const rows: (readonly [PlayedWork, PlayedWork])[] = [];
  const bareRows: (readonly [PlayedWork, PlayedWork])[] = [];
  const seeks: (readonly [readonly number[], readonly number[]])[] = [];
  const tasks: (readonly [LongestTasks, LongestTasks])[] = [];
  const slowTasks: (readonly [LongestTasks, LongestTasks])[] = [];
  const last = bench.turns.length;
  for (let round = 0; round < rounds; round++) {
    say(`Round ${round + 1} of ${rounds}`);
    const at = Math.floor(((round + 0.5) * last) / rounds);
    const from = bench.turns[at]?.words[0]?.start ?? 0;
    rows.push(await each((subject) => measurePlaying(bench, subject, { from, seconds, bare: false })));
    bareRows.push(await each((subject) => measurePlaying(bench, subject, { from, seconds, bare: true })));
    const passages = [0.9, 0.1, 0.6, 0.3].map((share) => Math.floor(share * (last - 1)) - round);
    seeks.push(await each((subject) => measureSeeks(bench, subject, passages)));
    const opened = (subject: Subject): readonly string[] => (subject === ours ? menus : []);
    tasks.push(await each((subject) => measureTasks(bench, subject, 1, opened(subject))));
    slowTasks.push(await each((subject) => measureTasks(bench, subject, 4, opened(subject))));
  }
  const gather = (index: 0 | 1): Measured => ({
    plays: rows.map((row) => row[index]),
    barePlays: bareRows.map((row) => row[index]),
    seeks: seeks.flatMap((row) => row[index]),
    weights: weights[index],
    tasks: medianTasks(tasks.map((row) => row[index])),
    slowTasks: medianTasks(slowTasks.map((row) => row[index])),
  });
  return [gather(0), gather(1)];
}

/** The longest task of each phase, as it is in the middle of several rounds. */
const medianTasks = (rounds: readonly LongestTasks[]): LongestTasks =>
  new Map(
    [...(rounds[0]?.keys() ?? [])].map((phase) => [
      phase,
      medianOf(rounds.map((tasks) => tasks.get(phase) ?? NaN)),
    ]),
  );

/** The figures of a page as they are compared: name, unit, budget, how to read it. */
function listFigures(words: number): readonly (Omit<Figure, 'value' | 'rival'> & {
  readonly of: (measured: Measured) => number | undefined;
})[] {
  const perWord =
    (part: (work: PlayedWork) => number, scale = 1) =>
    ({ plays }: Measured): number =>
      medianOf(plays.map((work) => (part(work) * scale) / work.words));
  const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);
  const longest = (
    slow: boolean,
    phase: string,
    budget?: number,
  ): ReturnType<typeof listFigures>[number] => ({
    name: `longest task at ×${slow ? 4 : 1} throttling: ${phase}`,
    unit: 'ms',
    ...(budget === undefined ? {} : { budget }),
    of: ({ tasks, slowTasks }) => (slow ? slowTasks : tasks).get(phase),
  });
  const phases = ['load', 'first play', 'following', 'seeking far', 'menus'];
  return [
    { name: 'frame per word', unit: 'ms', budget: 1.5, of: perWord((work) => work.total) },
    { name: '  JavaScript', unit: 'µs', budget: 20, of: perWord((work) => work.script, 1000) },
    { name: '  style and layout', unit: 'µs', of: perWord((work) => work.layout, 1000) },
    { name: '  paint', unit: 'µs', of: perWord((work) => work.paint, 1000) },
    { name: '  frames drawn', unit: '', of: perWord((work) => work.frames) },
    {
      name: 'layout forced by scripts, per word',
      unit: 'µs',
      budget: 50,
      of: perWord((work) => sum(work.forced), 1000),
    },
    {
      name: 'longest forced layout',
      unit: 'µs',
      of: ({ plays }) => medianOf(plays.map(({ forced }) => Math.max(0, ...forced) * 1000)),
    },
    { name: 'from click to the words there', unit: 'ms', budget: 24, of: ({ seeks }) => medianOf(seeks) },
    ...phases.map((phase) => longest(false, phase, 50)),
    ...phases.map((phase) => longest(true, phase, 50)),
    { name: 'HTML', unit: 'kB', budget: (40 * words) / 10_000, of: ({ weights }) => weights.html / 1000 },
    { name: 'elements', unit: '', budget: (3500 * words) / 10_000, of: ({ weights }) => weights.elements },
    { name: 'JS and CSS loaded at once', unit: 'kB', budget: 25, of: ({ weights }) => weights.eager / 1000 },
    { name: 'fetched at the first play', unit: 'kB', of: ({ weights }) => weights.lazy / 1000 },
    {
      name: '  of which word times',
      unit: 'kB',
      budget: (10 * words) / 10_000,
      of: ({ weights }) => weights.timing / 1000,
    },
    { name: 'requests to others before play', unit: '', budget: 0, of: ({ weights }) => weights.foreign },
  ];
}

function toFigures(words: number, [own, other]: readonly [Measured, Measured]): readonly Figure[] {
  const figures = listFigures(words).map(({ of, ...figure }): Figure => {
    const theirs = of(other);
    return { ...figure, value: of(own) ?? NaN, ...(theirs === undefined ? {} : { rival: theirs }) };
  });
  const [frame] = figures;
  const ratio = (frame?.value ?? NaN) / (frame?.rival ?? NaN);
  return [
    { name: `frame per word, against ${rival.name}`, unit: '×', value: ratio, budget: 0.6 },
    ...figures,
  ];
}

/** Builds the site of a generated talk with the other page beside it, serves it, and opens a browser. */
async function withBench<T>(words: number, measure: (bench: Bench) => Promise<T>): Promise<T> {
  const work = await mkdtemp(path.join(tmpdir(), 'glosscast-bench-'));
  try {
    const turns = makeTalk(words);
    const [contentDir, folder] = [path.join(work, 'content'), path.join(work, 'site')];
    await writeShow(contentDir, turns);
    say(`Building a page of ${words} words`);
    const { buildSite } = await import('../../src/site/build.ts');
    const { buildSteps } = await import('../command-line/build-steps.ts');
    const { built, messages } = await buildSite(
      { contentDir, cacheDir: path.join(work, 'cache'), outDir: folder },
      buildSteps,
      () => undefined,
    );
    if (!built) throw new Error(`the page was not built: ${messages[0]?.message ?? ''}`);
    await writeRival(folder, turns, `episodes/${slug}/talk.wav`);
    const server = createSiteServer({ folder, base: '/' });
    const port = await listenOnFreePort(server, 0, '127.0.0.1');
    const browser = await launchBrowser();
    try {
      return await measure({ browser, url: `http://127.0.0.1:${port}/`, turns });
    } finally {
      await browser.close();
      server.closeAllConnections();
      server.close();
    }
  } finally {
    await rm(work, { recursive: true, force: true });
  }
}

/** Always answers with 0: what is measured is for people to judge. */
async function run(values: Values): Promise<number> {
  const words = readCount(values, 'words', 20_000);
  const rounds = readCount(values, 'rounds', 5);
  const seconds = readCount(values, 'seconds', 10);
  const measured = await withBench(words, (bench) => measureBoth(bench, { rounds, seconds }));
  const figures = toFigures(words, measured);
  process.stdout.write(values['json'] ? formatFiguresAsJson(figures) : formatFigures(figures, rival.name));
  return 0;
}

export const playerBench = { spec, run };
