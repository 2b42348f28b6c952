import { describe, type Message } from '../diagnostics/message.ts';
import type { Block, ListItem } from '../model/prose.ts';
import { positionAt } from '../model/position.ts';
import { formatTimecode } from '../model/time.ts';

/** What stands at the end of a takeaway that is to be played as a soundbite. */
const mark = /\s*\{soundbite\}\s*$/i;

/** Players ask for 15 to 120 seconds. */
const [shortest, longest] = [15, 120];

/** Everything of a block that begins before its new end; marks that went on end there. */
function cutBlock(block: Block, end: number): Block {
  const clip = <T extends { readonly start: number; readonly end: number }>(ranges: readonly T[]): T[] =>
    ranges.filter(({ start }) => start <= end).map((range) => ({ ...range, end: Math.min(range.end, end) }));
  return {
    ...block,
    text: block.text.slice(0, end),
    marks: clip(block.marks),
    termReferences: clip(block.termReferences),
    citations: block.citations.map((one) => ({ ...one, offset: Math.min(one.offset, end) })),
  };
}

/** What is wrong with the time of a soundbite, and what to do about it. */
function faultOf({ stamp }: ListItem): readonly [reason: string, hint: string] | undefined {
  if (stamp === undefined) return ['no time', 'begin it with where it is said, [2:05–2:40]'];
  if (stamp.approximate) return ['a time that is not confirmed', 'listen, and take the "~" away'];
  if (stamp.end === undefined) return ['no end', `give where it ends, [${formatTimecode(stamp.start)}–…]`];
  const length = Math.round(stamp.end - stamp.start);
  if (length < shortest) return [`${length} s`, `players ask for ${shortest} s at least`];
  if (length > longest) return [`${length} s`, `players ask for ${longest} s at most`];
  return undefined;
}

/**
 * A takeaway without the mark `{soundbite}` at its end, which says that it goes into the feed as one. What players
 * would not take is said.
 */
export function readSoundbite(item: ListItem, messages: Message[]): ListItem {
  const [first, ...rest] = item.children;
  if (first?.type !== 'paragraph') return item;
  const found = mark.exec(first.block.text);
  if (found === null) return item;
  const at = positionAt(first.block.positions, found.index + found[0].indexOf('{'));
  const fault = faultOf(item);
  if (fault) messages.push(describe('soundbite-length', at, { length: fault[0] }, fault[1]));
  const children = [{ ...first, block: cutBlock(first.block, found.index) }, ...rest];
  return { ...item, children, soundbite: true };
}
