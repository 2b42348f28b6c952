import { readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { writeBigShow } from '../support/big-show.ts';
import { compareTrees } from '../support/compare-trees.ts';
import { createWorkspace, type CommandOutcome, type Workspace } from '../support/workspace.ts';

const show = { episodes: 40, wordsPerEpisode: 10_000, terms: 150, sources: 120 };

let workspace: Workspace;
let content: string;
let first: CommandOutcome;

beforeAll(async () => {
  workspace = await createWorkspace();
  content = path.join(workspace.folder, 'big-show');
  await writeBigShow(content, show);
  first = await workspace.run('build', '--content', content, '--out', 'first');
}, 600_000);

afterAll(() => workspace.remove());

test('a show of forty episodes of ten thousand words is built whole', async () => {
  expect(first.code, first.stderr).toBe(0);
  const episodes = await readdir(path.join(workspace.folder, 'first', 'episodes'));
  expect(episodes.filter((name) => name.startsWith('episode-'))).toHaveLength(show.episodes);
  const terms = await readdir(path.join(workspace.folder, 'first', 'glossary'));
  expect(terms.filter((name) => !name.includes('.'))).toHaveLength(show.terms);
});

test('an episode page of ten thousand words stays small', async () => {
  const html = await readFile(path.join(workspace.folder, 'first/episodes/episode-0001/index.html'), 'utf8');
  // Marks (120 terms on this page, each time listed beside the map) come on top of the 40 kB and 3,500 elements that
  // the text itself may take.
  expect(gzipSync(html).length).toBeLessThan(62_000);
  expect(html.match(/<[a-z]/g)?.length).toBeLessThan(3_800);
});

test('a second build takes what has not changed from its caches, and is the same to the byte', async () => {
  const again = await workspace.run('build', '--content', content, '--out', 'second');
  expect(again.code, again.stderr).toBe(0);
  const folder = (name: string): string => path.join(workspace.folder, name);
  expect(await compareTrees(folder('first'), folder('second'))).toEqual([]);
  await rm(folder('.cache'), { recursive: true });
  const cold = await workspace.run('build', '--content', content, '--out', 'third');
  expect(cold.code, cold.stderr).toBe(0);
  expect(await compareTrees(folder('first'), folder('third'))).toEqual([]);
}, 600_000);
