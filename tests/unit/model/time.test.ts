import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatIsoDuration, formatTimecode, parseTimecode } from '../../../src/model/time.ts';

test('a time comes back as it was written, to the millisecond', () => {
  // a hundred hours
  fc.assert(
    fc.property(fc.nat(360_000_000), (milliseconds) => {
      const time = milliseconds / 1000;
      expect(parseTimecode(formatTimecode(time, true))).toBe(time);
    }),
    { numRuns: 2000 },
  );
});

test('a time without fraction is the second it falls into', () => {
  fc.assert(
    fc.property(fc.nat(360_000_000), (milliseconds) => {
      expect(parseTimecode(formatTimecode(milliseconds / 1000))).toBe(Math.floor(milliseconds / 1000));
    }),
  );
});

test.each([
  ['0:00', 0],
  ['2:05', 125],
  ['02:05', 125],
  ['75:30', 4530],
  ['123:04', 7384],
  ['1:02:03', 3723],
  ['01:02:03.5', 3723.5],
  ['0:00.04', 0.04],
  ['0:00.004', 0.004],
  ['2:05.250', 125.25],
])('"%s" is %d seconds', (text, time) => {
  expect(parseTimecode(text)).toBe(time);
});

test.each([
  '',
  '5',
  ':05',
  '2:5',
  '2:60',
  '1:60:00',
  '1:02:60',
  '1:2:03',
  '2:05.',
  '2:05.1234',
  '-1:00',
  '2:05 ',
  '1:00:00:00',
  '٢:٠٥',
])('"%s" is no time', (text) => {
  expect(parseTimecode(text)).toBeUndefined();
});

test.each([
  [0, '0:00'],
  [59.999, '0:59'],
  [60, '1:00'],
  [3599, '59:59'],
  [3600, '1:00:00'],
  [36_061, '10:01:01'],
])('%d seconds are shown as "%s"', (time, text) => {
  expect(formatTimecode(time)).toBe(text);
});

test('a fraction is shown only when asked for, and only if there is one', () => {
  expect(formatTimecode(125.25)).toBe('2:05');
  expect(formatTimecode(125.25, true)).toBe('2:05.250');
  expect(formatTimecode(125, true)).toBe('2:05');
  expect(formatTimecode(59.9996, true)).toBe('1:00');
});

test.each([
  [0, 'PT0S'],
  [59.6, 'PT1M'],
  [462, 'PT7M42S'],
  [467.64, 'PT7M48S'],
  [3600, 'PT1H'],
  [3661, 'PT1H1M1S'],
])('%d seconds are the duration %s', (time, text) => {
  expect(formatIsoDuration(time)).toBe(text);
});
