import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import type { Transcript } from '../../../src/model/transcript.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { mendTranscript } from '../../../src/parse/transcripts/mend/index.ts';
import type { MendOptions } from '../../../src/parse/transcripts/mend/mender.ts';

const root = join(import.meta.dirname, '../../fixtures/mend');

function read(folder: string): { transcript: Transcript; options: MendOptions; messages: readonly string[] } {
  const name = readdirSync(folder).find((file) => file.startsWith('input.')) as string;
  const value = new Uint8Array(readFileSync(join(folder, name)));
  const parsed = parseTranscript(new VFile({ path: name, value }));
  if (parsed.value === undefined) throw new Error(`the input of ${folder} was refused`);
  const optionsFile = join(folder, 'options.json');
  const options = (
    existsSync(optionsFile) ? JSON.parse(readFileSync(optionsFile, 'utf8')) : {}
  ) as MendOptions;
  return { transcript: parsed.value, options, messages: parsed.messages.map(formatMessage) };
}

const behaviours = readdirSync(root);

test.each(behaviours)('%s', (behaviour) => {
  const folder = join(root, behaviour);
  const { transcript, options, messages } = read(folder);
  const mended = mendTranscript(transcript, options);
  const said = [...messages, ...mended.messages.map(formatMessage)];
  if (process.env['GLOSSCAST_UPDATE'] === '1') {
    const lines = mended.value.cues.map((cue) => `  ${JSON.stringify(cue)}`);
    writeFileSync(join(folder, 'expected.json'), `[\n${lines.join(',\n')}\n]\n`);
    if (said.length > 0) writeFileSync(join(folder, 'messages.txt'), `${said.join('\n')}\n`);
  }
  const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
  expect(JSON.parse(JSON.stringify(mended.value.cues))).toEqual(expected);
  const file = join(folder, 'messages.txt');
  expect(said).toEqual(existsSync(file) ? readFileSync(file, 'utf8').trimEnd().split('\n') : []);
  expect(mended.value.unplaced).toBeUndefined();
});

/** Letters and digits of texts as a sorted list of words; spaces between Chinese or Japanese letters do not count. */
function wordsIn(texts: readonly string[]): string[] {
  return texts
    .flatMap(
      (text) =>
        text.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]|[^\s\p{P}\p{S}\p{Cf}]+/gu) ?? [],
    )
    .sort();
}

// Repeats are told once, references and letters are put right: there the words themselves change.
const changesWords = /rolling|escaped-twice|decoded-wrongly|repeats-the-voice|marks-of-a-change/;

test.each(behaviours.filter((behaviour) => !changesWords.test(behaviour)))(
  'no word is lost: %s',
  (behaviour) => {
    const { transcript, options } = read(join(root, behaviour));
    const { value } = mendTranscript(transcript, options);
    const before = wordsIn([...transcript.cues, ...(transcript.unplaced ?? [])].map(({ text }) => text));
    const speakers = new Set(
      wordsIn(
        value.cues.flatMap(({ speaker = '', voices = [] }) => [
          speaker,
          ...voices.map((span) => span.speaker),
        ]),
      ),
    );
    const left = wordsIn(value.cues.map(({ text }) => text));
    const lost = before.filter((word) => {
      const at = left.indexOf(word);
      if (at >= 0) left.splice(at, 1);
      return at < 0 && !speakers.has(word);
    });
    expect(lost).toEqual([]);
    expect(left).toEqual([]);
  },
);

test.each(behaviours)('mending twice changes nothing more: %s', (behaviour) => {
  const { transcript, options } = read(join(root, behaviour));
  const once = mendTranscript(transcript, options);
  const twice = mendTranscript(once.value, options);
  expect(twice.value).toEqual(once.value);
  expect(twice.messages.filter(({ rule }) => rule !== 'transcript-longer-than-audio')).toEqual([]);
});
