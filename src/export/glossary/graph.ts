import { keepXmlCharacters } from '../../text/escape.ts';

/** Vocabularies that the glossary is told in. */
export const prefixes = {
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  skos: 'http://www.w3.org/2004/02/skos/core#',
} as const;

/** A name in one of the vocabularies: `skos:prefLabel`. */
export type VocabularyName = `${keyof typeof prefixes}:${string}`;

/** What can stand at the end of a triple: a resource by its address, or text, with its language if it is in one. */
export type Value =
  | { readonly kind: 'resource'; readonly iri: string }
  | { readonly kind: 'text'; readonly text: string; readonly language?: string };

/** Everything that is said of one resource, in the order it is written. A property without values is left out. */
export interface Description {
  readonly iri: string;
  readonly type: VocabularyName;
  readonly properties: readonly (readonly [property: VocabularyName, values: readonly Value[]])[];
}

/** What both forms of RDF are written from, so that they cannot say different things. */
export type Graph = readonly Description[];

/**
 * An address as RDF allows it: what no IRI may hold (spaces, quotation marks, braces …) is percent-encoded.
 * @see https://www.w3.org/TR/turtle/#grammar-production-IRIREF
 */
export const writeIri = (address: string): string =>
  address.toWellFormed().replace(/[\0-\x20\x7F<>"{}|^`\\]/g, (character) => encodeURIComponent(character));

/** A resource by its address. */
export const resource = (address: string): Value => ({ kind: 'resource', iri: writeIri(address) });

/** A text, without the characters that not every form of RDF can hold. `language` is BCP 47. */
export const literal = (text: string, language?: string): Value => ({
  kind: 'text',
  text: keepXmlCharacters(text),
  ...(language === undefined ? {} : { language }),
});
