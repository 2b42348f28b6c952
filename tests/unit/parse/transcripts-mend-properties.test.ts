import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cue, Transcript, UnplacedText } from '../../../src/model/transcript.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';

const word = fc.constantFrom(
  'money',
  'Macau',
  'Juche',
  'the',
  'ledger',
  '飞钱',
  'قرض',
  'R&amp;D',
  '1976',
  'well-known',
  '-',
  '>>',
  '\nSean:',
  'so:',
  '\n',
  '\u202Aleft\u202C',
  'x<b>',
);
const said = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));
const speaker = fc.option(fc.constantFrom('Mara', 'Mara Lin', 'Sean Williams', 'SPEAKER_01', ''), {
  nil: undefined,
});
const time = fc.oneof(
  fc.integer({ min: 0, max: 400 }),
  fc.integer({ min: 0, max: 5_000_000 }).map((milliseconds) => milliseconds / 1000),
);

/** Cues with every kind of fault; each has a number in its text, so that nothing is taken for a repeat. */
const transcripts = fc
  .record({
    cues: fc.array(
      fc.record({ start: time, end: fc.option(time, { nil: undefined }), speaker, text: said }),
      { maxLength: 25 },
    ),
    unplaced: fc.array(
      fc.record({ start: fc.option(time, { nil: undefined }), speaker, text: said, after: fc.nat(25) }),
      { maxLength: 4 },
    ),
    steady: fc.boolean(),
  })
  .map(({ cues, unplaced, steady }): Transcript => ({
    path: 'a.vtt',
    format: 'webvtt',
    cues: cues.map(({ start, end, speaker: name, text }, index): Cue => {
      const begin = steady ? index * 4 + (start % 7) : start;
      return {
        start: begin,
        ...(end === undefined ? {} : { end: steady ? begin + (end % 9) - 1 : end }),
        ...(name === undefined ? {} : { speaker: name }),
        text: text.trim() === '' ? '' : `${text} n${index}`,
        words: [],
        line: index * 3 + 3,
      };
    }),
    ...(unplaced.length === 0
      ? {}
      : {
          unplaced: unplaced
            .map(({ start, speaker: name, text, after }, index): UnplacedText => ({
              text: `${text} u${index}`,
              ...(start === undefined ? {} : { start }),
              ...(name === undefined ? {} : { speaker: name }),
              after: Math.min(after, cues.length),
              line: after * 3 + 2,
            }))
            .sort((a, b) => a.after - b.after),
        }),
  }));

/** Words as a multiset; names before colons, marks and what references stand for are compared elsewhere. */
const wordsIn = (texts: readonly string[]): string[] =>
  texts
    .flatMap(
      (text) =>
        text
          .replaceAll('&amp;', '&')
          .replace(/Sean:/g, ' ')
          .match(/\p{Script=Han}|[\p{L}\p{N}]+?(?=\p{Script=Han}|[^\p{L}\p{N}]|$)/gu) ?? [],
    )
    .sort();

test('whatever is wrong with a transcript, mending loses no word and leaves its times sound', () => {
  fc.assert(
    fc.property(
      transcripts,
      fc.option(fc.integer({ min: 1, max: 5000 }), { nil: undefined }),
      (transcript, duration) => {
        const { value, messages } = mendTranscript(transcript, duration === undefined ? {} : { duration });
        const before = [...transcript.cues, ...(transcript.unplaced ?? [])].map(({ text }) => text);
        expect(wordsIn(value.cues.map(({ text }) => text))).toEqual(wordsIn(before));
        let latest = 0;
        for (const cue of value.cues) {
          expect(cue.start).toBeGreaterThanOrEqual(latest);
          if (cue.end !== undefined && cue.untimed === undefined) expect(cue.end).toBeGreaterThan(cue.start);
          latest = cue.start;
          let at = 0;
          for (const span of cue.voices ?? []) {
            expect(span.start).toBeGreaterThanOrEqual(at);
            expect(span.end).toBeLessThanOrEqual(cue.text.length);
            at = span.end;
          }
        }
        expect(new Set(messages.map(({ rule }) => rule)).size).toBe(messages.length);
      },
    ),
    { numRuns: 400, seed: 11 },
  );
});

test('word times stay with their words when a text is mended', () => {
  const text = '>> Mara:  R&amp;D \u202Ain\u202C 飞 钱';
  const words = ['R&amp;D', 'in', '飞', '钱'].map((one, index) => {
    const start = text.indexOf(one);
    return { start, end: start + one.length, time: index + 1 };
  });
  const { value } = mendTranscript(
    { path: 'a.vtt', format: 'webvtt', cues: [{ start: 1, end: 6, text, words, line: 3 }] },
    { names: ['Mara Lin'] },
  );
  const [cue] = value.cues;
  expect(cue?.text).toBe('R&D in 飞 钱');
  expect(cue?.speaker).toBe('Mara');
  expect(cue?.words.map(({ start, end, time: at }) => [cue.text.slice(start, end), at])).toEqual([
    ['R&D', 1],
    ['in', 2],
    ['飞', 3],
    ['钱', 4],
  ]);
});
