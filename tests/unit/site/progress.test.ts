import { describe, expect, it } from 'vitest';
import { createProgress, formatDuration } from '../../../src/site/progress.ts';

/** An output whose clock stands still until it is told otherwise. */
function createOutput(isTerminal: boolean): Parameters<typeof createProgress>[0] & {
  text: string;
  time: number;
} {
  return {
    text: '',
    time: 0,
    isTerminal,
    columns: 24,
    write(text: string) {
      this.text += text;
    },
    now() {
      return this.time;
    },
  };
}

describe('progress', () => {
  it('is a plain line with count and time after each step, where there is no terminal', () => {
    const output = createOutput(false);
    const progress = createProgress(output);
    for (let done = 1; done <= 3; done++) {
      progress.report({ step: 'Reading', done, total: 3, unit: 'episodes' });
      output.time += 400;
    }
    progress.report({ step: 'Laying out', total: 40, unit: 'pages' });
    output.time += 61_000;
    progress.finish();
    progress.finish();
    expect(output.text).toBe('Reading 3 episodes, 1.2 s\nLaying out 40 pages, 1 min 1 s\n');
  });

  it('is one line drawn anew on a terminal, not wider than it, not more often than an eye sees', () => {
    const output = createOutput(true);
    const progress = createProgress(output);
    progress.report({ step: 'Reading', done: 1, total: 300, unit: 'long episodes' });
    expect(output.text).toBe('Reading 1/300 long epis');
    progress.report({ step: 'Reading', done: 2, total: 300, unit: 'long episodes' });
    expect(output.text).toBe('Reading 1/300 long epis');
    output.time = 100;
    progress.report({ step: 'Reading', done: 3, total: 300, unit: 'long episodes' });
    progress.pause();
    expect(output.text).toBe('Reading 1/300 long epis\r\u001B[KReading 3/300 long epis\r\u001B[K');
  });

  it('tells short and long times', () => {
    expect([49, 59_900, 60_000, 192_000].map(formatDuration)).toEqual([
      '0.0 s',
      '59.9 s',
      '1 min 0 s',
      '3 min 12 s',
    ]);
  });
});
