import { copyFile, constants, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, type Message } from '../../src/diagnostics/message.ts';
import { putWhole } from '../../src/site/whole-file.ts';

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

/** Writes a file whole or not at all, in the place of one of that name. Makes its folder. */
export const writeWhole = (file: string, body: string): Promise<void> =>
  putWhole(file, (partial) => writeFile(partial, body));

/** Puts a file where there is none, whole or not at all. `false` if there is one: that stays as it is. */
export async function writeNew(file: string, body: Uint8Array): Promise<boolean> {
  await mkdir(path.dirname(file), { recursive: true });
  const partial = path.join(path.dirname(file), `.glosscast-${process.pid}.partial`);
  await writeFile(partial, body);
  try {
    // unlike a rename, a link never replaces what is there; some disks know no links
    await link(partial, file).catch(async (error: unknown) => {
      if (codeOf(error) === 'EEXIST') throw error;
      await copyFile(partial, file, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
}
