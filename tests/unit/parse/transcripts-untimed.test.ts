import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { isTimed, timeAt, type Cue, type Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';
import { buildPassages, type Passages } from '../../../src/parse/transcripts/passages.ts';
import { renderTranscript } from '../../../src/render/transcript.ts';

function read(lines: readonly string[]): Transcript {
  const file = new VFile({ path: 'transcript.txt', value: lines.join('\n') });
  return mendTranscript(parseTranscript(file).value as Transcript).value;
}
const cut = (lines: readonly string[]): Passages => buildPassages(read(lines), { language: 'en' });
const html = ({ passages }: Passages, anchors: readonly number[] = []): string =>
  renderTranscript(passages, { language: 'en', direction: 'ltr', anchors });

const untimed = [
  'Mara Lindqvist: Where does the money go?',
  '',
  'Sean Okafor: Yes, I do not know.',
  '',
  'Mara Lindqvist: And then?',
  '',
  'Sean Okafor: Yes, I do not know.',
  'Sean Okafor: Yes, I do not know.',
];

test('a text without times has passages without times, and its page has no stamp', () => {
  const transcript = read(untimed);
  expect(isTimed(transcript)).toBe(false);
  const cutUp = cut(untimed);
  expect(cutUp.wordTimes).toBe('none');
  expect(cutUp.passages.map(({ text }) => text).join(' ')).toBe(
    'Where does the money go? Yes, I do not know. And then? Yes, I do not know. Yes, I do not know.',
  );
  for (const passage of cutUp.passages) {
    expect(passage.untimed).toBe(true);
    expect(timeAt(passage, 0)).toBeUndefined();
    expect(timeAt(passage, passage.text.length)).toBeUndefined();
  }
  const page = html(cutUp, [0, 12]);
  expect(page).toContain('Where does the money go?');
  expect(page).not.toContain('stamp');
  expect(page).not.toContain('t=');
});

describe('a text with a time here and there', () => {
  const partly = [
    'Mara: Welcome.',
    '',
    'Sean: Thanks.',
    '',
    'Mara: [4:19] Where does the money go?',
    '',
    'Sean: To a broker.',
    '',
    'Mara: [8:03] And then?',
  ];

  test('only what has a time has a stamp', () => {
    const cutUp = cut(partly);
    expect(cutUp.passages.map(({ text, untimed: none, start }) => [text, none ? undefined : start])).toEqual([
      ['Welcome.', undefined],
      ['Thanks.', undefined],
      ['Where does the money go?', 259],
      ['To a broker.', undefined],
      ['And then?', 483],
    ]);
    expect(html(cutUp).match(/class="stamp"/g)).toHaveLength(2);
  });

  test('a link to a time leads to the last words that have one', () => {
    const page = html(cut(partly), [300]);
    expect(page.indexOf('id="t=300"')).toBeGreaterThan(page.indexOf('4:19'));
    expect(page.indexOf('id="t=300"')).toBeLessThan(page.indexOf('To a broker.'));
  });
});

const talk = (words: number): string =>
  Array.from({ length: words / 5 }, (_, index) => `Nobody asked about ledger ${index}.`).join(' ');

function cue(start: number, text: string, speaker: string, more: Partial<Cue> = {}): Cue {
  return { start, text, speaker, words: [], line: 1, ...more };
}

const build = (cues: readonly Cue[]): Passages =>
  buildPassages({ path: 'a.txt', format: 'text', cues }, { language: 'en' });

test('a long turn goes on to the next stated time; without one only its beginning has a time', () => {
  const next = build([cue(100, talk(300), 'A'), cue(200, 'Well.', 'B')]).passages;
  expect(next.every((passage) => !passage.untimed)).toBe(true);
  expect(next[1]?.start).toBeGreaterThan(110);
  const open = build([cue(100, talk(300), 'A'), cue(100, 'Well.', 'B', { untimed: true })]).passages;
  expect(open.map((passage) => passage.untimed ?? false)).toEqual([
    false,
    ...Array.from({ length: open.length - 1 }, () => true),
  ]);
  expect(open.at(-1)?.start).toBe(100);
});

test('words behind a time in an untimed turn have times, those before it have none', () => {
  const { passages } = build([
    cue(0, 'Nobody ever asked.', 'A', { untimed: true }),
    cue(50, 'Then we did.', 'A', { end: 52 }),
  ]);
  const [only] = passages;
  expect(passages).toHaveLength(1);
  expect(only?.untimed).toBe(true);
  expect(timeAt(only as Passages['passages'][number], 3)).toBeUndefined();
  expect(timeAt(only as Passages['passages'][number], 19)).toBe(50);
});
