import path from 'node:path';
import { VFile } from 'vfile';
import { describe, type Message } from '../src/diagnostics/message.ts';
import type { TranscriptWriter } from '../src/export/transcript/format.ts';
import { transcriptWriters } from '../src/export/transcript/index.ts';
import { isTimed } from '../src/model/transcript.ts';
import { parseTranscript } from '../src/parse/transcripts/index.ts';
import { mendTranscript } from '../src/parse/transcripts/mend/index.ts';
import { textOf, UsageError, type CommandSpec } from './command-line/arguments.ts';
import { runCommand, shortPath } from './command-line/command.ts';
import { readInput, writeWhole } from './command-line/files.ts';
import { formatAsText } from './command-line/messages.ts';
import { readFormat } from './command-line/transcript-format.ts';

const spec: CommandSpec = {
  name: 'transcript',
  about:
    'Converts transcripts, as faithfully as the form allows. One file goes to stdout; several need a folder.',
  operands: { usage: 'FILE...', about: 'transcripts to convert', least: 1, most: Infinity },
  options: {
    from: { value: 'FORMAT', about: 'Format of the files (default: recognised from what they contain).' },
    to: {
      value: 'json|vtt|srt|txt|html',
      choices: ['json', 'vtt', 'srt', 'txt', 'html'],
      about: 'Form to write; json is that of Podcasting 2.0 (default: json).',
    },
    mend: { about: 'Mend what is wrong with times, speakers and characters, as the site does.' },
    output: { value: 'DIR', about: 'Folder to write to, under the names of the files.' },
  },
};

/** How the files are to be converted. */
interface Conversion {
  readonly format?: string;
  readonly mend: boolean;
  readonly writer: TranscriptWriter;
}

/** A file converted, or nothing where that cannot be done; then a message says why. */
async function convert(
  file: string,
  { format, mend, writer }: Conversion,
): Promise<{ readonly body?: string; readonly messages: readonly Message[] }> {
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) return { messages: [bytes] };
  const parsed = parseTranscript(
    new VFile({ path: file, value: bytes }),
    format === undefined ? {} : { format },
  );
  if (parsed.value === undefined) return { messages: parsed.messages };
  const mended = mend ? mendTranscript(parsed.value) : { value: parsed.value, messages: [] };
  const messages = [...parsed.messages, ...mended.messages];
  if (writer.times === 'needed' && mended.value.cues.length > 0 && !isTimed(mended.value)) {
    const at = { path: file, line: 1, column: 1 };
    messages.push(
      describe('transcript-needs-times', at, { form: writer.title }, 'try "--to txt" or "--to html"'),
    );
    return { messages };
  }
  return { body: writer.write(mended.value), messages };
}

/** Where each file is written. Two must not end in one place, and none in the place of what is read. */
function placeOutputs(
  files: readonly string[],
  folder: string,
  { extension }: TranscriptWriter,
): ReadonlyMap<string, string | Message> {
  const inputs = new Set(files.map((file) => path.resolve(file)));
  const taken = new Map<string, string>();
  return new Map(
    files.map((file) => {
      const place = path.resolve(folder, `${path.parse(file).name}.${extension}`);
      const reason = inputs.has(place)
        ? `${shortPath(place)} is one of the files to convert`
        : taken.has(place)
          ? `${shortPath(place)} is made of ${taken.get(place)}`
          : undefined;
      if (reason === undefined) taken.set(place, file);
      const at = { path: file, line: 1, column: 1 };
      const hint = 'give another folder with "--output"';
      return [file, reason === undefined ? place : describe('output-taken', at, { reason }, hint)];
    }),
  );
}

/** Converts file by file, so that one that fails stops no other. */
async function convertInto(
  folder: string,
  files: readonly string[],
  conversion: Conversion,
): Promise<number> {
  let failed = false;
  for (const [file, place] of placeOutputs(files, folder, conversion.writer)) {
    if (typeof place !== 'string') {
      process.stderr.write(formatAsText([place]));
      failed = true;
      continue;
    }
    const { body, messages } = await convert(file, conversion);
    process.stderr.write(formatAsText(messages));
    if (body === undefined) {
      failed = true;
      continue;
    }
    try {
      await writeWhole(place, body);
      process.stdout.write(`${shortPath(place)}\n`);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      process.stderr.write(`transcript: error: cannot write ${shortPath(place)}: ${reason}\n`);
      failed = true;
    }
  }
  return failed ? 1 : 0;
}

await runCommand(spec, async (values, operands) => {
  const files = [...new Set(operands)];
  const format = readFormat(textOf(values, 'from'));
  const wanted = textOf(values, 'to') ?? 'json';
  const writer = transcriptWriters.find(({ extension }) => extension === wanted) as TranscriptWriter;
  const conversion = { writer, mend: values['mend'] === true, ...(format === undefined ? {} : { format }) };
  const folder = textOf(values, 'output');
  if (folder !== undefined) return convertInto(folder, files, conversion);
  const [file, second] = files;
  if (file === undefined || second !== undefined)
    throw new UsageError('several files need a folder to be written to: "--output DIR"');
  const { body, messages } = await convert(file, conversion);
  process.stderr.write(formatAsText(messages));
  if (body === undefined) return 1;
  process.stdout.write(body);
  return 0;
});
