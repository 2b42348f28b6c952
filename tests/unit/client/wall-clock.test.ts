import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { ClockKeeper } from '../../../src/client/clock/clock-keeper.ts';
import { WallClock } from '../../../src/client/clock/wall-clock.ts';

/** A time of day that goes where it is told to, in milliseconds. */
class Day {
  at = 1_700_000_000_000;
  readonly now = (): number => this.at;
  pass(seconds: number): void {
    this.at += seconds * 1000;
  }
}

const make = (): { readonly day: Day; readonly clock: WallClock } => {
  const day = new Day();
  return { day, clock: new WallClock(day.now) };
};

describe('a clock by the time of day', () => {
  test('stands until it is started, and again when it is stopped', () => {
    const { day, clock } = make();
    day.pass(100);
    expect([clock.time, clock.running]).toEqual([0, false]);
    clock.start();
    day.pass(10);
    clock.stop();
    day.pass(1000);
    expect([clock.time, clock.running]).toEqual([10, false]);
  });

  test('goes on while the device sleeps: nobody need ask it meanwhile', () => {
    const { day, clock } = make();
    clock.start();
    day.pass(3 * 3600);
    expect(clock.time).toBe(3 * 3600);
  });

  test('loses no more than what nobody saw when the time of day is set back', () => {
    const { day, clock } = make();
    clock.start();
    day.pass(10);
    expect(clock.time).toBe(10);
    day.pass(-3600);
    expect(clock.time).toBe(10);
    day.pass(5);
    expect(clock.time).toBe(15);
  });

  test('never runs backwards, whatever the time of day does', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5000, max: 5000 })), (leaps) => {
        const { day, clock } = make();
        clock.start();
        let last = 0;
        for (const leap of leaps) {
          day.pass(leap);
          expect(clock.time).toBeGreaterThanOrEqual(last);
          last = clock.time;
        }
      }),
    );
  });

  test('runs at the rate it is given, from then on', () => {
    const { day, clock } = make();
    clock.start();
    day.pass(10);
    clock.setRate(1.5);
    day.pass(10);
    clock.setRate(0.5);
    day.pass(10);
    expect(clock.time).toBe(30);
  });

  test('tells the same however often it is asked', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(10_000)), fc.constantFrom(0.75, 1, 1.5, 2), (steps, rate) => {
        const { day, clock } = make();
        const asked = new WallClock(day.now);
        for (const each of [clock, asked]) {
          each.setRate(rate);
          each.start();
        }
        for (const step of steps) {
          day.at += step;
          expect(asked.time).toBeGreaterThanOrEqual(0);
        }
        expect(clock.time).toBeCloseTo(asked.time, 6);
      }),
    );
  });

  test('is set between the beginning and the end, and runs on', () => {
    const { day, clock } = make();
    clock.setEnd(60);
    clock.start();
    clock.seek(-5);
    expect(clock.time).toBe(0);
    clock.seek(30);
    day.pass(2);
    expect([clock.time, clock.running]).toEqual([32, true]);
    clock.seek(100);
    expect(clock.time).toBe(60);
  });

  test('stops at the end, and starts from the beginning again', () => {
    const { day, clock } = make();
    clock.setEnd(60);
    clock.start();
    day.pass(61);
    expect([clock.time, clock.running]).toEqual([60, false]);
    day.pass(10);
    expect(clock.time).toBe(60);
    clock.start();
    day.pass(1);
    expect([clock.time, clock.running]).toEqual([1, true]);
  });
});

describe('a clock as what keeps time', () => {
  beforeEach(() => {
    vi.useFakeTimers();
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  const listenTo = (clock: ClockKeeper): string[] => {
    const heard: string[] = [];
    clock.listen((change) => heard.push(change));
    return heard;
  };

  test('tells of what changes, once', async () => {
    const clock = new ClockKeeper();
    const heard = listenTo(clock);
    await clock.play();
    await clock.play();
    clock.seek(5);
    clock.setRate(2);
    clock.setDuration(100);
    clock.setDuration(100);
    clock.pause();
    clock.pause();
    expect(heard).toEqual(['play', 'seek', 'rate', 'duration', 'pause']);
  });

  test('says that it has come to the end when it has, at any rate', async () => {
    const clock = new ClockKeeper();
    clock.setDuration(100);
    await clock.play();
    clock.seek(90);
    clock.setRate(2);
    const heard = listenTo(clock);
    vi.advanceTimersByTime(4999);
    expect([heard, clock.playing]).toEqual([[], true]);
    vi.advanceTimersByTime(2);
    expect([heard, clock.playing, clock.time]).toEqual([['pause', 'end'], false, 100]);
    await clock.play();
    expect([clock.playing, clock.time]).toEqual([true, 0]);
  });

  test('says so too when it was set there, or became as short', async () => {
    const clock = new ClockKeeper();
    clock.setDuration(100);
    await clock.play();
    clock.seek(100);
    const heard = listenTo(clock);
    vi.advanceTimersByTime(0);
    expect(heard).toEqual(['pause', 'end']);
    await clock.play();
    clock.seek(80);
    heard.length = 0;
    clock.setDuration(70);
    vi.advanceTimersByTime(0);
    expect([heard, clock.time]).toEqual([['duration', 'pause', 'end'], 70]);
  });

  test('that was slept over ends when the device wakes', async () => {
    const day = new Day();
    const clock = new ClockKeeper(undefined, day.now);
    clock.setDuration(100);
    await clock.play();
    const heard = listenTo(clock);
    // timers stand still meanwhile
    day.pass(5000);
    expect([clock.playing, clock.time]).toEqual([false, 100]);
    vi.advanceTimersByTime(100_000);
    expect(heard).toEqual(['pause', 'end']);
  });

  test('without a known end goes on', async () => {
    const clock = new ClockKeeper();
    await clock.play();
    vi.advanceTimersByTime(50_000_000);
    expect([clock.duration, clock.time]).toEqual([undefined, 50_000]);
  });
});
