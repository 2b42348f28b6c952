import type { ShowExport } from '../files.ts';
import { prefixes, type Description, type Graph, type Value } from './graph.ts';
import { describeInSkos } from './skos.ts';

/** A quoted string, on one line whatever it holds. @see https://www.w3.org/TR/turtle/#grammar-production-ECHAR */
const writeString = (text: string): string =>
  `"${text
    .replaceAll('\\', '\\\\')
    .replaceAll('"', '\\"')
    .replace(/[\p{Cc}\u2028\u2029]/gu, (character) =>
      character === '\n'
        ? '\\n'
        : character === '\t'
          ? '\\t'
          : `\\u${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}`,
    )}"`;

function writeValue(value: Value): string {
  if (value.kind === 'resource') return `<${value.iri}>`;
  return value.language === undefined
    ? writeString(value.text)
    : `${writeString(value.text)}@${value.language}`;
}

function writeDescription({ iri, type, properties }: Description): string {
  const lines = properties
    .filter(([, values]) => values.length > 0)
    .map(([property, values]) => `  ${property} ${values.map(writeValue).join(', ')}`);
  return `<${iri}> ${[`a ${type}`, ...lines].join(' ;\n')} .\n`;
}

/** A graph as Turtle. @see https://www.w3.org/TR/turtle/ */
export function writeTurtle(graph: Graph): string {
  const declared = Object.entries(prefixes).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`);
  return [`${declared.join('\n')}\n`, ...graph.map(writeDescription)].join('\n');
}

/** `glossary.ttl`: the glossary in SKOS, for thesaurus tools and triple stores. Not written without terms. */
export const exportGlossaryTurtle: ShowExport = (input) => {
  const graph = describeInSkos(input);
  const file = { path: 'glossary.ttl', mediaType: 'text/turtle', body: writeTurtle(graph) };
  return { files: graph.length === 0 ? [] : [file], messages: [] };
};
