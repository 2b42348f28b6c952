import { describe, type Message } from '../diagnostics/message.ts';
import { didYouMean, fixTo, misspelt } from '../diagnostics/suggest.ts';
import { correctionKinds, type Correction } from '../model/episode.ts';
import { positionAt, type Range } from '../model/position.ts';
import type { Block, ListItem } from '../model/prose.ts';
import { cutBlock } from './prose/cut-block.ts';

type Kind = NonNullable<Correction['kind']>;

/** What stands before the dash of a correction, as ranges of its text. */
interface Head {
  readonly date?: Range;
  readonly kind?: Range;
  /** Where the text begins, past the dash. */
  readonly textStart: number;
}

const dash = /\s*(?:\s--?(?=\s)|[—–―])\s*/;
const dateLike = /^\d[\d./-]*(?:\s+\p{L}+\.?\s+\d{4})?|^\p{L}+\.?\s+\d{1,2},?\s+\d{4}/u;

/** Finds date and kind before the first dash; at most six words stand there, or it is the text already. */
function findHead(text: string): Head {
  const end = dash.exec(text);
  const words = text.slice(0, end?.index ?? 0);
  const isHead = end !== null && words.trim() !== '' && words.trim().split(/\s+/).length <= 5;
  if (!isHead) {
    const date = dateLike.exec(text)?.[0];
    return {
      textStart: 0,
      ...(date && /\d/.test(date[0] as string) ? { date: { start: 0, end: date.length } } : {}),
    };
  }
  const date = dateLike.exec(words)?.[0].length ?? 0;
  const left = words.slice(date);
  // Several words and no date: a sentence with a dash, not a kind.
  if (date === 0 && /\S\s+\S/.test(left)) return { textStart: 0 };
  const start = date + (left.length - left.trimStart().length);
  return {
    ...(date > 0 ? { date: { start: 0, end: date } } : {}),
    ...(left.trim() === '' ? {} : { kind: { start, end: start + left.trim().length } }),
    textStart: end.index + end[0].length,
  };
}

/** Whether a text is a day of the calendar, written 2025-06-01. */
function isDay(text: string): boolean {
  const match = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text);
  if (!match) return false;
  const [year, month, day] = match.slice(1).map(Number) as [number, number, number];
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const days = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return month >= 1 && month <= 12 && day >= 1 && day <= (days[month - 1] as number);
}

/** Reads a date that was found, or reports it. */
function readDate(block: Block, range: Range | undefined, messages: Message[]): string | undefined {
  if (!range) return undefined;
  const date = block.text.slice(range.start, range.end);
  if (isDay(date)) return date;
  const hint = 'write it like 2025-06-01';
  messages.push(describe('bad-correction-date', positionAt(block.positions, range.start), { date }, hint));
  return undefined;
}

/** Reads a kind that was found, or reports it. */
function readKind(block: Block, range: Range | undefined, messages: Message[]): Kind | undefined {
  if (!range) return undefined;
  const kind = block.text.slice(range.start, range.end);
  const known = correctionKinds.find((name) => name === kind);
  if (known) return known;
  const hint = didYouMean(kind, correctionKinds) ?? `one of ${correctionKinds.join(', ')}`;
  messages.push(
    describe(
      'unknown-correction-kind',
      positionAt(block.positions, range.start),
      { kind },
      hint,
      fixTo(kind, misspelt(kind, correctionKinds)),
    ),
  );
  return undefined;
}

/** What a correction does not say, as words for a message. */
function missingParts(head: Head): string | undefined {
  const parts = [...(head.date ? [] : ['its date']), ...(head.kind ? [] : ['its kind'])];
  return parts.length === 0 ? undefined : parts.join(' and ');
}

/**
 * Reads an item of the Corrections section: `2025-06-01 speaker — what was said, and what is right`. What was
 * understood leaves the text, what was not stays in it and is reported.
 */
export function readCorrection(item: ListItem, messages: Message[]): Correction {
  const [first, ...others] = item.children;
  if (first?.type !== 'paragraph') {
    messages.push(describe('correction-form', item.position, { missing: 'its date and its kind' }));
    return { item };
  }
  const { block } = first;
  const head = findHead(block.text);
  const date = readDate(block, head.date, messages);
  const kind = readKind(block, head.kind, messages);
  const missing = missingParts(head);
  if (missing)
    messages.push(
      describe(
        'correction-form',
        positionAt(block.positions, 0),
        { missing },
        'begin with 2025-06-01 speaker —',
      ),
    );
  const understood = (!head.date || date !== undefined) && (!head.kind || kind !== undefined);
  const known = [...(date && head.date ? [head.date] : []), ...(kind && head.kind ? [head.kind] : [])];
  const cuts = understood && head.textStart > 0 ? [{ start: 0, end: head.textStart }] : known;
  const children = [{ ...first, block: cutBlock(block, cuts) }, ...others];
  return { item: { ...item, children }, ...(date ? { date } : {}), ...(kind ? { kind } : {}) };
}
