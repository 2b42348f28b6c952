import { stat } from 'node:fs/promises';
import path from 'node:path';
import { createSiteServer, listenOnFreePort, readBase } from '../src/site/server.ts';
import { mendSwap } from '../src/site/swap.ts';
import { readBasePath, readPort, textOf, type CommandSpec } from './command-line/arguments.ts';
import { projectDir, runCommand, shortPath } from './command-line/command.ts';

const defaultPort = 4321;
const host = '127.0.0.1';

const spec: CommandSpec = {
  name: 'preview',
  about: 'Serves the built site, as a host would: with Range requests, compression and its 404 page.',
  options: {
    out: { value: 'DIR', about: 'Folder of the site (default: dist).' },
    port: { value: 'N', about: `Port, or the next free one (default: ${defaultPort}).` },
    base: { value: 'PATH', about: 'Path below the host (default: the one the site was built for).' },
  },
};

await runCommand(spec, async (values) => {
  const folder = path.resolve(textOf(values, 'out') ?? path.join(projectDir, 'dist'));
  const wanted = readPort(textOf(values, 'port') ?? String(defaultPort));
  const given = textOf(values, 'base');
  await mendSwap(folder);
  const found = await stat(path.join(folder, 'index.html')).catch(() => undefined);
  if (!found) throw new Error(`there is no site in ${folder}: run npm run build first`);

  const base = given === undefined ? await readBase(folder) : readBasePath(given);
  const port = await listenOnFreePort(createSiteServer({ folder, base }), wanted, host);
  if (port !== wanted && wanted !== 0) process.stderr.write(`Port ${wanted} is taken.\n`);
  process.stderr.write(`Serving ${shortPath(folder)} (stop with Ctrl+C) at\n`);
  process.stdout.write(`http://localhost:${port}${base}\n`);
  return 0;
});
