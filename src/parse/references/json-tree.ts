import type { Position } from '../../model/position.ts';
import type { YamlEntry, YamlNode } from '../yaml/tree.ts';

/** Where the text stops being JSON, and why. */
export class JsonFault extends Error {
  readonly offset: number;
  constructor(offset: number, reason: string) {
    super(reason);
    this.offset = offset;
  }
}

const depthLimit = 64;
const space = /\s*/y;
const scalar = /-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null/y;

/**
 * Reads JSON into nodes with positions, from any offset on. A comma too many or missing is let pass;
 * at anything else it throws a {@link JsonFault}.
 * @see https://www.rfc-editor.org/rfc/rfc8259
 */
export class JsonReader {
  offset = 0;
  /** Fields that stand twice in one object, with the place of the second, which counts. */
  readonly repeated: { readonly key: string; readonly position: Position }[] = [];
  readonly #text: string;
  readonly #positionOf: (offset: number) => Position;

  constructor(text: string, positionOf: (offset: number) => Position) {
    this.#text = text;
    this.#positionOf = positionOf;
  }

  /** The next character that is not white space; empty at the end. */
  peek(): string {
    space.lastIndex = this.offset;
    space.test(this.#text);
    this.offset = space.lastIndex;
    return this.#text[this.offset] ?? '';
  }

  /** Passes over the character, if it is the next one. */
  take(character: string): boolean {
    const found = this.peek() === character;
    if (found) this.offset++;
    return found;
  }

  /** One value; the reader stands behind it afterwards. */
  value(depth = 0): YamlNode {
    const next = this.peek();
    const start = this.offset;
    const position = this.#positionOf(start);
    if (depth > depthLimit) throw new JsonFault(start, 'lists or objects inside one another too deeply');
    if (next === '{') return { kind: 'map', position, entries: this.#entries(depth) };
    if (next === '[') return { kind: 'list', position, items: this.#items(depth) };
    if (next === '"') {
      const text = this.#string();
      return { kind: 'scalar', position, value: text, text };
    }
    scalar.lastIndex = start;
    const text = scalar.exec(this.#text)?.[0];
    if (text === undefined) throw this.#unexpected(next, 'a value is missing here');
    this.offset = start + text.length;
    return { kind: 'scalar', position, value: JSON.parse(text) as number | boolean | null, text };
  }

  #unexpected(next: string, reason: string): JsonFault {
    return new JsonFault(this.offset, next === '' ? 'the file ends in the middle of it' : reason);
  }

  #entries(depth: number): YamlEntry[] {
    const entries = new Map<string, YamlEntry>();
    this.offset++;
    while (!this.take('}')) {
      const next = this.peek();
      if (next !== '"')
        throw this.#unexpected(next, 'a field name in quotation marks, or }, is missing here');
      const keyPosition = this.#positionOf(this.offset);
      const key = this.#string();
      if (!this.take(':')) throw this.#unexpected(this.peek(), 'a colon is missing here');
      if (entries.has(key)) this.repeated.push({ key, position: keyPosition });
      entries.set(key, { key, keyPosition, value: this.value(depth + 1) });
      if (!this.take(',') && this.peek() !== '}')
        throw this.#unexpected(this.peek(), 'a comma or } is missing here');
    }
    return [...entries.values()];
  }

  #items(depth: number): YamlNode[] {
    const items: YamlNode[] = [];
    this.offset++;
    while (!this.take(']')) {
      items.push(this.value(depth + 1));
      if (!this.take(',') && this.peek() !== ']')
        throw this.#unexpected(this.peek(), 'a comma or ] is missing here');
    }
    return items;
  }

  #string(): string {
    const start = this.offset;
    let end = start + 1;
    for (; end < this.#text.length && this.#text[end] !== '"'; end++) {
      if (this.#text[end] === '\n') break;
      if (this.#text[end] === '\\') end++;
    }
    if (this.#text[end] !== '"') throw new JsonFault(start, 'the closing quotation mark is missing');
    this.offset = end + 1;
    try {
      return JSON.parse(this.#text.slice(start, end + 1)) as string;
    } catch (cause) {
      if (!(cause instanceof SyntaxError)) throw cause;
      throw new JsonFault(start, 'a backslash stands before a character it cannot stand before');
    }
  }
}
