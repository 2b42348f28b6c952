import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { exportTiming } from '../../../src/export/timing.ts';
import type { AnnotatedEpisode } from '../../../src/model/site.ts';
import { decodeTiming, spacedOffsets } from '../../../src/model/timing.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';

/** What `timing.json` says of a transcript: per passage its words (or sentences), each with its time. */
function timed(
  file: string,
  language: string,
): { unit?: string; passages?: readonly (readonly [number, string][])[] } {
  const { value } = parseTranscript(new VFile({ path: 'transcript', value: file }));
  if (!value) throw new Error('not a transcript');
  const { passages, wordTimes } = buildPassages(value, { language });
  const episode = { slug: 'one' } as AnnotatedEpisode['episode'];
  const made = exportTiming({ episode, passages, wordTimes, annotations: new Map() }, language);
  if (!made) return {};
  expect(made).toMatchObject({ path: 'episodes/one/timing.json', mediaType: 'application/json' });
  const timing = decodeTiming(JSON.parse(made.body as string));
  if (!timing) throw new Error('not to be read');
  return {
    unit: timing.unit,
    passages: passages.map(({ text }, index) => {
      const [first = 0, next = 0] = timing.firsts.subarray(index, index + 2);
      const offsets =
        timing.spaced[index] === 1 ? spacedOffsets(text) : [...timing.offsets.subarray(first, next)];
      return offsets
        .slice(0, next - first)
        .map((offset, at) => [
          Math.round((timing.times[first + at] as number) * 100) / 100,
          text.slice(offset, offsets[at + 1]),
        ]);
    }),
  };
}

test('measured words are words, with the signs that open them', () => {
  const file = `WEBVTT

00:00:01.000 --> 00:00:04.000
<v Mara>He <00:00:01.500>said: “<00:00:02.000>Wait, <00:00:02.500>she’s <00:00:03.000>(<00:00:03.200>still) <00:00:03.600>here.”

00:00:08.000 --> 00:00:09.000
<v Mara>Then <00:00:08.400>nothing.
`;
  expect(timed(file, 'en')).toEqual({
    unit: 'word',
    passages: [
      [
        [1, 'He '],
        [1.5, 'said: '],
        [2, '“Wait, '],
        [2.5, 'she’s '],
        [3, '(still) '],
        [3.6, 'here.” '],
        [8, 'Then '],
        [8.4, 'nothing.'],
      ],
    ],
  });
});

test('among words without a time, sentences have one', () => {
  const file = `WEBVTT

00:00:00.000 --> 00:00:02.000
<v Mara>One <00:00:01.000>two.

00:00:02.000 --> 00:00:12.000
<v Mara>Three four five. Six seven eight!

00:00:12.000 --> 00:00:13.000
<v Mara>Nine <00:00:12.500>ten.
`;
  expect(timed(file, 'en')).toEqual({
    unit: 'word',
    passages: [
      [
        [0, 'One '],
        [1, 'two. '],
        [2, 'Three four five. '],
        [7, 'Six seven eight! '],
        [12, 'Nine '],
        [12.5, 'ten.'],
      ],
    ],
  });
});

test('where cues alone have times, sentences are timed, as their language ends them', () => {
  const file = `WEBVTT

00:00:00.000 --> 00:00:08.000
<v Mara>Herr Dr. Kim kam am 3. Mai an. Er blieb

00:00:08.000 --> 00:00:12.000
<v Mara>nur einen Tag. Dann fuhr er fort.
`;
  expect(timed(file, 'de')).toEqual({
    unit: 'sentence',
    passages: [
      [
        [0, 'Herr Dr. Kim kam am 3. Mai an. '],
        [6.2, 'Er blieb nur einen Tag. '],
        [9.8, 'Dann fuhr er fort.'],
      ],
    ],
  });
});

test('Chinese words follow each other without a space', () => {
  const file = `WEBVTT

00:00:00.000 --> 00:00:03.000
<v 马拉>飞钱<00:00:00.800>是<00:00:01.100>一种<00:00:01.600>汇款<00:00:02.200>方式。

00:00:03.000 --> 00:00:05.000
<v 马拉>「<00:00:03.100>真的<00:00:03.900>吗？」
`;
  expect(timed(file, 'zh').passages).toEqual([
    [
      [0, '飞钱'],
      [0.8, '是'],
      [1.1, '一种'],
      [1.6, '汇款'],
      [2.2, '方式。'],
      [3, '「真的'],
      [3.9, '吗？」'],
    ],
  ]);
});

test('no time is made up where none is stated', () => {
  expect(timed('Mara: Who pays for this?\n\nTheo: Nobody knows.\n', 'en')).toEqual({});
  const some = timed(
    'Mara: Before the clock runs.\n\nTheo (0:12): Now it runs. It does.\n\nMara (0:30): Yes indeed.\n',
    'en',
  );
  expect(some.unit).toBe('sentence');
  expect(some.passages?.map((units) => units.length)).toEqual([0, 2, 1]);
  expect(some.passages?.[1]?.[0]).toEqual([12, 'Now it runs. ']);
});
