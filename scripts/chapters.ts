import { writeFile } from 'node:fs/promises';
import type { ChaptersInput } from '../src/export/chapters/format.ts';
import { putWhole } from '../src/site/whole-file.ts';
import { textOf, UsageError, type CommandSpec, type Values } from './command-line/arguments.ts';
import { contentDirOption, readContentDir, runCommand, shortPath } from './command-line/command.ts';
import { exitCodeOf, formatAsText } from './command-line/messages.ts';
import { readWholeEpisode } from './command-line/one-episode.ts';
import { isSameFile, readInput } from './command-line/files.ts';

const forms = ['json', 'psc', 'vtt', 'text'] as const;

const spec: CommandSpec = {
  name: 'chapters',
  about:
    "Prints an episode's chapters, or puts them into a copy of its MP3. Only times that a person confirmed.",
  operands: { usage: 'EPISODE', about: 'the slug of an episode, or its beginning', least: 1, most: 1 },
  options: {
    to: {
      value: forms.join('|'),
      choices: forms,
      about: 'Form to print: that of Podcasting 2.0, Podlove, WebVTT, or lines (default: text).',
    },
    id3: { value: 'IN.mp3', about: 'File to put them into; it stays as it is, the copy goes to --output.' },
    output: { value: 'OUT.mp3', about: 'Where the copy is written.' },
    content: contentDirOption,
  },
};

/** The file to read and the one to write, if that is asked for. */
function readFiles(values: Values): { readonly input: string; readonly output: string } | undefined {
  const [input, output] = [textOf(values, 'id3'), textOf(values, 'output')];
  if (input === undefined && output === undefined) return undefined;
  if (input === undefined) throw new UsageError('"--output" needs the file to copy: "--id3 IN.mp3"');
  if (output === undefined) throw new UsageError('"--id3" needs a place for the copy: "--output OUT.mp3"');
  if (textOf(values, 'to') !== undefined) throw new UsageError('"--to" is for printing, not for "--id3"');
  return { input, output };
}

async function print(chapters: ChaptersInput, form: (typeof forms)[number]): Promise<void> {
  const writers = {
    json: async () => (await import('../src/export/chapters/podcast-json.ts')).writeChaptersJson,
    psc: async () => (await import('../src/export/chapters/podlove.ts')).writePodloveChapters,
    vtt: async () => (await import('../src/export/chapters/webvtt.ts')).writeChaptersVtt,
    text: async () => (await import('../src/export/chapters/text.ts')).writeChaptersText,
  };
  const write = await writers[form]();
  process.stdout.write(write(chapters));
}

/** Chapters that begin in the file; of the others it is said. */
function within(chapters: ChaptersInput, duration: number, input: string): ChaptersInput['chapters'] {
  return chapters.chapters.filter(({ start, title }) => {
    if (start < duration) return true;
    process.stderr.write(`chapters: "${title}" is left out: ${input} ends before it begins\n`);
    return false;
  });
}

async function writeInto(
  { input, output }: { readonly input: string; readonly output: string },
  chapters: ChaptersInput,
): Promise<number> {
  if (await isSameFile(input, output))
    throw new UsageError('"--output" is the file to copy; that is never changed');
  const bytes = await readInput(input);
  if (!(bytes instanceof Uint8Array)) {
    process.stderr.write(formatAsText([bytes]));
    return exitCodeOf([bytes]);
  }
  const [{ putChapters }, { parseBuffer }] = await Promise.all([
    import('../src/export/chapters/id3/index.ts'),
    import('music-metadata'),
  ]);
  const name = shortPath(input);
  const { format } = await parseBuffer(bytes, { mimeType: 'audio/mpeg' }, { duration: true }).catch(
    (cause: unknown) => {
      throw new Error(`${name} is no MP3 that can be read`, { cause });
    },
  );
  const duration = format.duration ?? chapters.duration;
  if (duration === undefined) throw new Error(`${name} does not say how long it is`);
  const played = within(chapters, duration, name);
  let made: ReturnType<typeof putChapters>;
  try {
    made = putChapters(bytes, { ...chapters, chapters: played, duration });
  } catch (cause) {
    throw new Error(`${name} got no chapters`, { cause });
  }
  await putWhole(output, (partial) => writeFile(partial, [made.tag, made.sound]));
  const before = made.replaced === 0 ? '' : `, in the place of ${made.replaced} that were in it`;
  process.stdout.write(`${shortPath(output)}: chapters: ${played.length}${before}\n`);
  return 0;
}

await runCommand(spec, async (values, [wanted = '']) => {
  const files = readFiles(values);
  const form = forms.find((name) => name === (textOf(values, 'to') ?? 'text')) ?? 'text';
  const contentDir = await readContentDir(textOf(values, 'content'));
  const { describeChapters } = await import('../src/site/episode-files.ts');
  const read = await readWholeEpisode(contentDir, wanted);
  if (typeof read === 'number') return read;
  const { annotated, context } = read;
  const chapters = describeChapters(annotated, context);
  if (chapters.chapters.length === 0)
    throw new Error(`${annotated.episode.slug} has no chapter or deep dive with a time that is confirmed`);
  if (files !== undefined) return writeInto(files, chapters);
  await print(chapters, form);
  return 0;
});
