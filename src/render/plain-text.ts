import { blocksOf, type Block, type PlacedCitation, type ProseNode } from '../model/prose.ts';

/**
 * Text cut at the last word that fits into `limit` UTF-16 units, with an ellipsis where something is missing.
 * A word longer than the limit is cut between letters.
 */
export function cutAtWord(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const room = text.slice(0, Math.max(1, limit - 1));
  const space = /\s/.test(text.charAt(room.length)) ? room.length : room.search(/\s\S*$/);
  // Without a space in the last half (Chinese, a long address) cutting at one would lose too much.
  const cut = space > limit / 2 ? room.slice(0, space) : room.replace(/[\uD800-\uDBFF]$/, '');
  return `${cut.replace(/[\s,;:–—(["'“‘-]+$/u, '')}…`;
}

/** What stands in plain text where a source is cited: nothing, or the author's name in "@key says". */
export type CitePlainly = (citation: PlacedCitation) => string | undefined;

/** The words of a block with its citations as `cite` gives them, and no white space where one leaves nothing. */
function plainBlock(block: Block, cite?: CitePlainly): string {
  let text = '';
  let from = 0;
  for (const citation of block.citations.toSorted((a, b) => a.offset - b.offset)) {
    text += block.text.slice(from, citation.offset);
    from = citation.offset;
    const words = cite?.(citation) ?? '';
    if (words === '' && /^(?:[\s.,;:!?)\]]|$)/.test(block.text.slice(from, from + 1))) text = text.trimEnd();
    else text += (words !== '' && /[^\s([{“‘„«]$/u.test(text) ? ' ' : '') + words;
  }
  return (text + block.text.slice(from)).replace(/\s+/g, ' ').trim();
}

/**
 * Prose as plain text in one line: blocks joined by a space, without headings, footnotes, code and (but for what
 * `cite` gives) citations; for descriptions, statements and excerpts. With `limit`, cut at a word.
 */
export function plainText(nodes: readonly ProseNode[], limit = Infinity, cite?: CitePlainly): string {
  const parts: string[] = [];
  for (const node of nodes) {
    if (node.type === 'heading' || node.type === 'footnotes') continue;
    for (const { block } of blocksOf([node])) parts.push(plainBlock(block, cite));
  }
  return cutAtWord(parts.filter((part) => part !== '').join(' '), limit);
}
