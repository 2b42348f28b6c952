/** A value of a JSON text. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/** A JSON text and where its objects stand. */
export interface JsonDocument {
  readonly value: JsonValue;
  /** 1-based line on which an object begins. */
  readonly lineOf: (object: JsonObject) => number;
  /** Where an object begins, 1-based; the column counts UTF-16 units. */
  readonly placeOf: (object: JsonObject) => { readonly line: number; readonly column: number };
}

/** A JSON text, or why it is none. */
export type JsonResult =
  JsonDocument | { readonly reason: string; readonly line: number; readonly column: number };

class JsonError extends Error {}

const deepest = 200;

/** A recursive descent over JSON that remembers where each object begins, in one pass. */
class JsonReader {
  readonly offsets = new WeakMap<object, number>();
  readonly #text: string;
  at = 0;
  #line = 1;
  #depth = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get line(): number {
    return this.#line;
  }

  #skip(): void {
    for (; ; this.at++) {
      const code = this.#text.charCodeAt(this.at);
      if (code === 10) this.#line++;
      else if (code !== 32 && code !== 9 && code !== 13) return;
    }
  }

  #fail(expected: string): never {
    const found = this.#text[this.at];
    throw new JsonError(
      found === undefined
        ? `the text ends where ${expected} should stand`
        : `expected ${expected}, found "${found}"`,
    );
  }

  document(): JsonValue {
    const value = this.value();
    this.#skip();
    if (this.at < this.#text.length) this.#fail('the end');
    return value;
  }

  value(): JsonValue {
    this.#skip();
    switch (this.#text[this.at]) {
      case '{':
        return this.#nested(() => this.#object());
      case '[':
        return this.#nested(() => this.#array());
      case '"':
        return this.#string();
      default:
        return this.#scalar();
    }
  }

  #nested<T>(read: () => T): T {
    if (++this.#depth > deepest) throw new JsonError(`nested more than ${deepest} deep`);
    const value = read();
    this.#depth--;
    return value;
  }

  #object(): JsonObject {
    const entries: [string, JsonValue][] = [];
    const offset = this.at;
    this.at++;
    this.#skip();
    while (this.#text[this.at] !== '}') {
      if (this.#text[this.at] !== '"') this.#fail('a name in quotation marks');
      const key = this.#string();
      this.#skip();
      if (this.#text[this.at] !== ':') this.#fail('":"');
      this.at++;
      entries.push([key, this.value()]);
      this.#separator('}');
    }
    this.at++;
    const object: JsonObject = Object.fromEntries(entries);
    this.offsets.set(object, offset);
    return object;
  }

  #array(): readonly JsonValue[] {
    const items: JsonValue[] = [];
    this.at++;
    this.#skip();
    while (this.#text[this.at] !== ']') {
      items.push(this.value());
      this.#separator(']');
    }
    this.at++;
    return items;
  }

  #separator(close: string): void {
    this.#skip();
    if (this.#text[this.at] === close) return;
    if (this.#text[this.at] !== ',') this.#fail(`"," or "${close}"`);
    this.at++;
    this.#skip();
    if (this.#text[this.at] === close) this.#fail('a value');
  }

  #string(): string {
    const from = this.at;
    let end = from + 1;
    for (; ; end++) {
      const code = this.#text.charCodeAt(end);
      if (code === 92) end++;
      else if (code === 34) break;
      else if (!(code >= 32)) {
        // A raw line break in a string, or the end of the text (NaN).
        this.at = Math.min(end, this.#text.length);
        this.#fail('a quotation mark');
      }
    }
    this.at = end + 1;
    const raw = this.#text.slice(from, this.at);
    if (!raw.includes('\\')) return raw.slice(1, -1);
    try {
      return JSON.parse(raw) as string;
    } catch {
      this.at = from;
      throw new JsonError('a string with a bad escape');
    }
  }

  #scalar(): JsonValue {
    const token = /[-+.\w]{0,400}/y;
    token.lastIndex = this.at;
    const raw = token.exec(this.#text)?.[0] ?? '';
    if (raw === 'true') return this.#advance(4, true);
    if (raw === 'false') return this.#advance(5, false);
    if (raw === 'null') return this.#advance(4, null);
    // Python writes NaN for an unknown time; everything else around it is sound.
    if (raw === 'NaN') return this.#advance(3, null);
    if (!/^-?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?$/.test(raw)) this.#fail('a value');
    return this.#advance(raw.length, Number(raw));
  }

  #advance<T>(length: number, value: T): T {
    this.at += length;
    return value;
  }
}

/** The offsets at which lines begin, ascending. */
function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** How many of the ascending numbers are at most `limit`. */
function countUpTo(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((numbers[middle] as number) <= limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Reads a JSON text; on an error says where and why. Objects keep the place they begin at. */
export function parseJson(text: string): JsonResult {
  const reader = new JsonReader(text);
  try {
    const value = reader.document();
    const starts = lineStarts(text);
    const placeOf: JsonDocument['placeOf'] = (object) => {
      const offset = reader.offsets.get(object) ?? 0;
      const line = countUpTo(starts, offset);
      return { line, column: offset - (starts[line - 1] ?? 0) + 1 };
    };
    return { value, placeOf, lineOf: (object) => placeOf(object).line };
  } catch (error) {
    if (!(error instanceof JsonError)) throw error;
    const column = reader.at - text.lastIndexOf('\n', reader.at - 1);
    return { reason: error.message, line: reader.line, column: Math.max(1, column) };
  }
}

export function isJsonObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
