import type { Blockquote, List, Nodes } from 'mdast';
import { describe } from '../../diagnostics/message.ts';
import { positionAt } from '../../model/position.ts';
import type { ListItem, ProseNode, Quotation } from '../../model/prose.ts';
import type { Stamp } from '../../model/time.ts';
import { beginsWithDefinition, splitDefinitions, termLines } from './definition-lists.ts';
import { endOf, locate, openPart, startOf, type ProseDocument } from './document.ts';
import type { Draft } from './draft.ts';
import { reportNearMiss } from './near-misses.ts';
import { readQuotation, readSpeaker } from './quotations.ts';
import { readDraft } from './reading.ts';
import { dedentSource } from './source.ts';
import {
  buildHeading,
  buildHtml,
  buildParagraph,
  buildSource,
  buildStampedDefinition,
  buildTable,
  draftOf,
  outermost,
  type Content,
  type NodeOf,
  type Surroundings,
} from './text-blocks.ts';

type DefinitionEntry = {
  terms: NodeOf<'definitions'>['entries'][number]['terms'];
  definitions: ProseNode[][];
};

/** Blocks, and the stamp that stood first in them. */
export interface BuiltBlocks {
  readonly nodes: readonly ProseNode[];
  readonly stamp?: Stamp;
  /** A stamp was meant and could not be read; that has been reported. */
  readonly badStamp: boolean;
}

/** Quotations and lists nested deeper than any writer means them; their Markdown is shown as it stands. */
const deepest = 100;

function buildItem(document: ProseDocument, node: List['children'][number], around: Surroundings): BuiltItem {
  const inside = { ...around, lists: around.lists + 1, stampFirst: true };
  const { nodes, stamp, badStamp } = buildBlocks(document, node.children, inside);
  const checked = typeof node.checked === 'boolean' ? { checked: node.checked } : {};
  const position = locate(document, startOf(node));
  return { item: { ...(stamp ? { stamp } : {}), ...checked, children: nodes, position }, badStamp };
}

/** An item of a list, and whether its stamp could not be read. */
export interface BuiltItem {
  readonly item: ListItem;
  readonly badStamp: boolean;
}

/** The items of a list, one by one. */
export function buildItems(
  document: ProseDocument,
  node: List,
  around: Surroundings = outermost,
): BuiltItem[] {
  return node.children.map((item) => buildItem(document, item, around));
}

function buildList(document: ProseDocument, node: List, around: Surroundings): NodeOf<'list'> {
  const ordered = node.ordered === true;
  const start = ordered && typeof node.start === 'number' && node.start !== 1 ? { start: node.start } : {};
  return {
    type: 'list',
    ordered,
    ...start,
    items: buildItems(document, node, around).map(({ item }) => item),
  };
}

/** The quotation that a blockquote holds; its speaker may stand in a paragraph of its own. */
function quotationOf(nodes: readonly ProseNode[], stamp: Stamp): Quotation | undefined {
  const [first, second] = nodes;
  if (first?.type !== 'paragraph') return undefined;
  const quoted = readQuotation(first.block.text);
  if (!quoted) return undefined;
  const speaker =
    quoted.speaker ?? (second?.type === 'paragraph' ? readSpeaker(second.block.text) : undefined);
  return {
    stamp,
    words: first.block.text.slice(quoted.words.start, quoted.words.end).replace(/\s+/g, ' '),
    ...(speaker === undefined ? {} : { speaker }),
    position: positionAt(first.block.positions, quoted.words.start),
  };
}

function buildQuote(document: ProseDocument, node: Blockquote, around: Surroundings): NodeOf<'quote'> {
  const built = buildBlocks(document, node.children, {
    ...around,
    quotes: around.quotes + 1,
    stampFirst: true,
  });
  const { nodes: children, stamp, badStamp } = built;
  const at = locate(document, startOf(node));
  const quotation = stamp && quotationOf(children, stamp);
  if (stamp && !quotation) document.messages.push(describe('unchecked-quotation', at, {}));
  const first = children[0];
  const spoken =
    first?.type === 'paragraph' &&
    first.block.citations.length === 0 &&
    readQuotation(first.block.text) !== undefined;
  if (document.timed && !stamp && !badStamp && spoken)
    document.messages.push(describe('missing-stamp', at, { item: 'this quotation' }));
  return { type: 'quote', children, ...(stamp ? { stamp } : {}), ...(quotation ? { quotation } : {}) };
}

/** Whether a node is a paragraph that begins with `: `. */
function isDefinitionParagraph(document: ProseDocument, node: Nodes | undefined): boolean {
  return (
    node?.type === 'paragraph' && /^:[ \t]/.test(document.source.text.slice(startOf(node), startOf(node) + 2))
  );
}

/** Whether a node is a block of code by indentation alone: inside a definition list, its further paragraphs. */
function isIndentedCode(document: ProseDocument, node: Nodes): boolean {
  return (
    node.type === 'code' &&
    !/^[`~]{3}/.test(document.source.text.slice(startOf(node), endOf(node)).trimStart())
  );
}

/**
 * Builds the definition list that begins at `index`, and tells where the next node stands; nothing if none
 * begins there. Terms stand in lines of their own; `: ` begins a definition, right below or after an empty line;
 * what is indented by four spaces goes on with it.
 */
function buildDefinitions(
  document: ProseDocument,
  nodes: readonly Content[],
  index: number,
  quotes: number,
): { readonly node: NodeOf<'definitions'>; readonly next: number } | undefined {
  const entries: DefinitionEntry[] = [];
  const paragraph = (draft: Draft, node: Content): ProseNode => ({
    type: 'paragraph',
    block: readDraft(document, draft, startOf(node)).block,
  });
  let next = index;
  for (let node = nodes[next]; node; node = nodes[++next]) {
    const last = entries.at(-1);
    if (last && isIndentedCode(document, node)) {
      const part = openPart(document, dedentSource(document.source, startOf(node), endOf(node), 4));
      last.definitions.at(-1)?.push(...buildBlocks(part, part.root.children, outermost).nodes);
      continue;
    }
    if (node.type !== 'paragraph') break;
    const opened = isDefinitionParagraph(document, nodes[next + 1]);
    const raw = document.source.text.slice(startOf(node), endOf(node));
    if (!opened && !/(?:^|\n)[ \t>]*:[ \t]/.test(raw)) break;
    const draft = draftOf(document, node.children, { ...outermost, quotes });
    const indented = (offset: number): boolean => /[ \t]/.test(document.source.text[offset - 1] ?? '\n');
    const lines = splitDefinitions(draft, quotes > 0 ? () => true : indented);
    if (!lines && !opened) break;
    if (beginsWithDefinition(draft) && !last) break;
    for (const { terms, definitions } of lines ?? [{ terms: termLines(draft), definitions: [] }]) {
      const entry =
        terms.length === 0 && last ? last : { terms: [] as DefinitionEntry['terms'], definitions: [] };
      const blocks = terms.map((term) => readDraft(document, term, startOf(node)).block);
      entry.terms = [...entry.terms, ...blocks];
      entry.definitions.push(...definitions.map((definition) => [paragraph(definition, node)]));
      if (entry !== last) entries.push(entry);
    }
  }
  return entries.length === 0 ? undefined : { node: { type: 'definitions', entries }, next };
}

/** Builds blocks that stand beside each other. Definitions of links and notes are not among them. */
export function buildBlocks(
  document: ProseDocument,
  nodes: readonly Content[],
  around: Surroundings = outermost,
): BuiltBlocks {
  const built: ProseNode[] = [];
  let stamp: Stamp | undefined;
  let badStamp = false;
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index] as Content;
    const first = around.stampFirst && index === 0;
    reportNearMiss(document, node);
    const definitions =
      node.type === 'paragraph' && !first
        ? buildDefinitions(document, nodes, index, around.quotes)
        : undefined;
    if (definitions) {
      built.push(definitions.node);
      index = definitions.next - 1;
    } else if (node.type === 'paragraph' || (first && node.type === 'definition')) {
      const here = { ...around, stampFirst: first };
      const read =
        node.type === 'paragraph'
          ? buildParagraph(document, node, here)
          : buildStampedDefinition(document, node, here);
      if (!read) continue;
      if (first) ({ stamp, badStamp } = { stamp: read.stamp, badStamp: read.badStamp });
      built.push({ type: 'paragraph', block: read.block });
    } else built.push(...buildNode(document, node, { ...around, stampFirst: false }));
  }
  return { nodes: built, ...(stamp ? { stamp } : {}), badStamp };
}

function buildNode(document: ProseDocument, node: Content, around: Surroundings): ProseNode[] {
  if (around.quotes + around.lists > deepest) return [buildSource(document, node)];
  switch (node.type) {
    case 'heading':
      return [buildHeading(document, node).node];
    case 'blockquote':
      return [buildQuote(document, node, around)];
    case 'list':
      return [buildList(document, node, around)];
    case 'table':
      return [buildTable(document, node, around)];
    case 'code':
      return [{ type: 'code', text: node.value, ...(node.lang ? { language: node.lang } : {}) }];
    case 'thematicBreak':
      return [{ type: 'rule' }];
    case 'html':
      return buildHtml(document, node, around.quotes);
    default:
      return [];
  }
}

/** The footnotes that are due: referred to since the last time, and by each other. */
export function buildFootnotes(document: ProseDocument): ProseNode[] {
  const notes: { label: string; children: readonly ProseNode[] }[] = [];
  for (let due = document.footnotes.takeDue(); due; due = document.footnotes.takeDue())
    notes.push({
      label: document.footnotes.labelOf(due.identifier),
      children: buildBlocks(document, due.children).nodes,
    });
  return notes.length === 0 ? [] : [{ type: 'footnotes', notes }];
}

/** The footnotes that nothing refers to: reported, and kept at the end. */
export function buildUnusedFootnotes(document: ProseDocument): ProseNode[] {
  const notes = document.footnotes.takeUnused().map((unused) => {
    const label = document.footnotes.labelOf(unused.identifier);
    document.messages.push(describe('unused-footnote', locate(document, startOf(unused)), { label }));
    return { label, children: buildBlocks(document, unused.children).nodes };
  });
  return notes.length === 0 ? [] : [{ type: 'footnotes', notes }, ...buildFootnotes(document)];
}
