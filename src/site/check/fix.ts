import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { VFile } from 'vfile';
import type { Message } from '../../diagnostics/message.ts';
import { applyFixes, isFixable, type FixableMessage } from '../../edit/fixes.ts';
import { readContent, type ContentFiles } from '../../read/content.ts';
import { checkFiles } from './check.ts';
import { putWhole } from '../whole-file.ts';

/** A file with its fixes. */
export interface FixedFile {
  /** Relative to the content folder. */
  readonly path: string;
  readonly before: string;
  readonly after: string;
}

/** What was mended, and what is left for a person. */
export interface FixedContent {
  readonly files: readonly FixedFile[];
  readonly made: readonly FixableMessage[];
  /** The messages of the content as mended. */
  readonly left: readonly Message[];
}

/** The texts of some files, by path; a byte order mark is part of them. */
type Texts = ReadonlyMap<string, string>;

/** Which texts differ from those on disk. */
function withTexts(files: ContentFiles, texts: Texts): ContentFiles {
  const renew = <File extends VFile | undefined>(file: File): File => {
    const text = file === undefined ? undefined : texts.get(file.path);
    // readers get a text without the mark
    return text === undefined
      ? file
      : (new VFile({ path: file?.path ?? '', value: text.replace(/^\uFEFF/, '') }) as File);
  };
  const { show, people, glossaryList } = files;
  return {
    ...files,
    ...(show === undefined ? {} : { show: renew(show) }),
    ...(people === undefined ? {} : { people: renew(people) }),
    ...(glossaryList === undefined ? {} : { glossaryList: renew(glossaryList) }),
    episodes: files.episodes.map((episode) => ({ ...episode, file: renew(episode.file) })),
    bibliographies: files.bibliographies.map(renew),
    glossaryTerms: files.glossaryTerms.map(renew),
  };
}

/** A file as text, if every byte of it comes back when the text is written. */
async function readExactly(file: string): Promise<string | undefined> {
  const bytes = await readFile(file);
  const text = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  return Buffer.from(text).equals(bytes) ? text : undefined;
}

/** What a message is about, wherever it stands: a fix may move it along its line. */
const aboutOf = ({ path: file, rule, message }: Message): string => JSON.stringify([file, rule, message]);

/** Errors and warnings: a section that is read as one at last may have hints in it. */
const graveOf = (messages: readonly Message[]): readonly Message[] =>
  messages.filter(({ severity }) => severity !== 'hint');

/** Whether there is a message that was not there. */
function bringsNew(before: readonly Message[], after: readonly Message[]): boolean {
  const counts = new Map<string, number>();
  for (const message of before) counts.set(aboutOf(message), (counts.get(aboutOf(message)) ?? 0) + 1);
  return after.some((message) => {
    const count = counts.get(aboutOf(message)) ?? 0;
    counts.set(aboutOf(message), count - 1);
    return count === 0;
  });
}

/** Content on its way to being mended. */
interface State {
  readonly texts: Texts;
  readonly messages: readonly Message[];
}

/** Mends content in memory. */
class Fixer {
  private readonly files: ContentFiles;
  private readonly original = new Map<string, string>();
  readonly made: FixableMessage[] = [];

  constructor(files: ContentFiles) {
    this.files = files;
  }

  private async open(file: string): Promise<void> {
    if (this.original.has(file)) return;
    const text = await readExactly(path.join(this.files.root, file));
    if (text !== undefined) this.original.set(file, text);
  }

  /** All the fixes, if nothing new is wrong then; else as many of them as can be made so. */
  private async settle(state: State, fixes: readonly FixableMessage[]): Promise<State> {
    const texts = new Map(state.texts);
    const made: FixableMessage[] = [];
    for (const file of new Set(fixes.map((fix) => fix.path))) {
      const source = texts.get(file) ?? this.original.get(file);
      if (source === undefined) continue;
      const own = fixes.filter((fix) => fix.path === file);
      const fixed = applyFixes(source, own);
      texts.set(file, fixed.text);
      made.push(...fixed.made);
    }
    if (made.length === 0) return state;
    const messages = await checkFiles(withTexts(this.files, texts));
    const [before, after] = [graveOf(state.messages), graveOf(messages)];
    if (after.length < before.length && !bringsNew(before, after)) {
      this.made.push(...made);
      return { texts, messages };
    }
    if (fixes.length === 1) return state;
    // places of the second half may have moved with the first
    const half = Math.ceil(fixes.length / 2);
    const first = await this.settle(state, fixes.slice(0, half));
    const wanted = new Set(fixes.slice(half).map((fix) => aboutOf(fix)));
    const rest = first.messages.filter((message) => isFixable(message) && wanted.has(aboutOf(message)));
    return this.settle(first, rest.filter(isFixable).slice(0, fixes.length - half));
  }

  /** Mends until there is nothing more to mend: one fix may bring another to light. */
  async run(): Promise<{ readonly files: readonly FixedFile[]; readonly left: readonly Message[] }> {
    let state: State = { texts: new Map(), messages: await checkFiles(this.files) };
    for (;;) {
      const fixes = state.messages.filter(isFixable);
      for (const { path: file } of fixes) await this.open(file);
      const next = await this.settle(state, fixes);
      if (next === state) break;
      state = next;
    }
    const files = [...state.texts].flatMap(([file, after]) => {
      const before = this.original.get(file);
      return before === undefined || before === after ? [] : [{ path: file, before, after }];
    });
    return { files, left: state.messages };
  }
}

/**
 * Mends what messages say how to mend, by splicing: every other byte stays. A fix that would bring a new error or
 * warning is not made. Nothing is written yet. Throws if the folder cannot be read.
 */
export async function fixContent(contentDir: string): Promise<FixedContent> {
  const fixer = new Fixer(await readContent(contentDir));
  const { files, left } = await fixer.run();
  return { files, made: fixer.made, left };
}

/** Writes mended files, each whole or not at all. Throws on one that somebody else has changed meanwhile. */
export async function writeFixes(contentDir: string, files: readonly FixedFile[]): Promise<void> {
  for (const { path: file, before, after } of files) {
    const place = path.join(contentDir, file);
    if ((await readExactly(place)) !== before)
      throw new Error(`${file} has changed meanwhile: nothing of it is fixed`);
    await putWhole(place, (partial) => writeFile(partial, after));
  }
}
