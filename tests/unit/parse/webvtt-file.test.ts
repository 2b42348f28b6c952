import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { readWebVttFile, type WebVttFile } from '../../../src/parse/transcripts/webvtt-file.ts';

function read(text: string): WebVttFile {
  const file = readWebVttFile(text);
  if (file === undefined) throw new Error('the signature of the test was refused');
  return file;
}
const times = '00:00:01.000 --> 00:00:02.000';
/** `id|text` of every cue. */
const cuesOf = (text: string): string[] => read(text).cues.map((cue) => `${cue.id}|${cue.text}`);
/** What a reader of bytes sees. */
const textsOf = (value: string | Uint8Array): string[] | undefined =>
  parseTranscript(new VFile({ path: 'a.vtt', value })).value?.cues.map(({ text }) => text);

describe('signature', () => {
  test.each([
    ['alone', 'WEBVTT'],
    ['with a line end', 'WEBVTT\n'],
    ['with a space', 'WEBVTT '],
    ['with a tab', 'WEBVTT\t\n'],
    ['with words', 'WEBVTT - by a machine\n'],
    ['with times, which are words there', `WEBVTT ${times}\n`],
  ])('%s', (_, text) => {
    expect(read(text).cues).toEqual([]);
  });
  test.each([
    ['nothing', ''],
    ['a part', 'WEBVT'],
    ['small letters', 'webvtt\n'],
    ['letters behind it', 'WEBVTTX\n'],
    ['a colon behind it', 'WEBVTT: x\n'],
    ['a form feed behind it', 'WEBVTT\f\n'],
    ['a space before it', ' WEBVTT\n'],
    ['a line before it', '\nWEBVTT\n'],
    ['something else', `1\n${times}\nx\n`],
  ])('refused: %s', (_, text) => {
    expect(readWebVttFile(text)).toBeUndefined();
  });
  test('one byte order mark is none of the text, two are one too many', () => {
    const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);
    expect(textsOf(bytes(`\uFEFFWEBVTT\n\n${times}\nx`))).toEqual(['x']);
    expect(textsOf(`\uFEFFWEBVTT\n\n${times}\nx`)).toEqual(['x']);
    expect(textsOf(bytes(`\uFEFF\uFEFFWEBVTT\n\n${times}\nx`))).toBeUndefined();
  });
});

describe('header', () => {
  test('its lines belong to no cue', () => {
    const file = read(`WEBVTT made by hand\nKind: captions\nLanguage: de\n\n${times}\nx`);
    expect(file.header).toEqual(['made by hand', 'Kind: captions', 'Language: de']);
    expect(file.cues.map(({ text }) => text)).toEqual(['x']);
    expect(file.dropped).toEqual([]);
  });
  test('times end it', () => {
    expect(cuesOf(`WEBVTT\n${times}\nx`)).toEqual(['|x']);
    expect(cuesOf(`WEBVTT\nid\n${times}\nx`)).toEqual(['|x']);
  });
  test('blank lines behind it are as many as one likes', () => {
    expect(cuesOf(`WEBVTT\n\n\n\n${times}\nx`)).toEqual(['|x']);
  });
  test('styles and regions in it are only text', () => {
    const file = read(`WEBVTT\nREGION\nid:a\n\nSTYLE\n::cue{}\n\n${times} region:a\nx`);
    expect(file.regions).toEqual([]);
    expect(file.styles).toEqual(['::cue{}']);
  });
});

describe('lines', () => {
  test.each(['\n', '\r', '\r\n'])('end with %j', (end) => {
    expect(textsOf(['WEBVTT', '', 'id', times, 'one', 'two', '', times, 'three'].join(end))).toEqual([
      'one\ntwo',
      'three',
    ]);
  });
  test('end with one and the other', () => {
    expect(textsOf(`WEBVTT\r\r\n${times}\none\r\n\n\r${times}\rtwo\n\r${times}\nthree`)).toEqual([
      'one',
      'two',
      'three',
    ]);
  });
  test('a line with a space is not blank', () => {
    expect(cuesOf(`WEBVTT\n\n${times}\none\n \ntwo`)).toEqual(['|one\n \ntwo']);
  });
  test('NUL is replaced, wherever it stands', () => {
    const text = `WEBVTT\n\0\n\n\0id\n${times} align\0:end\n\0x\n\n00:00:0\x001.000 --> 00:00:02.000\nno`;
    const { value } = parseTranscript(new VFile({ path: 'a.vtt', value: text }));
    expect(value?.cues.map((cue) => cue.text)).toEqual(['\uFFFDx']);
  });
});

describe('blocks', () => {
  test.each([
    ['an id', `abc\n${times}\nx`, ['abc|x']],
    ['an id with spaces', ` a b \n${times}\nx`, [' a b |x']],
    ['an id that is one space', ` \n${times}\nx`, [' |x']],
    ['an id with most of an arrow', `-- >\n${times}\nx\n\n->\n${times}\ny`, ['-- >|x', '->|y']],
    ['an id apart from its cue', `7\n\n${times}\nx`, ['|x']],
    ['two lines above the times', `a\nb\n${times}\nx`, ['|x']],
    ['no text', `${times}\n\n${times}`, ['|', '|']],
    ['text at the end of the file', `${times}\nx`, ['|x']],
    ['times at the end of the file', times, ['|']],
    ['text above a blank line', `${times}\nx\n\ny`, ['|x']],
    ['an arrow in the text begins a cue', `${times}\nx\n${times}\ny`, ['|x', '|y']],
    ['an arrow in the text that is no time ends the cue', `${times}\na --> b\nx\n\n${times}\ny`, ['|', '|y']],
    ['an arrow in the text, escaped', `${times}\na --&gt; b`, ['|a --&gt; b']],
    ['an arrow instead of an id', `-->\n${times}\nx`, ['|x']],
    ['arrows in arrows', `-->-->\n${times}\nx\n--->\n${times}\ny`, ['|x', '|y']],
    ['an arrow behind a word', `foo-->\n${times}\nx\n-->foo\n${times}\ny`, ['|x', '|y']],
    ['times and times', `${times}\n${times}\nx`, ['|', '|x']],
    ['broken times cost only their cue', `0:01.000 --> 0:02.000\nx\n\n${times}\ny`, ['|y']],
    ['text below broken times is theirs', `id\nnever --> ever\nx\ny`, []],
  ])('%s', (_, body, expected) => {
    expect(cuesOf(`WEBVTT\n\n${body}`)).toEqual(expected);
  });
  test('comments are none of the text', () => {
    const file = read(
      `WEBVTT\n\nNOTE\n\nNOTE one line\n\nNOTE\ntwo\nlines\n\nNOTE\ttab\n\n${times}\nNOTE said\n\nNOTE end`,
    );
    expect(file.comments).toEqual(['', 'one line', 'two\nlines', 'tab', 'end']);
    expect(file.cues.map(({ text }) => text)).toEqual(['NOTE said']);
    expect(file.dropped).toEqual([]);
  });
  test('an arrow ends a comment', () => {
    expect(cuesOf(`WEBVTT\n\nNOTE a\nb\n${times}\nx`)).toEqual(['|x']);
    expect(cuesOf(`WEBVTT\n\nNOTE a\n${times}\nx`)).toEqual(['NOTE a|x']);
  });
  test('styles stand above the first cue', () => {
    const file = read(
      `WEBVTT\n\nSTYLE\n::cue { color: red }\n\nSTYLE \t\n::cue(b) {}\n\nSTYLES\nx\n\n${times}\nx\n\nSTYLE\n::cue {}`,
    );
    expect(file.styles).toEqual(['::cue { color: red }', '::cue(b) {}']);
    expect(file.dropped.map(({ text }) => text)).toEqual(['STYLES\nx']);
  });
  test('an arrow ends a style', () => {
    const file = read(`WEBVTT\n\nSTYLE\na\nb --> c\n${times}\nx`);
    expect(file.styles).toEqual(['a']);
    expect(file.cues.map(({ text }) => text)).toEqual(['x']);
  });
  test('what is dropped is handed over with its place', () => {
    expect(read(`WEBVTT\n\nstray\n\n${times}\nx\n\nid\n1:00 --> 2:00\nlost\nwords`).dropped).toEqual([
      { reason: 'stray', timing: '', text: 'stray', line: 3, after: 0 },
      { reason: 'timing', timing: '1:00 --> 2:00', text: 'lost\nwords', line: 9, after: 1 },
    ]);
  });
});

describe('times', () => {
  const spanOf = (line: string): number[][] =>
    read(`WEBVTT\n\n${line}\nx`).cues.map(({ start, end }) => [start, end]);
  test.each([
    ['00:01.000 --> 00:02.500', 1, 2.5],
    ['00:00:01.000 --> 00:00:02.000', 1, 2],
    ['1:00:01.000 --> 01:00:02.000', 3601, 3602],
    ['000:00:01.000 --> 123:00:02.000', 1, 442_802],
    ['00:01.000 --> 00:00:02.000', 1, 2],
    ['00:59.999 --> 59:59.999', 59.999, 3599.999],
    ['00:01.000-->00:02.000', 1, 2],
    [' \t\f00:01.000 \t-->\f 00:02.000\t', 1, 2],
    ['00:05.000 --> 00:02.000', 5, 2],
    ['00:01.000 --> 00:02.000trailing', 1, 2],
    ['00:01.000 --> 00:02.000 --> 00:03.000', 1, 2],
  ])('%s', (line, start, end) => {
    expect(spanOf(line)).toEqual([[start, end]]);
  });
  test.each([
    '0:01.000 --> 00:02.000',
    '000:01.000 --> 00:02.000',
    '00:1.000 --> 00:02.000',
    '00:001.000 --> 00:02.000',
    '00:0:01.000 --> 00:02.000',
    '00:000:01.000 --> 00:02.000',
    '00:01.00 --> 00:02.000',
    '00:01.0000 --> 00:02.000',
    '00:01 --> 00:02.000',
    '00:01,000 --> 00:02.000',
    '00:01.000 --> 00:02',
    '00:01.000 --> 00:02.00',
    '00:01.000 --> 00:02.0000',
    '00:60.000 --> 01:02.000',
    '60:00.000 --> 61:00.000',
    '00:60:00.000 --> 01:00:00.000',
    '00::01.000 --> 00:02.000',
    '00:01..000 --> 00:02.000',
    ':00:01.000 --> 00:02.000',
    '-00:01.000 --> 00:02.000',
    '00:-01.000 --> 00:02.000',
    '00:01.000 --> -00:02.000',
    '00:01.000 -- > 00:02.000 -->',
    '00:01.000 ---> 00:02.000',
    '00:01.000 x --> 00:02.000',
    '00:01.000 --> x00:02.000',
    '00:01.000 -->',
    '00:01.000 --> ',
    '-->',
    '--> 00:02.000',
    'id 00:01.000 --> 00:02.000',
    '\v00:01.000 --> 00:02.000',
    '00:01.000\v-->\v00:02.000',
    '00:01.000\u00A0--> 00:02.000',
    '\uFFFD00:01.000 --> 00:02.000',
    '٠٠:٠١.٠٠٠ --> 00:02.000',
  ])('refused: %s', (line) => {
    expect(spanOf(line)).toEqual([]);
  });
});
