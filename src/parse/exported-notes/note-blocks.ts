import type {
  Blockquote,
  Html,
  Image,
  List,
  ListItem,
  Nodes,
  PhrasingContent,
  RootContent,
  Table,
} from 'mdast';
import type { Unplaced } from '../../model/draft.ts';
import { pageOfLink } from './links.ts';
import { readNotes, textOfLine, type NoteBlock, type NoteLine, type NoteWords } from '../feed/feed-notes.ts';

/** What the walk over Markdown knows: its source, and where to put what is no text. */
export interface NotesSource {
  readonly text: string;
  readonly unplaced: Unplaced[];
}

interface Look {
  readonly link?: string;
  readonly strong?: true;
  readonly emphasis?: true;
}

const media = /<(?:audio|video|iframe|source|img|embed)\b[^>]*?\ssrc\s*=\s*["']?([^"'\s>]+)/gi;

/** Players and pictures of raw HTML, by their addresses. */
export const mediaOf = (html: string): readonly string[] =>
  [...html.matchAll(media)].flatMap(([, address]) => (address === undefined ? [] : [address]));

const sourceOf = (source: NotesSource, { position }: Nodes): string =>
  source.text.slice(position?.start.offset ?? 0, position?.end.offset ?? 0);

const describePicture = ({ url, alt }: Image): string => {
  const address = pageOfLink(url) ?? url;
  return alt === null || alt === undefined || alt === '' ? address : `${alt}: ${address}`;
};

/** Adds the words of phrasing to lines. */
function addPhrasing(
  source: NotesSource,
  nodes: readonly PhrasingContent[],
  look: Look,
  lines: NoteWords[][],
): void {
  const add = (text: string, words: Look = look): void => {
    text.split('\n').forEach((part, index) => {
      if (index > 0) lines.push([]);
      if (part !== '') lines.at(-1)?.push({ text: part, ...words });
    });
  };
  for (const node of nodes) {
    switch (node.type) {
      case 'text':
        add(node.value);
        break;
      case 'inlineCode':
        add(node.value.replace(/\n/g, ' '));
        break;
      case 'break':
        lines.push([]);
        break;
      case 'strong':
        addPhrasing(source, node.children, { ...look, strong: true }, lines);
        break;
      case 'emphasis':
        addPhrasing(source, node.children, { ...look, emphasis: true }, lines);
        break;
      case 'delete':
        addPhrasing(source, node.children, look, lines);
        break;
      case 'link':
        if (node.children.length === 0) add(node.url, { ...look, link: node.url });
        else addPhrasing(source, node.children, { ...look, link: node.url }, lines);
        break;
      case 'image':
        source.unplaced.push({ what: 'picture or player', text: describePicture(node) });
        break;
      case 'html':
        if (/^<br\b/i.test(node.value)) lines.push([]);
        for (const text of mediaOf(node.value)) source.unplaced.push({ what: 'picture or player', text });
        break;
      default:
        add(sourceOf(source, node).replace(/\n/g, ' '));
    }
  }
}

/** A line with single spaces, none at its ends. */
function tidy(line: readonly NoteWords[]): NoteLine {
  const words: NoteWords[] = [];
  for (const { text, ...look } of line) {
    const last = words.at(-1);
    let plain = text.replace(/[\s\u00A0]+/g, ' ').replace(/[\u200B\u2060\uFEFF\u00AD]/g, '');
    if (last === undefined || last.text.endsWith(' ')) plain = plain.trimStart();
    if (plain !== '') words.push({ text: plain, ...look });
  }
  const last = words.pop();
  if (last === undefined) return [];
  const text = last.text.trimEnd();
  return text === '' ? tidy(words) : [...words, { ...last, text }];
}

/** The lines of words, as written one below the other. Links are as written, whatever they lead to. */
export function linesOfPhrasing(source: NotesSource, nodes: readonly PhrasingContent[]): readonly NoteLine[] {
  const lines: NoteWords[][] = [[]];
  addPhrasing(source, nodes, {}, lines);
  return lines.map(tidy).filter((line) => line.length > 0);
}

/** Blocks of raw HTML: what is said in it, players and pictures named. */
export function blocksOfHtml(source: NotesSource, { value }: Html): readonly NoteBlock[] {
  const inner = value.replace(/<!--[\s\S]*?(?:-->|$)/g, '').replace(/<summary\b[\s\S]*?<\/summary>/gi, '');
  if (inner.replace(/<[^>]*>/g, '').trim() === '') {
    for (const text of mediaOf(value)) source.unplaced.push({ what: 'picture or player', text });
    return [];
  }
  // without an element that shows it to be HTML it would be read as plain text
  const { blocks, leftOut } = readNotes(`<div>${inner}</div>`);
  for (const text of leftOut) source.unplaced.push({ what: 'picture or player', text });
  return blocks.map((block) => ({
    ...block,
    lines: block.lines.map((line) =>
      line.map((words, index) => (index === 0 ? { ...words, text: words.text.replace(/^>\s*/, '') } : words)),
    ),
  }));
}

const callout = /^\[!([\w|-]+)\][+-]?\s*/;

/** The kind and title of an Obsidian callout, and the quotation without its first line's mark. */
export function readCallout(
  source: NotesSource,
  quote: Blockquote,
): { readonly kind: string; readonly title: NoteLine; readonly lines: readonly NoteLine[] } | undefined {
  const [head] = quote.children;
  if (head?.type !== 'paragraph') return undefined;
  const [first = [], ...lines] = linesOfPhrasing(source, head.children);
  const match = callout.exec(textOfLine(first));
  if (match === null) return undefined;
  let drop = match[0].length;
  const title = first.flatMap((words) => {
    const cut = Math.min(drop, words.text.length);
    drop -= cut;
    return words.text.length === cut ? [] : [{ ...words, text: words.text.slice(cut) }];
  });
  return { kind: (match[1] ?? '').toLowerCase(), title: tidy(title), lines };
}

const bold = (line: NoteLine): NoteLine => line.map((words) => ({ ...words, strong: true }));

function blocksOfQuote(source: NotesSource, quote: Blockquote, depth: number): readonly NoteBlock[] {
  const called = readCallout(source, quote);
  const kind: NoteBlock['kind'] = depth > 0 ? 'item' : called === undefined ? 'quote' : 'paragraph';
  const rest = called === undefined ? quote.children : quote.children.slice(1);
  const inner = rest.flatMap((node) => blocksOf(source, node, depth));
  const head =
    called === undefined
      ? []
      : [called.title.length === 0 ? [] : bold(called.title), ...called.lines].filter(
          (line) => line.length > 0,
        );
  return [
    ...(head.length === 0 ? [] : [{ kind, depth: Math.max(0, depth - 1), lines: head }]),
    ...inner.map((block) => (block.kind === 'paragraph' ? { ...block, kind } : block)),
  ];
}

/** An item of a list and those below it; `depth` is that of its list. */
export function blocksOfItem(
  source: NotesSource,
  item: ListItem,
  depth: number,
  number?: number,
): readonly NoteBlock[] {
  const own: NoteLine[] = [];
  const below: NoteBlock[] = [];
  for (const child of item.children) {
    const blocks = blocksOf(source, child, depth + 1);
    if (child.type === 'list') below.push(...blocks);
    else own.push(...blocks.flatMap(({ lines }) => lines));
  }
  const head: NoteBlock[] =
    own.length === 0
      ? []
      : [{ kind: 'item', depth, ...(number === undefined ? {} : { number }), lines: own }];
  return [...head, ...below];
}

const blocksOfList = (source: NotesSource, list: List, depth: number): readonly NoteBlock[] =>
  list.children.flatMap((item, index) =>
    blocksOfItem(source, item, depth, list.ordered === true ? (list.start ?? 1) + index : undefined),
  );

const paragraph = (lines: readonly NoteLine[]): readonly NoteBlock[] =>
  lines.length === 0 ? [] : [{ kind: 'paragraph', depth: 0, lines }];

const headOf = (source: NotesSource, { children }: Table): string =>
  (children[0]?.children ?? [])
    .map((cell) => linesOfPhrasing(source, cell.children).map(textOfLine).join(' '))
    .join(' | ');

/**
 * A node of Markdown as blocks of words: every word of it is in them or among what has no place. `depth` is how many
 * lists it stands in.
 */
export function blocksOf(source: NotesSource, node: RootContent, depth = 0): readonly NoteBlock[] {
  switch (node.type) {
    case 'paragraph':
      return paragraph(linesOfPhrasing(source, node.children));
    case 'heading':
      return linesOfPhrasing(source, node.children).map((line) => ({
        kind: 'heading',
        depth: 0,
        lines: [line],
      }));
    case 'list':
      return blocksOfList(source, node, depth);
    case 'blockquote':
      return blocksOfQuote(source, node, depth);
    case 'html':
      return blocksOfHtml(source, node);
    case 'code':
      return paragraph(
        node.value
          .split('\n')
          .filter((line) => line.trim() !== '')
          .map((text) => [{ text: text.trim() }]),
      );
    case 'table':
      source.unplaced.push({ what: 'head of a table', text: headOf(source, node) });
      return node.children.slice(1).map((row) => ({
        kind: 'item',
        depth,
        lines: [
          row.children.flatMap((cell, index): NoteWords[] => [
            ...(index === 0 ? [] : [{ text: ' — ' }]),
            ...linesOfPhrasing(source, cell.children).flat(),
          ]),
        ],
      }));
    case 'thematicBreak':
    case 'definition':
      return [];
    default:
      return paragraph([[{ text: sourceOf(source, node).replace(/\s+/g, ' ').trim() }]]);
  }
}
