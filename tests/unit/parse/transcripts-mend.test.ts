import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import type { Message } from '../../../src/diagnostics/message.ts';
import type { Cue, Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';

function read(body: string): Transcript {
  const { value } = parseTranscript(new VFile({ path: 'transcript.vtt', value: `WEBVTT\n\n${body}\n` }));
  if (value === undefined) throw new Error('the transcript of the test was refused');
  return value;
}

/** `start–end text` of every cue. */
const lines = (cues: readonly Cue[]): string[] =>
  cues.map(({ start, end, text }) => `${start}–${end ?? ''} ${text}`);
const kinds = (messages: readonly Message[]): string[] =>
  messages.map(({ rule, line, message }) => `${line} ${rule} ${/\d+/.exec(message)?.[0] ?? ''}`);

test('a sound transcript comes out as it went in', () => {
  const sound = read('00:01.000 --> 00:02.000\n<v Mara>No.\n\n00:02.000 --> 00:03.500\n<v Sean>No.');
  const { value, messages } = mendTranscript(sound);
  expect(value).toEqual(sound);
  expect(messages).toEqual([]);
});

test('cues out of order are sorted, and reported once with the first line', () => {
  const { value, messages } = mendTranscript(
    read(
      '00:50.000 --> 00:55.000\nThird.\n\n00:01.000 --> 00:02.000\nFirst.\n\n00:10.000 --> 00:12.000\nSecond.',
    ),
  );
  expect(lines(value.cues)).toEqual(['1–2 First.', '10–12 Second.', '50–55 Third.']);
  expect(kinds(messages)).toEqual(['6 transcript-order 2']);
});

test('a cue that begins a moment too early keeps its place among the words', () => {
  const { value, messages } = mendTranscript(
    read(
      '00:10.000 --> 00:14.000\nWhat did\n\n00:08.500 --> 00:15.000\nhe say?\n\n00:15.000 --> 00:16.000\nNothing.',
    ),
  );
  expect(value.cues.map(({ text }) => text)).toEqual(['What did', 'he say?', 'Nothing.']);
  expect(value.cues.map(({ start }) => start)).toEqual([10, 14, 15]);
  expect(kinds(messages)).toEqual(['6 transcript-order 1']);
});

test('ends that contradict starts are estimated, empty cues dropped, overlaps cut', () => {
  const { value, messages } = mendTranscript(
    read(
      [
        '00:05.000 --> 00:02.000\nEnds before it begins.',
        '00:10.000 --> 00:10.000\nHas no length.',
        '00:11.000 --> 00:12.000\n<i></i>',
        '00:20.000 --> 00:30.000\nEnds too late.',
        '00:25.000 --> 00:31.000\nLast.',
      ].join('\n\n'),
    ),
  );
  expect(value.cues.map(({ text }) => text)).toEqual([
    'Ends before it begins.',
    'Has no length.',
    'Ends too late.',
    'Last.',
  ]);
  for (const [index, cue] of value.cues.entries()) {
    expect(cue.end).toBeGreaterThan(cue.start);
    expect(cue.end).toBeLessThanOrEqual(value.cues[index + 1]?.start ?? Infinity);
  }
  expect(kinds(messages)).toEqual([
    '9 transcript-empty-cue 1',
    '12 transcript-overlap 1',
    '3 transcript-reversed 1',
    '6 transcript-zero-length 1',
  ]);
});

test('rolling captions are told once, with their word times', () => {
  const { value, messages } = mendTranscript(
    read(
      [
        '00:00.000 --> 00:02.000\n \nflying<00:00:00.500><c> money</c>',
        '00:02.000 --> 00:02.010\nflying money\n ',
        '00:02.010 --> 00:04.000\nflying money\nmoves<00:00:02.500><c> without</c>',
        '00:04.000 --> 00:04.010\nmoves without\n ',
        '00:04.010 --> 00:06.000\nmoves without\npaper',
      ].join('\n\n'),
    ),
  );
  expect(value.cues.map(({ text }) => text.trim())).toEqual(['flying money', 'moves without', 'paper']);
  const second = value.cues[1] as Cue;
  expect(second.words.map(({ start, end, time }) => [second.text.slice(start, end), time])).toEqual([
    ['moves', 2.01],
    ['without', 2.5],
  ]);
  expect(kinds(messages)).toEqual(['7 transcript-repeated 4']);
});

test('what somebody says twice stays, what a tool wrote twice goes', () => {
  const { value, messages } = mendTranscript(
    read(
      [
        '00:00.000 --> 00:01.000\nNo.',
        '00:01.000 --> 00:02.000\nNo.',
        '00:02.000 --> 00:04.000\nThe money never crosses a border.',
        '00:04.000 --> 00:06.000\nThe money never crosses a border.',
        '00:40.000 --> 00:44.000\nThe money never crosses a border.',
        '00:40.000 --> 00:44.000\nThe money never crosses a border.',
      ].join('\n\n'),
    ),
  );
  expect(lines(value.cues)).toEqual([
    '0–1 No.',
    '1–2 No.',
    '2–4 The money never crosses a border.',
    '4–6 The money never crosses a border.',
    '40–44 The money never crosses a border.',
  ]);
  expect(kinds(messages)).toEqual(['18 transcript-repeated 1']);
});

test('a nickname with "the" in it is a name where it comes back', () => {
  const { value } = mendTranscript(
    read(
      [
        '00:00.000 --> 00:02.000\nMarc the Shark: Where does it go?',
        '00:02.000 --> 00:04.000\nMara Vale: To a broker.',
        '00:04.000 --> 00:06.000\nMarc the Shark: And then?',
        '00:06.000 --> 00:08.000\nMara Vale: To the port.',
      ].join('\n\n'),
    ),
  );
  expect(value.cues.map(({ speaker }) => speaker)).toEqual([
    'Marc the Shark',
    'Mara Vale',
    'Marc the Shark',
    'Mara Vale',
  ]);
});
