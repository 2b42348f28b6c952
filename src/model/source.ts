import type { SourceKey } from './ids.ts';
import type { Position } from './position.ts';

/** A name as CSL has it: a person in parts, or a literal (an institution). */
export interface CslName {
  readonly family?: string;
  readonly given?: string;
  readonly literal?: string;
  readonly suffix?: string;
  readonly 'dropping-particle'?: string;
  readonly 'non-dropping-particle'?: string;
}

/** A date as CSL has it. */
export interface CslDate {
  readonly 'date-parts'?: readonly (readonly number[])[];
  readonly literal?: string;
  readonly raw?: string;
  readonly season?: number | string;
  readonly circa?: boolean | number | string;
}

/**
 * A bibliographic record. Only the fields that pages name are listed; all others pass through to citation-js.
 * @see https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
 */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title?: string;
  readonly author?: readonly CslName[];
  readonly editor?: readonly CslName[];
  readonly issued?: CslDate;
  readonly accessed?: CslDate;
  readonly 'container-title'?: string;
  readonly publisher?: string;
  readonly genre?: string;
  readonly URL?: string;
  readonly DOI?: string;
  readonly ISBN?: string;
  readonly language?: string;
  readonly [field: string]: unknown;
}

/** Something that statements rest on: a bibliography entry, or a light source (a plain link in the text). */
export interface Source {
  readonly key: SourceKey;
  readonly csl: CslItem;
  /** Where its entry begins; for a light source, its first link. */
  readonly position: Position;
  /** Where its key is written, if it is. */
  readonly keyPosition?: Position;
  /** Made from a plain external Markdown link, not from a bibliography file. */
  readonly light: boolean;
  /** Address of an archived copy, if the host gave one. */
  readonly archived?: string;
}

/** CSL's inline markup in a title (`<i>`, `<sup>`, `<span class="nocase">`): its plain text, for headings and metadata. */
export function plainTitle(title: string): string {
  return title.replace(/<\/?(?:i|b|sup|sub|sc|span)(?:\s[^<>]*)?>/gi, '');
}

/** Title of a source as plain words; its key where it has none. */
export function titleOf({ csl, key }: Pick<Source, 'csl' | 'key'>): string {
  const title = plainTitle(csl.title ?? '').trim();
  return title === '' ? key : title;
}

/** A DOI as the address that its agency asks for. @see https://www.doi.org/the-identifier/resources/handbook */
export const doiAddress = (doi: string): string =>
  `https://doi.org/${encodeURI(doi.toWellFormed()).replace(/[?#]/g, encodeURIComponent)}`;
