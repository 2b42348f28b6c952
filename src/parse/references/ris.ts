import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { addressKey } from '../../model/ids.ts';
import type { Position } from '../../model/position.ts';
import type { CslDate, CslName, Source } from '../../model/source.ts';
import { parseDate } from './dates.ts';
import { finishRecord } from './record.ts';
import { readableText } from './text-position.ts';
import { risTypes } from './ris-types.ts';

interface RisField {
  readonly tag: string;
  value: string;
  readonly position: Position;
}

interface RisRecord {
  readonly position: Position;
  readonly fields: RisField[];
}

const fieldLine = /^[ \t]*([A-Za-z][A-Za-z0-9])  ?-(?: (.*)|)$/;

/** Records and their fields, line by line; a line without a tag continues the field before it. */
function splitRis(text: string, path: string, messages: Message[]): RisRecord[] {
  const records: RisRecord[] = [];
  let open: RisRecord | undefined;
  const reportOpen = (): void => {
    if (open)
      messages.push(
        describe('malformed-source', open.position, { reason: 'it has no end' }, 'a record ends with a line "ER  - "'),
      );
  };
  text.split('\n').forEach((line, index) => {
    const match = fieldLine.exec(line);
    const tag = match?.[1]?.toUpperCase();
    const column = match?.[2] === undefined ? 1 : line.length - match[2].length + 1;
    const position = { path, line: index + 1, column };
    if (tag === 'TY') {
      reportOpen();
      open = { position: { ...position, column: 1 }, fields: [] };
      records.push(open);
    }
    if (tag === 'ER') open = undefined;
    else if (open && tag !== undefined) open.fields.push({ tag, value: match?.[2]?.trim() ?? '', position });
    else if (line.trim() !== '') {
      const last = open?.fields.at(-1);
      if (last) last.value = `${last.value} ${line.trim()}`.trim();
      else
        messages.push(
          describe('malformed-source', position, { reason: 'this line stands outside of a record' }, 'a record begins with a line like "TY  - BOOK"'),
        );
    }
  });
  reportOpen();
  return records;
}

/** `Family, Given, Suffix`; without a comma it is an institution. */
function risName(text: string): CslName {
  const [family = '', given = '', suffix = ''] = text.split(',').map((part) => part.trim());
  if (given === '') return { literal: text.replace(/,\s*$/, '').trim() };
  return { family, given, ...(suffix === '' ? {} : { suffix }) };
}

/** `2014/02/07/other`, with empty parts at the end, or what people write instead. */
function risDate(text: string): CslDate {
  const parts = text.split('/').slice(0, 3).map((part) => part.trim());
  while (parts.length > 1 && parts.at(-1) === '') parts.pop();
  return /^\d{1,4}$/.test(parts[0] ?? '') ? parseDate(parts.join('-')) : parseDate(text);
}

/** Tags in the order in which they are tried, for each CSL variable that is text. */
const textTags: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['title', ['TI', 'T1', 'CT', 'BT']],
  ['title-short', ['ST']],
  ['collection-title', ['T3']],
  ['publisher', ['PB']],
  ['publisher-place', ['CY', 'PP']],
  ['volume', ['VL']],
  ['edition', ['ET']],
  ['URL', ['UR', 'LK']],
  ['DOI', ['DO']],
  ['abstract', ['AB', 'N2']],
  ['note', ['N1']],
  ['language', ['LA']],
  ['medium', ['M3']],
  ['call-number', ['CN']],
  ['archive', ['DB', 'DP']],
];

const nameTags: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['author', ['AU', 'A1']],
  ['editor', ['ED', 'A2']],
  ['collection-editor', ['A3']],
  ['translator', ['A4']],
];

const dateTags: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['issued', ['DA', 'PY', 'Y1']],
  ['accessed', ['Y2']],
];

class RecordReader {
  readonly csl: Record<string, unknown> = {};
  readonly #record: RisRecord;
  readonly #places = new Map<string, Position>();

  constructor(record: RisRecord) {
    this.#record = record;
  }

  all(tags: readonly string[]): RisField[] {
    return this.#record.fields.filter(({ tag, value }) => tags.includes(tag) && value !== '');
  }

  /** The field of the first of the tags that the record has. */
  one(tags: readonly string[]): RisField | undefined {
    for (const tag of tags) {
      const found = this.all([tag])[0];
      if (found) return found;
    }
    return undefined;
  }

  place(field: string): Position {
    return this.#places.get(field) ?? this.#record.position;
  }

  mark(field: string, { position }: RisField): void {
    this.#places.set(field, position);
  }

  text(field: string, tags: readonly string[]): void {
    const found = this.one(tags);
    if (!found || this.csl[field] !== undefined) return;
    this.csl[field] = found.value;
    this.mark(field, found);
  }
}

function readDates(reader: RecordReader, messages: Message[]): void {
  for (const [field, tags] of dateTags) {
    const found = reader.one(tags);
    if (!found) continue;
    const date = risDate(found.value);
    reader.csl[field] = date;
    if (!date['date-parts'])
      messages.push(describe('bad-date', found.position, { value: found.value, field: found.tag }));
  }
}

/** What a tag means depends on the type: `T2` is a journal, a book or a series, `M1` or `IS` a number or an issue. */
function readByType(reader: RecordReader, type: string): void {
  const { csl } = reader;
  const article = type.startsWith('article') || type === 'periodical';
  const whole = ['book', 'report', 'thesis', 'map', 'document'].includes(type);
  reader.text(whole ? 'collection-title' : 'container-title', ['T2', 'JO', 'JF', 'JA', 'J2', 'BT']);
  if (csl['container-title'] === csl['title']) delete csl['container-title'];
  reader.text(article ? 'issue' : 'number', ['IS', 'M1']);
  reader.text(article || type === 'webpage' ? 'ISSN' : 'ISBN', ['SN']);
  const [start, end] = [reader.one(['SP']), reader.one(['EP'])];
  if (start) csl['page'] = end && !/[-–]/.test(start.value) ? `${start.value}-${end.value}` : start.value;
  const keywords = reader.all(['KW']).map(({ value }) => value);
  if (keywords.length > 0) csl['keyword'] = keywords.join(', ');
  if (csl['medium'] !== undefined && ['thesis', 'report', 'webpage'].includes(type)) {
    csl['genre'] = csl['medium'];
    delete csl['medium'];
  }
}

/** The keys of a file so far, and how many records had each stem. */
interface Keys {
  readonly taken: Set<string>;
  readonly stems: Map<string, number>;
}

/** `ID` if there is one; else first author's name and year, or the title's first words: the same every time. */
function keyOf(reader: RecordReader, { taken, stems }: Keys): string {
  const given = reader.one(['ID']);
  if (given) {
    reader.mark('id', given);
    return given.value;
  }
  const author = (reader.csl['author'] as readonly CslName[] | undefined)?.[0];
  const title = String(reader.csl['title'] ?? '')
    .split(/\s+/)
    .slice(0, 3)
    .join('-');
  const year = (reader.csl['issued'] as CslDate | undefined)?.['date-parts']?.[0]?.[0] ?? '';
  const stem = addressKey(`${author?.family ?? author?.literal ?? title}${year}`);
  if (stem === '') return stem;
  for (let index = stems.get(stem) ?? 0; ; index++) {
    const suffix = index === 0 ? '' : index < 26 ? String.fromCharCode(97 + index) : `-${index + 1}`;
    if (taken.has(stem + suffix)) continue;
    stems.set(stem, index + 1);
    return stem + suffix;
  }
}

function readRecord(record: RisRecord, keys: Keys, messages: Message[]): Source | undefined {
  const reader = new RecordReader(record);
  const written = record.fields[0]?.value.toUpperCase() ?? '';
  const type = risTypes.get(written);
  const typeField = record.fields[0];
  if (typeField) reader.mark('type', typeField);
  for (const [field, tags] of nameTags) {
    const names = reader.all(tags).map(({ value }) => risName(value));
    if (names.length > 0) reader.csl[field] = names;
  }
  readDates(reader, messages);
  for (const [field, tags] of textTags) reader.text(field, tags);
  readByType(reader, type ?? 'document');
  const finished = finishRecord({
    key: keyOf(reader, keys),
    csl: { ...reader.csl, type: type ?? 'document' },
    position: record.position,
    at: (field) => reader.place(field),
    ...(type === undefined ? { unknownType: { name: written, known: risTypes.keys() } } : {}),
  });
  messages.push(...finished.messages);
  return finished.source;
}

/**
 * Reads RIS. A record without `ID` gets a key of its first author and year (`greitens2014`, the next `greitens2014b`).
 * @see https://en.wikipedia.org/wiki/RIS_(file_format)
 */
export function parseRis(file: VFile): Parsed<readonly Source[]> {
  const messages: Message[] = [];
  const value: Source[] = [];
  const keys: Keys = { taken: new Set(), stems: new Map() };
  for (const record of splitRis(readableText(file.value), file.path, messages)) {
    const source = readRecord(record, keys, messages);
    if (!source) continue;
    keys.taken.add(source.key);
    value.push(source);
  }
  return { value, messages };
}
