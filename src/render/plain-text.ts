import { blocksOf, type ProseNode } from '../model/prose.ts';

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

/**
 * Prose as plain text in one line: blocks joined by a space, without headings, footnotes, code and citations; for
 * descriptions, statements and excerpts. With `limit`, cut at a word.
 */
export function plainText(nodes: readonly ProseNode[], limit = Infinity): string {
  const parts: string[] = [];
  for (const node of nodes) {
    if (node.type === 'heading' || node.type === 'footnotes') continue;
    for (const { block } of blocksOf([node])) parts.push(block.text);
  }
  const text = parts.join(' ').replace(/\s+/g, ' ').trim();
  return cutAtWord(text, limit);
}
