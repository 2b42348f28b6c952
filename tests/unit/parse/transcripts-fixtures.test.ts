import { readdirSync, readFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { parseTranscript } from '../../../src/parse/transcripts/index.ts';

const root = join(import.meta.dirname, '../../fixtures/parse');

/** `{some text}` in an expected message stands for the number of the input line that holds the text. */
function expectedMessages(folder: string, input: Buffer): string[] {
  const file = join(folder, 'messages.txt');
  if (!existsSync(file)) return [];
  const lines = input.toString('latin1').split(/\r\n|\r|\n/);
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) =>
      line.replace(/:\{([^}]+)\}:/, (_, text: string) => {
        const found = lines.findIndex((one) => one.includes(text));
        if (found < 0) throw new Error(`no line of the input holds "${text}"`);
        return `:${found + 1}:`;
      }),
    );
}

describe.each(['webvtt', 'subrip', 'podcast-json', 'podcast-html', 'ttml', 'lrc', 'text', 'unrecognised'])(
  '%s',
  (format) => {
    test.each(readdirSync(join(root, format)))('%s', (behaviour) => {
      const folder = join(root, format, behaviour);
      const name = readdirSync(folder).find((file) => file.startsWith('input.')) as string;
      const input = readFileSync(join(folder, name));
      const { value, messages } = parseTranscript(new VFile({ path: name, value: new Uint8Array(input) }));
      const expected: unknown = JSON.parse(readFileSync(join(folder, 'expected.json'), 'utf8'));
      expect(JSON.parse(JSON.stringify(value ?? null))).toEqual(expected);
      expect(messages.map(formatMessage)).toEqual(expectedMessages(folder, input));
    });
  },
);
