import jsonld from 'jsonld';
import { Parser, type Quad, type Term } from 'n3';

/** A triple as a line of text, in one spelling whichever parser read it: language tags know no capitals. */
export type Triple = string;

function writeTerm({ termType, value, language, datatype }: Term): string {
  if (termType !== 'Literal') return `<${value}>`;
  const tag =
    language === undefined || language === '' ? `^^${datatype?.value}` : `@${language.toLowerCase()}`;
  return `${JSON.stringify(value)}${tag}`;
}

const triplesOf = (quads: readonly Quad[]): readonly Triple[] =>
  quads.map(({ subject, predicate, object }) => [subject, predicate, object].map(writeTerm).join(' ')).sort();

/** The triples of a Turtle file; throws where it is none. */
export const readTurtle = (text: string): readonly Triple[] =>
  triplesOf(new Parser({ format: 'text/turtle' }).parse(text));

/** Contexts that JSON-LD names by address; no other is fetched. */
export type Contexts = Readonly<Record<string, unknown>>;

const loadFrom = (contexts: Contexts) => (url: string) =>
  url in contexts
    ? Promise.resolve({ documentUrl: url, document: contexts[url] })
    : Promise.reject(new Error(`asks for ${url}`));

/** The triples of a JSON-LD file; throws where it is none, or where a part of it would be dropped. */
export async function readJsonLd(text: string, contexts: Contexts = {}): Promise<readonly Triple[]> {
  const quads = await jsonld.toRDF(JSON.parse(text), {
    format: 'application/n-quads',
    safe: true,
    documentLoader: loadFrom(contexts),
  });
  return triplesOf(new Parser({ format: 'application/n-quads' }).parse(quads));
}
