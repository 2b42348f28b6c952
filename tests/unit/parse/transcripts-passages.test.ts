import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import type { Cue, Passage, Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';
import { countWords } from '../../../src/text/words.ts';

function transcript(cues: readonly Partial<Cue>[]): Transcript {
  return {
    path: 'transcript.json',
    format: 'podcast-json',
    cues: cues.map((cue, index) => ({
      start: index * 3,
      end: index * 3 + 3,
      text: '',
      words: [],
      line: index + 1,
      ...cue,
    })),
  };
}
const passagesOf = (cues: readonly Partial<Cue>[], language = 'en'): readonly Passage[] =>
  buildPassages(transcript(cues), { language }).passages;

const subjects = [
  'The regime',
  'A broker in Macau',
  'Her cousin',
  'Nobody at the bank',
  'The Treasury',
  'He',
];
const verbs = ['moved', 'never saw', 'asked about', 'paid for', 'wrote down', 'lost'];
const objects = [
  'the money',
  'twelve ledgers',
  'a container of phones',
  'the second account',
  'every receipt',
];
/** A talk of different sentences, each one cue. */
function talk(count: number): Partial<Cue>[] {
  return Array.from({ length: count }, (_, index) => ({
    text: `${subjects[index % 6]} ${verbs[(index * 5 + Math.floor(index / 6)) % 6]} ${objects[(index * 7) % 5]} in week ${index}.`,
  }));
}

test('consecutive cues of a speaker are one turn, and voices inside a cue are turns of their own', () => {
  const file = new VFile({
    path: 'a.vtt',
    value: [
      'WEBVTT',
      '00:00.000 --> 00:02.000\n<v Mara:>Where does',
      '00:02.000 --> 00:04.000\n<v Mara: >the money\ngo?',
      '00:04.000 --> 00:08.000\n<v Sean>Macau.</v> <v Mara:>Why there?</v>',
      '00:08.000 --> 00:09.000\nNobody knows.',
    ].join('\n\n'),
  });
  const { value } = parseTranscript(file);
  const { passages, wordTimes } = buildPassages(value as Transcript, { language: 'en' });
  expect(passages.map(({ speaker, turn, text, start }) => [speaker, turn, text, start])).toEqual([
    ['Mara', 0, 'Where does the money go?', 0],
    ['Sean', 1, 'Macau.', 4],
    ['Mara', 2, 'Why there?', 5.647],
    [undefined, 3, 'Nobody knows.', 8],
  ]);
  expect(wordTimes).toBe('estimated');
  expect(buildPassages(transcript([{ text: '  ' }]), { language: 'en' })).toEqual({
    passages: [],
    wordTimes: 'none',
  });
});

describe('cutting', () => {
  test('passages end at sentence ends, have about 80 words, and hold every word once', () => {
    const cues = talk(400);
    const passages = passagesOf(cues);
    expect(passages.map(({ text }) => text).join(' ')).toBe(cues.map(({ text }) => text).join(' '));
    for (const { text } of passages) expect(text).toMatch(/\.$/);
    const counts = passages.map(({ text }) => countWords(text));
    expect(Math.max(...counts)).toBeLessThanOrEqual(120);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    expect(mean).toBeGreaterThan(65);
    expect(mean).toBeLessThan(95);
  });

  test('an hour without punctuation or times is cut between words, never past 120', () => {
    const words = Array.from({ length: 3000 }, (_, index) => `word${index % 97}`).join(' ');
    const passages = passagesOf([{ text: words }]);
    expect(passages.map(({ text }) => text).join(' ')).toBe(words);
    for (const { text } of passages) expect(countWords(text)).toBeLessThanOrEqual(120);
    expect(passages.length).toBeLessThan(55);
  });

  test('a short sentence before a long one does not make a passage too long', () => {
    const sentence = (length: number): string => `${Array.from({ length }, () => 'word').join(' ')}.`;
    const passages = passagesOf(
      Array.from({ length: 40 }, (_, index) => ({ text: sentence(index % 2 ? 95 : 40) })),
    );
    for (const { text } of passages) expect(countWords(text)).toBeLessThanOrEqual(120);
  });

  test('a run of white space costs no time and leaves one space', () => {
    const passages = passagesOf([{ text: `a${' '.repeat(300_000)}b${'\n'.repeat(300_000)}` }]);
    expect(passages.map(({ text }) => text)).toEqual(['a b']);
  });

  test('Chinese is joined without spaces and cut at its sentences', () => {
    const cues = Array.from({ length: 200 }, (_, index) => ({ text: `飞钱是第${index}种\n汇款方式。` }));
    const passages = passagesOf(cues, 'zh');
    expect(passages.map(({ text }) => text).join('')).toBe(
      cues.map(({ text }) => text.replace('\n', '')).join(''),
    );
    for (const { text } of passages) {
      expect(text).toMatch(/。$/);
      expect(countWords(text)).toBeLessThanOrEqual(120);
    }
    expect(passages.length).toBeGreaterThan(8);
  });

  test('Korean keeps its spaces', () => {
    expect(passagesOf([{ text: '주체 사상은' }, { text: '무엇인가요?' }], 'ko')[0]?.text).toBe(
      '주체 사상은 무엇인가요?',
    );
  });
});

describe('ids', () => {
  const ids = (passages: readonly Passage[]): string[] => passages.map(({ id }) => id);

  test('re-timing and re-cueing move nothing', () => {
    const cues = talk(300);
    const before = passagesOf(cues);
    const later = passagesOf(
      cues.map((cue, index) => ({ ...cue, start: index * 7.7 + 60, end: index * 7.7 + 64 })),
    );
    const pieces = cues.flatMap(({ text = '' }) => text.split(' ').map((word) => ({ text: word })));
    expect(ids(later)).toEqual(ids(before));
    expect(ids(passagesOf(pieces))).toEqual(ids(before));
    expect(passagesOf(pieces).map(({ text }) => text)).toEqual(before.map(({ text }) => text));
  });

  test('an inserted sentence changes the passages near it, not those further down', () => {
    const cues = talk(400);
    const edited = cues.toSpliced(40, 0, {
      text: 'This sentence was missing from the first transcript entirely.',
    });
    const before = new Set(ids(passagesOf(cues)));
    const after = ids(passagesOf(edited));
    const changed = after.filter((id) => !before.has(id));
    expect(changed.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(after.length / 4);
    expect(before.has(after.at(-1) as string)).toBe(true);
  });

  test('case and punctuation do not count, and repeats name their neighbours', () => {
    const cues = [
      { text: 'Did he pay?', speaker: 'A' },
      { text: 'Yeah, right.', speaker: 'B' },
      { text: 'In gold, every week.', speaker: 'A' },
      { text: 'Yeah — RIGHT!', speaker: 'B' },
      { text: 'You do not believe it.', speaker: 'A' },
    ];
    const [, first, , second] = ids(passagesOf(cues));
    const base = /^p-[0-9a-z]{16}/.exec(first ?? '')?.[0];
    expect(first).toMatch(/^p-[0-9a-z]{16}-[0-9a-z]{4}$/);
    expect(second).toMatch(new RegExp(`^${base ?? 'nothing'}-[0-9a-z]{4}$`));
    expect(second).not.toBe(first);
    // one more of them before these moves neither
    const more = passagesOf([{ text: 'Yeah right', speaker: 'B' }, { text: 'So.', speaker: 'C' }, ...cues]);
    expect(ids(more).slice(3, 6)).toEqual(ids(passagesOf(cues)).slice(1, 4));
  });

  test('passages that nothing tells apart are numbered', () => {
    const cues = Array.from({ length: 9 }, (_, index) => ({
      text: index % 2 ? 'Mm-hm.' : 'Yeah.',
      speaker: index % 2 ? 'A' : 'B',
    }));
    const all = ids(passagesOf(cues));
    expect(new Set(all).size).toBe(9);
    expect(all[3]).toBe(`${all[1]}-2`);
  });

  test('changing a word of one passage changes its id alone', () => {
    const cues = talk(300);
    const before = passagesOf(cues);
    const edited = cues.map((cue, index) =>
      index === 100 ? { text: cue.text?.replace('week', 'Week number') ?? '' } : cue,
    );
    const after = passagesOf(edited);
    const changed = ids(before).filter((id) => !ids(after).includes(id));
    expect(changed.length).toBe(1);
    expect(after.length).toBe(before.length);
  });
});

test('times are those of words where they were measured, and ascend', () => {
  const file = new VFile({
    path: 'a.vtt',
    value:
      'WEBVTT\n\n00:10.000 --> 00:14.000\n<v Mara>  Flying <00:11.000>money <00:12.500>moves\n\n00:20.000 --> 00:21.000\n<v Mara>far.',
  });
  const { passages, wordTimes } = buildPassages(
    mendTranscript(parseTranscript(file).value as Transcript).value,
    {
      language: 'en',
    },
  );
  expect(wordTimes).toBe('measured');
  const [passage] = passages;
  expect(passage?.times).toEqual([
    { offset: 0, time: 10 },
    { offset: 7, time: 11 },
    { offset: 13, time: 12.5 },
    { offset: 18, time: 14 },
    { offset: 19, time: 20 },
  ]);
  expect([passage?.start, passage?.end]).toEqual([10, 21]);
});

test('whatever the cues, no word is lost and times ascend', () => {
  const cue = fc.record({
    start: fc.double({ min: 0, max: 5000, noNaN: true }),
    end: fc.double({ min: 0, max: 5000, noNaN: true }),
    speaker: fc.constantFrom('Mara', 'Sean', ''),
    text: fc.stringMatching(/^[a-z.,!? \n飞钱。]{0,80}$/),
  });
  fc.assert(
    fc.property(fc.array(cue, { maxLength: 40 }), (cues) => {
      const passages = passagesOf(cues);
      const squeeze = (texts: readonly string[]): string => texts.join('').replace(/\s+/g, '');
      expect(squeeze(passages.map(({ text }) => text))).toBe(squeeze(cues.map(({ text }) => text)));
      let latest = 0;
      for (const passage of passages) {
        expect(passage.start).toBeGreaterThanOrEqual(latest);
        expect(passage.end).toBeGreaterThanOrEqual(passage.start);
        expect(passage.times[0]).toEqual({ offset: 0, time: passage.start });
        for (const [index, point] of passage.times.entries()) {
          const before = passage.times[index - 1];
          if (before === undefined) continue;
          expect(point.offset).toBeGreaterThan(before.offset);
          expect(point.time).toBeGreaterThanOrEqual(before.time);
        }
        latest = passage.start;
      }
      expect(new Set(passages.map(({ id }) => id)).size).toBe(passages.length);
    }),
    { numRuns: 200, seed: 7 },
  );
});
