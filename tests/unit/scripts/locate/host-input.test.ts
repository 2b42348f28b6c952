import { describe, expect, it } from 'vitest';
import { readKey, readLine, type Key, type Typing } from '../../../../scripts/locate/host-input.ts';
import type { ReviewAction } from '../../../../scripts/locate/review.ts';

const keyOf = (key: string): Key => {
  const named: Readonly<Record<string, Key>> = {
    Enter: { name: 'return', sequence: '\r' },
    Escape: { name: 'escape', sequence: '\u001b' },
    Back: { name: 'backspace', sequence: '\u007f' },
    Left: { name: 'left', sequence: '\u001b[D' },
    Right: { name: 'right', sequence: '\u001b[C' },
    'Ctrl-C': { name: 'c', ctrl: true, sequence: '\u0003' },
    'Ctrl-L': { name: 'l', ctrl: true, sequence: '\u000c' },
  };
  return named[key] ?? { name: key.toLowerCase(), sequence: key };
};

/** What comes of some keys, and what is being typed after them. */
function press(...keys: readonly string[]) {
  let typing: Typing = {};
  const actions: ReviewAction[] = [];
  for (const key of keys) {
    typing = readKey(typing, keyOf(key));
    if (typing.action !== undefined) actions.push(typing.action);
  }
  return { actions, typed: typing.typed };
}

describe('keys of a review', () => {
  it('are one action each, whatever their case', () => {
    const { actions } = press(
      ...['Enter', 'n', 'N', 'Left', 'Right', '-', '+', 'p', ' ', 's', 'u', 'Back', 'q'],
    );
    expect(actions).toEqual([
      ...['accept', 'next', 'next', 'earlier-line', 'later-line', 'earlier-second', 'later-second'],
      ...['play', 'play', 'skip', 'undo', 'undo', 'quit'],
    ]);
    expect(press('Ctrl-C').actions).toEqual(['quit']);
    expect(press('x', 'Escape', 'Ctrl-L', 'é').actions).toEqual([]);
  });

  it('begin a time with a digit, which Enter takes and Escape gives up', () => {
    expect(press('1', '2', ':', '0')).toEqual({ actions: [], typed: '12:0' });
    expect(press(...'12:04', 'Enter')).toEqual({ actions: [{ time: '12:04' }], typed: undefined });
    expect(press(...'12:04-15:30', 'Enter').actions).toEqual([{ time: '12:04-15:30' }]);
    expect(press('1', 'Escape', 'Enter').actions).toEqual(['accept']);
    expect(press('1', 'Back', 'Enter').actions).toEqual(['accept']);
    // what is no part of a time is not typed, and is no action either
    expect(press('1', 'q', 's', ':', '5')).toEqual({ actions: [], typed: '1:5' });
    expect(press('1', 'Ctrl-C').actions).toEqual(['quit']);
    expect(press('1', 'Ctrl-L').typed).toBe('1');
  });

  it('are lines where there is no terminal', () => {
    expect(['', 'n', ' P ', '<', '>', '-', '+', 'q', '12:04', 'soon'].map(readLine)).toEqual([
      ...['accept', 'next', 'play', 'earlier-line', 'later-line', 'earlier-second', 'later-second', 'quit'],
      ...[{ time: '12:04' }, { time: 'soon' }],
    ]);
  });
});
