import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  beginReview,
  shownChoice,
  step,
  withNewChoices,
  type Choice,
  type ReviewAction,
  type ReviewGround,
  type ReviewItem,
  type ReviewState,
  type ReviewStep,
} from '../../../../scripts/locate/review.ts';
import { drawDecision, drawItem } from '../../../../scripts/locate/review-view.ts';
import { widthOf } from '../../../../scripts/locate/columns.ts';
import { mintPlaceId, mintSectionId } from '../../../../src/model/ids.ts';
import type { TimedItem } from '../../../../src/model/timed-items.ts';
import type { Stamp } from '../../../../src/model/time.ts';
import type { SpokenLine } from '../../../../src/site/spoken-lines.ts';

const ground: ReviewGround = { lineStarts: [0, 9.4, 20.9, 60, 90, 120], end: 130 };

function item(number: number, stamp?: Stamp, kind: TimedItem['kind'] = 'takeaway'): TimedItem {
  const position = { path: 'episode.md', line: number, column: 1 };
  return {
    ...{ kind, section: mintSectionId(kind), number, title: `Item ${number}`, body: [], position },
    ...(stamp === undefined ? {} : { stamp }),
  };
}
const found = (number: number, ...choices: readonly Choice[]): ReviewItem => ({
  item: item(number),
  choices,
  words: ['train'],
});
const dive = (number: number, start: number, end: number): ReviewItem => ({
  item: item(number, undefined, 'deep-dive'),
  choices: [{ start, end, confidence: 0.9 }],
  words: [],
});
const about = (start: number): Stamp => ({ start, approximate: true });
const exact = (start: number, end?: number): Stamp => ({
  start,
  ...(end === undefined ? {} : { end }),
  approximate: false,
});

/** What comes of several actions, and everything that was written meanwhile. */
function play(items: readonly ReviewItem[], ...actions: readonly ReviewAction[]) {
  let state = beginReview(items);
  const written: (readonly [number, Stamp | undefined])[][] = [];
  let last: ReviewStep['effect'] = { kind: 'none' };
  for (const action of actions) {
    const { state: next, effect } = step(state, action, ground);
    if (effect.kind === 'write')
      written.push(effect.times.map((time) => [time.item.number, time.stamp] as const));
    [state, last] = [next, effect];
  }
  return { state, written, last };
}

const two = [found(1, { start: 20, confidence: 0.9 }, { start: 60, confidence: 0.2 }), found(2)];

describe('a review of proposed times', () => {
  it('confirms what is accepted, and goes on', () => {
    const { state, written } = play(two, 'accept');
    expect(written).toEqual([[[1, exact(20)]]]);
    expect([state.at, state.stamps[0]]).toEqual([1, exact(20)]);
  });

  it('shows the next best, and the first again after the last', () => {
    expect(play(two, 'next', 'accept').written).toEqual([[[1, exact(60)]]]);
    const { state } = play(two, 'next', 'next');
    expect(shownChoice(state)?.start).toBe(20);
    expect(state.notice).toContain('first again');
    expect(step(beginReview([found(1, { start: 20 })]), 'next', ground).state.notice).toContain('no other');
  });

  it('goes from line to line and from second to second, and to no time outside', () => {
    const startAfter = (...actions: ReviewAction[]) => shownChoice(play(two, ...actions).state)?.start;
    // in whole seconds: the line that begins at 20.9 is at 20
    expect(startAfter('earlier-line')).toBe(9);
    expect(startAfter('earlier-line', 'earlier-line', 'earlier-line')).toBe(0);
    expect(startAfter('later-line')).toBe(60);
    expect(startAfter('later-second', 'later-second', 'earlier-second')).toBe(21);
    const before = play(two, { time: '0:00' }, 'earlier-second').state;
    expect([shownChoice(before)?.start, before.notice !== undefined]).toEqual([0, true]);
    expect(shownChoice(play(two, { time: '2:09' }, 'later-second').state)?.start).toBe(129);
  });

  it('takes a time that is typed, and says what is none', () => {
    expect(play(two, { time: '1:05' }, 'accept').written).toEqual([[[1, exact(65)]]]);
    expect(play(two, { time: '1:05-1:20' }, 'accept').written).toEqual([[[1, exact(65, 80)]]]);
    expect(play(two, { time: '1:05 – 1:20' }, 'accept').written).toEqual([[[1, exact(65, 80)]]]);
    for (const time of ['1:75', 'soon', '12', '1:05-', '1:20-1:05', '9:00', '0:10-9:00', '1-2-3', '']) {
      const { state } = play(two, { time });
      expect([time, shownChoice(state)?.start, state.notice === undefined]).toEqual([time, 20, false]);
    }
  });

  it('goes back to what was located from a time of one’s own', () => {
    expect(shownChoice(play(two, { time: '1:05' }, 'next').state)?.start).toBe(20);
  });

  it('lets go of an end that would not be after the start', () => {
    const dives = [dive(1, 20, 60)];
    expect(play(dives, 'later-line', 'accept').written).toEqual([[[1, exact(60)]]]);
    expect(play(dives, 'earlier-line', 'accept').written).toEqual([[[1, exact(9, 60)]]]);
  });

  it('leaves what is skipped as it is, and takes back decisions one by one', () => {
    const items = [{ ...found(1, { start: 20 }), item: item(1, about(20)) }, found(2, { start: 60 })];
    const { state, written } = play(items, 'skip', 'accept', 'undo', 'undo', 'accept', 'undo');
    expect(written).toEqual([[[2, exact(60)]], [[2, undefined]], [[1, exact(20)]], [[1, about(20)]]]);
    expect([state.at, state.decisions, state.stamps]).toEqual([0, [], [about(20), undefined]]);
    expect(play(items, 'undo').state.notice).toContain('Nothing');
  });

  it('has nothing to accept or to play of an item that was not found, until a time is typed', () => {
    for (const action of ['accept', 'play', 'later-line'] as const) {
      const { state, last, written } = play([found(1)], action);
      expect([state.at, last.kind, written, state.notice?.includes('not found')]).toEqual([
        0,
        'none',
        [],
        true,
      ]);
    }
    expect(play([found(1)], { time: '0:30' }, 'accept').written).toEqual([[[1, exact(30)]]]);
  });

  it('plays from the time that is shown', () => {
    expect(play(two, 'next', 'play').last).toEqual({ kind: 'play', start: 60 });
  });

  it('ends when it is left, or when all are done and that is acknowledged', () => {
    expect(play(two, 'quit').last).toEqual({ kind: 'quit' });
    const { state, last } = play(two, 'accept', 'skip');
    expect([state.at, last.kind]).toEqual([2, 'none']);
    expect(step(state, 'accept', ground).effect).toEqual({ kind: 'quit' });
    expect(step(state, 'undo', ground).state.at).toBe(1);
  });

  it('moves the end of the deep dive before along, where that was taken to be the next one’s beginning', () => {
    const dives = [dive(1, 0, 60), dive(2, 60, 120)];
    const { written, state } = play(dives, 'accept', 'earlier-line', 'accept', 'undo');
    expect(written).toEqual([
      [[1, exact(0, 60)]],
      [
        [2, exact(20, 120)],
        [1, exact(0, 20)],
      ],
      [
        [2, undefined],
        [1, exact(0, 60)],
      ],
    ]);
    expect(state.stamps).toEqual([exact(0, 60), undefined]);
  });

  it('moves no end that the host gave, and none that was confirmed before', () => {
    const dives = [dive(1, 0, 60), dive(2, 60, 120)];
    const typed = play(dives, { time: '0:00-0:59' }, 'accept', 'earlier-line', 'accept');
    expect(typed.written).toEqual([[[1, exact(0, 59)]], [[2, exact(20, 120)]]]);
    const older = [{ ...dives[0], item: item(1, exact(0, 60), 'deep-dive') } as ReviewItem, dive(2, 60, 120)];
    expect(play(older, 'skip', 'earlier-line', 'accept').written).toEqual([[[2, exact(20, 120)]]]);
  });

  it('takes new choices for what is still to be looked at only', () => {
    const { state } = play([...two, found(3, { start: 90 })], 'accept');
    const renewed = withNewChoices(state, ({ number }) => ({ choices: [{ start: number }], words: [] }));
    expect(renewed.items.map(({ choices }) => choices[0]?.start)).toEqual([20, 2, 3]);
  });

  it('keeps its books whatever is pressed: undoing all leaves every time as it was', () => {
    const action = fc.constantFrom<ReviewAction>(
      ...(['accept', 'next', 'earlier-line', 'later-line', 'earlier-second'] as const),
      ...(['later-second', 'play', 'skip', 'undo'] as const),
      { time: '1:05' },
      { time: 'soon' },
    );
    const items = [dive(1, 0, 60), dive(2, 60, 90), { ...two[0], item: item(3, about(20)) } as ReviewItem];
    fc.assert(
      fc.property(fc.array(action, { maxLength: 30 }), (actions) => {
        const file = new Map<number, Stamp | undefined>(
          items.map((entry) => [entry.item.number, entry.item.stamp]),
        );
        let state: ReviewState = beginReview(items);
        const act = (one: ReviewAction): void => {
          const { state: next, effect } = step(state, one, ground);
          if (effect.kind === 'write')
            for (const time of effect.times) file.set(time.item.number, time.stamp);
          state = next;
          expect([...file.values()]).toEqual(state.stamps);
        };
        actions.forEach(act);
        while (state.decisions.length > 0) act('undo');
        expect(state.stamps).toEqual(items.map((entry) => entry.item.stamp));
      }),
      { numRuns: 150 },
    );
  });
});

describe('what is seen of a review', () => {
  const line = (start: number, text: string): SpokenLine => ({
    ...{ start, end: start + 5, text, speaker: 'A' },
    passage: { id: mintPlaceId('p-1'), turn: 0, start, end: start + 5, text, times: [] },
  });
  const long = 'What nobody said about the lamps that went out between Irún and the border. '.repeat(4);
  const view = {
    lines: [
      line(0, 'Good evening.'),
      line(20.9, long),
      line(60, '夜行列車'.repeat(20)),
      line(90, 'Good night.'),
    ],
    nameOf: () => 'Inês\u001b[2J Duarte',
    keys: true,
    plays: true,
    playing: false,
  };

  it.each([40, 80, 100])('fits into %i columns, and commands no terminal', (width) => {
    const state = beginReview([{ ...(two[0] as ReviewItem), item: { ...item(1), title: long } }]);
    const states = [
      state,
      step(state, 'next', ground).state,
      step(state, { time: 'x'.repeat(99) }, ground).state,
    ];
    for (const drawn of states.map((one) => drawItem(one, { ...view, width }))) {
      for (const text of drawn) expect(widthOf(text)).toBeLessThanOrEqual(width);
      expect(drawn.join('\n')).not.toContain('\u001b');
    }
  });

  it('has the time, how sure it is, and the line that is said then with those around it', () => {
    const drawn = drawItem(beginReview(two), { ...view, width: 80, nameOf: () => 'Inês' });
    expect(drawn.slice(0, 5)).toEqual([
      '1 of 2, takeaway 1',
      'Item 1',
      '',
      '0:20  sure 0.90, 1 of 2 places: train',
      '   0:00  Inês: Good evening.',
    ]);
    expect(drawn[5]).toMatch(/^> {2}0:20 {2}Inês: What nobody said/);
    expect(drawn.some((text) => text.startsWith('   1:00  Inês: 夜行列車'))).toBe(true);
    expect(drawn.at(-1)).toContain('type a time');
  });

  it('says what was written, and what was left', () => {
    const { state } = play(two, 'accept', 'skip');
    const [made, left] = state.decisions.map((one) => drawDecision(state, one, { width: 80 }));
    expect([made, left]).toEqual(['[0:20]  Item 1', 'left without a time  Item 2']);
  });
});
