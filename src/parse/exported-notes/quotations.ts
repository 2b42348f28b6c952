import { textOfLine, type NoteBlock } from '../feed/feed-notes.ts';
import { readQuotation } from '../prose/quotations.ts';

/** Words with who is said to have said them. */
export interface QuotedWords {
  readonly words: string;
  readonly speaker?: string;
}

const dash = /^(?:--|[—–―-])\s*(\S.{0,118})$/u;
const behind = /\s(?:--|[—–―])\s*([\p{Lu}\p{Lo}][^.!?"”]{1,80})$/u;

/** Quoted lines as words and their speaker, who stands behind a dash at the end or in a line of their own. */
export function readQuoted(blocks: readonly NoteBlock[]): QuotedWords | undefined {
  const lines = blocks.flatMap((block) => block.lines).map((line) => textOfLine(line).trim());
  const last = lines.at(-1) ?? '';
  const named = lines.length > 1 ? dash.exec(last)?.[1] : undefined;
  const text = (named === undefined ? lines : lines.slice(0, -1)).join(' ').trim();
  const quoted = readQuotation(text);
  if (quoted !== undefined) {
    const words = text.slice(quoted.words.start, quoted.words.end);
    const speaker = named ?? quoted.speaker;
    return { words, ...(speaker === undefined ? {} : { speaker }) };
  }
  const by = named === undefined ? behind.exec(text) : null;
  const words = by === null ? text : text.slice(0, by.index).trim();
  const speaker = named ?? by?.[1]?.trim();
  return words === '' ? undefined : { words, ...(speaker === undefined ? {} : { speaker }) };
}
