import fc from 'fast-check';
import { expect, test } from 'vitest';
import { decodeTiming, encodeTiming, spacedOffsets, type TimedPassage } from '../../../src/model/timing.ts';

/** Passages of words with gaps and times; some words are cut in two, some passages have no times. */
const passages = fc
  .array(
    fc.record({
      words: fc.array(fc.stringMatching(/^[a-zé国]{1,12}$/u), { minLength: 1, maxLength: 12 }),
      pause: fc.double({ min: 0, max: 400, noNaN: true }),
      steps: fc.array(fc.double({ min: 0, max: 9, noNaN: true }), { minLength: 13, maxLength: 13 }),
      tail: fc.double({ min: 0, max: 9, noNaN: true }),
      kind: fc.constantFrom('spaced', 'cut', 'untimed'),
    }),
    { maxLength: 8 },
  )
  .map((drawn): TimedPassage[] => {
    let time = 0;
    return drawn.map(({ words, pause, steps, tail, kind }) => {
      const text = words.join(' ');
      const offsets =
        kind === 'cut' ? [...spacedOffsets(text).slice(1), text.length - 1] : spacedOffsets(text);
      time += pause;
      const units =
        kind === 'untimed'
          ? []
          : [...new Set(offsets)].map((offset, index) => ({ offset, time: (time += steps[index] ?? 0) }));
      return { text, units, end: time + tail };
    });
  });

test('what is written is read back, to 20 milliseconds and never later', () => {
  fc.assert(
    fc.property(passages, fc.constantFrom('word', 'sentence'), (written, unit) => {
      const timing = decodeTiming(JSON.parse(JSON.stringify(encodeTiming(unit, written))));
      expect(timing?.unit).toBe(unit);
      expect([...(timing?.lengths ?? [])]).toEqual(written.map(({ text }) => text.length));
      for (const [index, { text, units, end }] of written.entries()) {
        const [first = 0, next = 0] = timing?.firsts.subarray(index, index + 2) ?? [];
        expect(next - first).toBe(units.length);
        const offsets =
          timing?.spaced[index] === 1 ? spacedOffsets(text) : timing?.offsets.subarray(first, next);
        expect([...(offsets ?? [])]).toEqual(units.map(({ offset }) => offset));
        for (const [at, { time }] of units.entries()) {
          const late = (timing?.times[first + at] ?? Infinity) - time;
          expect(late).toBeLessThan(0.000_01);
          expect(late).toBeGreaterThan(-0.020_01);
        }
        if (units.length > 0)
          expect(Math.abs((timing?.ends[index] ?? Infinity) - end)).toBeLessThan(0.020_01);
      }
    }),
  );
});

test('a file that is damaged, cut or of another kind is not read', () => {
  const good = encodeTiming('word', [
    {
      text: 'one two',
      end: 3,
      units: [
        { offset: 0, time: 1 },
        { offset: 4, time: 2 },
      ],
    },
  ]);
  expect(decodeTiming(good)).toBeDefined();
  for (const bad of [
    undefined,
    null,
    'timing',
    {},
    { ...good, version: 2 },
    { ...good, unit: 'line' },
    { ...good, times: good.times.slice(1) },
    { ...good, counts: good.counts + good.counts },
    { ...good, starts: '' },
    { ...good, lengths: '\u00e9' },
    // a number without its end
    { ...good, offsets: '~' },
  ])
    expect(decodeTiming(bad), JSON.stringify(bad)).toBeUndefined();
});

test('words of measured times take about a byte each', async () => {
  const { gzipSync } = await import('node:zlib');
  // Lengths and times of words in speech: short ones often, long ones seldom.
  const random = (seed: number): number => ((seed * 7919 + 104_729) % 10_007) / 10_007;
  let time = 0;
  const written = Array.from({ length: 125 }, (_, passage): TimedPassage => {
    const words = Array.from({ length: 80 }, (_word, index) => {
      const drawn = random(passage * 80 + index) ** 2;
      return 'abcdefghijkl'.slice(0, 2 + Math.floor(drawn * 10));
    });
    const text = words.join(' ');
    const units = spacedOffsets(text).map((offset, index) => ({
      offset,
      time: (time += 0.08 + (words[index] as string).length * 0.05 + 0.1 * random(index * 31 + passage)),
    }));
    return { text, units, end: time + 0.3 };
  });
  expect(gzipSync(JSON.stringify(encodeTiming('word', written))).length).toBeLessThan(10_500);
});
