import fc from 'fast-check';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { podcastHtmlWriter } from '../../../src/export/transcript/podcast-html.ts';
import { podcastJsonWriter } from '../../../src/export/transcript/podcast-json.ts';
import type { TranscriptFileOptions, TranscriptWriter } from '../../../src/export/transcript/format.ts';
import { transcriptWriters } from '../../../src/export/transcript/index.ts';
import { plainTextWriter } from '../../../src/export/transcript/plain-text.ts';
import { subRipWriter } from '../../../src/export/transcript/subrip.ts';
import { webVttWriter } from '../../../src/export/transcript/webvtt.ts';
import type { Cue, Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';

const transcript = (cues: readonly Partial<Cue>[]): Transcript => ({
  path: 'transcript.json',
  format: 'podcast-json',
  cues: cues.map((cue, index) => ({
    start: index * 5,
    end: index * 5 + 5,
    text: '',
    words: [],
    line: 1,
    ...cue,
  })),
});

function readBack(writer: TranscriptWriter, written: string): Transcript {
  const formats: Readonly<Record<string, string>> = { vtt: 'webvtt', srt: 'subrip', json: 'podcast-json' };
  const file = new VFile({ path: `transcript.${writer.extension}`, value: written });
  const { value } = parseTranscript(file, { format: formats[writer.extension] ?? '' });
  if (value === undefined) throw new Error(`not read back:\n${written}`);
  return value;
}

const normal = (text: string): string => text.replace(/\s+/g, ' ').trim();
const lineLengths = (lines: readonly string[]): number[] => lines.map((line) => line.length);

/** What is said, by whom and when; where white space differs, nothing does. */
const facts = (cue: Cue) => ({
  start: cue.start,
  end: cue.end,
  speaker: normal(cue.speaker ?? ''),
  text: normal(cue.text),
  words: cue.words.map(({ start, end, time }) => [cue.text.slice(start, end), time]),
});

const awkward = [
  '-->',
  '00:01.000 --> 00:02.000',
  '0:12 → 0:15',
  '1:02 => 1:03',
  '00:00:01,000 00:00:02,000',
  'a\\Nb',
  '{i}so{/i}',
  'NOTE',
  'WEBVTT',
  '42',
  '&amp;',
  '&lt',
  'AT&T',
  'Q&A;',
  '<b>',
  '</v>',
  '<v Eve>',
  '<br/>',
  '{\\an8}',
  'x'.repeat(200),
  '주체사상',
  '飞钱是一种汇款方式，'.repeat(12),
  'السلام',
  'ที่สุด',
  '👩‍🚀',
  'Mara:',
  '\u202Eabc\u202C',
];
const word = fc.oneof(
  { weight: 3, arbitrary: fc.stringMatching(/^[a-zA-Z]{1,12}[,.?]?$/) },
  { weight: 2, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.stringMatching(/^[!-~]{1,8}$/) },
);
const gap = fc.oneof(
  { weight: 8, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constantFrom('  ', '\n', '\n\n', '\r\n', '\r\n \r\n', '\n   ') },
);
const speaker = fc.option(
  fc.constantFrom(
    '',
    ' ',
    'Mara',
    'Théo',
    'A > B',
    '.dot',
    'R&D <x>',
    'Mireille B. Reece, Psy.D',
    'n'.repeat(50),
  ),
  { nil: undefined },
);
const milliseconds = (most: number) => fc.nat(most).map((value) => value / 1000);
const round = (time: number): number => Math.round(time * 1000) / 1000;

const cueOf = fc
  .record({
    pieces: fc.array(fc.tuple(gap, word), { maxLength: 40 }),
    speaker,
    start: milliseconds(10_000_000),
    // also zero and backwards
    length: fc.integer({ min: -2000, max: 20_000 }),
    steps: fc.option(fc.array(fc.oneof(fc.constant(0), fc.nat(800)), { minLength: 40, maxLength: 40 }), {
      nil: undefined,
    }),
  })
  .map(({ pieces, speaker: name, start, length, steps }): Partial<Cue> => {
    const text = pieces.map(([space, piece], index) => (index === 0 ? piece : space + piece)).join('');
    let time = start;
    const words = [...text.matchAll(/\S+/g)].map(({ index, 0: found }, number) => {
      time = round(time + (steps?.[number] ?? 0) / 1000);
      return { start: index, end: index + found.length, time };
    });
    return {
      start,
      end: round(Math.max(0, start + length / 1000)),
      text,
      ...(name === undefined ? {} : { speaker: name }),
      words: steps === undefined ? [] : words,
    };
  });
const anyTranscript = fc.array(cueOf, { maxLength: 6 }).map(transcript);

describe('any transcript', () => {
  test('comes back from WebVTT with its cues, words, speakers and times, in lines of 65 characters', () => {
    fc.assert(
      fc.property(anyTranscript, (given) => {
        const written = webVttWriter.write(given);
        const back = readBack(webVttWriter, written);
        const spoken = given.cues.map((cue) => ({
          ...facts(cue),
          // nobody can be seen to say nothing
          ...(normal(cue.text) === '' ? { speaker: '' } : {}),
        }));
        expect(back.cues.map(facts)).toEqual(spoken);
        const shown = back.cues.flatMap(({ text }) => text.split('\n'));
        for (const line of shown) if (line.length > 65) expect(line.trim()).toMatch(/^\S+$/);
      }),
    );
  });

  test('keeps every space in WebVTT: only line breaks take their place', () => {
    const plain = fc.array(word, { minLength: 1, maxLength: 60 }).map((words) => words.join(' '));
    fc.assert(
      fc.property(plain, (text) => {
        const [cue] = readBack(webVttWriter, webVttWriter.write(transcript([{ text }]))).cues;
        expect(cue?.text.replaceAll('\n', ' ')).toBe(text);
      }),
    );
  });

  test('comes back from JSON with its cues, words, speakers and times', () => {
    fc.assert(
      fc.property(anyTranscript, (given) => {
        const back = readBack(podcastJsonWriter, podcastJsonWriter.write(given));
        expect(back.cues.map(facts)).toEqual(given.cues.map((cue) => ({ ...facts(cue), words: [] })));
      }),
    );
  });

  test('comes back from SubRip with its words, first start and last end, in two lines of 32 characters', () => {
    const unspaced = /[\p{Script=Han}，]/u;
    fc.assert(
      fc.property(cueOf, (cue) => {
        const { speaker: name = '', text = '', start, end } = cue;
        const back = readBack(subRipWriter, subRipWriter.write(transcript([cue]))).cues;
        const said = normal(text) === '' ? '' : normal(`${normal(name) === '' ? '' : `${name}: `}${text}`);
        const read = normal(back.map((part) => part.text).join(' '));
        const join = (words: string): string => (unspaced.test(words) ? words.replaceAll(' ', '') : words);
        expect(join(read)).toBe(join(said));
        if (said !== '') expect([back[0]?.start, back.at(-1)?.end]).toEqual([start, end]);
        for (const part of back) {
          const lines = part.text.split('\n');
          expect(lines.length).toBeLessThanOrEqual(2);
          for (const line of lines) if (line.length > 32) expect(line).toMatch(/^\S+$/);
        }
      }),
    );
  });

  test('comes back from SubRip whole, whatever stands at the ends of its cues', () => {
    fc.assert(
      fc.property(anyTranscript, (given) => {
        const cues = given.cues.map(({ speaker: _, ...cue }) => cue);
        const back = readBack(subRipWriter, subRipWriter.write({ ...given, cues })).cues;
        const all = (parts: readonly Cue[]): string =>
          parts
            .map(({ text }) => text)
            .join('')
            .replace(/\s+/g, '');
        expect(all(back)).toBe(all(cues));
      }),
    );
  });

  test('has all its words in HTML and in plain text', () => {
    fc.assert(
      fc.property(anyTranscript, (given) => {
        const said = given.cues.map(({ text }) => text.replace(/\s+/g, '')).join('');
        const html = podcastHtmlWriter.write(given);
        const paragraphs = [...html.matchAll(/<p>([^<]*)<\/p>/g)].map(([, text = '']) => text).join('');
        const decoded = paragraphs
          .replaceAll('&lt;', '<')
          .replaceAll('&gt;', '>')
          .replaceAll('&quot;', '"')
          .replaceAll('&amp;', '&');
        expect(decoded.replace(/\s+/g, '')).toBe(said);
        const nobody = { ...given, cues: given.cues.map(({ speaker: _, ...cue }) => cue) };
        const text = plainTextWriter.write(nobody).replace(/^\(\d[\d:]*\):$/gm, '');
        expect(text.replace(/\s+/g, '')).toBe(said);
      }),
    );
  });
});

describe('WebVTT', () => {
  const provenance: TranscriptFileOptions = {
    title: 'Digest --> one',
    language: 'en',
    page: 'https://show.example/episodes/one/',
    provenance: {
      made: { by: 'Whisper large-v3', date: '2026-03-09', note: 'Names were --> checked.\n\nTwice.' },
      wordTimes: 'measured',
      audio: { duration: 467.64, hash: 'sha256-d9c3' },
    },
  };

  test('says where the transcript comes from in a comment, and what nobody stated', () => {
    const written = webVttWriter.write(transcript([{ text: 'Hello.' }]), provenance);
    expect(written).toBe(`WEBVTT

NOTE
Digest -- > one
Made by: Whisper large-v3
Made on: 2026-03-09
Reviewed by: not stated
Word times: measured
Audio: 467.64 s, sha256-d9c3
Language: en
Page: https://show.example/episodes/one/
Note: Names were -- > checked. Twice.

00:00:00.000 --> 00:00:05.000
Hello.
`);
    expect(readBack(webVttWriter, written).cues).toHaveLength(1);
  });

  test('fills a line of 65 characters, and breaks one of 66', () => {
    const linesOf = (length: number): string[] =>
      webVttWriter.write(transcript([{ text: `${'a'.repeat(32)} ${'b'.repeat(length - 33)}` }])).split('\n');
    expect(linesOf(65)).toHaveLength(5);
    expect(linesOf(66)).toHaveLength(6);
  });

  test('names voices, several in a cue too, and gives words their times', () => {
    const text = 'Yes. No, never.';
    const written = webVttWriter.write(
      transcript([
        {
          text,
          speaker: 'A',
          voices: [
            { start: 0, end: 5, speaker: 'A' },
            { start: 5, end: 15, speaker: 'B' },
          ],
          words: [
            { start: 0, end: 4, time: 0 },
            { start: 5, end: 8, time: 2.5 },
            { start: 9, end: 15, time: 3.25 },
          ],
        },
      ]),
      { speakerName: (code) => (code === 'A' ? 'Mara > all' : 'Theo') },
    );
    expect(written).toContain(
      '<v Mara &gt; all>Yes. </v><v Theo><00:00:02.500>No, <00:00:03.250>never.</v>\n',
    );
  });

  test('ends a cue without an end where the next begins, the last when it has been said', () => {
    const cues = transcript([{ text: 'One.' }, { text: 'x'.repeat(30) }]).cues.map(
      ({ end: _, ...cue }) => cue,
    );
    expect(webVttWriter.write({ ...transcript([]), cues }).match(/.*-->.*/g)).toEqual([
      '00:00:00.000 --> 00:00:05.000',
      '00:00:05.000 --> 00:00:07.000',
    ]);
  });
});

describe('SubRip', () => {
  test('cuts a long cue where its words say, names speakers where they change', () => {
    const text =
      'It is about North Korea, China and the drug cartels. Its guest is Sean Williams, a journalist.';
    const words = [...text.matchAll(/\S+/g)].map(({ index, 0: found }, number) => ({
      start: index,
      end: index + found.length,
      time: number / 10,
    }));
    const written = subRipWriter.write(
      transcript([
        { text, words, speaker: 'Mara' },
        { text: 'Yes.', speaker: 'Mara' },
        { text: 'I am 1 < 2 & AT&T.', speaker: 'Theo' },
      ]),
    );
    expect(written).toBe(`1
00:00:00,000 --> 00:00:01,000
Mara: It is about North Korea,
China and the drug cartels.

2
00:00:01,000 --> 00:00:05,000
Its guest is Sean Williams, a
journalist.

3
00:00:05,000 --> 00:00:10,000
Yes.

4
00:00:10,000 --> 00:00:15,000
Theo: I am 1 < 2 & AT&T.
`);
  });

  test('breaks Chinese between characters, never before a full stop', () => {
    const text = '飞钱是唐代出现的一种汇兑方式。'.repeat(6);
    const back = readBack(subRipWriter, subRipWriter.write(transcript([{ text }]))).cues;
    const lines = back.flatMap((part) => part.text.split('\n'));
    expect(lines.join('')).toBe(text);
    expect(Math.max(...lineLengths(lines))).toBeLessThanOrEqual(32);
    expect(lines.filter((line) => line.startsWith('。'))).toEqual([]);
  });
});

describe('JSON', () => {
  test('is Podcasting 2.0, one segment per cue, with provenance under a name of its own', () => {
    const written = podcastJsonWriter.write(
      transcript([
        { text: 'Q&A <live>', speaker: '0', start: 0.4 },
        { text: 'Hm.', speaker: '' },
      ]),
      {
        language: 'en',
        speakerName: () => 'Mara',
        provenance: { wordTimes: 'estimated', made: { by: 'Whisper' } },
      },
    );
    expect(JSON.parse(written)).toEqual({
      version: '1.0.0',
      language: 'en',
      glosscast: {
        madeBy: 'Whisper',
        madeOn: 'not stated',
        reviewedBy: 'not stated',
        wordTimes: 'estimated',
        audio: { duration: 'not stated', hash: 'not stated' },
      },
      segments: [
        { speaker: 'Mara', startTime: 0.4, endTime: 5, body: 'Q&A <live>' },
        { speaker: '', startTime: 5, endTime: 10, body: 'Hm.' },
      ],
    });
  });
});

describe('HTML', () => {
  test('is a flat row of cite, time and p, with provenance in its head', () => {
    const written = podcastHtmlWriter.write(
      transcript([{ text: 'Q&A <live>', speaker: 'Mara > all', start: 3661.25, end: 3662 }]),
      { title: 'One & two', language: 'ar', direction: 'rtl', provenance: { wordTimes: 'none' } },
    );
    expect(written).toContain('<html lang="ar" dir="rtl">');
    expect(written).toContain('<title>Transcript: One &amp; two</title>');
    expect(written).toContain('<meta name="glosscast:made-by" content="not stated">');
    expect(written).toContain(
      '<body>\n<cite>Mara &gt; all:</cite>\n<time datetime="PT3661.25S">1:01:01</time>\n<p>Q&amp;A &lt;live&gt;</p>\n</body>',
    );
  });
});

describe('plain text', () => {
  test('has a paragraph for each turn, its speaker and time above it, and long turns in several', () => {
    const sentence = 'Nobody knows how many of them there are. ';
    const written = plainTextWriter.write(
      transcript([
        { text: 'Welcome\nback.', speaker: 'Mara' },
        { text: sentence.repeat(13), speaker: 'Mara' },
        { text: 'Well.', speaker: 'Mara' },
        { text: 'No.', speaker: 'Theo' },
      ]),
      { title: 'One' },
    );
    expect(written).toBe(
      `One\n\nMara (0:00):\nWelcome back. ${sentence.repeat(13)}\n\n(0:10):\nWell.\n\nTheo (0:15):\nNo.\n`.replace(
        '. \n',
        '.\n',
      ),
    );
  });
});

describe('a transcript without times', () => {
  const untimed = transcript([
    { text: 'First paragraph.', speaker: 'Mara' },
    { text: 'Second.', speaker: 'Mara' },
    { text: 'Third.', speaker: 'Theo' },
  ]);
  const without: Transcript = {
    ...untimed,
    cues: untimed.cues.map(({ end: _, ...cue }) => ({ ...cue, start: 0, untimed: true })),
  };

  test('has no captions, but is a text, a page and segments', () => {
    for (const writer of transcriptWriters.filter(({ times }) => times === 'needed'))
      expect(() => writer.write(without)).toThrow('without times');
    expect(plainTextWriter.write(without)).toBe('Mara:\nFirst paragraph.\n\nSecond.\n\nTheo:\nThird.\n');
    expect(podcastHtmlWriter.write(without)).not.toContain('<time');
    expect(JSON.parse(podcastJsonWriter.write(without))).toMatchObject({
      segments: [{ speaker: 'Mara', body: 'First paragraph.' }, { body: 'Second.' }, { body: 'Third.' }],
    });
  });

  test('in part: words without a time stay with the cue above them, under their own speaker', () => {
    const [first, second, third] = without.cues as [Cue, Cue, Cue];
    const { untimed: _, ...timed } = second;
    const written = webVttWriter.write({ ...without, cues: [first, { ...timed, start: 4, end: 6 }, third] });
    expect(written).toBe(
      'WEBVTT\n\n00:00:04.000 --> 00:00:06.067\n<v Mara>First paragraph.</v>\n<v Mara>Second.</v>\n<v Theo>Third.</v>\n',
    );
    const srt = subRipWriter.write({ ...without, cues: [first, { ...timed, start: 4, end: 6 }, third] });
    expect(
      normal(
        readBack(subRipWriter, srt)
          .cues.map(({ text }) => text)
          .join(' '),
      ),
    ).toBe('Mara: First paragraph. Second. Theo: Third.');
  });
});

test('long cues that begin in one second, with no end known, keep their order through SubRip and mending', () => {
  const long = (speaker: string, words: string): string =>
    `${speaker}: ${Array.from({ length: 40 }, (_, index) => `${words}${index}`).join(' ')}`;
  const source = `[09:19] ${long('Mara', 'first')}\n\n[09:19] ${long('Theo', 'second')}\n\n[09:50] Mara: And so on.\n`;
  const read = (value: string, path: string): Transcript => {
    const { value: transcript } = parseTranscript(new VFile({ path, value }));
    if (!transcript) throw new Error('it was not read');
    return mendTranscript(transcript).value;
  };
  const numbersOf = ({ cues }: Transcript): string[] =>
    cues.flatMap(({ text }) => text.match(/(?:first|second)\d+/g) ?? []);
  const given = read(source, 'transcript.txt');
  expect(numbersOf(given)).toHaveLength(80);
  expect(numbersOf(read(subRipWriter.write(given), 'transcript.srt'))).toEqual(numbersOf(given));
});
