import type { TimedItem } from '../../src/model/timed-items.ts';
import { formatTimecode, parseTimecode, type Seconds, type Stamp } from '../../src/model/time.ts';
import type { ItemTime } from '../../src/edit/item-times.ts';

/** A time that an item may have. Without `confidence` it is the one that is written, or one that the host chose. */
export interface Choice {
  readonly start: Seconds;
  readonly end?: Seconds;
  readonly confidence?: number;
}

/** An item to be reviewed, and the times that it may have, the one to be shown first first. */
export interface ReviewItem {
  readonly item: TimedItem;
  readonly choices: readonly Choice[];
  /** Words of the item that are said at the first choice that was located. */
  readonly words: readonly string[];
}

interface Change {
  readonly index: number;
  readonly before: Stamp | undefined;
  readonly after: Stamp;
}

/** What was decided of an item, in the order of decisions. Of a skipped one nothing changed. */
export interface Decision {
  readonly index: number;
  readonly changes: readonly Change[];
}

/** A review: which item is looked at, at what time, and what was decided so far. */
export interface ReviewState {
  readonly items: readonly ReviewItem[];
  /** The stamps of the items as they are in the file now. */
  readonly stamps: readonly (Stamp | undefined)[];
  /** Index of the item that is looked at; the number of items when all are done. */
  readonly at: number;
  /** Which of its choices is shown. */
  readonly choice: number;
  /** The host's own time for it. */
  readonly own?: Choice;
  readonly decisions: readonly Decision[];
  /** What is to be said about the last thing done. */
  readonly notice?: string;
}

/** What a host does. `time` is `12:04`, or `12:04-15:30`. */
export type ReviewAction =
  | 'accept'
  | 'next'
  | 'earlier-line'
  | 'later-line'
  | 'earlier-second'
  | 'later-second'
  | 'play'
  | 'skip'
  | 'undo'
  | 'quit'
  | { readonly time: string };

/** What comes of it besides the next state. */
export type ReviewEffect =
  | { readonly kind: 'none' }
  | { readonly kind: 'write'; readonly times: readonly ItemTime[] }
  | { readonly kind: 'play'; readonly start: Seconds }
  | { readonly kind: 'quit' };

/** What a review needs to know of the transcript. */
export interface ReviewGround {
  /** When each of its lines begins, ascending. */
  readonly lineStarts: readonly Seconds[];
  /** When the last of them ends. */
  readonly end: Seconds;
}

export interface ReviewStep {
  readonly state: ReviewState;
  readonly effect: ReviewEffect;
}

/** A review before its first decision. */
export const beginReview = (items: readonly ReviewItem[]): ReviewState => ({
  items,
  stamps: items.map(({ item }) => item.stamp),
  at: 0,
  choice: 0,
  decisions: [],
});

/** The time that is shown of the item that is looked at. */
export const shownChoice = ({ items, at, choice, own }: ReviewState): Choice | undefined =>
  own ?? items[at]?.choices[choice];

const nothing: ReviewEffect = { kind: 'none' };

const cleared = ({ items, stamps, decisions }: ReviewState, at: number): ReviewState => ({
  items,
  stamps,
  decisions,
  at,
  choice: 0,
});

const noting = (state: ReviewState, notice: string): ReviewStep => ({
  state: { ...state, notice },
  effect: nothing,
});

/** A choice that begins at another time. An end that it would be past is not its end. */
function moved(choice: Choice, start: Seconds): Choice {
  return { start, ...(choice.end === undefined || choice.end <= start ? {} : { end: choice.end }) };
}

function move(state: ReviewState, ground: ReviewGround, action: ReviewAction): ReviewStep {
  const shown = shownChoice(state);
  if (shown === undefined) return noting(state, 'It was not found: type a time, or skip it.');
  const { start } = shown;
  const seconds = ground.lineStarts.map((line) => Math.floor(line));
  const to = {
    'earlier-line': seconds.findLast((second) => second < start),
    'later-line': seconds.find((second) => second > start),
    'earlier-second': start >= 1 ? start - 1 : undefined,
    'later-second': start + 1 < ground.end ? start + 1 : undefined,
  }[action as string];
  if (to === undefined)
    return noting(
      state,
      'There is nothing said ' + (String(action).startsWith('earlier') ? 'before' : 'after'),
    );
  return { state: { ...state, own: moved(shown, to) }, effect: nothing };
}

function next(state: ReviewState): ReviewStep {
  const { own, ...rest } = state;
  const { choices = [] } = state.items[state.at] ?? {};
  if (choices.length < 2 && own === undefined)
    return noting(state, 'There is no other place. Type a time, or skip it.');
  const choice = own === undefined ? (state.choice + 1) % choices.length : state.choice;
  const notice =
    own === undefined && choice === 0 ? { notice: 'These were all; this is the first again.' } : {};
  return { state: { ...rest, choice, ...notice }, effect: nothing };
}

function takeTime(state: ReviewState, { end: last }: ReviewGround, text: string): ReviewStep {
  const [from = '', to, ...rest] = text.split(/[-–]/).map((part) => part.trim());
  const [start, end] = [parseTimecode(from), to === undefined ? undefined : parseTimecode(to)];
  if (start === undefined || rest.length > 0 || (to !== undefined && end === undefined))
    return noting(state, `"${text}" is no time. Write it as 12:04, or 1:02:03.`);
  if (end !== undefined && end <= start) return noting(state, 'The end must be later than the start.');
  if (Math.max(start, end ?? 0) > last)
    return noting(state, `The transcript ends at ${formatTimecode(last)}.`);
  const shown = shownChoice(state);
  const own = end === undefined ? moved(shown ?? { start }, start) : { start, end };
  return { state: { ...state, own }, effect: nothing };
}

/**
 * The deep dive before, whose end was taken to be where this one begins: it moves along. Only one that was confirmed
 * in this review is touched.
 */
function followingEnd(state: ReviewState, start: Seconds): Change | undefined {
  const { items, at, stamps, decisions } = state;
  const [expected] = items[at]?.choices ?? [];
  const { section, kind } = items[at]?.item ?? {};
  if (expected === undefined || kind !== 'deep-dive') return undefined;
  for (const { index, changes } of decisions) {
    const before = stamps[index];
    if (changes.length === 0 || before?.end === undefined || items[index]?.item.section !== section) continue;
    if (before.end === expected.start && before.end !== start && before.start < start)
      return { index, before, after: { ...before, end: start } };
  }
  return undefined;
}

/** The stamp that a choice becomes when it is confirmed. */
const confirmed = ({ start, end }: Choice): Stamp => ({
  start,
  ...(end === undefined ? {} : { end }),
  approximate: false,
});

const timesOf = (
  items: readonly ReviewItem[],
  changes: readonly Change[],
  way: 'before' | 'after',
): ItemTime[] =>
  changes.flatMap((change) => {
    const item = items[change.index]?.item;
    return item === undefined ? [] : [{ item, stamp: change[way] }];
  });

function withStamps(state: ReviewState, changes: readonly Change[], way: 'before' | 'after'): ReviewState {
  const stamps = [...state.stamps];
  for (const change of changes) stamps[change.index] = change[way];
  return { ...state, stamps };
}

function accept(state: ReviewState): ReviewStep {
  const shown = shownChoice(state);
  if (shown === undefined) return noting(state, 'It was not found: type a time, or skip it.');
  const following = followingEnd(state, shown.start);
  const own = { index: state.at, before: state.stamps[state.at], after: confirmed(shown) };
  const changes = following === undefined ? [own] : [own, following];
  const decided = withStamps(state, changes, 'after');
  return {
    state: {
      ...cleared(decided, state.at + 1),
      decisions: [...state.decisions, { index: state.at, changes }],
    },
    effect: { kind: 'write', times: timesOf(state.items, changes, 'after') },
  };
}

const skip = (state: ReviewState): ReviewStep => ({
  state: {
    ...cleared(state, state.at + 1),
    decisions: [...state.decisions, { index: state.at, changes: [] }],
  },
  effect: nothing,
});

function undo(state: ReviewState): ReviewStep {
  const last = state.decisions.at(-1);
  if (last === undefined) return noting(state, 'Nothing was decided yet.');
  const back = withStamps(state, last.changes, 'before');
  return {
    state: { ...cleared(back, last.index), decisions: state.decisions.slice(0, -1) },
    effect:
      last.changes.length === 0
        ? nothing
        : { kind: 'write', times: timesOf(state.items, last.changes, 'before') },
  };
}

/**
 * What comes of something that a host does. Nothing is written here: who carries out the effect and cannot, stays in
 * the state before it.
 */
export function step(before: ReviewState, action: ReviewAction, ground: ReviewGround): ReviewStep {
  const { notice: _, ...state } = before;
  if (action === 'quit') return { state, effect: { kind: 'quit' } };
  if (action === 'undo') return undo(state);
  // when all are done, there is nothing left to decide
  if (state.at >= state.items.length) return { state, effect: { kind: 'quit' } };
  if (typeof action === 'object') return takeTime(state, ground, action.time);
  switch (action) {
    case 'accept':
      return accept(state);
    case 'skip':
      return skip(state);
    case 'next':
      return next(state);
    case 'play': {
      const shown = shownChoice(state);
      if (shown === undefined) return noting(state, 'It was not found: type a time, or skip it.');
      return { state, effect: { kind: 'play', start: shown.start } };
    }
    default:
      return move(state, ground, action);
  }
}

/** A review with the choices of items that are still to be looked at replaced by better ones, by the item. */
export function withNewChoices(
  state: ReviewState,
  choicesOf: (item: TimedItem) => Pick<ReviewItem, 'choices' | 'words'> | undefined,
): ReviewState {
  const decided = new Set(state.decisions.map(({ index }) => index));
  const items = state.items.map((entry, index) =>
    decided.has(index) || index < state.at ? entry : { ...entry, ...choicesOf(entry.item) },
  );
  return { ...state, items };
}
