import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createWorkspace, type CommandOutcome, type Workspace } from '../support/workspace.ts';

const entries = 5000;
const cited = 30;

let workspace: Workspace;
let built: CommandOutcome;

const keyOf = (index: number): string => `entry${index}`;

beforeAll(async () => {
  workspace = await createWorkspace();
  const content = path.join(workspace.folder, 'many-sources');
  const episode = path.join(content, 'episodes', 'one');
  await mkdir(episode, { recursive: true });
  await mkdir(path.join(content, 'references'), { recursive: true });
  const records = Array.from({ length: entries }, (_, index) => ({
    id: keyOf(index),
    type: index % 2 === 0 ? 'book' : 'report',
    title: `Title ${index} & more`,
    author: [{ family: `${String.fromCharCode(65 + (index % 26))}author${index}`, given: 'Jane' }],
    issued: { 'date-parts': [[1900 + (index % 120)]] },
  }));
  await writeFile(path.join(content, 'references', 'all.json'), JSON.stringify(records));
  await writeFile(
    path.join(content, 'episodes', 'show.yaml'),
    'title: Many\ndescription: Many.\nlanguage: en\nurl: https://many.example/\n',
  );
  const statements = Array.from({ length: cited }, (_, index) => `Statement ${index}. [@${keyOf(index)}]`);
  await writeFile(
    path.join(episode, 'episode.md'),
    `---\ntitle: One\ndate: 2025-01-01\n---\n${statements.join('\n\n')}\n`,
  );
  built = await workspace.run('build', '--content', content, '--out', 'site');
}, 600_000);

afterAll(() => workspace.remove());

test('a bibliography of thousands is whole by letter, and pages stay light', async () => {
  expect(built.code, built.stderr).toBe(0);
  const folder = path.join(workspace.folder, 'site', 'sources');
  const letters = await readdir(path.join(folder, 'by'));
  const found = new Set<string>();
  for (const letter of letters) {
    const html = await readFile(path.join(folder, 'by', letter, 'index.html'), 'utf8');
    expect(gzipSync(html).length, letter).toBeLessThan(80_000);
    for (const [, key] of html.matchAll(/<li id="source-(entry\d+)"/g)) found.add(key as string);
  }
  expect(found.size).toBe(entries);
});

test('what is cited has a page, and the address of what is not leads to its entry', async () => {
  const page = async (index: number): Promise<string> =>
    readFile(path.join(workspace.folder, 'site', 'sources', keyOf(index), 'index.html'), 'utf8');
  expect(await page(0)).toContain('Cited at one moment');
  expect(await page(4000)).toContain(`#source-${keyOf(4000)}`);
});
