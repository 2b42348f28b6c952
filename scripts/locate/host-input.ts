import { createInterface, emitKeypressEvents } from 'node:readline';
import type { ReviewAction } from './review.ts';

/** Asks a host what to do, one action after the other, until there are no more. */
export interface HostInput {
  /** Keys are pressed one by one; else lines are read. */
  readonly keys: boolean;
  readonly actions: AsyncIterable<ReviewAction>;
  readonly close: () => void;
}

const words: Readonly<Record<string, ReviewAction>> = {
  '': 'accept',
  y: 'accept',
  n: 'next',
  '<': 'earlier-line',
  ',': 'earlier-line',
  '>': 'later-line',
  '.': 'later-line',
  '-': 'earlier-second',
  '+': 'later-second',
  '=': 'later-second',
  p: 'play',
  ' ': 'play',
  s: 'skip',
  u: 'undo',
  q: 'quit',
};

/** What a line of input means: a letter as on the keyboard, or a time. */
export function readLine(line: string): ReviewAction {
  const word = line.trim();
  return words[word.toLowerCase()] ?? { time: word };
}

async function* actionsOfLines(input: NodeJS.ReadableStream): AsyncGenerator<ReviewAction> {
  const lines = createInterface({ input, crlfDelay: Infinity });
  try {
    for await (const line of lines) yield readLine(line);
  } finally {
    lines.close();
  }
}

/** A key as Node describes it. */
export interface Key {
  readonly name?: string | undefined;
  readonly ctrl?: boolean | undefined;
  readonly sequence?: string | undefined;
}

/** What a host is typing, and what came of the last key. */
export interface Typing {
  /** A time that is begun; `undefined` when keys are actions. */
  readonly typed?: string;
  readonly action?: ReviewAction;
}

const named: Readonly<Record<string, ReviewAction>> = {
  return: 'accept',
  enter: 'accept',
  left: 'earlier-line',
  up: 'earlier-line',
  right: 'later-line',
  down: 'later-line',
  space: 'play',
  backspace: 'undo',
};

/** What comes of a key. A digit begins a time, which goes on until Enter takes it or Escape gives it up. */
export function readKey({ typed }: Typing, { name = '', ctrl = false, sequence = '' }: Key): Typing {
  if (ctrl) return name === 'c' || name === 'd' ? { action: 'quit' } : typed === undefined ? {} : { typed };
  if (typed === undefined) {
    if (/^\d$/.test(sequence)) return { typed: sequence };
    const action = named[name] ?? (sequence === '' ? undefined : words[sequence.toLowerCase()]);
    return action === undefined ? {} : { action };
  }
  if (name === 'escape') return {};
  if (name === 'return' || name === 'enter') return typed === '' ? {} : { action: { time: typed } };
  if (name === 'backspace') return typed.length > 1 ? { typed: typed.slice(0, -1) } : {};
  return { typed: /^[\d:.–-]$/.test(sequence) ? typed + sequence : typed };
}

/** Keys of a terminal as actions. `show` is told what is being typed, nothing when it no longer is. */
async function* actionsOfKeys(
  input: NodeJS.ReadStream,
  show: (typed: string | undefined) => void,
): AsyncGenerator<ReviewAction> {
  const waiting: ReviewAction[] = [];
  let wake: (() => void) | undefined;
  let typing: Typing = {};
  const push = (action: ReviewAction): void => {
    waiting.push(action);
    wake?.();
  };
  const onKey = (_: unknown, key: Key): void => {
    const before = typing.typed;
    typing = readKey(typing, key);
    if (typing.typed !== before) show(typing.typed);
    if (typing.action !== undefined) push(typing.action);
  };
  const onEnd = (): void => push('quit');
  emitKeypressEvents(input);
  input.setRawMode(true);
  input.on('keypress', onKey).on('end', onEnd).resume();
  try {
    for (;;) {
      const action = waiting.shift();
      if (action !== undefined) yield action;
      else await new Promise<void>((resolve) => (wake = resolve));
    }
  } finally {
    input.off('keypress', onKey).off('end', onEnd);
    input.setRawMode(false);
    input.pause();
  }
}

/** Reads single keys where there is a terminal, else lines. */
export function openHostInput(
  input: NodeJS.ReadStream,
  show: (typed: string | undefined) => void,
): HostInput {
  const keys = input.isTTY === true;
  const actions = keys ? actionsOfKeys(input, show) : actionsOfLines(input);
  return { keys, actions, close: () => void actions.return(undefined) };
}
