import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
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
 * where it believes that it runs on Lambda. It decides all this by the environment when it is imported, and changes
 * it: the changes are for the browser alone.
 */
async function unpackChromium(
  folder: string,
): Promise<{ readonly path: string; readonly env: NodeJS.ProcessEnv }> {
  await mkdir(folder, { recursive: true });
  const before = { ...process.env };
  Object.assign(process.env, {
    TMPDIR: folder,
    AWS_LAMBDA_JS_RUNTIME: 'nodejs22.x',
    AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x',
  });
  try {
    const { default: bundled } = await import('@sparticuz/chromium');
    const path = await bundled.executablePath();
    return { path, env: { ...process.env } };
  } finally {
    for (const name of Object.keys(process.env))
      if (!(name in before)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
  }
}

/**
 * The package's own font settings look for its fonts in `/tmp` whatever TMPDIR says, and a Chromium without any font
 * ends at the first letter. Ours name the folder it really unpacked them into, and the machine's own fonts if any.
 */
async function writeFontSettings(folder: string): Promise<string> {
  const file = join(folder, 'fonts.conf');
  await writeFile(
    file,
    `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${join(folder, 'fonts')}</dir>
  <dir>/usr/share/fonts</dir>
  <cachedir>${join(folder, 'fonts-cache')}</cachedir>
</fontconfig>
`,
  );
  return file;
}

const home = join(import.meta.dirname, '../../.cache/chromium');

const nameOfOwn = (): string | undefined => process.env['CHROME_PATH'] || undefined;

/** Unpacks the Chromium out of npm, before several test files at once would: one that is being written cannot start. */
export async function prepareBrowser(): Promise<void> {
  if (nameOfOwn() === undefined) await unpackChromium(home);
}

/** Starts a real Chromium: the one that `CHROME_PATH` names, else the one out of npm. The caller closes it. */
export async function launchBrowser(): Promise<Browser> {
  const named = nameOfOwn();
  if (named !== undefined) {
    if (!existsSync(named)) throw new Error(`CHROME_PATH names no file: ${named}`);
    return chromium.launch({ executablePath: named, args: flags });
  }
  const { path, env } = await unpackChromium(home);
  return chromium.launch({
    executablePath: path,
    args: flags,
    env: { ...env, FONTCONFIG_FILE: await writeFontSettings(home) } as Record<string, string>,
  });
}
