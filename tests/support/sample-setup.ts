import { createServer } from 'node:http';
import type { TestProject } from 'vitest/node';
import { listenOnFreePort } from '../../src/site/server.ts';
import { prepareBrowser } from './browser.ts';
import { createWorkspace, type CommandOutcome, type Workspace } from './workspace.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** Answers with the {@link SampleBuild} of a base path as soon as there is one. */
    readonly sampleAddress: string;
  }
}

/** The sample as it was built once for all test files of a run. */
export interface SampleBuild extends CommandOutcome {
  /** Copy of the project that it was built in; its caches are warm. */
  readonly workspace: string;
  /** The site. */
  readonly folder: string;
}

const builds = {
  '/': { name: 'dist', args: [] },
  '/show/': { name: 'below', args: ['--base', '/show/', '--out', 'below'] },
} as const;

/** A path below the host that the sample is built for. */
export type SampleBase = keyof typeof builds;

/** Builds the sample, for one base after the other: each is of the same copy, and its caches. */
class SampleBuilder {
  #workspace: Promise<Workspace> | undefined;
  #last: Promise<unknown> = Promise.resolve();
  readonly #built = new Map<SampleBase, Promise<SampleBuild>>();

  build(base: SampleBase): Promise<SampleBuild> {
    const known = this.#built.get(base);
    if (known) return known;
    const built = this.#last.then(() => this.#make(base));
    this.#last = built.catch(() => undefined);
    this.#built.set(base, built);
    return built;
  }

  async #make(base: SampleBase): Promise<SampleBuild> {
    const { folder, run } = await (this.#workspace ??= createWorkspace());
    const { name, args } = builds[base];
    return { workspace: folder, folder: `${folder}/${name}`, ...(await run('build', ...args)) };
  }

  async remove(): Promise<void> {
    await this.#last;
    await (await this.#workspace)?.remove();
  }
}

/**
 * Builds the sample at most once a run and base, and only when a test file asks for it: other tests go on meanwhile,
 * and those that need no site wait for none.
 */
export default async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  await prepareBrowser();
  const builder = new SampleBuilder();
  const server = createServer(({ url }, response) => {
    builder.build(url === '/show/' ? '/show/' : '/').then(
      (build) => response.end(JSON.stringify(build)),
      (error: unknown) => response.writeHead(500).end(String(error)),
    );
  });
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  provide('sampleAddress', `http://127.0.0.1:${port}`);
  return async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await builder.remove();
  };
}
