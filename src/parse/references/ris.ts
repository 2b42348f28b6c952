import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { addressKey } from '../../model/ids.ts';
import type { Position } from '../../model/position.ts';
import type { CslDate, CslName, Source } from '../../model/source.ts';
import { isEmptyGenre } from './csl-vocabulary.ts';
import { isStatedDate, parseDate } from './dates.ts';
import { languageTag } from './languages.ts';
import { finishRecord } from './record.ts';
import { readableText } from './text-position.ts';
import { risTags, risTypes } from './ris-types.ts';

interface RisField {
  readonly tag: string;
  value: string;
  readonly position: Position;
}

interface RisRecord {
  readonly position: Position;
  readonly fields: RisField[];
}

const fieldLine = /^[ \t]*([A-Za-z][A-Za-z0-9])( ?) -(?: (.*)|)$/;

/** A line `AB - and so on` of a text looks like a field: with one blank only known tags begin one. */
function readLine(
  line: string,
): { readonly tag: string; readonly value: string; readonly column: number } | undefined {
  const [whole, name, blank, value = ''] = fieldLine.exec(line) ?? [];
  const tag = name?.toUpperCase();
  if (whole === undefined || tag === undefined || (blank === '' && !risTags.has(tag))) return undefined;
  return { tag, value, column: value === '' ? 1 : line.length - value.length + 1 };
}

/** Records and their fields, line by line; a line without a tag continues the field before it. */
function splitRis(text: string, path: string, messages: Message[]): RisRecord[] {
  const records: RisRecord[] = [];
  const say = (position: Position, reason: string, hint: string): void =>
    void messages.push(describe('source-syntax', position, { reason }, hint));
  let open: RisRecord | undefined;
  let outside: Position | undefined;
  const reportOpen = (): void => {
    if (open) say(open.position, 'the record has no end', 'a record ends with a line "ER  - "');
  };
  text.split('\n').forEach((line, index) => {
    const field = readLine(line);
    const position = { path, line: index + 1, column: field?.column ?? 1 };
    if (field?.tag === 'TY') {
      reportOpen();
      open = { position: { ...position, column: 1 }, fields: [] };
      records.push(open);
    }
    if (field?.tag === 'ER') {
      open = undefined;
      outside = undefined;
    } else if (open && field) {
      if (!risTags.has(field.tag))
        messages.push(
          describe('unknown-field', { ...position, column: line.search(/\S/) + 1 }, { field: field.tag }),
        );
      open.fields.push({ tag: field.tag, value: field.value.trim(), position });
    } else if (line.trim() !== '' && field?.tag !== 'EF') {
      const last = open?.fields.at(-1);
      if (last) last.value = `${last.value} ${line.trim()}`.trim();
      else if (outside === undefined) {
        outside = { ...position, column: 1 };
        say(outside, 'this stands outside of a record', 'a record begins with a line like "TY  - BOOK"');
      }
    }
  });
  reportOpen();
  return records;
}

/** Initials before a name, as IEEE has it: `J. A. Doe`. */
const initialsFirst = /^((?:\p{Lu}\p{M}*\.[\s-]*)+)(\p{L}[^.]*)$/u;

/** `Family, Given, Suffix`; without a comma it is an institution. */
function risName(text: string): CslName {
  const [family = '', given = '', suffix = ''] = text.split(',').map((part) => part.trim());
  const [, initials, name] = initialsFirst.exec(text.trim()) ?? [];
  if (initials !== undefined && name !== undefined) return { given: initials.trim(), family: name };
  if (given === '') return { literal: text.replace(/,\s*$/, '').trim() };
  return { family, given, ...(suffix === '' ? {} : { suffix }) };
}

/** `2014/02/07/other`, with empty parts at the end, or what people write instead. */
function risDate(text: string): CslDate {
  const parts = text
    .split('/')
    .slice(0, 3)
    .map((part) => part.trim());
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
  ['URL', ['UR', 'LK']],
  ['DOI', ['DO']],
  ['abstract', ['AB', 'N2']],
  ['note', ['N1']],
  ['language', ['LA']],
  ['medium', ['M3']],
  ['call-number', ['CN']],
];

const nameTags: readonly (readonly [field: string, tags: readonly string[]])[] = [
  ['author', ['AU', 'A1']],
  ['editor', ['ED', 'A2']],
  ['collection-editor', ['A3']],
  ['translator', ['A4']],
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

/** When it was published: the fullest of the dates given; a month or a day may stand apart from the year. */
function readIssuedDate(reader: RecordReader, messages: Message[]): void {
  const given = ['DA', 'PY', 'Y1', 'YR'].flatMap((tag) => reader.all([tag]).slice(0, 1));
  const read = given.map((field) => ({ field, date: risDate(field.value) }));
  const precision = ({ date }: { readonly date: CslDate }): number => date['date-parts']?.[0]?.length ?? 0;
  const [best] = read
    .filter((each) => precision(each) > 0)
    .sort((one, other) => precision(other) - precision(one));
  const [apart] = read.filter((each) => precision(each) === 0);
  if (best === undefined) {
    if (apart === undefined) return;
    reader.csl['issued'] = apart.date;
    reader.mark('issued', apart.field);
    if (!isStatedDate(apart.field.value))
      messages.push(
        describe('bad-date', apart.field.position, { value: apart.field.value, field: apart.field.tag }),
      );
    return;
  }
  const year = best.date['date-parts']?.[0]?.[0];
  const whole =
    apart && precision(best) === 1 && year !== undefined
      ? parseDate(`${apart.field.value.trim()} ${year}`)
      : {};
  reader.csl['issued'] = whole['date-parts'] ? whole : best.date;
  reader.mark('issued', best.field);
}

function readDates(reader: RecordReader, messages: Message[]): void {
  readIssuedDate(reader, messages);
  const accessed = reader.one(['Y2']);
  if (!accessed) return;
  const date = risDate(accessed.value);
  reader.csl['accessed'] = date;
  if (!date['date-parts'])
    messages.push(describe('bad-date', accessed.position, { value: accessed.value, field: accessed.tag }));
}

/** Catalogues where a record was found, which are not where the work is to be read. */
const catalogues =
  /crossref|doi\.org|pubmed|medline|scopus|web of science|google|catalog|zotero|worldcat|bibliothek|library/i;

/** `123`, `30` is 123 to 130. */
function pageRange(start: string, end: string | undefined): string {
  if (end === undefined || end === start || /[-–]/.test(start)) return start.replace(/\s*[-–—]+\s*/g, '-');
  const short = /^\d+$/.test(start) && /^\d+$/.test(end) && end.length < start.length;
  return `${start}-${short ? start.slice(0, start.length - end.length) : ''}${end}`;
}

/** Numbers, pages and words that mean the same in all types, and need a look. */
function readCommon(reader: RecordReader): void {
  const { csl } = reader;
  const [start, end] = [reader.one(['SP']), reader.one(['EP'])];
  if (start) csl['page'] = pageRange(start.value, end?.value);
  const keywords = reader.all(['KW']).map(({ value }) => value);
  if (keywords.length > 0) csl['keyword'] = keywords.join(', ');
  if (typeof csl['language'] === 'string') csl['language'] = languageTag(csl['language']);
  if (typeof csl['note'] === 'string') csl['note'] = csl['note'].replace(/<\/?\w+[^<>]*>/g, '').trim();
  if (typeof csl['medium'] === 'string' && isEmptyGenre(csl['medium'])) delete csl['medium'];
  const serial = reader.one(['SN']);
  if (serial) {
    const number = serial.value.replace(/\s*\((?:ISSN|ISBN|print|online|electronic)[^)]*\)/gi, '').trim();
    const field = /^\d{4}-?\d{3}[\dXx](?:\D|$)/.test(number) ? 'ISSN' : 'ISBN';
    csl[field] = number;
    reader.mark(field, serial);
  }
  const database = reader.one(['DB', 'DP']);
  if (database && !catalogues.test(database.value)) csl['source'] = database.value;
}

/** What a tag means depends on the type: `T2` is a journal, a book or a series, `M1` or `IS` a number or an issue. */
function readByType(reader: RecordReader, type: string): void {
  const { csl } = reader;
  const article = type.startsWith('article') || type === 'periodical';
  const whole = ['book', 'report', 'thesis', 'map', 'document'].includes(type);
  reader.text(whole ? 'collection-title' : 'container-title', ['T2', 'JF', 'JO', 'JA', 'J2', 'BT']);
  if (article) reader.text('container-title-short', ['J2', 'JA']);
  if (csl['container-title-short'] === csl['container-title']) delete csl['container-title-short'];
  if (csl['container-title'] === csl['title']) delete csl['container-title'];
  reader.text(article ? 'issue' : 'number', ['IS', 'M1']);
  // An article number stands in C7; ET of an article is the day it came out online.
  if (article) reader.text('number', ['C7']);
  else reader.text('edition', ['ET']);
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
  readCommon(reader);
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
  const text = readableText(file.value);
  const records = splitRis(text, file.path, messages);
  if (records.length === 0 && text.trim() !== '')
    return {
      value,
      messages: [
        describe(
          'malformed-source',
          { path: file.path, line: 1, column: 1 },
          { reason: 'there is no record in it' },
          'a record begins with a line like "TY  - BOOK"',
        ),
      ],
    };
  for (const record of records) {
    const source = readRecord(record, keys, messages);
    if (!source) continue;
    keys.taken.add(source.key);
    value.push(source);
  }
  return { value, messages };
}
