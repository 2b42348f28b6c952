import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  isResumable,
  readPosition,
  readSkips,
  readSpeed,
  writePosition,
  writeSkips,
  writeSpeed,
} from '../../../../src/client/player/memory.ts';

const one = { base: '/show/', slug: 'one' };
const two = { base: '/show/', slug: 'two' };
let held: Map<string, string>;

beforeEach(() => {
  held = new Map();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => held.get(key) ?? null,
    setItem: (key: string, value: string) => held.set(key, value),
    removeItem: (key: string) => held.delete(key),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('what a player remembers', () => {
  it('is a place for each episode of each site', () => {
    writePosition(one, 754.236);
    expect(readPosition(one)).toBe(754.24);
    expect(readPosition(two)).toBeUndefined();
    expect(readPosition({ ...one, base: '/' })).toBeUndefined();
  });

  it('is not lost when somebody plays the first seconds by mistake', () => {
    writePosition(one, 754);
    writePosition(one, 0);
    writePosition(one, 9.9);
    expect(readPosition(one)).toBe(754);
  });

  it('is a speed for each episode, and the last one for those that have none', () => {
    expect(readSpeed(one)).toBe(1);
    writeSpeed(one, 1.5);
    expect(readSpeed(two)).toBe(1.5);
    writeSpeed(two, 2);
    expect([readSpeed(one), readSpeed(two)]).toEqual([1.5, 2]);
  });

  it('is how far skips go', () => {
    expect(readSkips(one)).toEqual({ back: 15, on: 30 });
    writeSkips(one, { back: 10, on: 60 });
    expect(readSkips(two)).toEqual({ back: 10, on: 60 });
  });

  it.each(['"x"', '{}', '-4', 'null', '1e400', '[1]', 'not JSON'])(
    'is nothing if it makes no sense: %s',
    (text) => {
      for (const key of ['position:one', 'speed:one', 'speed', 'skips'])
        held.set(`glosscast:/show/:${key}`, text);
      expect([readPosition(one), readSpeed(one), readSkips(one)]).toEqual([
        undefined,
        1,
        { back: 15, on: 30 },
      ]);
    },
  );

  it('is worth going back to, but for the beginning and the end', () => {
    expect([9.9, 10, 585, 585.1].map((time) => isResumable(time, 600))).toEqual([false, true, true, false]);
    expect(isResumable(1e5)).toBe(true);
  });
});
