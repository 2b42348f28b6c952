import { spawnSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../../..');
let folder = '';

/** What a file of tests may be like, and what it adds to the totals. */
const files = {
  passes: {
    text: `test('a', () => {}); test('b', () => {}); test.skip('c', () => {});`,
    passed: 2,
    failed: 0,
  },
  fails: { text: `test('a', () => { throw new Error('no'); }); test('b', () => {});`, passed: 1, failed: 1 },
  'is-no-typescript': { text: `test('a', () => {);`, passed: 0, failed: 1 },
  'throws-at-once': { text: `test('a', () => {}); throw new Error('no');`, passed: 0, failed: 1 },
  'fails-before': {
    text: `beforeAll(() => { throw new Error('no'); }); test('a', () => {});`,
    passed: 0,
    failed: 1,
  },
  'fails-after': {
    text: `test('a', () => {}); afterAll(() => { throw new Error('no'); });`,
    passed: 1,
    failed: 1,
  },
  'fails-after-a-part': {
    text: `describe('d', () => { test('a', () => {}); afterAll(() => { throw new Error('no'); }); });`,
    passed: 1,
    failed: 1,
  },
  'leaves-an-error': {
    text: `test('a', () => { void Promise.reject(new Error('no')); });`,
    passed: 1,
    failed: 1,
  },
};

beforeAll(async () => {
  await mkdir(path.join(root, '.cache'), { recursive: true });
  folder = await mkdtemp(path.join(root, '.cache/totals-'));
  const head = `import { afterAll, beforeAll, describe, test } from 'vitest';\n`;
  for (const [name, { text }] of Object.entries(files))
    await writeFile(path.join(folder, `${name}.test.ts`), `${head}${text}\n`);
  const reporters = JSON.stringify(['dot', path.join(root, 'tests/support/totals-reporter.ts')]);
  const options = `{ root: ${JSON.stringify(folder)}, include: ['*.test.ts'], maxWorkers: 1, reporters: ${reporters} }`;
  await writeFile(path.join(folder, 'vitest.config.ts'), `export default { test: ${options} };\n`);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

function run(...names: readonly string[]) {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(([name]) => !/^VITEST|^TEST$/.test(name)),
  );
  const command = [
    path.join(root, 'node_modules/vitest/vitest.mjs'),
    'run',
    '--config',
    `${folder}/vitest.config.ts`,
  ];
  const { stdout, status } = spawnSync(process.execPath, [...command, ...names], {
    cwd: folder,
    env,
    encoding: 'utf8',
  });
  return { last: stdout.trimEnd().split('\n').at(-1), status };
}

test('the last line of a run is its totals, whatever went wrong', () => {
  const total = (what: 'passed' | 'failed') =>
    Object.values(files).reduce((sum, file) => sum + file[what], 0);
  expect(run()).toEqual({ last: `${total('passed')} passed, ${total('failed')} failed`, status: 1 });
});

test('a run without failures says so', () => {
  expect(run('passes')).toEqual({ last: '2 passed, 0 failed', status: 0 });
});
