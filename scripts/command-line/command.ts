import { stat } from 'node:fs/promises';
import path from 'node:path';
import { formatHelp, readArguments, UsageError, type CommandSpec, type Values } from './arguments.ts';

/** The folder that Glosscast itself is in. */
export const projectDir = path.resolve(import.meta.dirname, '..', '..');

/** Where caches live; nothing in it is ever needed. */
export const cacheDir = path.join(projectDir, '.cache');

/** A path as people like to read it: relative to where they are, unless it lies elsewhere. */
export function shortPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/** The folder with `episodes/` and `references/`: by default Glosscast's own. Throws {@link UsageError} if absent. */
export async function readContentDir(option: string | undefined): Promise<string> {
  const folder = option === undefined ? projectDir : path.resolve(option);
  const found = await stat(folder).catch(() => undefined);
  if (!found?.isDirectory()) throw new UsageError(`"--content": there is no folder ${folder}`);
  return folder;
}

/** An error in one line, with what caused it; never a stack. */
function describeError(error: unknown): string {
  const lines: string[] = [];
  for (let current = error; current instanceof Error && lines.length < 5; current = current.cause)
    lines.push(current.message);
  return lines.length > 0 ? lines.join(': ') : String(error);
}

/**
 * Runs a command and sets the exit code: what `run` answers, 2 if it was called wrongly, 1 if it failed. With
 * `GLOSSCAST_DEBUG` set, a failure shows its stack.
 */
export async function runCommand(spec: CommandSpec, run: (values: Values) => Promise<number>): Promise<void> {
  try {
    const values = readArguments(spec, process.argv.slice(2));
    if (values['help']) {
      process.stdout.write(formatHelp(spec));
      return;
    }
    process.exitCode = await run(values);
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.exitCode = isUsage ? 2 : 1;
    const help = isUsage ? `\nSee npm run ${spec.name} -- --help` : '';
    process.stderr.write(`${spec.name}: error: ${describeError(error)}${help}\n`);
    if (!isUsage && process.env['GLOSSCAST_DEBUG'] && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
  }
}
