import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach } from 'vitest';

/** A folder of one test's own. Names of files are relative to it. */
export interface ScratchFolder {
  /** The absolute path of something in it, while a test runs. */
  readonly at: (name: string) => string;
  /** Runs `scripts/<name>.ts` in it, as a host runs it, and waits for its end. */
  readonly run: (
    name: string,
    args: readonly string[],
    input?: string,
  ) => { readonly code: number | null; readonly out: string; readonly err: string };
  readonly read: (name: string) => Promise<string>;
  /** Writes a file, and makes its folders. */
  readonly put: (name: string, body: string | Uint8Array) => Promise<void>;
  /** The names in a folder of it, sorted. */
  readonly list: (name?: string) => Promise<readonly string[]>;
}

/** Gives each test of a file an empty folder, and takes it away after it. To be called once, at the top. */
export function useScratchFolder(): ScratchFolder {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'glosscast-test-'));
  });
  afterEach(() => rm(folder, { recursive: true }));
  const at = (name: string): string => path.join(folder, name);
  return {
    at,
    run: (name, args, input = '') => {
      const script = path.resolve('scripts', `${name}.ts`);
      const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
        cwd: folder,
        encoding: 'utf8',
        input,
      });
      return { code: status, out: stdout, err: stderr };
    },
    read: (name) => readFile(at(name), 'utf8'),
    put: async (name, body) => {
      await mkdir(path.dirname(at(name)), { recursive: true });
      await writeFile(at(name), body);
    },
    list: async (name = '.') => (await readdir(at(name))).sort(),
  };
}
