import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeTogether } from '../../../scripts/command-line/files.ts';

let folder = '';
const at = (name: string): string => path.join(folder, name);
const read = (name: string): Promise<string> => readFile(at(name), 'utf8');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-files-'));
  await writeFile(at('old'), 'before');
});
afterEach(() => rm(folder, { recursive: true, force: true }));

describe('the files of one command', () => {
  it('are all written, with their folders', async () => {
    await writeTogether([
      { file: at('a/b/new'), body: 'new' },
      { file: at('old'), body: 'after', instead: 'before' },
    ]);
    expect([await read('a/b/new'), await read('old')]).toEqual(['new', 'after']);
    expect(await readdir(folder)).toEqual(['a', 'old']);
  });

  it('are not written at all if one of them is there, or has changed meanwhile', async () => {
    const fresh = { file: at('new'), body: 'new' };
    await expect(writeTogether([fresh, { file: at('old'), body: 'x' }])).rejects.toThrow('is there already');
    await expect(writeTogether([fresh, { file: at('old'), body: 'x', instead: 'other' }])).rejects.toThrow(
      'was changed',
    );
    expect([await readdir(folder), await read('old')]).toEqual([['old'], 'before']);
  });

  it('are put back if one of them cannot be written', async () => {
    const files = [
      { file: at('old'), body: 'after', instead: 'before' },
      { file: at('new'), body: 'new' },
      // the first of this name takes its place
      { file: at('new'), body: 'newer' },
    ];
    await expect(writeTogether(files)).rejects.toThrow();
    expect([await readdir(folder), await read('old')]).toEqual([['old'], 'before']);
  });
});
