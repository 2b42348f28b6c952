import { isAlias, isCollection, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { CST, Document, Node, Pair, ParsedNode, YAMLMap, YAMLSeq } from 'yaml';
import { endOfLine, startOfLine } from '../splice.ts';
import { ordinaryLayout, type Layout } from './value.ts';

/** A node as it was read, with its offsets. */
export type Found = ParsedNode;
/** A map as it was read. */
export type FoundMap = YAMLMap<unknown, unknown> & { readonly range: readonly [number, number, number] };
/** A list as it was read. */
export type FoundList = YAMLSeq<unknown> & { readonly range: readonly [number, number, number] };
/** A field as it was read. */
export type FoundPair = Pair<unknown, unknown>;

/** YAML that is being edited: its text, what stands in it, and how it is laid out. */
export interface OpenYaml {
  /** Lone carriage returns are line feeds in it; every character stands where it stands in the file. */
  readonly text: string;
  readonly document: Document.Parsed;
  readonly layout: Layout;
  /** What ends its lines in the file. */
  readonly eol: string;
}

/** Reads YAML for editing. Errors are in its document. */
export function openYaml(source: string, eol: string): OpenYaml {
  // The parser knows no lone carriage return; a line feed is as long.
  const text = source.replace(/\r(?!\n)/g, '\n');
  const document = parseDocument(text, {
    keepSourceTokens: true,
    prettyErrors: false,
    uniqueKeys: false,
    schema: 'core',
  });
  return { text, document, layout: layoutOf(text, document.contents), eol };
}

/** The column (from 0) of an offset. */
export const columnOf = (text: string, offset: number): number => offset - startOfLine(text, offset);

/** The node as one with offsets, if it is one. */
export const asNode = (node: unknown): Node | undefined =>
  isScalar(node) || isCollection(node) || isAlias(node) ? (node as Node) : undefined;

/** Where a node begins and ends, without its anchor, and without what follows it on its line. */
export const rangeOf = (node: Node): readonly [number, number] => [
  node.range?.[0] ?? 0,
  node.range?.[1] ?? 0,
];

/** Whether nothing is written where the value should be. */
export function isAbsent(node: unknown): boolean {
  const found = asNode(node);
  if (found === undefined) return true;
  const [start, end] = rangeOf(found);
  return isScalar(found) && start === end;
}

/** Whether a scalar is one of the two block styles, `|` and `>`. */
export const isBlockScalar = (node: unknown): boolean =>
  isScalar(node) && (node.type === 'BLOCK_LITERAL' || node.type === 'BLOCK_FOLDED');

type Token = CST.SourceToken;
const isSpace = ({ type }: Token): boolean => type === 'space' || type === 'newline' || type === 'comment';

/** The end of the last token that means something; `otherwise` if there is none. */
const meaningfulEnd = (tokens: readonly Token[] | undefined, otherwise: number): number => {
  const last = tokens?.findLast((token) => !isSpace(token));
  return last === undefined ? otherwise : last.offset + last.source.length;
};

/** The `-` of each item of a list in block style. */
export function dashesOf(list: FoundList): readonly Token[] {
  const token = list.srcToken;
  if (token?.type !== 'block-seq') return [];
  return token.items.flatMap((item) => item.start.find(({ type }) => type === 'seq-item-ind') ?? []);
}

/** Where the name of a field ends with its colon, and whether it has one. */
export function endOfName(pair: FoundPair): { readonly end: number; readonly colon: boolean } {
  const key = asNode(pair.key);
  const colon = pair.srcToken?.sep?.find(({ type }) => type === 'map-value-ind');
  if (colon) return { end: colon.offset + 1, colon: true };
  return { end: key ? rangeOf(key)[1] : 0, colon: false };
}

/** Where the last character of a node stands that is neither layout nor comment; half-open. */
export function contentEnd(text: string, node: Node): number {
  const [start, end] = rangeOf(node);
  if (isBlockScalar(node)) return start + text.slice(start, end).replace(/(?:\r?\n[ \t]*)+$/, '').length;
  if (isMap(node) && node.flow !== true) {
    const last = node.items.at(-1);
    return last === undefined ? end : endOfPair(text, last);
  }
  if (isSeq(node) && node.flow !== true) return endOfItem(text, node as FoundList, node.items.length - 1);
  return end;
}

/** The same of a field. */
export function endOfPair(text: string, pair: FoundPair): number {
  const value = asNode(pair.value);
  if (value !== undefined && !isAbsent(value)) return contentEnd(text, value);
  return meaningfulEnd(pair.srcToken?.sep, endOfName(pair).end);
}

/** The same of an item of a list. */
export function endOfItem(text: string, list: FoundList, index: number): number {
  const item = asNode(list.items[index]);
  if (item !== undefined && !isAbsent(item)) return contentEnd(text, item);
  return (dashesOf(list)[index]?.offset ?? rangeOf(list as Node)[0]) + 1;
}

/** Where a field begins: at its name, or at the `?` or anchor before it. */
export function startOfPair(pair: FoundPair): number {
  const key = asNode(pair.key);
  const start = pair.srcToken?.start.find((token) => !isSpace(token) && token.type !== 'comma');
  return start?.offset ?? (key ? rangeOf(key)[0] : 0);
}

/** The name of a field; `undefined` for one that is no plain name. */
export function nameOf(pair: FoundPair): string | undefined {
  if (!isScalar(pair.key)) return undefined;
  return typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? '');
}

/** Whether a block scalar keeps the empty lines below it (`|+`): they are part of it then. */
export function keepsBlankLines(text: string, node: unknown): boolean {
  const found = asNode(node);
  if (found === undefined || !isBlockScalar(found)) return false;
  const start = rangeOf(found)[0];
  return /^[|>]\d?\+/.test(text.slice(start, endOfLine(text, start)));
}

/** The last node in a value: the one that ends it. */
export function lastNode(node: unknown): unknown {
  if (isMap(node) && node.flow !== true) return lastNode(node.items.at(-1)?.value);
  if (isSeq(node) && node.flow !== true) return lastNode(node.items.at(-1));
  return node;
}

/** How the first nested map and the first list of a file are indented. */
function layoutOf(text: string, contents: unknown): Layout {
  let step: number | undefined;
  let dash: number | undefined;
  const visit = (node: unknown, depth: number): void => {
    if (depth > 64 || (step !== undefined && dash !== undefined)) return;
    if (isSeq(node)) for (const item of node.items) visit(item, depth + 1);
    if (!isMap(node) || node.flow === true) return;
    for (const { key, value } of node.items) {
      const name = asNode(key);
      const found = asNode(value);
      if (name && found && isCollection(found) && found.flow !== true) {
        const inner = columnOf(text, rangeOf(found)[0]) - columnOf(text, rangeOf(name)[0]);
        if (isSeq(found)) dash ??= inner;
        else if (inner > 0) step ??= inner;
      }
      visit(value, depth + 1);
    }
  };
  visit(contents, 0);
  return { step: step ?? ordinaryLayout.step, dash: dash ?? ordinaryLayout.dash };
}
