import { access, constants, copyFile, link, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';

/** Where a file or folder is made before it is put in its place: hidden, beside it, on the same disk. */
const partialOf = (place: string): string =>
  path.join(path.dirname(place), `.${path.basename(place)}.${process.pid}.partial`);

/**
 * Puts a file or folder in its place whole or not at all: `write` makes it under the name it is given, and it is
 * renamed then. Who is killed between leaves no half of it there. Makes the folder around it.
 */
export async function putWhole(place: string, write: (partial: string) => Promise<unknown>): Promise<void> {
  const partial = partialOf(place);
  await mkdir(path.dirname(place), { recursive: true });
  try {
    await write(partial);
    await rename(partial, place);
  } finally {
    await rm(partial, { recursive: true, force: true });
  }
}

/** {@link putWhole}, unless there is something already. */
export async function keepWhole(place: string, write: (partial: string) => Promise<unknown>): Promise<void> {
  const isThere = await access(place).then(
    () => true,
    () => false,
  );
  if (!isThere) await putWhole(place, write);
}

const isTaken = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST';

/** {@link putWhole}, where there is nothing yet. `false` if there is something: that stays as it is. */
export async function putNew(place: string, write: (partial: string) => Promise<unknown>): Promise<boolean> {
  const partial = partialOf(place);
  await mkdir(path.dirname(place), { recursive: true });
  try {
    await write(partial);
    // unlike a rename, a link never replaces what is there; some disks know no links
    await link(partial, place).catch(async (error: unknown) => {
      if (isTaken(error)) throw error;
      await copyFile(partial, place, constants.COPYFILE_EXCL);
    });
    return true;
  } catch (error) {
    if (isTaken(error)) return false;
    throw error;
  } finally {
    await rm(partial, { force: true });
  }
}
