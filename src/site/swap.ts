import {
  link,
  mkdir,
  readdir,
  readFile,
  realpath,
  rename,
  rm,
  stat,
  unlink,
  writeFile,
} from 'node:fs/promises';
import path from 'node:path';

/**
 * How a site is replaced whole. Beside `dist` there may be `dist.next` (being written), `dist.previous` (just moved
 * out of the way) and `dist.lock` (whose build it is). The swap is two renames: `dist` → `dist.previous`,
 * `dist.next` → `dist`. Cut short anywhere, one of the three folders is a whole site, and {@link mendSwap} says which.
 */
interface Places {
  readonly out: string;
  readonly next: string;
  readonly previous: string;
  readonly lock: string;
}

const placesOf = (out: string): Places => ({
  out,
  next: `${out}.next`,
  previous: `${out}.previous`,
  lock: `${out}.lock`,
});

const hasCode = (error: unknown, ...codes: readonly string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code));

async function exists(file: string): Promise<boolean> {
  try {
    await stat(file);
    return true;
  } catch (error) {
    if (hasCode(error, 'ENOENT', 'ENOTDIR')) return false;
    throw error;
  }
}

/** The folder itself where it is a link, so that the link stays; otherwise the absolute path. */
export async function resolveOut(out: string): Promise<string> {
  try {
    return await realpath(out);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return path.resolve(out);
    throw error;
  }
}

/** What every Glosscast site has, and nothing else is likely to: by this a folder may be replaced. */
const signs = [
  'index.html',
  '404.html',
  'episodes/index.html',
  'search/index.html',
  'pagefind/pagefind-entry.json',
];

const contains = (outer: string, inner: string): boolean => {
  const relative = path.relative(outer, inner);
  return (
    relative === '' ||
    (relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative))
  );
};

/** Folders of people's work. A site must not be one of them nor around one, and not inside one of `within` either. */
export interface ProtectedFolders {
  readonly keep: readonly string[];
  readonly within: readonly string[];
}

/**
 * Why a site must not be written to this folder, or nothing. It may be a new or empty folder, or one that holds a
 * site of ours (known by its pages, so that no marker is published).
 */
export async function refuseOut(
  out: string,
  { keep, within }: ProtectedFolders,
): Promise<string | undefined> {
  for (const folder of [...keep, ...within])
    if (contains(out, folder)) return `${out} holds ${folder === out ? 'files that are not a site' : folder}`;
  for (const folder of within) if (contains(folder, out)) return `${out} lies in ${folder}`;
  let names: readonly string[];
  try {
    names = await readdir(out);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    return hasCode(error, 'ENOTDIR') ? `${out} is a file` : `${out} cannot be read`;
  }
  if (names.length === 0) return undefined;
  if (names.includes('.git')) return `${out} is a Git working tree`;
  for (const sign of signs)
    if (!(await exists(path.join(out, sign)))) return `${out} is not empty and holds no Glosscast site`;
  return undefined;
}

/**
 * Puts right what a build that was killed left behind: afterwards `out` is the last whole site, if there was one,
 * and nothing stands beside it. Only for who holds the lock, or when there is none.
 */
async function mend({ out, next, previous }: Places): Promise<void> {
  if (!(await exists(out)) && (await exists(previous))) await rename(previous, out);
  await rm(previous, { recursive: true, force: true });
  await rm(next, { recursive: true, force: true });
}

function isAlive(pid: number): boolean {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return hasCode(error, 'EPERM');
  }
}

/** The process that holds the lock and lives, if any. Its own number left by an earlier life does not count. */
async function findHolder(lock: string): Promise<number | undefined> {
  try {
    const pid = Number(await readFile(lock, 'utf8'));
    return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
}

/** Takes a dead process's lock away. If it was a living one's after all (just put there), it is put back. */
async function removeStale(lock: string, aside: string): Promise<number | undefined> {
  try {
    await rename(lock, aside);
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    throw error;
  }
  const holder = await findHolder(aside);
  if (holder !== undefined) await link(aside, lock);
  await rm(aside, { force: true });
  return holder;
}

/** Takes the lock, or tells who has it. A link puts the file there whole or not at all. */
async function takeLock(lock: string): Promise<number | undefined> {
  const mine = `${lock}.${process.pid}`;
  await writeFile(mine, String(process.pid));
  try {
    for (let attempt = 0; ; attempt++) {
      try {
        await link(mine, lock);
        return undefined;
      } catch (error) {
        if (!hasCode(error, 'EEXIST') || attempt > 5) throw error;
      }
      const holder = (await findHolder(lock)) ?? (await removeStale(lock, `${mine}.stale`));
      if (holder !== undefined) return holder;
    }
  } finally {
    await unlink(mine);
  }
}

/** Somebody else is building into the same folder. */
export class BuildRunningError extends Error {
  constructor(holder: number, lock: string) {
    super(`another build (process ${holder}) is writing this site; if it is not, delete ${lock}`);
    this.name = 'BuildRunningError';
  }
}

/**
 * Mends a swap cut short, so that `out` can be served. Does nothing while a build is running: what stands beside
 * `out` is its own.
 */
export async function mendSwap(out: string): Promise<void> {
  const places = placesOf(await resolveOut(out));
  if ((await findHolder(places.lock)) !== undefined) return;
  if ((await exists(places.next)) || (await exists(places.previous))) await mend(places);
}

/**
 * Has `write` fill a new folder beside `out`, and swaps it in when it is done; if it throws, or answers `false`,
 * `out` stays as it was. Throws {@link BuildRunningError} while another process is at it.
 */
export async function replaceSite(
  out: string,
  write: (folder: string) => Promise<boolean>,
): Promise<boolean> {
  const places = placesOf(await resolveOut(out));
  const { next, previous, lock } = places;
  await mkdir(path.dirname(places.out), { recursive: true });
  const holder = await takeLock(lock);
  if (holder !== undefined) throw new BuildRunningError(holder, lock);
  try {
    await mend(places);
    await mkdir(next);
    const done = await write(next);
    if (done) {
      if (await exists(places.out)) await rename(places.out, previous);
      await rename(next, places.out);
    }
    return done;
  } finally {
    await mend(places);
    await rm(lock, { force: true });
  }
}
