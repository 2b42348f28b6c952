import type { Addresses } from '../model/address.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Show } from '../model/show.ts';
import { writeScriptJson } from '../text/escape.ts';

/** A schema.org object. @see https://schema.org/ */
export type JsonLd = Readonly<Record<string, unknown>>;

/** What every description is made from. */
export interface JsonLdContext {
  readonly show: Show;
  readonly addresses: Addresses;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Absolute URL of the show's picture. */
  readonly image?: string;
}

/** Drops what has no value, so that nothing is claimed that is not known. */
export function compact(object: Record<string, unknown>): JsonLd {
  const empty = (value: unknown): boolean =>
    value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !empty(value)));
}

/** Serialised so that it can stand inside `<script type="application/ld+json">`, whatever the texts hold. */
export function serializeJsonLd(object: JsonLd): string {
  return writeScriptJson({ '@context': 'https://schema.org', ...object });
}
