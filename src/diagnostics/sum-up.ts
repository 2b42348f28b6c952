import type { Message } from './message.ts';

/** How many messages of one rule in one file are given each by itself. */
const limit = 20;

/**
 * Messages in their order, with those of one rule in one file beyond the twentieth summed up in one, of the same
 * severity, at the place of the first of them: a file of thousands of entries from another program may have the same
 * fault in all of them.
 */
export function sumUp(messages: readonly Message[]): readonly Message[] {
  const kindOf = ({ path, rule }: Message): string => `${rule} ${path}`;
  const counts = new Map<string, number>();
  for (const message of messages) counts.set(kindOf(message), (counts.get(kindOf(message)) ?? 0) + 1);
  const seen = new Map<string, number>();
  return messages.flatMap((message) => {
    const kind = kindOf(message);
    const place = (seen.get(kind) ?? 0) + 1;
    seen.set(kind, place);
    const count = counts.get(kind) ?? 0;
    // One more says no less than "and one more".
    if (place <= limit || count === limit + 1) return [message];
    if (place > limit + 1) return [];
    const { hint: _, ...rest } = message;
    return [{ ...rest, message: `${message.message}; and ${count - limit - 1} more like it in this file` }];
  });
}
