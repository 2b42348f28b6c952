import { existsSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** The package's own default arguments make Chromium crash on a second page; these do not. */
const flags = [
  '--no-sandbox',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * The Chromium that comes out of npm. It is unpacked (210 MB) into the temporary folder, and whatever lies there is
 * reused, of whatever version: so it gets a folder of its own. Libraries that a bare machine lacks are unpacked only
 * where it believes that it runs on Lambda, which it decides when it is imported.
 */
async function unpackChromium(): Promise<string> {
  const folder = join(import.meta.dirname, '../../.cache/chromium');
  await mkdir(folder, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, {
    TMPDIR: folder,
    AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  });
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    return await bundled.executablePath();
  } finally {
    for (const name of ['TMPDIR', 'AWS_LAMBDA_JS_RUNTIME', 'AWS_EXECUTION_ENV']) {
      if (before[name] === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = before[name];
    }
  }
}

/** Starts a real Chromium: the one that `CHROME_PATH` names, else the one out of npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const named = process.env['CHROME_PATH'];
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`);
    return chromium.launch({ executablePath: named, args: flags });
  }
  return chromium.launch({ executablePath: await unpackChromium(), args: flags });
}
