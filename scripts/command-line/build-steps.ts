import { createHash } from 'node:crypto';
import { cp, mkdir, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { BuildSteps } from '../../src/site/build.ts';
import { composeSite } from '../../src/site/compose.ts';
import { indexRecords } from '../../src/search/index-records.ts';
import { cacheDir, projectDir } from './command.ts';

/**
 * Tells `astro.config.mjs` and the pages what differs from build to build, and makes Glosscast's own folder the
 * current one: Astro decides by it where its unfinished files go, and those must find our packages.
 */
export function setAstroEnvironment(options: {
  readonly derivedDir: string;
  readonly base: string;
  readonly outDir: string;
}): void {
  process.chdir(projectDir);
  process.env['GLOSSCAST_DERIVED'] = options.derivedDir;
  process.env['GLOSSCAST_BASE'] = options.base;
  process.env['GLOSSCAST_OUT'] = options.outDir;
  process.env['GLOSSCAST_CACHE'] = path.join(cacheDir, 'astro');
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

/** Puts a folder in the place of an empty one, also on another disk. */
async function moveFolder(from: string, to: string): Promise<void> {
  await rm(to, { recursive: true });
  try {
    await rename(from, to);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EXDEV')) throw error;
    await cp(from, to, { recursive: true });
    await rm(from, { recursive: true });
  }
}

/** Astro's pages are made inside the project, where they find its packages, one folder per site, and then moved. */
async function layOutPages(options: {
  readonly derivedDir: string;
  readonly base: string;
  readonly outDir: string;
}): Promise<void> {
  const name = createHash('sha256').update(options.outDir).digest('hex').slice(0, 12);
  const workDir = path.join(cacheDir, 'pages', name);
  const currentDir = process.cwd();
  await rm(workDir, { recursive: true, force: true });
  await mkdir(path.dirname(workDir), { recursive: true });
  setAstroEnvironment({ ...options, outDir: workDir });
  try {
    const { build } = await import('astro');
    await build({ root: projectDir, logLevel: 'error', vite: { logLevel: 'error' } });
    await moveFolder(workDir, options.outDir);
  } finally {
    process.chdir(currentDir);
  }
}

/** The real steps of a build. */
export const buildSteps: BuildSteps = { compose: composeSite, layOut: layOutPages, indexRecords };
