import { homedir } from 'node:os';
import path from 'node:path';
import { formatDuration } from '../src/site/progress.ts';
import type { ProtectedFolders } from '../src/site/swap.ts';
import { readBasePath, textOf, UsageError, type CommandSpec } from './command-line/arguments.ts';
import {
  cacheDir,
  projectDir,
  contentDirOption,
  readContentDir,
  runCommand,
  shortPath,
} from './command-line/command.ts';
import { countMessages, exitCodeOf, formatAsText } from './command-line/messages.ts';
import { createTerminalProgress } from './command-line/terminal.ts';

const spec: CommandSpec = {
  name: 'build',
  about: 'Builds the site. It is swapped in whole at the end; if content has errors, the last one stays.',
  options: {
    content: contentDirOption,
    out: { value: 'DIR', about: 'Folder for the site: new, empty, or an earlier build (default: dist).' },
    base: { value: 'PATH', about: 'Path below the host, such as /show/ (default: what show.yaml says).' },
  },
};

/** Folders of people's work, in which or in whose place no site may be written. */
function protectedFolders(contentDir: string): ProtectedFolders {
  const own = ['src', 'scripts', 'public', 'tests', 'node_modules', '.git', '.cache'];
  return {
    keep: [contentDir, projectDir, homedir()],
    within: [
      ...own.map((name) => path.join(projectDir, name)),
      path.join(contentDir, 'episodes'),
      path.join(contentDir, 'references'),
    ],
  };
}

await runCommand(spec, async (values) => {
  const started = performance.now();
  const contentDir = await readContentDir(textOf(values, 'content'));
  const base = textOf(values, 'base');
  const { refuseOut, resolveOut } = await import('../src/site/swap.ts');
  const outDir = await resolveOut(textOf(values, 'out') ?? path.join(projectDir, 'dist'));
  const refusal = await refuseOut(outDir, protectedFolders(contentDir));
  if (refusal !== undefined) throw new UsageError(`"--out": ${refusal}`);

  const { buildSite } = await import('../src/site/build.ts');
  const { buildSteps } = await import('./command-line/build-steps.ts');
  const progress = createTerminalProgress();
  const outcome = await buildSite(
    { contentDir, cacheDir, outDir, ...(base === undefined ? {} : { base: readBasePath(base) }) },
    buildSteps,
    (event) => progress.report(event),
  );
  progress.finish();
  process.stderr.write(formatAsText(outcome.messages));
  const found = countMessages(outcome.messages);
  if (!outcome.built) {
    process.stderr.write(`Not built: ${found}. The last site stays as it was.\n`);
    return exitCodeOf(outcome.messages);
  }
  const duration = formatDuration(performance.now() - started);
  process.stderr.write(
    `Built ${outcome.pages} pages, ${outcome.files} files and ${outcome.records} search records in ${duration}; ${found}.\n`,
  );
  process.stdout.write(`${shortPath(outDir)}\n`);
  return 0;
});
