import type { ShowExport } from '../files.ts';
import { prefixes, type Description, type Graph, type Value } from './graph.ts';
import { describeInSkos } from './skos.ts';

function writeValue(value: Value): object {
  if (value.kind === 'resource') return { '@id': value.iri };
  return value.language === undefined
    ? { '@value': value.text }
    : { '@language': value.language, '@value': value.text };
}

const writeDescription = ({ iri, type, properties }: Description): object => ({
  '@id': iri,
  '@type': type,
  ...Object.fromEntries(
    properties
      .filter(([, values]) => values.length > 0)
      .map(([property, values]) => [property, values.map(writeValue)]),
  ),
});

/** A graph as JSON-LD, with its vocabularies in it: nothing has to be fetched. @see https://www.w3.org/TR/json-ld11/ */
export const writeGraphJson = (graph: Graph): string =>
  `${JSON.stringify({ '@context': prefixes, '@graph': graph.map(writeDescription) }, null, 2)}\n`;

/**
 * `glossary.jsonld`: the same graph as `glossary.ttl`. What search engines read, schema.org's `DefinedTermSet`, stands
 * in the glossary's page instead: they look nowhere else, and take plain keys for it that would be other properties here.
 * Not written without terms.
 */
export const exportGlossaryJsonLd: ShowExport = (input) => {
  const graph = describeInSkos(input);
  const file = { path: 'glossary.jsonld', mediaType: 'application/ld+json', body: writeGraphJson(graph) };
  return { files: graph.length === 0 ? [] : [file], messages: [] };
};
