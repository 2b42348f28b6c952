import { describe, expect, it } from 'vitest';
import { parseMediaFragment } from '../../../src/client/playback/media-fragment.ts';

describe('parseMediaFragment', () => {
  it.each([
    ['#t=754', { start: 754 }],
    ['#t=754,790', { start: 754, end: 790 }],
    ['#t=754.25,790.5', { start: 754.25, end: 790.5 }],
    ['#t=,90', { start: 0, end: 90 }],
    ['#t=npt:10,20', { start: 10, end: 20 }],
    ['#t=12:34', { start: 754 }],
    ['#t=1:02:03.5', { start: 3723.5 }],
    ['#t=10%2C20', { start: 10, end: 20 }],
    ['#xywh=1,2,3,4&t=5', { start: 5 }],
    ['#t=1&t=5', { start: 5 }],
  ])('reads %s', (hash, expected) => {
    expect(parseMediaFragment(hash)).toEqual(expected);
  });

  it.each([
    '',
    '#',
    '#summary',
    '#t=',
    '#t=,',
    '#t=abc',
    '#t=20,10',
    '#t=5,5',
    '#t=1,2,3',
    '#t=-4',
    '#t=1:75',
    '#xt=5',
  ])('finds no time in “%s”', (hash) => {
    expect(parseMediaFragment(hash)).toBeUndefined();
  });
});
