/** A part of a value: text between delimiters or a number, or a word that names an abbreviation. */
export interface ValuePiece {
  readonly kind: 'text' | 'name';
  /** Without its delimiters. */
  readonly text: string;
  /** Where it stands in the file, in UTF-16 units, delimiter included. */
  readonly offset: number;
}

/** A field of an entry: where its value stands in the file, its raw text and its parts, which `#` joins. */
export interface BibtexField {
  readonly offset: number;
  readonly raw: string;
  readonly pieces: readonly ValuePiece[];
}

/** Something in an entry that is not as BibTeX has it, and does not keep the entry from being read. */
export interface FieldFault {
  readonly offset: number;
  readonly reason: string;
  readonly hint: string;
}

/** The fields by lower-cased name; of a name given twice the last counts, as in BibTeX. */
export interface FieldList {
  readonly fields: ReadonlyMap<string, BibtexField>;
  readonly faults: readonly FieldFault[];
}

/** White space, and lines that begin with `%`: comments to biber and to people. */
const gap = /(?:\s|(?<=\n[ \t]*)%[^\n]*)*/y;
const separators = /(?:[\s,]|(?<=\n[ \t]*)%[^\n]*)*/y;
const nameAndSign = /([^\s=,{}"#()%]+)\s*=\s*/y;
const bareWord = /[^\s,#{}"=]+/y;
const nextField = /\n[ \t]*[A-Za-z][\w:-]*[ \t]*=|,[ \t]*[A-Za-z][\w:-]*[ \t]*=[ \t]*["{\d]/;

const endOf = (pattern: RegExp, text: string, offset: number): number => {
  pattern.lastIndex = offset;
  return pattern.test(text) ? pattern.lastIndex : offset;
};

/** Where a text in braces or quotation marks ends, behind its delimiter; `undefined` where it is never closed. */
function endOfText(text: string, start: number, limit: number): number | undefined {
  const close = text[start] === '{' ? '}' : '"';
  let depth = 0;
  for (let offset = start + 1; offset < limit; offset++) {
    const character = text[offset];
    if (character === close && depth === 0) return offset + 1;
    if (character === '{') depth++;
    else if (character === '}') depth--;
  }
  return undefined;
}

/** Past the next comma that stands outside of braces. */
function skipToComma(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let offset = start; offset < limit; offset++) {
    const character = text[offset];
    if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === ',' && depth <= 0) return offset;
  }
  return limit;
}

/** Where a text that is never closed ends: before what looks like a field, in the next line or behind a comma. */
export function endOfUnclosed(text: string, offset: number, limit: number): number {
  const next = text.slice(offset, limit).search(nextField);
  return next === -1 ? limit : offset + next;
}

/** How many texts of an entry may be left open: whether one is takes reading to its end. More of them are no fields. */
const openTexts = 20;

class FieldReader {
  readonly fields = new Map<string, BibtexField>();
  readonly faults: FieldFault[] = [];
  readonly #text: string;
  readonly #limit: number;
  readonly #broken: number | undefined;
  #openTexts = 0;
  #offset: number;

  constructor(text: string, start: number, limit: number, broken?: number) {
    this.#text = text;
    this.#broken = broken;
    this.#offset = start;
    this.#limit = limit;
  }

  #fault(offset: number, reason: string, hint: string): void {
    this.faults.push({ offset, reason, hint });
  }

  #skip(pattern: RegExp): void {
    this.#offset = Math.min(endOf(pattern, this.#text, this.#offset), this.#limit);
  }

  /** Whether a field begins at the offset. */
  #isField(offset: number): boolean {
    return endOf(nameAndSign, this.#text, offset) > offset;
  }

  read(): void {
    for (this.#skip(separators); this.#offset < this.#limit; this.#skip(separators)) {
      const start = this.#offset;
      nameAndSign.lastIndex = start;
      const match = nameAndSign.exec(this.#text);
      if (!match || nameAndSign.lastIndex > this.#limit) {
        const word = this.#text.slice(start, Math.min(this.#limit, start + 40)).split(/[\s,{]/, 1)[0] ?? '';
        this.#fault(start, `"${word}" is not a field`, 'write name = {value},');
        this.#offset = Math.max(skipToComma(this.#text, start, this.#limit), start + 1);
        continue;
      }
      this.#offset = nameAndSign.lastIndex;
      const name = (match[1] as string).toLowerCase();
      const field = this.#value(name);
      const before = this.fields.get(name);
      if (before !== undefined && before.raw !== '' && field.raw !== '' && before.raw !== field.raw)
        this.#fault(start, `"${match[1]}" stands twice`, 'only the last of them counts: remove one');
      if (before === undefined || field.raw !== '') this.fields.set(name, field);
    }
  }

  #value(name: string): BibtexField {
    const start = this.#offset;
    const pieces: ValuePiece[] = [];
    let end = start;
    for (let more = true; more;) {
      const piece = this.#piece();
      if (piece === undefined) break;
      pieces.push(piece);
      end = this.#offset;
      this.#skip(gap);
      more = this.#text[this.#offset] === '#' && this.#offset < this.#limit;
      if (more) {
        this.#offset++;
        this.#skip(gap);
      }
    }
    if (this.#offset < this.#limit && this.#text[this.#offset] !== ',') {
      const found = this.#offset;
      if (pieces.length > 0 && this.#isField(found)) {
        this.#fault(
          found,
          'a comma is missing before this field',
          'write a comma behind the value before it',
        );
      } else {
        // Words without braces, or something behind a value: all of it, up to the comma, is taken for the value.
        end = skipToComma(this.#text, found, this.#limit);
        this.#offset = end;
        this.#fault(
          start,
          `the value of "${name}" has no braces around it, or too much behind it`,
          'write {value},',
        );
        const text = this.#text
          .slice(start, end)
          .replace(/[{}"#]/g, ' ')
          .trim();
        return {
          offset: start,
          raw: this.#text.slice(start, end).trim(),
          pieces: [{ kind: 'text', text, offset: start }],
        };
      }
    }
    return { offset: start, raw: this.#text.slice(start, end), pieces };
  }

  #piece(): ValuePiece | undefined {
    const offset = this.#offset;
    if (offset >= this.#limit) return undefined;
    const character = this.#text[offset];
    if (character === '{' || character === '"') {
      const end = offset === this.#broken ? undefined : endOfText(this.#text, offset, this.#limit);
      if (end !== undefined) {
        this.#offset = end;
        return { kind: 'text', text: this.#text.slice(offset + 1, end - 1), offset };
      }
      return this.#unclosed(offset);
    }
    bareWord.lastIndex = offset;
    const word = bareWord.exec(this.#text)?.[0].slice(0, this.#limit - offset);
    if (word === undefined) return undefined;
    this.#offset = offset + word.length;
    return { kind: /^[+-]?\d+$/.test(word) ? 'text' : 'name', text: word, offset };
  }

  #unclosed(offset: number): ValuePiece {
    const end = ++this.#openTexts > openTexts ? this.#limit : endOfUnclosed(this.#text, offset, this.#limit);
    const value = this.#text.slice(offset + 1, end);
    this.#offset = end - (/,\s*$/.exec(value)?.[0].length ?? 0);
    const sign = this.#text[offset] === '"' ? 'quotation mark' : 'brace';
    this.#fault(
      offset,
      `the ${sign} that opens here is never closed`,
      `write a ${sign} at the end of the value`,
    );
    const text = value.replace(/[{}]/g, '').replace(/,\s*$/, '').trim();
    return { kind: 'text', text, offset };
  }
}

/**
 * The fields between two offsets of a file. A missing comma, a value without braces, a quotation mark that is never
 * closed and a field given twice are reported, and the others are read. So is one at `broken`, whatever seems to
 * close it.
 */
export function readFields(text: string, start: number, limit: number, broken?: number): FieldList {
  const reader = new FieldReader(text, start, limit, broken);
  reader.read();
  return { fields: reader.fields, faults: reader.faults };
}
