import { access, constants, copyFile, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, type Message } from '../../src/diagnostics/message.ts';
import { putNew, putWhole } from '../../src/site/whole-file.ts';
import { shortPath } from './command.ts';

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error ? String(error.code) : 'unknown';

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  EISDIR: 'it is a folder',
  EACCES: 'it is not yours to read',
};

/** A file's bytes, or why there are none. */
export async function readInput(file: string): Promise<Uint8Array | Message> {
  try {
    return await readFile(file);
  } catch (error) {
    const reason = reasons[codeOf(error)] ?? `it cannot be opened (${codeOf(error)})`;
    return describe('unreadable-file', { path: file, line: 1, column: 1 }, { reason });
  }
}

/** The text of a file that may not be there, its byte order mark included. Throws if it is no UTF-8. */
export async function readEditable(file: string): Promise<string | undefined> {
  const bytes = await readFile(file).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (bytes === undefined) return undefined;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    throw new Error(`${shortPath(file)} is not UTF-8 text; save it as such, nothing was written`);
  }
}

/** Whether something is there under this name. */
export const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** A file's place on the disk, whatever links lead to it. */
const placeOnDisk = (file: string): Promise<string> => realpath(file).catch(() => path.resolve(file));

/** Whether two names are of one file, whatever links lead to it. */
export const isSameFile = async (one: string, other: string): Promise<boolean> =>
  (await placeOnDisk(one)) === (await placeOnDisk(other));

/** Writes a file whole or not at all, in the place of one of that name. Makes its folder. */
export const writeWhole = (file: string, body: string | Uint8Array): Promise<void> =>
  putWhole(file, (partial) => writeFile(partial, body));

/** Puts a file where there is none, whole or not at all. `false` if there is one: that stays as it is. */
export const writeNew = (file: string, body: Uint8Array): Promise<boolean> =>
  putNew(file, (partial) => writeFile(partial, body));

/** A file to be written. */
export interface PlannedFile {
  readonly file: string;
  /** Its contents, or the file that it is a copy of. */
  readonly body: string | Uint8Array | { readonly copyOf: string };
  /** What stands in it now, for a file that is edited; a new file must not be there. */
  readonly instead?: string;
}

/** Throws if a new file is there already, or one to be edited is no longer what the edit was made of. */
async function checkPlace({ file, instead }: PlannedFile): Promise<void> {
  if (instead === undefined) {
    if (await exists(file)) throw new Error(`${file} is there already; move it away first`);
    return;
  }
  const found = await readFile(file).catch(() => undefined);
  if (found?.equals(Buffer.from(instead)) !== true)
    throw new Error(`${file} was changed meanwhile; nothing was written`);
}

/** Writes one file, and tells how to undo that. */
async function place(planned: PlannedFile): Promise<() => Promise<unknown>> {
  const { file, body, instead } = planned;
  const write = (partial: string): Promise<void> =>
    typeof body === 'object' && 'copyOf' in body
      ? copyFile(body.copyOf, partial, constants.COPYFILE_FICLONE)
      : writeFile(partial, body);
  if (instead !== undefined) {
    await putWhole(file, write);
    return () => putWhole(file, (partial) => writeFile(partial, instead));
  }
  if (!(await putNew(file, write))) throw new Error(`${file} is there already; move it away first`);
  return () => rm(file, { force: true });
}

/**
 * Writes the files of one command, all or none as far as a file system allows: each is whole at every moment, and if
 * one cannot be written, those before it are put back. Throws if a new one exists, or one to be edited has changed.
 */
export async function writeTogether(files: readonly PlannedFile[]): Promise<void> {
  for (const planned of files) await checkPlace(planned);
  const undo: (() => Promise<unknown>)[] = [];
  try {
    for (const planned of files) undo.push(await place(planned));
  } catch (error) {
    for (const step of undo.reverse()) await step();
    throw error;
  }
}
