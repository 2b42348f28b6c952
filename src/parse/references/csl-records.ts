import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Position } from '../../model/position.ts';
import type { Source } from '../../model/source.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { plainValue, readDate, readNames, textOf } from './csl-values.ts';
import { dateVariables, nameVariables, recordFields, textVariables } from './csl-vocabulary.ts';
import { finishRecord } from './record.ts';

const knownFields: ReadonlySet<string> = new Set([
  ...nameVariables,
  ...dateVariables,
  ...textVariables,
  ...recordFields,
]);

/** Nearest known names of unknown fields, found once for all records of a file. */
type Hints = Map<string, string | undefined>;

function hintOf(field: string, hints: Hints): string | undefined {
  if (!hints.has(field)) hints.set(field, didYouMean(field, knownFields));
  return hints.get(field);
}

/** Zotero's ids are addresses; the key that people cite by stands beside them. */
function keyOf(csl: Readonly<Record<string, unknown>>): string {
  const id = typeof csl['id'] === 'string' ? csl['id'] : '';
  const key = csl['citation-key'];
  return typeof key === 'string' && (id === '' || id.includes('://')) ? key : id;
}

/** Crossref gives most texts in lists, of one as a rule. */
function listedText(node: YamlNode): string | undefined {
  if (node.kind !== 'list') return undefined;
  const texts = node.items.map(textOf);
  return texts.some((text) => text === undefined) ? undefined : texts.join(', ');
}

function readField(field: string, node: YamlNode, report: (message: Message) => void): unknown {
  if (nameVariables.has(field)) return readNames(field, node, report);
  if (dateVariables.has(field)) return readDate(field, node, report);
  if (!textVariables.has(field)) return plainValue(node);
  const text = textOf(node) ?? listedText(node);
  const empty = node.kind === 'broken' || (node.kind === 'scalar' && node.value === null);
  if (text === undefined && !empty)
    report(describe('wrong-type', node.position, { field, expected: 'text' }));
  return text;
}

function readRecord(
  node: YamlNode & { readonly kind: 'map' },
  hints: Hints,
  messages: Message[],
): Source | undefined {
  const report = (message: Message): void => void messages.push(message);
  const places = new Map<string, Position>();
  const csl: Record<string, unknown> = {};
  let custom: Record<string, YamlNode> = {};
  for (const { key, keyPosition, value } of node.entries) {
    places.set(key, value.position);
    const read = key === 'id' || key === 'type' ? textOf(value) : readField(key, value, report);
    if (read !== undefined && read !== null) csl[key] = read;
    if (key === 'custom' && value.kind === 'map')
      custom = Object.fromEntries(value.entries.map((entry) => [entry.key, entry.value]));
    const hint = knownFields.has(key) ? undefined : hintOf(key, hints);
    if (hint !== undefined) report(describe('unknown-field', keyPosition, { field: key }, hint));
  }
  for (const field of ['archived', 'accessed'] as const)
    if (custom[field]) places.set(field, custom[field].position);
  const archived = custom['archived'] && textOf(custom['archived']);
  const accessed = custom['accessed'] && textOf(custom['accessed']);
  const finished = finishRecord({
    key: keyOf(csl),
    csl,
    position: node.position,
    at: (field) => places.get(field) ?? node.position,
    titleReported: messages.some(
      ({ rule, line, column }) =>
        rule === 'wrong-type' && line === places.get('title')?.line && column === places.get('title')?.column,
    ),
    ...(archived === undefined ? {} : { archived }),
    ...(accessed === undefined ? {} : { accessed }),
  });
  messages.push(...finished.messages);
  return finished.source;
}

/** CSL items out of positioned nodes. What is no item is reported; the others are kept. */
export function readCslRecords(nodes: readonly YamlNode[]): Parsed<readonly Source[]> {
  const messages: Message[] = [];
  const hints: Hints = new Map();
  const value: Source[] = [];
  for (const node of nodes) {
    if (node.kind === 'broken') continue;
    const source = node.kind === 'map' ? readRecord(node, hints, messages) : undefined;
    if (node.kind !== 'map')
      messages.push(
        describe('malformed-source', node.position, { reason: 'it is not a record with fields' }),
      );
    if (source) value.push(source);
  }
  return { value, messages };
}

/** The list of records in a file: the whole of it, or its `items` or `references`. A record alone is a list of one. */
export function listRecords(tree: YamlNode): readonly YamlNode[] | undefined {
  if (tree.kind === 'list') return tree.items;
  if (tree.kind !== 'map') return undefined;
  for (const name of ['references', 'items']) {
    const list = tree.entries.find(({ key }) => key === name)?.value;
    if (list?.kind === 'list') return list.items;
    if (list?.kind === 'scalar' && list.value === null) return [];
  }
  return tree.entries.some(({ key }) => key === 'id' || key === 'type') ? [tree] : undefined;
}
