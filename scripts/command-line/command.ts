import { stat } from 'node:fs/promises';
import path from 'node:path';
import {
  formatHelp,
  formatKinds,
  readCommandLine,
  readKind,
  specOfKind,
  UsageError,
  type CommandSpec,
  type OptionSpec,
  type Values,
} from './arguments.ts';

/** The folder that Glosscast itself is in. */
export const projectDir = path.resolve(import.meta.dirname, '..', '..');

/** Where caches live; nothing in it is ever needed. */
export const cacheDir = path.join(projectDir, '.cache');

/** A path as people like to read it: relative to where they are, unless it lies elsewhere. */
export function shortPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative === '' || relative.startsWith('..') ? file : relative;
}

/** The option that {@link readContentDir} reads. */
export const contentDirOption: OptionSpec = {
  value: 'DIR',
  about: 'Folder with episodes/ and references/ (default: this one).',
};

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

/** Does what a command is for; resolves to the exit code. */
export type Run = (values: Values, operands: readonly string[]) => Promise<number>;

/** Does something that answers with an exit code; sets that, 2 if it was called wrongly, 1 if it failed. */
async function endProcess(name: string, run: () => Promise<number>): Promise<void> {
  // who reads the output may have had enough of it, as `head` has
  process.stdout.on('error', (error) => {
    if (!('code' in error && error.code === 'EPIPE')) throw error;
  });
  try {
    process.exitCode = await run();
  } catch (error) {
    const isUsage = error instanceof UsageError;
    process.exitCode = isUsage ? 2 : 1;
    const help = isUsage ? `\nSee npm run ${name} -- --help` : '';
    process.stderr.write(`${name}: error: ${describeError(error)}${help}\n`);
    if (!isUsage && process.env['GLOSSCAST_DEBUG'] && error instanceof Error)
      process.stderr.write(`${error.stack ?? ''}\n`);
  }
}

async function runWith(spec: CommandSpec, args: readonly string[], run: Run): Promise<number> {
  const { values, operands } = readCommandLine(spec, args);
  if (!values['help']) return run(values, operands);
  process.stdout.write(formatHelp(spec));
  return 0;
}

/**
 * Runs a command and sets the exit code: what `run` answers, 2 if it was called wrongly, 1 if it failed. With
 * `GLOSSCAST_DEBUG` set, a failure shows its stack.
 */
export function runCommand(spec: CommandSpec, run: Run): Promise<void> {
  return endProcess(spec.name, () => runWith(spec, process.argv.slice(2), run));
}

/** Runs a command that does several things, each with options of its own; the first argument says which. */
export function runKind(
  family: { readonly name: string; readonly about: string },
  kinds: readonly { readonly spec: CommandSpec; readonly run: Run }[],
): Promise<void> {
  const [first, ...rest] = process.argv.slice(2);
  return endProcess(family.name, async () => {
    const kind = readKind(
      kinds.map(({ spec }) => spec.name),
      first,
    );
    const found = kinds.find(({ spec }) => spec.name === kind);
    if (found) return runWith(specOfKind(family.name, found.spec), rest, found.run);
    process.stdout.write(
      formatKinds(
        family,
        kinds.map(({ spec }) => spec),
      ),
    );
    return 0;
  });
}
