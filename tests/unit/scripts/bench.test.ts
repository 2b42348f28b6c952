import { expect, test } from 'vitest';
import { formatFigures, formatFiguresAsJson, medianOf } from '../../../scripts/benches/figures.ts';
import { lengthOf, makeTalk } from '../../../scripts/benches/player/talk.ts';
import { addUp, type TraceEvent } from '../../../scripts/benches/player/trace.ts';

const event = (name: string, ts: number, dur: number, tid = 1): TraceEvent => ({
  name,
  ph: 'X',
  pid: 7,
  tid,
  ts,
  dur,
  tdur: dur,
});
const mark = (name: string, ts: number): TraceEvent => ({ ...event(name, ts, 0), ph: 'R' });

test('what lies inside of something is counted once, as what it is, and only between the marks on their thread', () => {
  const work = addUp(
    [
      event('RunTask', 0, 9000),
      mark('from', 10_000),
      event('RunTask', 11_000, 5000),
      event('FunctionCall', 12_000, 3000),
      event('Layout', 13_000, 1000),
      event('RunTask', 20_000, 4000),
      event('PrePaint', 21_000, 1000),
      event('Paint', 22_000, 1500),
      event('Layout', 23_600, 300),
      event('Paint', 12_000, 9000, 2),
      mark('to', 30_000),
      event('RunTask', 31_000, 9000),
    ],
    'from',
    'to',
  );
  expect(work).toMatchObject({ total: 9, script: 2, paint: 2.5, forced: [1], tasks: [5, 4], frames: 1 });
  expect(work.layout).toBeCloseTo(1.3);
});

test('a mark that is not in the trace is missed', () => {
  expect(() => addUp([mark('from', 1)], 'from', 'to')).toThrow('no mark "to"');
});

test('medians, and figures with their budgets', () => {
  expect([medianOf([3, 1, 2]), medianOf([4, 1, 2, 3])]).toEqual([2, 2.5]);
  const figures = [
    { name: 'frame', unit: 'ms', value: 1, budget: 1.5, rival: 2 },
    { name: 'size', unit: 'kB', value: 30, budget: 25 },
  ] as const;
  expect(formatFigures(figures, 'other')).toBe(
    `       glosscast     budget        other  ratio
frame       1 ms  ≤ 1.50 ms    ok   2 ms  0.50×
size       30 kB    ≤ 25 kB  OVER
`,
  );
  expect(JSON.parse(formatFiguresAsJson(figures))).toEqual([
    { name: 'frame', unit: 'ms', value: 1, budget: 1.5, over: false, rival: 2, ratio: 0.5 },
    { name: 'size', unit: 'kB', value: 30, budget: 25, over: true, rival: null, ratio: null },
  ]);
});

test('the talk is always the same, as long as it is asked to be, and in order', () => {
  const talk = makeTalk(1000);
  expect(talk).toEqual(makeTalk(1000));
  const words = talk.flatMap((turn) => turn.words);
  expect(words).toHaveLength(1000);
  expect(words.every(({ start }, i) => i === 0 || start >= (words[i - 1]?.end ?? 0))).toBe(true);
  expect(lengthOf(talk)).toBeGreaterThan(300);
});
