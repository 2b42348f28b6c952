import type { Nodes } from 'mdast';
import { describe } from '../../diagnostics/message.ts';
import { endOf, locate, startOf, type ProseDocument } from './document.ts';

/** The line below the head of a table, with at least one bar in it. */
const delimiterRow = /^[ \t>]*\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*){0,200}\|?[ \t]*$/;

/** How many cells a line of a table has; `\|` stands in a cell. */
const countCells = (row: string): number =>
  row
    .replace(/^[ \t>]*\|?/, '')
    .replace(/(?<!\\)\|[ \t]*$/, '')
    .split(/(?<!\\)\|/).length;

/** A head and the line below it that do not fit: Markdown takes both for a paragraph. */
function isBrokenTable(lines: readonly string[]): boolean {
  const [head = '', below = ''] = lines;
  return head.includes('|') && below.includes('|') && below.length < 2000 && delimiterRow.test(below);
}

/** Whether a block of code between fences is never closed, and so reaches to the end of what it stands in. */
function isUnclosedCode(lines: readonly string[]): boolean {
  const fence = /^(`{3,}|~{3,})/.exec(lines[0] ?? '')?.[1];
  if (fence === undefined) return false;
  const last = (lines.at(-1) ?? '').replace(/^[ \t>]+/, '').trimEnd();
  const closes = lines.length > 1 && last.length >= fence.length && last === last[0]?.repeat(last.length);
  return !(closes && last.startsWith(fence));
}

/**
 * Reports what Markdown reads as something else than was meant: a heading without its space, a table whose head
 * does not fit, code that is never closed. All of it is shown, but not as the host wants it.
 */
export function reportNearMiss(document: ProseDocument, node: Nodes): void {
  if (node.type !== 'paragraph' && node.type !== 'code') return;
  const raw = document.source.text.slice(startOf(node), endOf(node));
  const at = locate(document, startOf(node));
  const lines = raw.split('\n');
  if (node.type === 'code') {
    if (isUnclosedCode(lines))
      document.messages.push(
        describe('unclosed-code', at, {}, 'put the same marks on a line of their own after it'),
      );
    return;
  }
  const heading = /^(#{2,6})[^#\s]/.exec(raw)?.[1];
  if (heading !== undefined)
    document.messages.push(
      describe('heading-space', at, { marks: heading }, `write "${heading} " before the words`, {
        from: heading,
        to: `${heading} `,
      }),
    );
  if (isBrokenTable(lines)) {
    const [head = '', below = ''] = lines;
    const parameters = { head: countCells(head), below: countCells(below) };
    document.messages.push(describe('broken-table', at, parameters, 'give both lines as many cells'));
  }
}
