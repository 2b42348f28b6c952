import { mkdtemp } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'vitest';
import { listFiles, readPages, type HtmlPage } from './html-site.ts';
import { findBrokenLinks } from './site-links.ts';
import type { CommandOutcome, Workspace } from './workspace.ts';

/** What a build of a show left, and said. */
export interface BuiltShow extends CommandOutcome {
  readonly pages: readonly HtmlPage[];
  readonly files: readonly string[];
  readonly folder: string;
}

/** Builds a show that lies elsewhere than Glosscast's own, into a folder of its own below `work`; fails if it fails. */
export async function buildShowElsewhere(
  workspace: Workspace,
  work: string,
  content: string,
  ...args: readonly string[]
): Promise<BuiltShow> {
  const folder = path.join(await mkdtemp(path.join(work, 'site-')), 'out');
  const outcome = await workspace.run('build', '--content', content, '--out', folder, ...args);
  expect(outcome, outcome.stderr).toMatchObject({ code: 0, stdout: `${folder}\n` });
  return { ...outcome, folder, pages: await readPages(folder), files: await listFiles(folder) };
}

/** No link of the site leads nowhere, and a parser that minds finds no fault with its pages. */
export function expectWhole({ pages, files }: BuiltShow, url: string): void {
  expect(findBrokenLinks({ pages, files, url })).toEqual([]);
  const complaints = pages.flatMap((page) => page.complaints.map((text) => `${page.address}: ${text}`));
  expect(complaints).toEqual([]);
}
