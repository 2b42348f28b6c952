import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fingerprint, hashOf, openCache } from '../../../src/site/cache.ts';
import { lazily, openMemo } from '../../../src/site/memo.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'caches-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a hash tells apart where one input ends and the next begins', () => {
  expect(hashOf(['ab', 'c'])).not.toBe(hashOf(['a', 'bc']));
  expect(hashOf(['ab', 'c'])).toBe(hashOf(['ab', 'c']));
});

test('maps are part of a fingerprint', () => {
  expect(fingerprint({ people: new Map([['a', 1]]) })).not.toBe(fingerprint({ people: new Map([['a', 2]]) }));
});

describe('a cache of parts', () => {
  test('makes what it has not kept, and only that, also after it was opened again', async () => {
    const made: string[] = [];
    const remember = (cache: ReturnType<typeof openCache>, input: string) =>
      cache.remember([input], async () => {
        made.push(input);
        return { digest: { input }, view: `page of ${input}` };
      });
    const place = path.join(folder, 'parts');
    const first = openCache(place);
    const key = await remember(first, 'one');
    await remember(first, 'one');
    const second = openCache(place);
    expect(await remember(second, 'one')).toBe(key);
    await remember(second, 'two');
    expect(made).toEqual(['one', 'two']);
    expect(await second.read(key, 'digest')).toEqual({ input: 'one' });
    expect(await second.read(key, 'view')).toBe('page of one');
  });

  test('forgets what was not asked for, and what a killed build left', async () => {
    const place = path.join(folder, 'pruned');
    const first = openCache(place);
    await first.remember(['old'], async () => ({ digest: 1 }));
    await writeFile(path.join(place, 'abc.123.partial'), '');
    const second = openCache(place);
    const key = await second.remember(['new'], async () => ({ digest: 2 }));
    await second.prune();
    expect(await readdir(place)).toEqual([key]);
  });

  test('keeps nothing of a value that could not be made', async () => {
    const cache = openCache(path.join(folder, 'failed'));
    const failing = cache.remember(['x'], () => Promise.reject(new Error('no')));
    await expect(failing).rejects.toThrow('no');
    const key = await cache.remember(['x'], async () => ({ digest: 'made' }));
    expect(await cache.read(key, 'digest')).toBe('made');
  });
});

describe('a memo', () => {
  test('keeps what was used, forgets the rest', async () => {
    const file = path.join(folder, 'memo', 'values.json');
    const first = await openMemo<number>(file);
    expect([first.remember(['a'], () => 1), first.remember(['b'], () => 2)]).toEqual([1, 2]);
    await first.save();
    const second = await openMemo<number>(file);
    expect(second.remember(['a'], () => 10)).toBe(1);
    await second.save();
    const third = await openMemo<number>(file);
    expect([third.remember(['a'], () => 100), third.remember(['b'], () => 200)]).toEqual([1, 200]);
  });

  test('begins anew where its file is damaged', async () => {
    const file = path.join(folder, 'damaged.json');
    await writeFile(file, '{"half": ');
    const memo = await openMemo<string>(file);
    expect(memo.remember(['a'], () => 'made')).toBe('made');
  });
});

test('what is made lazily is made once, when it is asked for', () => {
  let made = 0;
  const value = lazily(() => ++made);
  expect(made).toBe(0);
  expect([value(), value(), made]).toEqual([1, 1, 1]);
});
