import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';
import { buildPassages } from '../../../src/parse/transcripts/passages.ts';
import { renderTranscript } from '../../../src/render/transcript.ts';

/** The page's HTML of a transcript file, on the whole road that the site takes. */
function renderFile(path: string, value: string): string {
  const parsed = parseTranscript(new VFile({ path, value }));
  if (parsed.value === undefined) throw new Error('the transcript of the test was refused');
  const { passages } = buildPassages(mendTranscript(parsed.value).value, { language: 'en' });
  return renderTranscript(passages, { language: 'en', direction: 'ltr' });
}

const payload = '<script>alert(1)</script><img src=x onerror=alert(1)> & "more"';
const escapeOnce = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const times = '00:00:01.000 --> 00:00:09.000';

test.each<[string, string, string]>([
  ['WebVTT, escaped as it should be', 'a.vtt', `WEBVTT\n\n${times}\n${escapeOnce(payload)}`],
  ['WebVTT, escaped twice', 'a.vtt', `WEBVTT\n\n${times}\n${escapeOnce(escapeOnce(payload))}`],
  ['WebVTT, in the name of a voice', 'a.vtt', `WEBVTT\n\n${times}\n<v ${escapeOnce(payload)}>words`],
  ['SubRip, escaped', 'a.srt', `1\n${times.replaceAll('.', ',')}\n${escapeOnce(payload)}`],
  ['SubRip, as it is', 'a.srt', `1\n${times.replaceAll('.', ',')}\n${payload}`],
  [
    'JSON, as it is',
    'a.json',
    JSON.stringify({
      version: '1.0.0',
      segments: [{ startTime: 1, endTime: 9, speaker: payload, body: payload }],
    }),
  ],
])('what looks like HTML is text on the page: %s', (_, path, value) => {
  const html = renderFile(path, value);
  expect(html).not.toMatch(/<(?:script|img)/i);
  expect(html).toMatch(/(?:&#x3C;|&lt;)script>?/);
  expect(html).toContain('alert(1)');
});

test('WebVTT that is not escaped has its tags dropped, and their words kept', () => {
  const html = renderFile('a.vtt', `WEBVTT\n\n${times}\n${payload}`);
  expect(html).not.toMatch(/<(?:script|img)/i);
  expect(html).toContain('alert(1)');
});
