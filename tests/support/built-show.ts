import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { openSiteBrowser, type SiteBrowser } from './site-browser.ts';
import { writeSound } from './sound.ts';
import { createWorkspace } from './workspace.ts';

/** A fixture show, really built and looked at in a real browser. */
export interface BuiltShow extends SiteBrowser {
  /** The built site. */
  readonly folder: string;
}

/**
 * Builds a show of `tests/fixtures/site/` with sound in it: `sounds` are files below its `episodes/`, by how many
 * seconds they last. Throws what the build says if there is none. The caller closes it.
 */
export async function openShow(
  fixture: string,
  sounds: Readonly<Record<string, number>> = {},
  base = '/',
): Promise<BuiltShow> {
  const work = await mkdtemp(path.join(tmpdir(), 'glosscast-show-'));
  const content = path.join(work, 'content');
  const folder = path.join(work, 'site');
  await cp(path.join(import.meta.dirname, '../fixtures/site', fixture), content, { recursive: true });
  for (const [file, seconds] of Object.entries(sounds))
    await writeSound(path.join(content, 'episodes', file), seconds, 220);
  const { run, remove } = await createWorkspace();
  const { code, stderr } = await run('build', '--content', content, '--out', folder, '--base', base);
  await remove();
  if (code !== 0) throw new Error(`the show was not built:\n${stderr}`);
  const site = await openSiteBrowser(folder, base);
  return {
    ...site,
    folder,
    async close() {
      await site.close();
      await rm(work, { recursive: true, force: true });
    },
  };
}
