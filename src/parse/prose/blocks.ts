import type {
  BlockContent,
  Blockquote,
  DefinitionContent,
  Heading,
  List,
  Nodes,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { describe } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { positionAt, type Position } from '../../model/position.ts';
import type { ListItem, ProseNode, Quotation } from '../../model/prose.ts';
import type { Stamp } from '../../model/time.ts';
import { listKnown } from '../yaml/files.ts';
import { alignText, written } from './alignment.ts';
import { beginsWithDefinition, splitDefinitions, termLines } from './definition-lists.ts';
import { endOf, locate, openPart, startOf, type ProseDocument } from './document.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { readHtml } from './html.ts';
import { draftInline, tagOf } from './inline.ts';
import { reportNearMiss } from './near-misses.ts';
import { readQuotation, readSpeaker } from './quotations.ts';
import { readDraft, type ReadBlock } from './reading.ts';
import { dedentSource } from './source.ts';
import { looksLikeStamp } from './stamps.ts';

type Content = RootContent | BlockContent | DefinitionContent;
type NodeOf<Type extends ProseNode['type']> = Extract<ProseNode, { type: Type }>;
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

/** Where blocks stand: in how many quotations and lists, and whether a stamp may stand first in them. */
interface Surroundings {
  readonly quotes: number;
  readonly lists: number;
  readonly stampFirst: boolean;
}

const outermost: Surroundings = { quotes: 0, lists: 0, stampFirst: false };

/** Quotations and lists nested deeper than any writer means them; their Markdown is shown as it stands. */
const deepest = 100;

/** The text of inline nodes, with what only the document knows filled in. */
function draftOf(document: ProseDocument, nodes: readonly PhrasingContent[], around: Surroundings): Draft {
  return draftInline(nodes, {
    ...around,
    source: document.source.text,
    definition: document.definition,
    footnoteLabel: (identifier) => document.footnotes.refer(identifier),
    report: (kind, offset, what) => {
      const at = locate(document, offset);
      if (kind === 'picture') return reportMissingPicture(document, what, at);
      document.messages.push(
        kind === 'raw-html'
          ? describe(kind, at, { tag: what }, rawHtmlHint)
          : describe(kind, at, { file: what }, 'say what it shows: ![words](file)'),
      );
    },
  });
}

/** A picture whose file is not in the folder that the text stands in. */
function reportMissingPicture({ folder, messages }: ProseDocument, file: string, at: Position): void {
  const isFile = file !== '' && !/^(?:[a-z][a-z0-9+.-]*:|\/)/i.test(file);
  if (folder === undefined || !isFile || folder.files.has(file)) return;
  const known = [...folder.files.keys()];
  const hint = didYouMean(file, known) ?? listKnown(known);
  messages.push(describe('missing-file', at, { file, folder: folder.path }, hint));
}

const rawHtmlHint = 'write Markdown instead, or escape it: \\<';

/** A heading with its stamp; level 1 and 2 belong to the page. */
export function buildHeading(
  document: ProseDocument,
  node: Heading,
): { readonly node: NodeOf<'heading'>; readonly badStamp: boolean } {
  const draft = draftOf(document, node.children, { ...outermost, stampFirst: true });
  const { block, stamp, badStamp } = readDraft(document, draft, startOf(node), true);
  if (node.depth < 3)
    document.messages.push(
      describe('heading-level', locate(document, startOf(node)), { level: node.depth }, 'begin with ###'),
    );
  const level = Math.max(3, node.depth) as 3 | 4 | 5 | 6;
  const id = document.slug(block.text);
  return { node: { type: 'heading', level, id, block, ...(stamp ? { stamp } : {}) }, badStamp };
}

/** The text of a heading that is shown as plain words, and what else stood in it. */
export function readPlainHeading(document: ProseDocument, node: Heading): ReadBlock {
  return readDraft(document, draftOf(document, node.children, outermost), startOf(node));
}

function buildParagraph(document: ProseDocument, node: Paragraph, around: Surroundings): ReadBlock {
  return readDraft(document, draftOf(document, node.children, around), startOf(node), around.stampFirst);
}

/** What is nested too deep, as the Markdown it is. */
function buildSource(document: ProseDocument, node: Content): ProseNode {
  const value = document.source.text.slice(startOf(node), endOf(node));
  const options = { escapes: false, quotes: 0, how: written.closed };
  const aligned = alignText(value, document.source.text, startOf(node), options);
  const text = value.replaceAll('\n', ' ');
  return {
    type: 'paragraph',
    block: readDraft(document, { ...emptyDraft, ...aligned, text }, startOf(node)).block,
  };
}

/** `- [2:05]: word` is a link definition to Markdown; the host meant a time and text. */
function buildStampedDefinition(
  document: ProseDocument,
  node: Content,
  around: Surroundings,
): ReadBlock | undefined {
  const value = document.source.text.slice(startOf(node), endOf(node));
  if (!looksLikeStamp(value)) return undefined;
  const options = { escapes: false, quotes: around.quotes, how: written.open };
  const aligned = alignText(value, document.source.text, startOf(node), options);
  const text = value.replaceAll('\n', ' ');
  return readDraft(document, { ...emptyDraft, ...aligned, text }, startOf(node), true);
}

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

function buildTable(document: ProseDocument, node: Table, around: Surroundings): NodeOf<'table'> {
  const [head = [], ...rows] = node.children.map((row) =>
    row.children.map(
      (cell) => readDraft(document, draftOf(document, cell.children, around), startOf(cell)).block,
    ),
  );
  return { type: 'table', align: node.align ?? [], head, rows };
}

/** Raw HTML is not trusted: its text is kept, its tags are reported. */
function buildHtml(document: ProseDocument, node: Content & { value: string }, quotes: number): ProseNode[] {
  const { draft, tag } = readHtml(node.value, document.source.text, startOf(node), quotes);
  if (tag)
    document.messages.push(
      describe('raw-html', locate(document, tag.offset), { tag: tagOf(tag.name) }, rawHtmlHint),
    );
  if (draft.text.trim() === '') return [];
  return [{ type: 'paragraph', block: readDraft(document, draft, startOf(node)).block }];
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
