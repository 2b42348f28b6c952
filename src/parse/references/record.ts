import { describe, type Message } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { addressKey, mintSourceKey } from '../../model/ids.ts';
import type { Position } from '../../model/position.ts';
import type { CslItem, Source } from '../../model/source.ts';
import { cslTypes, typeAliases } from './csl-vocabulary.ts';
import { isStatedDate, parseDate } from './dates.ts';
import { bareDoi, isDoi, wrongIsbn } from './identifiers.ts';

/** An entry as a format's parser read it, before the checks that all formats share. */
export interface RawRecord {
  readonly key: string;
  readonly csl: Readonly<Record<string, unknown>>;
  readonly position: Position;
  /** Where the value of a CSL field (or of `id`, `type`, `archived`) stands; the entry's own place if unknown. */
  readonly at: (field: string) => Position;
  /** What a type that is not CSL's was called in the file; absent when the type is known. */
  readonly unknownType?: { readonly name: string; readonly known: Iterable<string> };
  readonly archived?: string;
  readonly accessed?: string;
  /** What is wrong with its title has been said. */
  readonly titleReported?: boolean;
}

const fieldOf = (record: Record<string, unknown>, field: string): string | undefined => {
  const value = record[field];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};

/** The address, if it is one that may become a link. */
function webAddress(text: string): string | undefined {
  if (!/^https?:\/\/[^\s"<>\\]+$/i.test(text)) return undefined;
  return URL.canParse(text) ? text : undefined;
}

function checkAddress(
  field: string,
  url: string,
  position: Position,
  messages: Message[],
): string | undefined {
  const address = webAddress(url);
  if (address === undefined) {
    const hint = /^(?:www\.)?[\w-]+(?:\.[\w-]+)+(?:[/?#]|$)/.test(url)
      ? `did you mean "https://${url}"?`
      : 'an address begins with https:// or http://';
    messages.push(describe('refused-url', position, { field, url }, hint));
  }
  return address;
}

function checkType(record: RawRecord, messages: Message[]): string {
  const written = fieldOf({ ...record.csl }, 'type');
  const unknown = record.unknownType;
  if (unknown) {
    messages.push(
      describe(
        'unknown-source-type',
        record.at('type'),
        { type: unknown.name },
        didYouMean(unknown.name, unknown.known),
      ),
    );
    return written ?? 'document';
  }
  if (written !== undefined && cslTypes.has(written)) return written;
  const field = 'type';
  if (written === undefined) {
    messages.push(
      describe('missing-field', record.at(field), { field }, 'write for instance "book" or "webpage"'),
    );
    return 'document';
  }
  const alias = typeAliases.get(written.toLowerCase());
  const hint = alias === undefined ? didYouMean(written, cslTypes) : `did you mean "${alias}"?`;
  messages.push(describe('unknown-source-type', record.at(field), { type: written }, hint));
  return 'document';
}

function checkIdentifiers(csl: Record<string, unknown>, record: RawRecord, messages: Message[]): void {
  const written = fieldOf(csl, 'DOI');
  if (written !== undefined) {
    const doi = bareDoi(written);
    if (isDoi(doi)) csl['DOI'] = doi;
    else {
      delete csl['DOI'];
      if (csl['URL'] === undefined && webAddress(written) !== undefined) csl['URL'] = written;
      const hint = 'a DOI begins with "10."; it is left out';
      messages.push(describe('odd-identifier', record.at('DOI'), { value: written, kind: 'a DOI' }, hint));
    }
  }
  const isbn = fieldOf(csl, 'ISBN');
  const wrong = isbn && wrongIsbn(isbn);
  if (wrong === undefined || wrong === '') return;
  const hint = /^\d{4}-?\d{3}[\dxX]$/.test(wrong)
    ? 'it looks like an ISSN'
    : 'are all its digits there, and right?';
  messages.push(describe('odd-identifier', record.at('ISBN'), { value: wrong, kind: 'an ISBN' }, hint));
}

/** Who can stand where an author does. */
const responsible = [
  'author',
  'editor',
  'translator',
  'director',
  'host',
  'guest',
  'series-creator',
  'container-author',
  'interviewer',
  'composer',
  'performer',
  'illustrator',
  'executive-producer',
  'collection-editor',
  'compiler',
];
const inContainer: ReadonlyMap<string, string> = new Map([
  ['article-journal', 'journal'],
  ['chapter', 'book that it is in'],
]);
/** What has no author as a rule. */
const anonymous = new Set([
  'legislation',
  'bill',
  'legal_case',
  'treaty',
  'regulation',
  'standard',
  'periodical',
  'dataset',
  'software',
  'entry-dictionary',
  'entry-encyclopedia',
  'entry',
  'map',
  'motion_picture',
  'broadcast',
  'webpage',
  'article-newspaper',
  'collection',
  'classic',
]);

/** What a reference of its type should have and this one has not. */
function missingOf(csl: Readonly<Record<string, unknown>>): readonly string[] {
  const has = (field: string): boolean => csl[field] !== undefined && csl[field] !== '';
  const type = String(csl['type']);
  const container = inContainer.get(type);
  return [
    ...(responsible.some(has) || has('publisher') || has('authority') || has('URL') || anonymous.has(type)
      ? []
      : ['author, editor or institution']),
    ...(has('issued') || has('status') || has('accessed') || has('original-date') || type === 'periodical'
      ? []
      : ['year']),
    ...(container !== undefined && !has('container-title') ? [container] : []),
  ];
}

/**
 * What all formats share: a key that can be an address, a type that CSL has, a title, web addresses only.
 * `undefined` when nothing could cite the source.
 */
export function finishRecord(record: RawRecord): {
  readonly source?: Source;
  readonly messages: readonly Message[];
} {
  const messages: Message[] = [];
  const key = record.key.normalize('NFC').trim();
  if (addressKey(key) === '') {
    const message =
      key === ''
        ? describe('source-without-key', record.at('id'), { field: 'id' }, 'give it one, like "smith2014"')
        : describe('bad-address', record.at('id'), { name: key }, 'a key needs a letter or a digit');
    return { messages: [message] };
  }
  const csl: Record<string, unknown> = { ...record.csl, id: key, type: checkType(record, messages) };
  if (fieldOf(csl, 'title') === undefined && record.titleReported !== true)
    messages.push(describe('source-without-title', record.at('title'), { key }));
  const url = fieldOf(csl, 'URL');
  const address = url === undefined ? undefined : checkAddress('URL', url, record.at('URL'), messages);
  if (address === undefined) delete csl['URL'];
  else csl['URL'] = address;
  checkIdentifiers(csl, record, messages);
  const archived =
    record.archived === undefined
      ? undefined
      : checkAddress('archived', record.archived, record.at('archived'), messages);
  if (record.accessed !== undefined && csl['accessed'] === undefined) {
    const date = parseDate(record.accessed);
    if (!date['date-parts'] && !isStatedDate(record.accessed))
      messages.push(
        describe('bad-date', record.at('accessed'), { value: record.accessed, field: 'accessed' }),
      );
    csl['accessed'] = date;
  }
  const missing = missingOf(csl);
  if (missing.length > 0)
    messages.push(describe('incomplete-source', record.position, { key, missing: missing.join(' and no ') }));
  const source: Source = {
    key: mintSourceKey(key),
    csl: csl as CslItem,
    position: record.position,
    keyPosition: record.at('id'),
    light: false,
    ...(archived === undefined ? {} : { archived }),
  };
  return { source, messages };
}
