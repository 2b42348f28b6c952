import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';

/** CPU seconds of reading and mending a text; the lesser of two runs, so that others on the machine do not count. */
function effort(path: string, text: string): number {
  let least = Infinity;
  for (let run = 0; run < 2; run++) {
    const before = process.cpuUsage();
    const { value } = parseTranscript(new VFile({ path, value: text }));
    if (value !== undefined) mendTranscript(value, { duration: 10, names: ['Mara Lin'] });
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1e6);
  }
  return least;
}

const clock = (second: number, comma: string): string => {
  const two = (value: number): string => String(value).padStart(2, '0');
  return `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}${comma}000`;
};
const cues = (count: number, comma: string, text: (index: number) => string): string =>
  Array.from(
    { length: count },
    (_, index) => `${clock(index, comma)} --> ${clock(index + 1, comma)}\n${text(index)}\n\n`,
  ).join('');
const talk = (index: number): string =>
  `<v Mara>The ${index} ledgers &amp; what they say of <i>flying money</i>.`;

// What takes n for n must take about 4n for 4n; what takes n² takes 16 times as long.
describe.each<[string, string, (size: number) => string]>([
  ['cues', 'a.vtt', (n) => `WEBVTT\n\n${cues(n, '.', talk)}`],
  ['SubRip cues', 'a.srt', (n) => cues(n, ',', talk)],
  [
    'rolling captions',
    'a.vtt',
    (n) => `WEBVTT\n\n${cues(n, '.', (index) => `line ${index} of it\nline ${index + 1} of it`)}`,
  ],
  [
    'cues of the same time',
    'a.vtt',
    (n) => `WEBVTT\n\n${'00:01.000 --> 00:02.000\n- No. >> Yes: no\n\n'.repeat(n)}`,
  ],
  ['cues in the wrong order', 'a.srt', (n) => cues(n, ',', talk).split('\n\n').reverse().join('\n\n')],
  [
    'names before colons',
    'a.srt',
    (n) => cues(n, ',', (index) => `Name${String.fromCharCode(97 + (index % 26))}: it goes.`),
  ],
  ['broken times', 'a.vtt', (n) => `WEBVTT\n\n${cues(n, ',', talk)}`],
  ['stray text', 'a.vtt', (n) => `WEBVTT\n\n00:01.000 --> 00:02.000\nx\n\n${'stray text\n\n'.repeat(n)}`],
  [
    'tags in one cue',
    'a.vtt',
    (n) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<v Mara>x<00:01.500>'.repeat(n)}`,
  ],
  ['open brackets', 'a.vtt', (n) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'<'.repeat(20 * n)}`],
  ['ampersands', 'a.vtt', (n) => `WEBVTT\n\n00:01.000 --> 00:02.000\n${'&amp;amp;#38;'.repeat(n)}`],
  ['marks of speakers', 'a.srt', (n) => `1\n00:00:01,000 --> 00:00:02,000\n${'>> Yes. '.repeat(n)}`],
  [
    'spaces',
    'a.srt',
    (n) => `1\n00:00:01,000 ${' '.repeat(20 * n)}-->${' '.repeat(20 * n)}x\n${' '.repeat(20 * n)}:`,
  ],
  [
    'digits',
    'a.srt',
    (n) => `1\n${'1'.repeat(20 * n)}:${'1 '.repeat(20 * n)}-->\n${'00:'.repeat(20 * n)}-->`,
  ],
  [
    'dashes',
    'a.srt',
    (n) => `1\n00:00:01,000 --> 00:00:02,000\n${'- '.repeat(10 * n)}\n${'-'.repeat(20 * n)}>`,
  ],
  ['blank lines', 'a.srt', (n) => `1\n00:00:01,000 --> 00:00:02,000\nx${'\n'.repeat(20 * n)}y`],
  ['wrong letters', 'a.srt', (n) => `1\n00:00:01,000 --> 00:00:02,000\n${'Ã©â€™'.repeat(n)}`],
  ['Japanese tokens', 'a.srt', (n) => `1\n00:00:01,000 --> 00:00:02,000\n${'今日 は '.repeat(n)}`],
])('%s', (_, path, make) => {
  test('take an effort that grows with their number alone', () => {
    const small = effort(path, make(2500));
    const large = effort(path, make(10_000));
    expect(large / Math.max(small, 0.01)).toBeLessThan(9);
  });
});
