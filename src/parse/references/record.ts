import { describe, type Message } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { addressKey, mintSourceKey } from '../../model/ids.ts';
import type { Position } from '../../model/position.ts';
import type { CslItem, Source } from '../../model/source.ts';
import { cslTypes, typeAliases } from './csl-vocabulary.ts';
import { parseDate } from './csl-values.ts';

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

function checkAddress(field: string, url: string, position: Position, messages: Message[]): string | undefined {
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
      describe('unknown-source-type', record.at('type'), { type: unknown.name }, didYouMean(unknown.name, unknown.known)),
    );
    return written ?? 'document';
  }
  if (written !== undefined && cslTypes.has(written)) return written;
  const field = 'type';
  if (written === undefined) {
    messages.push(describe('missing-field', record.at(field), { field }, 'write for instance "book" or "webpage"'));
    return 'document';
  }
  const alias = typeAliases.get(written.toLowerCase());
  const hint = alias === undefined ? didYouMean(written, cslTypes) : `did you mean "${alias}"?`;
  messages.push(describe('unknown-source-type', record.at(field), { type: written }, hint));
  return 'document';
}

/** DOIs come bare, as `doi:…`, or as an address. */
function bareDoi(doi: string): string {
  return doi.replace(/^(?:https?:\/\/(?:dx\.)?doi\.org\/|doi:\s*)/i, '');
}

/**
 * What all formats share: a key that can be an address, a type that CSL has, a title, web addresses only.
 * `undefined` when nothing could cite the source.
 */
export function finishRecord(record: RawRecord): { readonly source?: Source; readonly messages: readonly Message[] } {
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
  const doi = fieldOf(csl, 'DOI');
  if (doi !== undefined) csl['DOI'] = bareDoi(doi);
  const archived =
    record.archived === undefined
      ? undefined
      : checkAddress('archived', record.archived, record.at('archived'), messages);
  if (record.accessed !== undefined && csl['accessed'] === undefined) {
    const date = parseDate(record.accessed);
    if (!date['date-parts'])
      messages.push(describe('bad-date', record.at('accessed'), { value: record.accessed, field: 'accessed' }));
    csl['accessed'] = date;
  }
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
