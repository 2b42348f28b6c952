import { describe, expect, it } from 'vitest';
import { partAfter, partAt, partBefore } from '../../../../src/client/player/parts.ts';
import type { EpisodePart } from '../../../../src/model/episode-data.ts';

const chapter = (label: string, start: number, end?: number): EpisodePart => ({
  kind: 'chapter',
  label,
  start,
  ...(end === undefined ? {} : { end }),
});
const parts: readonly EpisodePart[] = [
  chapter('one', 10),
  { kind: 'deep-dive', label: 'dive', start: 20, end: 30 },
  chapter('two', 40, 50),
  chapter('three', 60),
];

describe('the part at a time', () => {
  it.each([
    [9.9, undefined],
    [10, 'one'],
    [20, 'dive'],
    [30, 'one'],
    [39.9, 'one'],
    [40, 'two'],
    [50, undefined],
    [60, 'three'],
    [1e6, 'three'],
  ])('%s', (time, label) => {
    expect(partAt(parts, time)?.label).toBe(label);
  });
});

describe('next and previous', () => {
  it.each([
    [0, 'one', undefined],
    [10, 'dive', 'one'],
    [12, 'dive', 'one'],
    [22, 'two', 'one'],
    [23.5, 'two', 'dive'],
    [55, 'three', 'two'],
    [61, undefined, 'two'],
    [70, undefined, 'three'],
  ])('at %s', (time, next, previous) => {
    expect([partAfter(parts, time)?.label, partBefore(parts, time)?.label]).toEqual([next, previous]);
  });

  it('lead nowhere without parts', () => {
    expect([partAt([], 5), partAfter([], 5), partBefore([], 5)]).toEqual([undefined, undefined, undefined]);
  });
});
