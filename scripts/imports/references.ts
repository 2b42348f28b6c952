import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  chooseReferences,
  writeReferences,
  type AddedEntry,
  type ReferenceChoice,
} from '../../src/edit/references/add.ts';
import {
  findReferenceFormat,
  readReferenceFile,
  referenceFormats,
  type ReferenceFile,
  type ReferenceFormat,
} from '../../src/edit/references/entries.ts';
import type { Message } from '../../src/diagnostics/message.ts';
import type { Source } from '../../src/model/source.ts';
import { readContent } from '../../src/read/content.ts';
import { decodeOldText } from '../../src/read/decode.ts';
import { loadContent } from '../../src/site/library.ts';
import { textOf, UsageError, type CommandSpec } from '../command-line/arguments.ts';
import { contentDirOption, readContentDir, shortPath, type Run } from '../command-line/command.ts';
import { readInput, writeTogether, type PlannedFile } from '../command-line/files.ts';
import { formatAsText, formatCount } from '../command-line/messages.ts';

const spec: CommandSpec = {
  name: 'references',
  about:
    'Adds the sources of a bibliography to references/, each as it is written, and none that is there already.',
  operands: { usage: 'FILE', about: 'BibTeX, RIS, CSL-JSON or CSL-YAML', least: 1, most: 1 },
  options: {
    content: contentDirOption,
    output: { value: 'NAME', about: 'File in references/ to add them to (default: one of the same name).' },
    all: { about: 'Add those, too, that are there already, under keys of their own.' },
    'dry-run': { about: 'Show what would be added, and write nothing.' },
  },
};

const placeOf = ({ position }: Source): string => `${position.path}:${position.line}`;

/** One line for each entry that is there already, and for each that gets another key. */
function* describeChoice({ added, duplicates }: ReferenceChoice): Generator<string> {
  for (const { entry, source, by } of duplicates)
    yield `${placeOf(entry.source)}: not added: "${entry.source.key}" is "${source.key}" of ${placeOf(source)} (same ${by})`;
  for (const { entry, key, twin } of added) {
    const { source } = entry;
    if (twin !== undefined)
      yield `${placeOf(source)}: added all the same: "${source.key}" is "${twin.source.key}" of ${placeOf(twin.source)} (same ${twin.by})`;
    if (key !== source.key) yield `${placeOf(source)}: "${source.key}" is taken; it is "${key}" here`;
  }
}

/** The name of a file in `references/` for entries of a format. Throws {@link UsageError} if it cannot be one. */
function chooseName(wished: string | undefined, file: string, format: ReferenceFormat): string {
  const { extensions } = referenceFormats[format];
  const name = path.basename(wished ?? (path.parse(file).name || 'sources'));
  if (wished !== undefined && (wished !== name || /^[.\s]*$/.test(name)))
    throw new UsageError(`"--output" is the name of a file in references/, and "${wished}" is not`);
  const isRead = (end: string): boolean => end !== '.bibtex' && name.toLowerCase().endsWith(end);
  const ownEnding = wished !== undefined && extensions.some(isRead);
  // people.yaml holds people
  if (!ownEnding) return `${name === 'people' ? 'sources' : name}${extensions[0]}`;
  if (/^people\.ya?ml$/i.test(name)) throw new UsageError('people.yaml holds people; choose another name');
  return name;
}

/** Where the entries go, as a file to be written. */
interface Target {
  readonly planned: PlannedFile;
  readonly messages: ReferenceFile['messages'];
  /** Why it is another file than the one asked for. */
  readonly instead?: string;
}

/** Finds a file that can take the entries: the one of that name, else a new one beside it. */
async function planTarget(
  folder: string,
  name: string,
  format: ReferenceFormat,
  file: ReferenceFile,
  added: readonly AddedEntry[],
): Promise<Target> {
  const { name: stem, ext } = path.parse(name);
  let instead: string | undefined;
  for (let number = 1; number < 100; number++) {
    const place = path.join(folder, number === 1 ? name : `${stem}-${number}${ext}`);
    const bytes = await readFile(place).catch(() => undefined);
    const decoded = bytes && new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
    const relative = `references/${path.basename(place)}`;
    const isText = decoded === undefined || Buffer.from(decoded).equals(bytes as Uint8Array);
    const written = isText
      ? writeReferences(file, added, {
          path: relative,
          format,
          ...(decoded === undefined ? {} : { source: decoded }),
        })
      : undefined;
    if (written !== undefined)
      return {
        planned: { file: place, body: written.text, ...(decoded === undefined ? {} : { instead: decoded }) },
        messages: written.messages,
        ...(instead === undefined ? {} : { instead }),
      };
    if (decoded === undefined) break;
    instead ??= `${relative} cannot take these entries such that all are read as they were, so they stand in a file beside it`;
  }
  throw new Error('the entries cannot be written such that they are read as they were; nothing was written');
}

/** What stands around the entries and is none: remarks, a program's own settings. */
function describeRemarks(
  { text, entries, abbreviations }: ReferenceFile,
  format: ReferenceFormat,
): readonly string[] {
  if (format !== 'bibtex') return [];
  let rest = '';
  let from = 0;
  for (const { start, end } of entries) {
    rest += text.slice(from, start);
    from = end;
  }
  rest += text.slice(from);
  for (const definition of abbreviations.values()) rest = rest.replace(definition, '');
  const [first] = rest.trim().split('\n');
  return first === undefined || first === ''
    ? []
    : [`Left out: what stands around the entries: ${JSON.stringify(first)} …`];
}

/** What bringing a bibliography in would do. */
export interface ReferencesPlan {
  /** What there is to say of it, in its order. */
  readonly notes: readonly string[];
  readonly messages: readonly Message[];
  /** The file to be written; absent where there is nothing to add. */
  readonly planned?: PlannedFile;
  /** How many are added, and how many are there already. */
  readonly added: number;
  readonly there: number;
  /** Nothing of the file could be taken. */
  readonly failed: boolean;
}

/** Reads a bibliography and chooses what of it is new. Throws {@link UsageError}, or where there is nothing to read. */
export async function planReferences(
  contentDir: string,
  file: string,
  { output, all = false }: { readonly output?: string; readonly all?: boolean } = {},
): Promise<ReferencesPlan> {
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array))
    return { notes: [], messages: [bytes], added: 0, there: 0, failed: true };
  const { text, old, undecodable } = decodeOldText(bytes);
  const format = findReferenceFormat(text, file);
  if (format === undefined) throw new Error(`${file} is no BibTeX, RIS, CSL-JSON or CSL-YAML`);
  const { library } = loadContent(await readContent(contentDir));
  const read = readReferenceFile(text, file, format);
  if (read.entries.length + read.messages.length + read.untold.length === 0)
    throw new Error(`there is no source in ${file}`);
  const choice = chooseReferences(read, library.sources.values(), { all });
  const { added, duplicates } = choice;
  const counts = { added: added.length, there: duplicates.length };
  const notes = [
    ...(old === undefined ? [] : [`${file}: read as ${old.encoding}; it is UTF-8 here`]),
    ...(undecodable === undefined
      ? []
      : [`${file}:${undecodable.line}:${undecodable.column}: there are bytes here that are no text`]),
    ...read.untold.map(
      (source) => `${placeOf(source)}: not added: "${source.key}" stands on one line with others`,
    ),
    ...describeChoice(choice),
    ...describeRemarks(read, format),
  ];
  if (added.length === 0)
    return {
      ...counts,
      notes,
      messages: read.messages,
      failed: read.entries.length === 0 || read.untold.length > 0,
    };
  const name = chooseName(output, file, format);
  const target = await planTarget(path.join(contentDir, 'references'), name, format, read, added);
  return {
    ...counts,
    notes: [...notes, ...(target.instead === undefined ? [] : [`${target.instead}.`])],
    messages: [...read.messages, ...target.messages],
    planned: target.planned,
    failed: false,
  };
}

const run: Run = async (values, [file = '']) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const output = textOf(values, 'output');
  const plan = await planReferences(contentDir, file, {
    all: values['all'] === true,
    ...(output === undefined ? {} : { output }),
  });
  const say = (lines: Iterable<string>): void => {
    for (const line of lines) process.stderr.write(`${line}\n`);
  };
  process.stderr.write(formatAsText(plan.messages));
  say(plan.notes);
  const { planned } = plan;
  const there = plan.there === 0 ? '' : `, ${plan.there} there already`;
  if (planned === undefined) {
    if (plan.notes.length > 0 || !plan.failed) say([`Nothing to add${there}.`]);
    return plan.failed ? 1 : 0;
  }
  const how = planned.instead === undefined ? '' : ' (added to)';
  const sources = formatCount(plan.added, 'source');
  if (values['dry-run'] === true) {
    say([`Would be written: ${shortPath(planned.file)}${how}: ${sources}${there}`, '']);
    process.stdout.write(String(planned.body));
    return 0;
  }
  await writeTogether([planned]);
  process.stdout.write(`${shortPath(planned.file)}${how}: ${sources} added${there}\n`);
  return 0;
};

/** `npm run import -- references FILE` */
export const referencesImport = { spec, run };
