import { describe, expect, it } from 'vitest';
import { readRange } from '../../../src/model/byte-range.ts';

describe('the range of an answer', () => {
  it.each([
    ['bytes=0-', { start: 0, end: 1000 }],
    ['bytes=0-0', { start: 0, end: 1 }],
    ['bytes=10-19', { start: 10, end: 20 }],
    ['bytes=990-5000', { start: 990, end: 1000 }],
    ['bytes=-10', { start: 990, end: 1000 }],
    ['bytes=-5000', { start: 0, end: 1000 }],
    ['bytes=1000-', 'unsatisfiable'],
    ['bytes=-0', 'unsatisfiable'],
    ['bytes=20-10', undefined],
    ['bytes=0-1,5-6', undefined],
    ['bytes=-', undefined],
    ['seconds=0-1', undefined],
    [undefined, undefined],
  ])('of 1000 bytes, asked for as %s', (header, range) => {
    expect(readRange(header, 1000)).toEqual(range);
  });
});
