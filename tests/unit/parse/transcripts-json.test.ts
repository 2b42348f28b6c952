import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import type { Cue, Transcript } from '../../../src/model/transcript.ts';
import { decodeTranscript } from '../../../src/parse/transcripts/decode.ts';
import { jsonFormats, parseTranscript, transcriptFormats } from '../../../src/parse/transcripts/index.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';

const root = join(import.meta.dirname, '../../fixtures/parse');
const machineRoot = join(root, 'transcripts');
const formatFolders = [...jsonFormats.map(({ name }) => name), 'unrecognised'].filter((name) =>
  existsSync(join(machineRoot, name)),
);

/** `{some text}` in an expected message stands for the number of the input line that holds the text. */
function expectedMessages(folder: string, input: string): string[] {
  const file = join(folder, 'messages.txt');
  if (!existsSync(file)) return [];
  const lines = input.split('\n');
  return readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) =>
      line.replace(/:\{([^}]+)\}:/, (_, text: string) => {
        const found = lines.findIndex((one) => one.includes(text));
        if (found < 0) throw new Error(`no line of the input holds "${text}"`);
        return `:${found + 1}:`;
      }),
    );
}

const parse = (text: string): ReturnType<typeof parseTranscript> =>
  parseTranscript(new VFile({ path: 'input.json', value: text }));

describe.each(formatFolders)('%s', (format) => {
  test.each(readdirSync(join(machineRoot, format)))('%s', (behaviour) => {
    const folder = join(machineRoot, format, behaviour);
    const input = readFileSync(join(folder, 'input.json'), 'utf8');
    const { value, messages } = parse(input);
    const expectedFile = join(folder, 'expected.json');
    if (process.env['GLOSSCAST_UPDATE'] === '1' && !existsSync(expectedFile))
      writeFileSync(expectedFile, `${JSON.stringify(value ?? null, null, 1)}\n`);
    const expected: unknown = JSON.parse(readFileSync(expectedFile, 'utf8'));
    expect(JSON.parse(JSON.stringify(value ?? null))).toEqual(expected);
    expect(messages.map(formatMessage)).toEqual(expectedMessages(folder, input));
    if (format !== 'unrecognised') expect(value?.format).toBe(format);
  });
});

/** Every transcript among the fixtures of all formats: path and text. */
const fixtures = readdirSync(root, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && /^input\./.test(entry.name))
  .map((entry) => join(entry.parentPath, entry.name))
  .filter((path) => !/\/(?:content|episode-body|references)\//.test(path))
  .map((path) => ({
    path: relative(root, path),
    text: decodeTranscript(new Uint8Array(readFileSync(path)), path).value,
  }));

test.each(fixtures)('no two JSON formats claim $path', ({ text }) => {
  const claims = transcriptFormats.filter((format) => format.recognise(text)).map(({ name }) => name);
  const inJson = claims.filter((name) => jsonFormats.some((format) => format.name === name));
  expect(inJson.length).toBeLessThanOrEqual(1);
});

const machineFixtures = fixtures.filter(
  ({ path }) => path.startsWith('transcripts/') && !path.includes('unrecognised'),
);

/** Names by which these formats call what was said; other fields repeat it in other forms, or hold something else. */
const saidUnder = ['text', 'word', 'utf8', 'value', 'content', 'transcript', 'display', 'body', 'segments'];
const otherForms = ['combinedPhrases', 'combinedRecognizedPhrases', 'paragraphs'];

function saidIn(value: unknown, key = ''): string[] {
  if (typeof value === 'string') return saidUnder.includes(key) ? [value] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    // Only the best alternative is what was said.
    const items = ['alternatives', 'nBest'].includes(key) ? value.slice(0, 1) : value;
    return items.flatMap((item) => saidIn(item, key));
  }
  const hidden = [
    ...otherForms,
    ...('display' in value ? ['words'] : []),
    ...('punctuated_word' in value ? ['word'] : []),
  ];
  return Object.entries(value).flatMap(([name, inner]) => (hidden.includes(name) ? [] : saidIn(inner, name)));
}

/** The words of a text, without whisper.cpp's marks, the readings of Japanese words, and half letters. */
const wordsIn = (text: string): string[] =>
  text
    .replace(/\[_\w+\]|\|[\p{L}\u30FC]+/gu, ' ')
    .toLowerCase()
    .match(/[\p{L}\p{N}]+/gu) ?? [];

test.each(machineFixtures)('every word of $path is kept', ({ text }) => {
  const cues = (parse(text).value as Transcript).cues;
  const kept = cues.map((cue) => cue.text.toLowerCase().replace(/\s/g, '')).join('');
  for (const said of saidIn(JSON.parse(text))) for (const word of wordsIn(said)) expect(kept).toContain(word);
});

test.each(machineFixtures)('times and words of $path are in their cues', ({ text }) => {
  for (const cue of (parse(text).value as Transcript).cues) {
    expect(cue.start).toBeGreaterThanOrEqual(0);
    let before = 0;
    for (const word of cue.words) {
      expect(word.start).toBeGreaterThanOrEqual(before);
      expect(word.end).toBeGreaterThan(word.start);
      expect(cue.text.slice(word.start, word.end).trim()).toBe(cue.text.slice(word.start, word.end));
      before = word.end;
    }
    expect(before).toBeLessThanOrEqual(cue.text.length);
  }
});

describe('what the fixtures cannot show', () => {
  test('a JSON text on one line reports where on it', () => {
    const { messages } = parse(
      '{"segments": [{"start": 1, "end": 2, "text": "a"}, {"end": 3, "text": "b"}], "language": "en"}',
    );
    expect(messages.map(formatMessage)).toEqual([
      'input.json:1:52: warning: segments without a start time that can be read: 1; give each the time at which it begins [transcript-missing-start]',
    ]);
  });

  test('a name given with --from is that of a format however it is written', () => {
    const text = '{"transcription": [{"offsets": {"from": 1500, "to": 2000}, "text": " Yes."}]}';
    const file = new VFile({ path: 'x', value: text });
    for (const format of ['whisper.cpp', 'whisper-cpp', 'Whisper CPP'])
      expect(parseTranscript(file, { format }).value?.cues[0]?.start).toBe(1.5);
  });

  test('word times reach the passages', () => {
    const folder = join(machineRoot, 'deepgram/reads-utterances-with-words');
    const { value } = parse(readFileSync(join(folder, 'input.json'), 'utf8'));
    const { passages, wordTimes } = buildPassages(value as Transcript, { language: 'en' });
    expect(wordTimes).toBe('measured');
    expect(passages.map(({ speaker, times }) => [speaker, times.map(({ time }) => time)])).toEqual([
      ['0', [0.08, 0.3, 0.6, 0.8]],
      ['1', [1.9, 2.3]],
    ]);
  });

  test('a stream of words without punctuation is cut, and holds every word', () => {
    const words = Array.from({ length: 500 }, (_, index) => ({
      text: `w${index}`,
      start: index * 300 + (index % 25 === 0 ? 200 : 0),
      end: index * 300 + 250,
      confidence: 1,
    }));
    const { value } = parse(JSON.stringify({ audio_url: 'x', words, text: null }));
    const cues = (value as Transcript).cues;
    expect(cues.flatMap((cue) => cue.text.split(' '))).toEqual(words.map(({ text }) => text));
    expect(Math.max(...cues.map((cue) => cue.words.length))).toBeLessThanOrEqual(40);
  });

  test('a text that says only a part of the words is not taken for them', () => {
    const words = ['all', 'of', 'this', 'was', 'said'].map((text, index) => ({
      text,
      start: index * 100,
      end: index * 100 + 90,
      confidence: 1,
    }));
    const { value } = parse(JSON.stringify({ audio_url: 'x', text: 'All of', words }));
    expect((value as Transcript).cues.map((cue) => cue.text)).toEqual(['all of this was said']);
  });

  test('words are found as whole words', () => {
    const words = ['a', 'cat'].map((word, index) => ({ word, start: index, end: index + 0.5, score: 1 }));
    const { value } = parse(JSON.stringify({ segments: [{ start: 0, end: 4, text: 'Isla a cat', words }] }));
    const [cue] = (value as Transcript).cues as readonly [Cue];
    expect(cue.words.map(({ start }) => start)).toEqual([5, 7]);
  });

  test('words without their text are put together as their script is written', () => {
    const words = ['飞钱', '是', '汇票。', 'Wie', 'schön!', '한국', '사람'].map((text, index) => ({
      text,
      start: index * 100,
      end: index * 100 + 90,
      confidence: 1,
    }));
    const { value } = parse(JSON.stringify({ audio_url: 'x', words }));
    expect((value as Transcript).cues.map((cue) => cue.text)).toEqual([
      '飞钱是汇票。',
      'Wie schön!',
      '한국 사람',
    ]);
  });

  test('words that stand far apart from their text lose no text', () => {
    const missing = 'unspoken words '.repeat(300);
    const words = ['one', 'two', 'three', 'four'].map((word, index) => ({
      word,
      start: index,
      end: index + 0.5,
      score: 1,
    }));
    const text = `one two ${missing}three four`;
    const { value } = parse(JSON.stringify({ segments: [{ start: 0, end: 4, text, words }] }));
    const [cue] = (value as Transcript).cues as readonly [Cue];
    expect(cue.text).toBe(text);
    expect(cue.words.map(({ start, end }) => cue.text.slice(start, end)).slice(0, 2)).toEqual(['one', 'two']);
  });

  test('a word that occurs again later is not looked for past the words between', () => {
    const words = ['the', 'old', 'the', 'new'].map((word, index) => ({
      word,
      start: index,
      end: index + 0.5,
      score: 1,
    }));
    const text = 'Old things, the new and the old.';
    const { value } = parse(JSON.stringify({ segments: [{ start: 0, end: 4, text, words }] }));
    const [cue] = (value as Transcript).cues as readonly [Cue];
    expect(cue.words.map(({ start, end, time }) => [cue.text.slice(start, end), time])).toEqual([
      ['Old', 1],
      ['the', 2],
      ['new', 3],
    ]);
  });

  test.each([
    '{"segments": {}}',
    '{"results": 3}',
    '{"monologues": [[]]}',
    '{"results": {"items": "x", "channels": [null]}}',
    '{"events": [{"tStartMs": {}, "segs": [1, {"utf8": null}]}], "wireMagic": "pb3"}',
    '{"recognizedPhrases": [{"nBest": {}}]}',
    '{"transcription": [{"tokens": [null, {"offsets": null}], "offsets": 3, "text": true}]}',
    '{"results": [{"alternatives": [{"transcript": 3, "words": {"a": 1}}]}]}',
    '{"segments": [{"start": 1, "text": "x", "words": [{"word": {}}, null, 5]}]}',
    '[]',
    '{}',
    '{"utterances": [{"text": "t", "start": [], "words": "no"}]}',
  ])('wrong types do not stop it: %s', (text) => {
    for (const format of [undefined, ...jsonFormats.map(({ name }) => name)])
      expect(() =>
        parseTranscript(new VFile({ path: 'a.json', value: text }), format === undefined ? {} : { format }),
      ).not.toThrow();
  });
});

/** Every copy of a value in which one thing is something else. */
function* spoiled(value: unknown): Generator<unknown> {
  for (const other of [null, 'x', 3, [], {}, true]) yield other;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries())
      for (const other of spoiled(item)) yield value.with(index, other);
  } else if (typeof value === 'object' && value !== null)
    for (const [name, item] of Object.entries(value))
      for (const other of spoiled(item)) yield { ...value, [name]: other };
}

test.each(machineFixtures)('nothing that is put into $path stops it', ({ text }) => {
  const format = parse(text).value?.format ?? '';
  for (const value of spoiled(JSON.parse(text))) {
    const file = new VFile({ path: 'a.json', value: JSON.stringify(value) });
    const { value: transcript } = parseTranscript(file, { format });
    for (const cue of transcript?.cues ?? []) {
      if (!(cue.start >= 0) || cue.words.some(({ end }) => end > cue.text.length))
        throw new Error(`${JSON.stringify(cue)} from ${JSON.stringify(value)}`);
    }
  }
});
