import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { createSiteServer, listenOnFreePort } from '../../src/site/server.ts';
import { fixtureCiting, writeFixtureStore, type FixtureName } from './fixture-store.ts';
import { makeSound } from './sound.ts';

/** The pages of a fixture store, really built and served. */
export interface FixtureSite {
  /** Where it is served: `http://127.0.0.1:<port>/base/`. */
  readonly url: string;
  readonly folder: string;
  readonly close: () => Promise<void>;
}

/** Builds the pages of a fixture in a temporary folder with Astro, apart from the rest of the road, and serves them. */
export async function buildFixtureSite(name: FixtureName, base = '/'): Promise<FixtureSite> {
  const root = path.join(import.meta.dirname, '../..');
  const work = await mkdtemp(path.join(tmpdir(), 'glosscast-pages-'));
  const folder = path.join(work, 'out');
  await writeFixtureStore(path.join(work, 'store'), name, base);
  await promisify(execFile)(
    process.execPath,
    [path.join(root, 'node_modules/astro/bin/astro.mjs'), 'build'],
    {
      cwd: root,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        ASTRO_TELEMETRY_DISABLED: '1',
        GLOSSCAST_DERIVED: path.join(work, 'store'),
        GLOSSCAST_BASE: base,
        GLOSSCAST_OUT: folder,
        GLOSSCAST_CACHE: path.join(work, 'cache'),
      },
    },
  );
  await writeFile(path.join(folder, 'audio.wav'), makeSound(480));
  await writeFile(path.join(folder, fixtureCiting.file), JSON.stringify(fixtureCiting.templates));
  const server: Server = createSiteServer({ folder, base });
  const port = await listenOnFreePort(server, 0, '127.0.0.1');
  return {
    url: `http://127.0.0.1:${port}${base}`,
    folder,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(work, { recursive: true, force: true });
    },
  };
}

/** A page of each kind of the ordinary fixture site, some of them twice. */
export const everyKind: readonly string[] = [
  '',
  'episodes/',
  'episodes/e0/',
  'episodes/e2/',
  'glossary/',
  'glossary/t0/',
  'glossary/t5/',
  'sources/',
  'sources/greitens2014/',
  'people/',
  'people/p0/',
  'years/2025/',
  'search/',
  'about/',
  'kept/',
  '404.html',
];
