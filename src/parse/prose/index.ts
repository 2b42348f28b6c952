import type { Parsed } from '../../diagnostics/message.ts';
import { sortMessages } from '../../diagnostics/message.ts';
import type { ProseNode } from '../../model/prose.ts';
import { buildBlocks, buildFootnotes, buildUnusedFootnotes } from './blocks.ts';
import { openDocument, type ProseOptions } from './document.ts';

/**
 * Reads Markdown — CommonMark, GFM, definition lists, and the grammar of citations, terms and stamps — into
 * blocks of plain text with everything else by offset. Never throws; what cannot be read is reported where it
 * stands and kept as text.
 * @see https://spec.commonmark.org/0.31.2/
 * @see https://github.github.com/gfm/
 */
export function parseProse(markdown: string, options: ProseOptions): Parsed<readonly ProseNode[]> {
  const document = openDocument(markdown, options);
  const { nodes } = buildBlocks(document, document.root.children);
  const value = [...nodes, ...buildFootnotes(document), ...buildUnusedFootnotes(document)];
  return { value, messages: sortMessages(document.messages) };
}
