import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countLeading, countUntil } from '../../../src/model/ascending.ts';

const numbers = fc.array(fc.integer({ min: 0, max: 20 }), { maxLength: 40 });

test('counts what holds at the beginning of a list, as a walk through it would', () => {
  fc.assert(
    fc.property(numbers, fc.integer({ min: -1, max: 21 }), (some, limit) => {
      const ascending = some.toSorted((one, other) => one - other);
      const walked = ascending.filter((number) => number < limit).length;
      expect(countLeading(ascending, (number) => number < limit)).toBe(walked);
    }),
  );
});

test('asks a long list only as often as its length has binary digits', () => {
  let asked = 0;
  const found = countUntil(1_000_000, (index) => {
    asked++;
    return index < 777_777;
  });
  expect(found).toBe(777_777);
  expect(asked).toBeLessThanOrEqual(20);
});
