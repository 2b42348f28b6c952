import path from 'node:path';
import { composeSite } from '../../src/site/compose.ts';
import type { BuildSteps } from '../../src/site/build.ts';
import { indexRecords } from '../../src/search/index-records.ts';
import { cacheDir, projectDir } from './command.ts';

/** Tells `astro.config.mjs` and the pages what differs from build to build. */
export function setAstroEnvironment(options: {
  readonly derivedDir: string;
  readonly base: string;
  readonly outDir: string;
}): void {
  process.env['GLOSSCAST_DERIVED'] = options.derivedDir;
  process.env['GLOSSCAST_BASE'] = options.base;
  process.env['GLOSSCAST_OUT'] = options.outDir;
  process.env['GLOSSCAST_CACHE'] = path.join(cacheDir, 'astro');
  process.env['ASTRO_TELEMETRY_DISABLED'] = '1';
}

/** The real steps of a build. */
export const buildSteps: BuildSteps = {
  compose: composeSite,
  layOut: async (options) => {
    setAstroEnvironment(options);
    const { build } = await import('astro');
    await build({ root: projectDir, logLevel: 'error', vite: { logLevel: 'error' } });
  },
  indexRecords,
};
