import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { unpack } from '../../../src/read/unpack.ts';

test('a packed file is its contents; one that is damaged or far too large is said to be', () => {
  const packed = gzipSync('<rss/>');
  expect(Buffer.from(unpack(packed)).toString()).toBe('<rss/>');
  expect(Buffer.from(unpack(Buffer.from('<rss/>'))).toString()).toBe('<rss/>');
  expect(() => unpack(packed.subarray(0, 15))).toThrow(/damaged/);
  expect(() => unpack(gzipSync(Buffer.alloc(101 * 1024 * 1024)))).toThrow(/larger than 100 MB/);
});
