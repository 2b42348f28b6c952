import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { listenOnFreePort } from '../../src/site/server.ts';
import { createWorkspace, type Workspace } from './workspace.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers with the {@link SampleBuild} as soon as there is one. */
    readonly sampleAddress: string;
  }
}

/** The sample as it was built once for all test files of a run. */
export interface SampleBuild {
  /** Copy of the project that it was built in; its caches are warm. */
  readonly workspace: string;
  readonly folder: string;
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

async function buildSample({ folder, run }: Workspace): Promise<SampleBuild> {
  const outcome = await run('build');
  return { workspace: folder, folder: `${folder}/dist`, ...outcome };
}

/**
 * Builds the sample at most once a run, and only when a test file asks for it: other tests go on meanwhile, and those
 * that need no site wait for none.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  let workspace: Promise<Workspace> | undefined;
  let built: Promise<SampleBuild> | undefined;
  const server = createServer((_, response) => {
    workspace ??= createWorkspace();
    built ??= workspace.then(buildSample);
    built.then(
      (build) => response.end(JSON.stringify(build)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  provide('sampleAddress', `http://127.0.0.1:${port}/`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await (await workspace)?.remove();
  };
}
