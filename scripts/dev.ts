import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import type { Message } from '../src/diagnostics/message.ts';
import { readPort, textOf, type CommandSpec } from './command-line/arguments.ts';
import {
  cacheDir,
  projectDir,
  contentDirOption,
  readContentDir,
  runCommand,
} from './command-line/command.ts';
import { countMessages, formatAsText } from './command-line/messages.ts';
import { createTerminalProgress } from './command-line/terminal.ts';

const spec: CommandSpec = {
  name: 'dev',
  about: 'Shows the site while you write: drafts too, and every change a moment after it is saved.',
  options: {
    content: contentDirOption,
    port: { value: 'N', about: 'Port, or the next free one (default: 4321).' },
  },
};

/** Milliseconds of quiet after a change: editors write a file in several steps. */
const quiet = 150;

/** Calls `onChange` after changes in the folders have come to rest; those that are not there yet are not watched. */
function watchFolders(folders: readonly string[], onChange: () => void): readonly FSWatcher[] {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return folders.flatMap((folder) => {
    try {
      const watcher = watch(folder, { recursive: true }, () => {
        clearTimeout(timer);
        timer = setTimeout(onChange, quiet);
      });
      watcher.on('error', (error) => process.stderr.write(`dev: ${error.message}\n`));
      return [watcher];
    } catch {
      return [];
    }
  });
}

/** Runs one at a time; a call while one runs makes it run once more afterwards. */
function oneAtATime(run: () => Promise<void>): () => void {
  let state: 'idle' | 'running' | 'again' = 'idle';
  const start = async (): Promise<void> => {
    do {
      state = 'running';
      await run();
    } while ((state as string) === 'again');
    state = 'idle';
  };
  return () => {
    if (state === 'idle') void start();
    else state = 'again';
  };
}

const hasErrors = (messages: readonly Message[]): boolean =>
  messages.some(({ severity }) => severity === 'error');

await runCommand(spec, async (values) => {
  const contentDir = await readContentDir(textOf(values, 'content'));
  const port = readPort(textOf(values, 'port') ?? '4321');
  const { DevelopmentStore } = await import('./command-line/development-store.ts');
  const { setAstroEnvironment } = await import('./command-line/build-steps.ts');
  const { composeSite } = await import('../src/site/compose.ts');
  const store = new DevelopmentStore({ contentDir, cacheDir });
  const progress = createTerminalProgress();

  const compose = async (): Promise<boolean> => {
    const { messages, composed } = await store.compose(composeSite, (event) => progress.report(event));
    progress.finish();
    process.stderr.write(formatAsText(messages));
    const kept = hasErrors(messages) ? ' Pages show the last state without errors.' : '';
    process.stderr.write(`${countMessages(messages)}.${kept}\n`);
    return composed;
  };

  const showStore = (): void =>
    setAstroEnvironment({
      derivedDir: store.derivedDir,
      base: store.base,
      outDir: path.join(projectDir, 'dist'),
    });

  if (!(await compose())) return 1;
  showStore();
  const { dev } = await import('astro');
  const reload: { send?: () => void } = {};
  const server = await dev({
    root: projectDir,
    logLevel: 'warn',
    server: { port },
    vite: {
      logLevel: 'warn',
      plugins: [
        {
          name: 'glosscast-content',
          configureServer(vite) {
            vite.middlewares.use((request, response, next) => {
              store.answer(request, response).then((answered) => answered || next(), next);
            });
            reload.send = () => {
              // Astro keeps the list of pages until it hears that content has changed.
              for (const environment of Object.values(vite.environments))
                environment.hot.send('astro:content-changed', {});
              vite.environments.client.hot.send({ type: 'full-reload', path: '*' });
            };
          },
        },
      ],
    },
  });
  const recompose = oneAtATime(async () => {
    try {
      if (!(await compose())) return;
      showStore();
      reload.send?.();
    } catch (error) {
      process.stderr.write(`dev: ${error instanceof Error ? error.message : String(error)}\n`);
    }
  });
  const watchers = watchFolders(
    ['episodes', 'references'].map((name) => path.join(contentDir, name)),
    recompose,
  );
  process.on('SIGINT', () => {
    for (const watcher of watchers) watcher.close();
    void server.stop().finally(() => process.exit(0));
  });
  process.stdout.write(`http://localhost:${server.address.port}${store.base}\n`);
  return 0;
});
