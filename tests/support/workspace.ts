import { execFile } from 'node:child_process';
import { cp, mkdtemp, realpath, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** What a command said and how it ended. */
export interface CommandOutcome {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A copy of the project as a fresh clone has it: no caches, no `dist/`. Commands run in it as a host runs them. */
export interface Workspace {
  readonly folder: string;
  /** Runs `scripts/<name>.ts` in the copy. */
  readonly run: (name: string, ...args: readonly string[]) => Promise<CommandOutcome>;
  readonly remove: () => Promise<void>;
}

const project = path.join(import.meta.dirname, '../..');
const copied = [
  'src',
  'scripts',
  'public',
  'episodes',
  'references',
  'package.json',
  'tsconfig.json',
  'astro.config.mjs',
];

function runCommand(cwd: string, name: string, args: readonly string[]): Promise<CommandOutcome> {
  // What a test runner sets must not tell: a host's shell has none of it.
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      ([key]) => !/^(VITEST|NODE_ENV$|TEST$|MODE$|DEV$|PROD$|SSR$)/.test(key),
    ),
  );
  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      [path.join('scripts', `${name}.ts`), ...args],
      { cwd, env, maxBuffer: 1 << 26 },
      (error, stdout, stderr) => {
        const code = error === null ? 0 : error.code;
        if (typeof code === 'number') resolve({ code, stdout, stderr });
        else reject(new Error(`scripts/${name}.ts did not end by itself: ${stderr}`, { cause: error }));
      },
    );
  });
}

/** A copy that there is already, to run commands in. */
export function openWorkspace(folder: string): Workspace {
  return {
    folder,
    run: (name, ...args) => runCommand(folder, name, args),
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Makes the copy in a temporary folder; the caller removes it. Packages are shared by a link. */
export async function createWorkspace(): Promise<Workspace> {
  const folder = await realpath(await mkdtemp(path.join(tmpdir(), 'glosscast-site-')));
  for (const name of copied) await cp(path.join(project, name), path.join(folder, name), { recursive: true });
  await symlink(path.join(project, 'node_modules'), path.join(folder, 'node_modules'), 'junction');
  return openWorkspace(folder);
}
