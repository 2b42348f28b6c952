import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { describe as describeProblem } from '../../../src/diagnostics/message.ts';
import { buildSite, type BuildSteps } from '../../../src/site/build.ts';
import { BuildRunningError, mendSwap, refuseOut, resolveOut } from '../../../src/site/swap.ts';
import { compareTrees } from '../../support/compare-trees.ts';
import { nameOf, stepsFor } from './build-fixture.ts';

let root: string;
let outDir: string;

beforeEach(async () => {
  root = await resolveOut(await mkdtemp(path.join(tmpdir(), 'glosscast-build-')));
  outDir = path.join(root, 'dist');
});
afterEach(() => rm(root, { recursive: true }));

const build = (steps: BuildSteps, onProgress = (): void => undefined) =>
  buildSite({ contentDir: root, cacheDir: root, outDir }, steps, onProgress);

/** Starts a build in a process of its own, and kills it where it says it is. */
async function killAt(point: string): Promise<void> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'build-to-kill.ts'), outDir, point], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'exit');
  const [said] = await Promise.race([once(child.stdout, 'data'), ended]);
  expect(String(said)).toBe(`at ${point}\n`);
  child.kill('SIGKILL');
  await ended;
}

describe('a build', () => {
  it('puts a new site in the place of the old one, whole, and leaves nothing beside it', async () => {
    expect(await build(stepsFor('one'))).toMatchObject({ built: true, files: 1 });
    expect(await nameOf(outDir)).toBe('one');
    await writeFile(path.join(outDir, 'gone.html'), 'of the old site');
    await build(stepsFor('two'));
    expect(await nameOf(outDir)).toBe('two');
    expect(await readdir(root)).toEqual(['dist']);
    expect(await readdir(outDir)).not.toContain('gone.html');
  });

  it('with errors in the content leaves the site as it is, and hands all messages back', async () => {
    await build(stepsFor('one'));
    const at = { path: 'episodes/x/episode.md', line: 8, column: 14 };
    const messages = [
      describeProblem('missing-stamp', at, { item: 'a takeaway' }),
      describeProblem('unknown-source', at, { key: 'catchpol2008' }),
    ];
    const outcome = await build({ ...stepsFor('two'), compose: async () => ({ messages }) });
    expect(outcome).toMatchObject({ built: false, messages });
    expect(await nameOf(outDir)).toBe('one');
    expect(await readdir(root)).toEqual(['dist']);
  });

  it.each(['compose', 'lay out', 'index'])('that fails at %s leaves the site as it is', async (step) => {
    await build(stepsFor('one'));
    const fail = async (reached: string): Promise<void> => {
      if (reached === step) throw new Error('no space left');
    };
    await expect(build(stepsFor('two', fail))).rejects.toThrow('no space left');
    expect(await nameOf(outDir)).toBe('one');
    expect(await readdir(root)).toEqual(['dist']);
  });

  it('refuses a file outside the site', async () => {
    const steps = stepsFor('one');
    const compose: BuildSteps['compose'] = async (options) => {
      const { messages, site } = await steps.compose(options);
      if (!site) return { messages };
      return { messages, site: { ...site, copies: [{ from: import.meta.filename, to: '../out.ts' }] } };
    };
    await expect(build({ ...steps, compose })).rejects.toThrow('outside the site');
    expect(await readdir(root)).toEqual([]);
  });

  it('keeps a link to the folder a link', async () => {
    const target = path.join(root, 'elsewhere');
    await mkdir(target);
    await symlink(target, outDir);
    await build(stepsFor('one'));
    expect(await nameOf(target)).toBe('one');
    expect((await readdir(root)).sort()).toEqual(['dist', 'elsewhere']);
  });

  it('waits for nobody: while one is running, a second is refused', async () => {
    const rival = async (): Promise<void> => {
      // The test's parent process stands in for another build that lives.
      await writeFile(`${outDir}.lock`, String(process.ppid));
      await expect(build(stepsFor('two'))).rejects.toThrow(BuildRunningError);
      await rm(`${outDir}.lock`);
    };
    await rival();
    await build(stepsFor('three'));
    expect(await nameOf(outDir)).toBe('three');
  });
});

it('a lock left by an earlier life with the same process number, as containers have it, holds nobody up', async () => {
  await writeFile(`${outDir}.lock`, String(process.pid));
  await build(stepsFor('one'));
  expect(await nameOf(outDir)).toBe('one');
  await writeFile(`${outDir}.lock`, 'nonsense');
  await build(stepsFor('two'));
  expect(await readdir(root)).toEqual(['dist']);
});

describe('a build that is killed', () => {
  it.each(['compose', 'lay out', 'index', 'before .previous', 'after .previous', 'before in', 'after in'])(
    '%s leaves a whole site, which preview finds and the next build replaces',
    async (point) => {
      await build(stepsFor('one'));
      await killAt(point);
      expect(await readdir(root)).toContain('dist.lock');
      await mendSwap(outDir);
      expect(await nameOf(outDir)).toBe(point === 'after in' ? 'killed' : 'one');
      await killAt(point);
      await build(stepsFor('two'));
      expect(await nameOf(outDir)).toBe('two');
      expect(await readdir(root)).toEqual(['dist']);
    },
  );

  it('as the first leaves no half of a site', async () => {
    await killAt('index');
    await mendSwap(outDir);
    expect(await readdir(root)).not.toContain('dist');
  });
});

describe('a folder for the site', () => {
  const protect = (): Parameters<typeof refuseOut>[1] => ({
    keep: [path.join(root, 'content'), '/home/somebody'],
    within: [path.join(root, 'content', 'episodes')],
  });
  const refuse = (...parts: string[]): Promise<string | undefined> =>
    refuseOut(path.join(root, ...parts), protect());

  it('may be new, empty, or an earlier site', async () => {
    expect(await refuse('content', 'dist')).toBeUndefined();
    await mkdir(path.join(root, 'empty'));
    expect(await refuse('empty')).toBeUndefined();
    await build(stepsFor('one'));
    expect(await refuse('dist')).toBeUndefined();
  });

  it('may not hold anything else', async () => {
    await mkdir(path.join(root, 'photos'));
    await writeFile(path.join(root, 'photos', 'index.html'), 'mine');
    expect(await refuse('photos')).toContain('holds no Glosscast site');
    await build(stepsFor('one'));
    await mkdir(path.join(outDir, '.git'));
    expect(await refuse('dist')).toContain('Git');
    await writeFile(path.join(root, 'file'), '');
    expect(await refuse('file')).toContain('is a file');
  });

  it('may not be, or be around, or in, what people write', async () => {
    expect(await refuse('content')).toBeDefined();
    expect(await refuse()).toBeDefined();
    expect(await refuseOut('/', protect())).toBeDefined();
    expect(await refuse('content', 'episodes', 'x')).toContain('lies in');
    expect(await refuse('content', 'episodes-site')).toBeUndefined();
  });
});

it('two folders are compared byte for byte', async () => {
  const [a, b] = [path.join(root, 'a'), path.join(root, 'b')];
  for (const folder of [a, b]) {
    await mkdir(path.join(folder, 'sub'), { recursive: true });
    await writeFile(path.join(folder, 'sub', 'same'), 'same');
  }
  expect(await compareTrees(a, b)).toEqual([]);
  await writeFile(path.join(a, 'changed'), '1');
  await writeFile(path.join(b, 'changed'), '2');
  await writeFile(path.join(a, 'lost'), '');
  await writeFile(path.join(b, 'sub', 'new'), '');
  expect(await compareTrees(a, b)).toEqual([
    'differs: changed',
    'only in the first: lost',
    'only in the second: sub/new',
  ]);
});
