import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { TimedText } from '../../src/annotate/locate/model.ts';
import { textOf, UsageError, type CommandSpec, type Values } from '../command-line/arguments.ts';
import { EpisodeFileError, readEpisodeFile, type EpisodeFile } from '../locate/episode-file.ts';
import { locateFile } from '../locate/locate-files.ts';
import { medianOf } from './figures.ts';

const spec: CommandSpec = {
  name: 'locate',
  about:
    'Measures how well items are located in a folder of episodes with known times ({lang, duration_s, source, segments[], items[{text, title?, start, generic?}]}).',
  options: {
    data: { value: 'DIR', about: 'Folder with the episodes, one JSON file each.' },
    unordered: { about: 'Shuffle the items, and say so.' },
    captions: { about: 'Cut transcripts into captions of six seconds without speakers or punctuation.' },
    json: { about: 'Print JSON.' },
  },
};

/** One item that was located. */
interface Row {
  readonly source: string;
  /** Seconds between the start found and the known one. */
  readonly error: number;
  readonly confidence: number;
}

const captionLength = 6;

/** A segment as captions: words alone, lower-cased, some six seconds each, their times in proportion to letters. */
function captionsOf(segment: TimedText, next: TimedText | undefined): readonly TimedText[] {
  const words = segment.text
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}'\u2019\s-]/gu, ' ')
    .split(/\s+/)
    .filter((word) => word !== '');
  const end = segment.end ?? next?.start ?? segment.start + words.length / 3;
  const count = Math.max(1, Math.round((end - segment.start) / captionLength));
  const letters = words.reduce((sum, word) => sum + word.length + 1, 0);
  const groups = Array.from({ length: count }, (): string[] => []);
  let before = 0;
  for (const word of words) {
    groups[Math.min(count - 1, Math.floor((before / letters) * count))]?.push(word);
    before += word.length + 1;
  }
  const step = (end - segment.start) / count;
  return groups
    .map((group, index) => ({
      start: segment.start + index * step,
      end: segment.start + (index + 1) * step,
      text: group.join(' '),
    }))
    .filter(({ text }) => text !== '');
}

const cutIntoCaptions = (episode: EpisodeFile): EpisodeFile => ({
  ...episode,
  transcript: {
    ...episode.transcript,
    segments: episode.transcript.segments.flatMap((segment, index, all) =>
      captionsOf(segment, all[index + 1]),
    ),
  },
});

/** The items in an order that has nothing to do with their times, and is the same each time. */
const shuffle = (episode: EpisodeFile): EpisodeFile => ({
  ...episode,
  items: episode.items
    .map((item, index) => ({ item, key: (index * 7919 + item.text.length * 104_729) % 10_007 }))
    .sort((a, b) => a.key - b.key)
    .map(({ item }) => item),
});

/** Items of an episode with fewer known times than this say nothing. */
const leastItems = 3;

const percent = (rows: readonly Row[], within: number): number =>
  (100 * rows.filter(({ error }) => error <= within).length) / Math.max(1, rows.length);

/** Figures of some items: their number, the median error in seconds, and shares in percent. */
function summarise(rows: readonly Row[]) {
  const sure = rows.toSorted((a, b) => b.confidence - a.confidence).slice(0, Math.floor(rows.length / 2));
  return {
    items: rows.length,
    median: medianOf(rows.map(({ error }) => error)),
    within15: percent(rows, 15),
    within30: percent(rows, 30),
    within60: percent(rows, 60),
    surestHalfWithin30: percent(sure, 30),
    surestHalfWithin60: percent(sure, 60),
  };
}

/** How often those of a confidence are right, by tenths of confidence. */
function calibrate(rows: readonly Row[]) {
  return Array.from({ length: 10 }, (_, tenth) => {
    const some = rows.filter(({ confidence }) => Math.min(9, Math.floor(confidence * 10)) === tenth);
    const mean = some.reduce((sum, { confidence }) => sum + confidence, 0) / Math.max(1, some.length);
    return { from: tenth / 10, items: some.length, confidence: mean, within30: percent(some, 30) / 100 };
  }).filter(({ items }) => items > 0);
}

function print(rows: readonly Row[], milliseconds: readonly number[], hours: number): string {
  const sources = [...new Set(rows.map(({ source }) => source))].sort();
  const groups: (readonly [string, readonly Row[]])[] = sources.map((source) => [
    source,
    rows.filter((row) => row.source === source),
  ]);
  if (sources.length > 1) groups.push(['together', rows]);
  const figure = (value: number): string => value.toFixed(1).padStart(7);
  const lines = groups.map(([name, some]) => {
    const { items, median, ...shares } = summarise(some);
    return `${name.padEnd(12)}${String(items).padStart(6)}${figure(median)}${Object.values(shares).map(figure).join('')}`;
  });
  const total = milliseconds.reduce((sum, value) => sum + value, 0);
  return [
    `${''.padEnd(12)} items median  < 15 s < 30 s < 60 s  surest half: < 30 s < 60 s`,
    ...lines,
    '',
    `CPU: ${(total / Math.max(1, milliseconds.length)).toFixed(0)} ms an episode in the mean, ${(total / Math.max(hours, 1e-9)).toFixed(0)} ms an hour of audio, ${Math.max(0, ...milliseconds).toFixed(0)} ms at most`,
    '',
    'confidence  items   mean  within 30 s',
    ...calibrate(rows).map(
      ({ from, items, confidence, within30 }) =>
        `${from.toFixed(1)}–${(from + 0.1).toFixed(1)}   ${String(items).padStart(6)}   ${confidence.toFixed(2)}         ${within30.toFixed(2)}`,
    ),
    '',
  ].join('\n');
}

async function measureFolder(values: Values): Promise<number> {
  const folder = textOf(values, 'data');
  if (folder === undefined) throw new UsageError('"--data" is needed: the folder with the episodes');
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  const ordered = values['unordered'] !== true;
  const rows: Row[] = [];
  const milliseconds: number[] = [];
  let hours = 0;
  let failed = false;
  for (const name of names) {
    try {
      const read = await readEpisodeFile(path.join(folder, name));
      const cut = values['captions'] === true ? cutIntoCaptions(read) : read;
      const episode = ordered ? cut : shuffle(cut);
      const known = episode.items.filter(({ generic }) => !generic);
      if (known.filter((item) => item.known !== undefined).length < leastItems) continue;
      const before = process.cpuUsage();
      const located = locateFile(episode, ordered);
      const { user, system } = process.cpuUsage(before);
      milliseconds.push((user + system) / 1000);
      hours += episode.transcript.duration / 3600;
      for (const [index, { start, confidence }] of located.entries()) {
        const right = known[index]?.known;
        if (right !== undefined)
          rows.push({ source: episode.source, error: Math.abs(start - right), confidence });
      }
    } catch (error) {
      if (!(error instanceof EpisodeFileError)) throw error;
      process.stderr.write(`bench: error: ${name}: ${error.message}\n`);
      failed = true;
    }
  }
  const bySource = Map.groupBy(rows, ({ source }) => source);
  process.stdout.write(
    values['json'] === true
      ? `${JSON.stringify({
          sources: Object.fromEntries([...bySource].map(([source, some]) => [source, summarise(some)])),
          calibration: calibrate(rows),
          milliseconds: { mean: milliseconds.reduce((a, b) => a + b, 0) / Math.max(1, milliseconds.length) },
        })}\n`
      : print(rows, milliseconds, hours),
  );
  return failed ? 1 : 0;
}

/** `bench locate` */
export const locateBench = { spec, run: measureFolder };
