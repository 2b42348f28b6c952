import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  addAnchor,
  anchorAt,
  nudge,
  removeAnchor,
  shiftAll,
  shiftAt,
  shiftOf,
} from '../../../src/model/alignment-changes.ts';
import {
  apart,
  parseAlignment,
  toMedia,
  toMediaEnd,
  toTranscript,
  unaligned,
  type Alignment,
  type Anchor,
} from '../../../src/model/alignment.ts';

const time = fc.double({ min: 0, max: 20_000, noNaN: true }).map((value) => value + 0);
const anchor: fc.Arbitrary<Anchor> = fc.record({ media: time, transcript: time });

const addAll = (anchors: readonly Anchor[]): Alignment => anchors.reduce(addAnchor, unaligned);

/** Steps between anchors that can all be true of one sound. */
const step = fc.double({ min: 1.001, max: 2000, noNaN: true });
const consistent: fc.Arbitrary<readonly Anchor[]> = fc
  .tuple(anchor, fc.array(fc.tuple(step, step), { maxLength: 8 }))
  .map(([first, steps]) => {
    const anchors = [first];
    for (const [media, transcript] of steps) {
      const last = anchors.at(-1) as Anchor;
      anchors.push({ media: last.media + media, transcript: last.transcript + transcript });
    }
    return anchors;
  });
/** What listeners may bring about, contradictions included. */
const alignment: fc.Arbitrary<Alignment> = fc.oneof(
  fc.array(anchor, { maxLength: 10 }).map(addAll),
  consistent,
);

const closeTo = (a: number, b: number): boolean => Math.abs(a - b) < 1e-6;
const check = <Values>(property: fc.IProperty<Values>): void => fc.assert(property, { numRuns: 500 });

describe('the two clocks', () => {
  test('are one where nothing was ever aligned', () => {
    check(
      fc.property(time, (at) => {
        expect([toTranscript(unaligned, at), toMedia(unaligned, at), toMediaEnd(unaligned, at)]).toEqual([
          at,
          at,
          at,
        ]);
      }),
    );
  });

  test('never run backwards', () => {
    check(
      fc.property(alignment, time, time, (aligned, a, b) => {
        const [early, late] = a < b ? [a, b] : [b, a];
        for (const convert of [toTranscript, toMedia, toMediaEnd])
          expect(convert(aligned, early)).toBeLessThanOrEqual(convert(aligned, late));
      }),
    );
  });

  test('are never negative', () => {
    const any = fc.double({ min: -50_000, max: 50_000, noNaN: true });
    check(
      fc.property(alignment, any, (aligned, at) => {
        for (const convert of [toTranscript, toMedia, toMediaEnd])
          expect(convert(aligned, at)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  test('are inverse to each other wherever a line is heard at all', () => {
    check(
      fc.property(alignment, time, (aligned, heard) => {
        const said = toTranscript(aligned, heard);
        // what is said at some moment is heard at some moment, and said there
        expect(closeTo(toTranscript(aligned, toMedia(aligned, said)), said)).toBe(true);
        expect(closeTo(toTranscript(aligned, toMediaEnd(aligned, said)), said)).toBe(true);
      }),
    );
  });

  test('lead from a line that is not heard to the first that is heard after it', () => {
    check(
      fc.property(alignment, time, (aligned, said) => {
        expect(toTranscript(aligned, toMedia(aligned, said))).toBeGreaterThanOrEqual(said - 1e-6);
      }),
    );
  });

  test('meet at every anchor', () => {
    check(
      fc.property(alignment, (aligned) => {
        for (const { media, transcript } of aligned) {
          expect(toTranscript(aligned, media)).toBe(transcript);
          expect(toMedia(aligned, transcript)).toBe(media);
        }
      }),
    );
  });

  test('differ by one shift everywhere where there is one anchor', () => {
    check(
      fc.property(anchor, time, (only, at) => {
        const shift = only.media - only.transcript;
        expect(closeTo(toTranscript([only], at), Math.max(0, at - shift))).toBe(true);
        expect(closeTo(toMedia([only], at), Math.max(0, at + shift))).toBe(true);
      }),
    );
  });

  test('differ by the shift of the anchor that holds, until the next line is reached', () => {
    check(
      fc.property(alignment, time, (aligned, at) => {
        const held = anchorAt(aligned, at);
        if (held === undefined) return;
        const next = aligned[aligned.indexOf(held) + 1]?.transcript ?? Infinity;
        expect(toTranscript(aligned, at)).toBe(
          Math.max(0, Math.min(next, held.transcript + (at - held.media))),
        );
        expect(shiftAt(aligned, at)).toBe(shiftOf(held));
      }),
    );
  });
});

describe('a break in the middle', () => {
  const inserted = addAll([
    { media: 10, transcript: 10 },
    { media: 120, transcript: 100 },
  ]);
  const removed = addAll([
    { media: 10, transcript: 10 },
    { media: 100, transcript: 120 },
  ]);

  test('that was put in is waited for at the line after it', () => {
    expect([99, 100, 110, 120, 121].map((at) => toTranscript(inserted, at))).toEqual([
      99, 100, 100, 100, 101,
    ]);
  });

  test('is gone over by whoever goes to the line after it', () => {
    expect([toMedia(inserted, 99), toMedia(inserted, 100)]).toEqual([99, 120]);
  });

  test('is not part of what comes before it', () => {
    expect([toMediaEnd(inserted, 99), toMediaEnd(inserted, 100), toMediaEnd(inserted, 101)]).toEqual([
      99, 100, 121,
    ]);
    check(
      fc.property(alignment, time, (aligned, said) => {
        const end = toMediaEnd(aligned, said);
        expect(end).toBeLessThanOrEqual(toMedia(aligned, said));
        expect(toTranscript(aligned, end)).toBeGreaterThanOrEqual(said - 1e-6);
        if (said > 0 && end > 0.01) expect(toTranscript(aligned, end - 0.01)).toBeLessThan(said);
      }),
    );
  });

  test('that was taken out is jumped over', () => {
    expect([99, 100].map((at) => toTranscript(removed, at))).toEqual([99, 120]);
    expect([99, 105, 119, 120].map((at) => toMedia(removed, at))).toEqual([99, 100, 100, 100]);
  });
});

describe('adding an anchor', () => {
  test('keeps all of them ascending and apart', () => {
    check(
      fc.property(fc.array(anchor, { maxLength: 12 }), (anchors) => {
        const aligned = addAll(anchors);
        for (const [index, { media, transcript }] of aligned.slice(1).entries()) {
          const last = aligned[index] as Anchor;
          expect(media - last.media).toBeGreaterThanOrEqual(apart);
          expect(transcript - last.transcript).toBeGreaterThanOrEqual(apart);
        }
      }),
    );
  });

  test('is believed, whatever was said before', () => {
    check(
      fc.property(alignment, anchor, (aligned, added) => {
        expect(addAnchor(aligned, added)).toContainEqual(added);
        expect(toTranscript(addAnchor(aligned, added), added.media)).toBe(added.transcript);
      }),
    );
  });

  test('and taking it out again leaves what was there', () => {
    check(
      fc.property(consistent, fc.nat(8), (anchors, index) => {
        const added = anchors[index % anchors.length] as Anchor;
        const before = anchors.filter((each) => each !== added);
        expect(removeAnchor(addAnchor(before, added), added)).toEqual(before);
      }),
    );
  });

  test('is the same in whatever order, where nothing contradicts', () => {
    const shuffled = consistent.chain((anchors) =>
      fc.tuple(
        fc.constant(anchors),
        fc.shuffledSubarray([...anchors], { minLength: anchors.length, maxLength: anchors.length }),
      ),
    );
    check(
      fc.property(shuffled, ([anchors, others]) => {
        expect(addAll(others)).toEqual(anchors);
      }),
    );
  });

  test('twice changes nothing', () => {
    check(
      fc.property(alignment, anchor, (aligned, added) => {
        const once = addAnchor(aligned, added);
        expect(addAnchor(once, added)).toEqual(once);
      }),
    );
  });

  test('takes away what contradicts it: backwards, at the same time, or within a second', () => {
    const [a, b] = [
      { media: 30, transcript: 10 },
      { media: 100, transcript: 60 },
    ];
    const before = addAll([a, b]);
    expect(addAnchor(before, { media: 50, transcript: 70 })).toEqual([a, { media: 50, transcript: 70 }]);
    expect(addAnchor(before, { media: 100, transcript: 61 })).toEqual([a, { media: 100, transcript: 61 }]);
    expect(addAnchor(before, { media: 120, transcript: 60 })).toEqual([a, { media: 120, transcript: 60 }]);
    expect(addAnchor(before, { media: 100.5, transcript: 70 })).toEqual([
      a,
      { media: 100.5, transcript: 70 },
    ]);
    expect(addAnchor(before, { media: 200, transcript: 5 })).toEqual([{ media: 200, transcript: 5 }]);
  });

  test.each([NaN, Infinity, -1])('does nothing with a time of %s', (at) => {
    expect(addAnchor(shiftAll(3), { media: at, transcript: 1 })).toEqual(shiftAll(3));
    expect(addAnchor(shiftAll(3), { media: 1, transcript: at })).toEqual(shiftAll(3));
  });
});

describe('shifting by a little', () => {
  const second = fc.integer({ min: -3, max: 3 }).filter((by) => by !== 0);

  test('makes an alignment where there was none', () => {
    check(
      fc.property(second, time, (by, at) => {
        expect(shiftAt(nudge(unaligned, by, at), at)).toBe(by);
        expect(shiftAt(nudge(unaligned, by), at)).toBe(by);
      }),
    );
  });

  test('shifts what holds at a time, there by just so much', () => {
    check(
      fc.property(alignment, second, time, (aligned, by, at) => {
        const held = anchorAt(aligned, at);
        if (held === undefined) return;
        expect(closeTo(shiftAt(nudge(aligned, by, at), at) - shiftAt(aligned, at), by)).toBe(true);
      }),
    );
  });

  test('leaves what holds elsewhere', () => {
    const aligned = addAll([
      { media: 30, transcript: 10 },
      { media: 100, transcript: 60 },
      { media: 200, transcript: 120 },
    ]);
    expect(nudge(aligned, 1, 150).map(shiftOf)).toEqual([20, 41, 80]);
    expect(nudge(aligned, -1, 5).map(shiftOf)).toEqual([19, 40, 80]);
    expect(nudge(aligned, -1).map(shiftOf)).toEqual([19, 39, 79]);
  });

  test('back and forth is nothing', () => {
    check(
      fc.property(consistent, second, (anchors, by) => {
        const spread = anchors.map(({ media, transcript }, index) => ({
          media: Math.round(media) + 10 * (index + 1),
          transcript: Math.round(transcript) + 10 * (index + 1),
        }));
        expect(nudge(nudge(spread, by), -by)).toEqual(spread);
      }),
    );
  });

  test('at the first word leaves it the first', () => {
    expect(nudge([{ media: 20, transcript: 0.5 }], 1, 20)).toEqual([{ media: 20.5, transcript: 0 }]);
  });

  test('all at once gives one shift everywhere', () => {
    check(
      fc.property(fc.integer({ min: -600, max: 600 }), time, (by, at) => {
        expect(toTranscript(shiftAll(by), at)).toBe(Math.max(0, at - by));
      }),
    );
  });
});

describe('what was kept', () => {
  test('comes back', () => {
    check(
      fc.property(alignment, (aligned) => {
        expect(parseAlignment(JSON.parse(JSON.stringify(aligned)))).toEqual(aligned);
      }),
    );
  });

  test('and is anything else, is no alignment', () => {
    check(
      fc.property(fc.anything(), (value) => {
        const parsed = parseAlignment(value);
        expect(addAll(parsed)).toEqual(parsed);
      }),
    );
  });

  test.each([
    undefined,
    null,
    {},
    'x',
    [null],
    [[1, 2]],
    [{ media: 1 }],
    [{ media: '1', transcript: 2 }],
    [{ media: -1, transcript: 2 }],
    [{ media: null, transcript: 2 }],
    [
      { media: 5, transcript: 5 },
      { media: 3, transcript: 9 },
    ],
    [
      { media: 5, transcript: 5 },
      { media: 5, transcript: 5 },
    ],
    [
      { media: 9, transcript: 9 },
      { media: 3, transcript: 3 },
    ],
  ])('%j is none', (value) => {
    expect(parseAlignment(value)).toEqual(unaligned);
  });
});
