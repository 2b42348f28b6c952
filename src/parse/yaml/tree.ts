import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Document, type Node } from 'yaml';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Position } from '../../model/position.ts';
import { explainYamlError } from './syntax.ts';

/** A field of a map in a YAML file, with where its name and its value stand. */
export interface YamlEntry {
  readonly key: string;
  readonly keyPosition: Position;
  readonly value: YamlNode;
}

/**
 * YAML as the schemas read it: no aliases, no tags, every node with the position of its first character.
 * `text` is a scalar as it was written (`012` stays `012`); `broken` is a value that a syntax error, reported
 * already, made unreadable.
 */
export type YamlNode = { readonly position: Position } & (
  | {
      readonly kind: 'scalar';
      readonly value: string | number | boolean | null;
      readonly text: string;
      /** A comment that stands where a value should: `colour: #0a5`. */
      readonly comment?: string;
    }
  | { readonly kind: 'list'; readonly items: readonly YamlNode[] }
  | { readonly kind: 'map'; readonly entries: readonly YamlEntry[] }
  | { readonly kind: 'broken' }
);

/** How many nodes the aliases of one file may stand for, all together, before it counts as an attack. */
const aliasLimit = 10_000;
/** Deeper than anybody writes by hand. */
const depthLimit = 64;

/** Where a text lies in its file: YAML may begin below the first line. */
export interface YamlOrigin {
  readonly path: string;
  /** 1-based line of the file where the text begins. */
  readonly firstLine: number;
}

/** Turns the nodes of one document into a {@link YamlNode}, resolving aliases and reporting repeated names. */
class TreeBuilder {
  readonly messages: Message[] = [];
  readonly #text: string;
  readonly #lines: LineCounter;
  readonly #origin: YamlOrigin;
  readonly #anchors = new Map<string, { node: YamlNode; size: number } | 'open'>();
  #size = 0;
  #aliased = 0;

  constructor(text: string, lines: LineCounter, origin: YamlOrigin) {
    this.#text = text;
    this.#lines = lines;
    this.#origin = origin;
  }

  positionAt(offset: number): Position {
    const { line, col } = this.#lines.linePos(Math.min(offset, this.#text.length));
    return {
      path: this.#origin.path,
      line: Math.max(line, 1) + this.#origin.firstLine - 1,
      column: Math.max(col, 1),
    };
  }

  syntaxError(position: Position, reason: string, hint?: string): YamlNode {
    this.messages.push(describe('yaml-syntax', position, { reason }, hint));
    return { kind: 'broken', position };
  }

  build(node: Node, depth = 0): YamlNode {
    const position = this.positionAt(node.range?.[0] ?? 0);
    if (depth > depthLimit) return this.syntaxError(position, 'lists or maps inside one another too deeply');
    if (isAlias(node)) return this.#alias(node.source, position);
    this.#size++;
    const anchor = 'anchor' in node ? node.anchor : undefined;
    const before = this.#size;
    if (anchor !== undefined) this.#anchors.set(anchor, 'open');
    const built = this.#value(node, position, depth);
    if (anchor !== undefined) this.#anchors.set(anchor, { node: built, size: this.#size - before + 1 });
    return built;
  }

  #value(node: Node, position: Position, depth: number): YamlNode {
    if (isScalar(node)) return this.#scalar(node.value, node.source, position);
    if (isSeq<Node | null>(node)) {
      const items = node.items.map((item) =>
        item === null ? this.#scalar(null, '', position) : this.build(item, depth + 1),
      );
      return { kind: 'list', position, items };
    }
    return isMap<Node, Node | null>(node)
      ? { kind: 'map', position, entries: this.#entries(node.items, depth) }
      : { kind: 'broken', position };
  }

  #scalar(value: unknown, source: string | undefined, position: Position): YamlNode {
    if (typeof value === 'string') return { kind: 'scalar', position, value, text: value };
    const known = typeof value === 'number' || typeof value === 'boolean' ? value : null;
    return { kind: 'scalar', position, value: known, text: source ?? String(value ?? '') };
  }

  #entries(pairs: readonly { key: Node; value: Node | null }[], depth: number): YamlEntry[] {
    const entries = new Map<string, YamlEntry>();
    for (const pair of pairs) {
      const keyPosition = this.positionAt(pair.key.range?.[0] ?? 0);
      if (!isScalar(pair.key)) {
        this.syntaxError(keyPosition, 'a field name must be plain text');
        continue;
      }
      const key = typeof pair.key.value === 'string' ? pair.key.value : (pair.key.source ?? '');
      const value = this.#pairValue(pair, keyPosition, depth);
      const earlier = entries.get(key);
      if (earlier === undefined) entries.set(key, { key, keyPosition, value });
      else
        this.messages.push(
          describe('duplicate-field', keyPosition, { field: key, line: earlier.keyPosition.line }),
        );
    }
    return [...entries.values()];
  }

  #pairValue(pair: { key: Node; value: Node | null }, keyPosition: Position, depth: number): YamlNode {
    const built = pair.value ? this.build(pair.value, depth + 1) : this.#scalar(null, '', keyPosition);
    if (built.kind !== 'scalar' || built.value !== null) return built;
    // An empty value begins where the parser stopped looking: its name is the better place to point at.
    const rest = this.#text.slice(pair.key.range?.[1] ?? 0, (pair.key.range?.[1] ?? 0) + 40);
    const comment = /^[ \t]*:[ \t]+(#[0-9a-z]{3,8})\b/i.exec(rest)?.[1];
    if (comment === undefined) return { ...built, position: keyPosition };
    const position = {
      ...keyPosition,
      column: keyPosition.column + (pair.key.range?.[1] ?? 0) - (pair.key.range?.[0] ?? 0),
    };
    return { ...built, position: { ...position, column: position.column + rest.indexOf('#') }, comment };
  }

  #alias(name: string, position: Position): YamlNode {
    const target = this.#anchors.get(name);
    if (target === undefined)
      return this.syntaxError(
        position,
        `"*${name}" refers to nothing`,
        'a value that begins with * needs quotation marks',
      );
    if (target === 'open') return this.syntaxError(position, `"*${name}" refers to what it stands in`);
    this.#aliased += target.size;
    this.#size += target.size;
    if (this.#aliased > aliasLimit) return this.syntaxError(position, 'aliases stand for too many values');
    return target.node;
  }
}

interface Reading {
  readonly builder: TreeBuilder;
  readonly document: Document.Parsed;
  readonly tree: YamlNode | undefined;
}

function readDocument(text: string, origin: YamlOrigin): Reading {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, {
    lineCounter,
    prettyErrors: false,
    uniqueKeys: false,
    schema: 'core',
  });
  const builder = new TreeBuilder(text, lineCounter, origin);
  const tree = document.contents === null ? undefined : builder.build(document.contents);
  for (const warning of document.warnings)
    builder.syntaxError(
      builder.positionAt(warning.pos[0]),
      'a value must not begin with a tag (!…)',
      'put quotation marks around it',
    );
  return { builder, document, tree };
}

/** Messages of the first syntax error: those after it are mostly its consequences. */
function firstError({ document, builder }: Reading): Message[] {
  const error = document.errors[0];
  if (error === undefined) return [];
  const { reason, hint } = explainYamlError(error);
  return [describe('yaml-syntax', builder.positionAt(error.pos[0]), { reason }, hint)];
}

/** A line that can only begin a field of the outermost map, or be a mistake. */
const opensField = /^[^\s#\-\]},]/;

/** The text in parts, one for each field of the outermost map. */
function splitFields(text: string): { readonly text: string; readonly line: number }[] {
  const parts: { lines: string[]; line: number }[] = [];
  text.split('\n').forEach((line, index) => {
    const last = parts.at(-1);
    if (last === undefined || opensField.test(line)) parts.push({ lines: [line], line: index });
    else last.lines.push(line);
  });
  return parts.map((part) => ({ text: part.lines.join('\n'), line: part.line }));
}

/** Reads one field whose text may be broken; what cannot be read is marked so, and its name kept. */
function readField(
  text: string,
  origin: YamlOrigin,
): { entries: readonly YamlEntry[]; messages: readonly Message[] } {
  const reading = readDocument(text, origin);
  if (reading.document.errors.length === 0) {
    const { tree } = reading;
    if (tree === undefined || tree.kind === 'map')
      return { entries: tree?.entries ?? [], messages: reading.builder.messages };
    const message = describe(
      'yaml-syntax',
      tree.position,
      { reason: 'this line is no field' },
      'write it as "name: value"',
    );
    return { entries: [], messages: [message] };
  }
  const messages = firstError(reading);
  const named = /^(?:"([^"\n]*)"|'([^'\n]*)'|([^:\n]*?))[ \t]*:(?=\s|$)[ \t]*/.exec(text);
  if (!named) return { entries: [], messages };
  const key = named[1] ?? named[2] ?? named[3] ?? '';
  const position = { path: origin.path, line: origin.firstLine, column: 1 };
  const at = { ...position, column: named[0].length + 1 };
  const rest = text.slice(named[0].length).trim();
  // A title with a colon in it is the commonest mistake of all, and what was meant is plain.
  const meant =
    reading.document.errors[0]?.code === 'BLOCK_AS_IMPLICIT_KEY' && rest !== '' && !rest.includes('\n');
  const value: YamlNode = meant
    ? { kind: 'scalar', value: rest, text: rest, position: at }
    : { kind: 'broken', position: at };
  return { entries: [{ key, keyPosition: position, value }], messages };
}

/** After a syntax error: every field of the outermost map by itself, so that one mistake loses one field. */
function readFieldByField(text: string, origin: YamlOrigin): Parsed<YamlNode> {
  const entries = new Map<string, YamlEntry>();
  const messages: Message[] = [];
  for (const part of splitFields(text)) {
    const field = readField(part.text, { path: origin.path, firstLine: origin.firstLine + part.line });
    messages.push(...field.messages);
    for (const entry of field.entries) {
      const earlier = entries.get(entry.key);
      if (earlier === undefined) entries.set(entry.key, entry);
      else
        messages.push(
          describe('duplicate-field', entry.keyPosition, {
            field: entry.key,
            line: earlier.keyPosition.line,
          }),
        );
    }
  }
  const position = { path: origin.path, line: origin.firstLine, column: 1 };
  return { value: { kind: 'map', position, entries: [...entries.values()] }, messages };
}

/**
 * Reads YAML 1.2 (core schema: a date stays text) into a tree with positions. `undefined` when there is nothing
 * but white space and comments. Syntax errors are positioned messages; of a map, the other fields are kept.
 * Never throws.
 * @see https://yaml.org/spec/1.2.2/#103-core-schema
 */
export function parseYaml(text: string, origin: YamlOrigin): Parsed<YamlNode | undefined> {
  try {
    const reading = readDocument(text, origin);
    const messages = [...firstError(reading), ...reading.builder.messages];
    if (reading.document.errors.length === 0) return { value: reading.tree, messages };
    const recovered = readFieldByField(text, origin);
    return recovered.messages.length > 0 ? recovered : { value: reading.tree, messages };
  } catch (error) {
    // The parser recurses: absurdly deep nesting ends its stack.
    if (!(error instanceof RangeError)) throw error;
    const position = { path: origin.path, line: origin.firstLine, column: 1 };
    const reason = 'lists or maps inside one another too deeply';
    return { value: { kind: 'broken', position }, messages: [describe('yaml-syntax', position, { reason })] };
  }
}
