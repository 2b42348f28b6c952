import type { Fix, Message } from '../diagnostics/message.ts';
import { applySplices, offsetAt, type Splice } from './splice.ts';

/** A message that says what to write instead. */
export type FixableMessage = Message & { readonly fix: Fix };

/** Whether a message says what to write instead. */
export const isFixable = (message: Message): message is FixableMessage => message.fix !== undefined;

/** Where in a text a fix belongs; `undefined` if something else stands there than it says. */
function spliceOf(source: string, message: FixableMessage): Splice | undefined {
  const { from, to } = message.fix;
  const place = offsetAt(source, message);
  // a value of YAML begins with its quotation mark, which stays
  const start = /["']/.test(source[place] ?? '') && !/^["']/.test(from) ? place + 1 : place;
  if (from === '' || !source.startsWith(from, start)) return undefined;
  return { start, end: start + from.length, text: to };
}

/** A text with its fixes made, and those that were. */
export interface FixedText {
  readonly text: string;
  readonly made: readonly FixableMessage[];
}

/**
 * Makes fixes in the text that they were found in; every other character stays. One whose words do not stand at its
 * place is left out, and so is one that reaches into another.
 */
export function applyFixes(source: string, messages: readonly FixableMessage[]): FixedText {
  const splices: Splice[] = [];
  const made: FixableMessage[] = [];
  for (const message of messages) {
    const splice = spliceOf(source, message);
    if (splice === undefined) continue;
    if (splices.some((other) => splice.start < other.end && other.start < splice.end)) continue;
    splices.push(splice);
    made.push(message);
  }
  return { text: applySplices(source, splices), made };
}
