import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';

/** `start–end text` of every cue, the format recognised from the content alone. */
function read(value: string | Uint8Array): string[] {
  const { value: transcript } = parseTranscript(new VFile({ path: 'captions', value }));
  expect(transcript?.format).toBe('subrip');
  return (transcript?.cues ?? []).map(({ start, end, text }) => `${start}–${end ?? ''} ${text}`);
}
const two = ['1–3 Where does it go?', '4–6 To Macau.'];
const sound = `1
00:00:01,000 --> 00:00:03,000
Where does it go?

2
00:00:04,000 --> 00:00:06,000
To Macau.
`;
const latin = (text: string): Uint8Array => Uint8Array.from(text, (letter) => letter.charCodeAt(0));
const wide = (text: string, bigEndian: boolean, mark: boolean): Uint8Array => {
  const bytes = new Uint8Array((text.length + (mark ? 1 : 0)) * 2);
  const view = new DataView(bytes.buffer);
  [...(mark ? '\uFEFF' : ''), ...text].forEach((letter, index) => {
    view.setUint16(index * 2, letter.charCodeAt(0), !bigEndian);
  });
  return bytes;
};

describe('the same two cues come out of', () => {
  test.each<[string, string | Uint8Array]>([
    ['a sound file', sound],
    ['no indexes', sound.replace(/^\d\n/gm, '')],
    ['an index missing', sound.replace('2\n', '')],
    ['an index twice', sound.replace('2\n', '1\n')],
    ['huge indexes', sound.replace(/^(\d)\n/gm, '99999999999999999999$1\n')],
    ['gaps in the indexes', sound.replace('2\n', '17\n')],
    ['indexes from 0', sound.replace('1\n', '0\n').replace('2\n', '1\n')],
    ['indexes with a number sign or a dot', sound.replace('1\n', '#1\n').replace('2\n', '2.\n')],
    ['indexes with spaces around', sound.replace(/^(\d)\n/gm, '  $1 \n')],
    ['indexes in the line of the times', sound.replace(/^(\d)\n/gm, '$1 ')],
    ['a blank line below the index', sound.replace(/^(\d)\n/gm, '$1\n\n')],
    ['no blank line between the cues', sound.replace('\n\n', '\n')],
    ['neither indexes nor blank lines', sound.replace(/^\d\n/gm, '').replace('\n\n', '\n')],
    ['many blank lines', `\n\n\n${sound.replaceAll('\n', '\n\n')}\n\n`],
    ['blank lines with spaces in them', sound.replaceAll('\n\n', '\n \t\n')],
    ['dots for commas', sound.replaceAll(',000', '.000')],
    ['colons for commas', sound.replaceAll(',000', ':000')],
    ['no milliseconds', sound.replaceAll(',000', '')],
    ['fewer digits of a second', sound.replaceAll(',000', ',0')],
    ['more digits of a second', sound.replaceAll(',000', ',000000')],
    ['hours of one digit', sound.replaceAll('00:00:0', '0:00:0')],
    ['hours of three digits', sound.replaceAll('00:00:0', '000:00:0')],
    ['no hours', sound.replaceAll('00:00:0', '00:0')],
    ['one digit everywhere', sound.replaceAll('00:00:0', '0:0:')],
    ['spaces in the times', sound.replaceAll('00:00:0', '00 : 00 : 0').replaceAll(',000', ' , 000')],
    ['arrows without spaces', sound.replaceAll(' --> ', '-->')],
    ['arrows with many spaces', sound.replaceAll(' --> ', '  \t-->   ')],
    ['spaces in the arrows', sound.replaceAll('-->', '- - >')],
    ['arrows that are too short', sound.replaceAll('-->', '->')],
    ['arrows that are too long', sound.replaceAll('-->', '--->')],
    ['arrows that an editor made pretty', sound.replaceAll('-->', '–>')],
    ['arrows that are one letter', sound.replaceAll('-->', '→')],
    ['escaped arrows', sound.replaceAll('-->', '--&gt;')],
    ['a comma between the times', sound.replaceAll(' --> ', ',')],
    ['a dash between the times', sound.replaceAll('-->', '-')],
    ['positions behind the times', sound.replaceAll(/(00)\n(?=[WT])/g, '$1 X1:40 X2:600 Y1:20 Y2:50\n')],
    [
      'settings of WebVTT behind the times',
      sound.replaceAll(/(00)\n(?=[WT])/g, '$1 align:start position:0%\n'),
    ],
    ['text in the line of the times', sound.replaceAll(/(00)\n(?=[WT])/g, '$1 ')],
    ['spaces around the lines', sound.replaceAll('\n', '  \n')],
    [
      'tags',
      sound
        .replace('Where', '<i>Where</i>')
        .replace('Macau', '<font color="#fff" face=\'x\'><b>Macau</B></font>'),
    ],
    ['tags that are not closed', sound.replace('Where', '<i>Where').replace('To', '<u><font size=3>To')],
    [
      'codes of SubStation Alpha',
      sound
        .replace('Where', String.raw`{\an8}{\i1}Where`)
        .replace('Macau', String.raw`{\b1\c&H00FF00&}Macau`),
    ],
    ['references', sound.replace('Where', '&#87;here').replace('?', '&#x3F;')],
    ['CRLF', sound.replaceAll('\n', '\r\n')],
    ['CR', sound.replaceAll('\n', '\r')],
    ['mixed line ends', sound.replace('\n', '\r\n').replace('\n\n', '\r\r')],
    ['no line end at the end', sound.trimEnd()],
    ['a byte order mark', `\uFEFF${sound}`],
    ['a byte order mark in UTF-8', new TextEncoder().encode(`\uFEFF${sound}`)],
    ['UTF-16 with its mark', wide(sound, false, true)],
    ['big-endian UTF-16 with its mark', wide(sound, true, true)],
    ['UTF-16 without its mark', wide(sound, false, false)],
    ['big-endian UTF-16 without its mark', wide(sound, true, false)],
  ])('%s', (_, value) => {
    expect(read(value)).toEqual(two);
  });
});

describe('what is said stays', () => {
  test.each<[string, string | Uint8Array, string[]]>([
    ['a number', sound.replace('To Macau.', '1976'), [two[0] as string, '4–6 1976']],
    ['a number in the first cue', sound.replace('Where does it go?', '1976'), ['1–3 1976', two[1] as string]],
    [
      'a number without indexes or blank lines',
      sound.replace(/^\d\n/gm, '').replace('\n\n', '\n').replace('Where does it go?', '42'),
      ['1–3 42', two[1] as string],
    ],
    [
      'a number below words',
      sound.replace('Macau.', 'Macau in\n1976'),
      [two[0] as string, '4–6 To Macau in\n1976'],
    ],
    [
      'a number above the next index',
      sound.replace('go?', 'go in\n1976'),
      ['1–3 Where does it go in\n1976', two[1] as string],
    ],
    [
      'below a blank line',
      sound.replace('does it', 'does\n\nit'),
      ['1–3 Where does\nit go?', two[1] as string],
    ],
    [
      'in angle brackets that are no tags',
      sound.replace('Macau', '<Macau> & 1 < 2'),
      [two[0] as string, '4–6 To <Macau> & 1 < 2.'],
    ],
    [
      'escaped tags',
      sound.replace('Macau', '&lt;i&gt;Macau&lt;/i&gt;'),
      [two[0] as string, '4–6 To <i>Macau</i>.'],
    ],
    [
      'an arrow',
      sound.replace('Macau', 'Macau -> Hong Kong'),
      [two[0] as string, '4–6 To Macau -> Hong Kong.'],
    ],
    [
      'in Windows-1252',
      latin(sound.replace('Macau', 'Caf\xE9 \x93Z\xFCrich\x94 \x96 \x80')),
      [two[0] as string, '4–6 To Café “Zürich” – €.'],
    ],
    [
      'under times that cannot be read',
      sound.replace('00:00:04,000', '00:0x:04,000'),
      ['1–3 Where does it go?\nTo Macau.'],
    ],
  ])('%s', (_, value, expected) => {
    expect(read(value)).toEqual(expected);
  });
});

describe('times', () => {
  const timesOf = (line: string): string =>
    (read(`${sound}\n3\n${line}\nx\n`)[2] as string).split(' ', 1)[0] as string;
  test.each([
    ['100:00:01,500 --> 123:00:02,500', '360001.5–442802.5'],
    ['00:75:00,000 --> 01:16:00,000', '4500–4560'],
    ['00:00:09,000 --> 00:00:08,000', '9–8'],
    ['00:00:05,000 --> 00:00:05,000', '5–5'],
    ['00:00:00,500 --> 00:00:02,000', '0.5–2'],
    ['00:00:07,5 --> 00:00:08,25', '7.5–8.25'],
    ['00:00:07,000 -->', '7–'],
    ['-00:00:01,000 --> 00:00:02,000', '0–2'],
    ['00:00:01,000 --> -00:00:02,000', '1–0'],
  ])('%s', (line, expected) => {
    expect(timesOf(line)).toBe(expected);
  });
  test('before the beginning are said', () => {
    const value = `${sound}\n3\n-00:00:01,000 --> 00:00:02,000\nx\n`;
    const { messages } = parseTranscript(new VFile({ path: 'a.srt', value }));
    expect(messages.map(({ rule, line }) => `${rule} ${line}`)).toEqual(['transcript-negative-time 10']);
  });
});

test('text above the first cue is handed over, an index above it is none', () => {
  const { value, messages } = parseTranscript(
    new VFile({ path: 'a.srt', value: `Made by hand\nin Macau\n\n${sound}` }),
  );
  expect(value?.unplaced).toEqual([{ text: 'Made by hand\nin Macau', after: 0, line: 1 }]);
  expect(value?.cues).toHaveLength(2);
  expect(messages.map(({ rule }) => rule)).toEqual(['transcript-stray-text']);
});
