import type {
  BlockContent,
  DefinitionContent,
  Heading,
  Paragraph,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import { describe } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Position } from '../../model/position.ts';
import type { ProseNode } from '../../model/prose.ts';
import { listKnown } from '../yaml/files.ts';
import { alignText, written } from './alignment.ts';
import { endOf, locate, startOf, type ProseDocument } from './document.ts';
import { emptyDraft, type Draft } from './draft.ts';
import { readHtml } from './html.ts';
import { draftInline, tagOf } from './inline.ts';
import { readDraft, type ReadBlock } from './reading.ts';
import { looksLikeStamp } from './stamps.ts';

/** What stands beside each other in Markdown. */
export type Content = RootContent | BlockContent | DefinitionContent;
/** The block of a type. */
export type NodeOf<Type extends ProseNode['type']> = Extract<ProseNode, { type: Type }>;

/** Where blocks stand: in how many quotations and lists, and whether a stamp may stand first in them. */
export interface Surroundings {
  readonly quotes: number;
  readonly lists: number;
  readonly stampFirst: boolean;
}

/** Blocks that stand in nothing. */
export const outermost: Surroundings = { quotes: 0, lists: 0, stampFirst: false };

/** The text of inline nodes, with what only the document knows filled in. */
export function draftOf(
  document: ProseDocument,
  nodes: readonly PhrasingContent[],
  around: Surroundings,
): Draft {
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

/** A paragraph, and the stamp that stood first in it where one may. */
export function buildParagraph(document: ProseDocument, node: Paragraph, around: Surroundings): ReadBlock {
  return readDraft(document, draftOf(document, node.children, around), startOf(node), around.stampFirst);
}

/** What is nested too deep, as the Markdown it is. */
export function buildSource(document: ProseDocument, node: Content): ProseNode {
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
export function buildStampedDefinition(
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

/** A table; its cells are blocks of their own. */
export function buildTable(document: ProseDocument, node: Table, around: Surroundings): NodeOf<'table'> {
  const [head = [], ...rows] = node.children.map((row) =>
    row.children.map(
      (cell) => readDraft(document, draftOf(document, cell.children, around), startOf(cell)).block,
    ),
  );
  return { type: 'table', align: node.align ?? [], head, rows };
}

/** Raw HTML is not trusted: its text is kept, its tags are reported. */
export function buildHtml(
  document: ProseDocument,
  node: Content & { value: string },
  quotes: number,
): ProseNode[] {
  const { draft, tag } = readHtml(node.value, document.source.text, startOf(node), quotes);
  if (tag)
    document.messages.push(
      describe('raw-html', locate(document, tag.offset), { tag: tagOf(tag.name) }, rawHtmlHint),
    );
  if (draft.text.trim() === '') return [];
  return [{ type: 'paragraph', block: readDraft(document, draft, startOf(node)).block }];
}
