/**
 * A build, run as a process of its own, that stops for ever at one point and says so, to be killed there.
 * Arguments: the folder of the site, and the point.
 */
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const [, , outDir = '', point = ''] = process.argv;

async function stopAt(reached: string): Promise<void> {
  if (reached !== point) return;
  process.stdout.write(`at ${point}\n`);
  setInterval(() => undefined, 1000);
  await new Promise(() => undefined);
}

// The points inside the swap are between calls of the file system.
const { rename } = fs.promises;
fs.promises.rename = async (from, to) => {
  await stopAt(`before ${String(to).slice(outDir.length) || 'in'}`);
  await rename(from, to);
  await stopAt(`after ${String(to).slice(outDir.length) || 'in'}`);
};
syncBuiltinESMExports();

const { buildSite } = await import('../../../src/site/build.ts');
const { stepsFor } = await import('./build-fixture.ts');
await buildSite({ contentDir: '', cacheDir: '', outDir }, stepsFor('killed', stopAt), () => undefined);
