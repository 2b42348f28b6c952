import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { aroundNow, heardBefore, inOrder, madeUntil } from '../../../src/client/now/moments.ts';

const said = (time: number, key: string): { readonly time: number; readonly key: string } => ({ time, key });

const talk = inOrder([said(130, 'juche'), said(52, 'juche'), said(54, 'kim'), said(155, 'kim')]);

describe('what was just heard', () => {
  test('is of the last minute, the newest first, each thing once where it was last named', () => {
    expect(heardBefore(talk, 52)).toEqual([said(52, 'juche')]);
    expect(heardBefore(talk, 60)).toEqual([said(54, 'kim'), said(52, 'juche')]);
    expect(heardBefore(talk, 156)).toEqual([said(155, 'kim'), said(130, 'juche')]);
  });

  test('goes after a minute', () => {
    expect(heardBefore(talk, 112)).toEqual([said(54, 'kim')]);
    expect(heardBefore(talk, 114)).toEqual([]);
    expect(heardBefore(talk, 1000)).toEqual([]);
  });

  test('is nothing before anything was said', () => {
    expect(heardBefore(talk, 0)).toEqual([]);
    expect(heardBefore([], 10)).toEqual([]);
  });

  test('is the same as looking at everything', () => {
    const moments = fc.array(
      fc.record({ time: fc.integer({ min: 0, max: 300 }), key: fc.constantFrom('a', 'b', 'c', 'd') }),
    );
    fc.assert(
      fc.property(moments, fc.integer({ min: 0, max: 400 }), (list, time) => {
        const found = heardBefore(inOrder(list), time);
        const recent = list.filter((moment) => moment.time <= time && moment.time > time - 60);
        expect(new Set(found.map(({ key }) => key))).toEqual(new Set(recent.map(({ key }) => key)));
        expect(found).toHaveLength(new Set(recent.map(({ key }) => key)).size);
        for (const moment of found) {
          const times = recent.filter(({ key }) => key === moment.key).map((other) => other.time);
          expect(moment.time).toBe(Math.max(...times));
        }
        expect(found.map((moment) => moment.time)).toEqual(
          found.map((moment) => moment.time).sort((a, b) => b - a),
        );
      }),
    );
  });
});

test('what belongs to a deep dive stands behind what was just heard, once, and only while it lasts', () => {
  const dive = [
    { start: 100, end: 200, key: 'juche' },
    { start: 100, end: 200, key: 'myers' },
    { start: 100, end: 200, key: 'myers' },
    { start: 200, end: 300, key: 'bybit' },
  ];
  const keysAt = (time: number): readonly string[] =>
    aroundNow(dive, time, heardBefore(talk, time)).map(({ key }) => key);
  expect(keysAt(99)).toEqual([]);
  expect(keysAt(115)).toEqual(['juche', 'myers']);
  expect(keysAt(140)).toEqual(['myers']);
  expect(keysAt(200)).toEqual(['bybit']);
});

test('takeaways stay once they are made, in order', () => {
  const times = (time: number): readonly number[] => madeUntil(talk, time).map((made) => made.time);
  expect([times(51), times(54), times(999)]).toEqual([[], [52, 54], [52, 54, 130, 155]]);
});
