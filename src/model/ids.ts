/** Branded identifiers: plain strings at run time, distinct types to the compiler. Only parsers mint them. */

declare const brand: unique symbol;
type Branded<Name extends string> = string & { readonly [brand]: Name };

/** Folder name of an episode, also its address: `/episodes/<slug>/`. */
export type EpisodeSlug = Branded<'EpisodeSlug'>;
/** Address key of a glossary term: `/glossary/<id>/`. */
export type TermId = Branded<'TermId'>;
/** Citation key of a source as written (`[@key]`); its address is {@link addressKey} of it. */
export type SourceKey = Branded<'SourceKey'>;
/** Key of a person in `people.yaml`: `/people/<id>/`. */
export type PersonId = Branded<'PersonId'>;
/** A block of prose or a passage of a transcript; unique within one document (episode, term). */
export type PlaceId = Branded<'PlaceId'>;
/** A part of a document within which only the first mention of a term is linked; also its HTML id. */
export type SectionId = Branded<'SectionId'>;

/** Makes an id of the text that a parser took it from; checks nothing. So do all that follow. */
export const mintEpisodeSlug = (text: string): EpisodeSlug => text as EpisodeSlug;
export const mintTermId = (text: string): TermId => text as TermId;
export const mintSourceKey = (text: string): SourceKey => text as SourceKey;
export const mintPersonId = (text: string): PersonId => text as PersonId;
export const mintPlaceId = (text: string): PlaceId => text as PlaceId;
export const mintSectionId = (text: string): SectionId => text as SectionId;

/**
 * The part of an address that stands for a key: NFC, lower case, and anything but letters, digits,
 * `-`, `_` and `.` becomes `-`. Runs of `-` are one, none stands at an end. May be empty.
 */
export function addressKey(key: string): string {
  return key
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}_.-]+/gu, '-')
    .replace(/-{2,}/g, '-')
    .replace(/^-+|-+$/g, '');
}
