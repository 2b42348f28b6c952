import { createHash } from 'node:crypto';
import type { ExportFile } from '../files.ts';
import { AnnotationWriter, type AnnotationInput, type Draft } from './items.ts';
import { annotationContext, annotationMediaType, type WebAnnotation } from './model.ts';

/** What a collection says of itself. */
export interface CollectionFacts {
  /** Of the episode. */
  readonly title: string;
  /** The episode's folder below the base, with `/` at its end. */
  readonly folder: string;
  /** Address of the licence of text and transcript. */
  readonly licence?: string;
}

/** Gives each its address: from what it is about, so that it stays when others come, go or move. */
function* identify(drafts: Iterable<Draft>, collection: string): Generator<WebAnnotation> {
  const seen = new Map<string, number>();
  for (const { key, annotation } of drafts) {
    const name = `${key[0]}-${createHash('sha256').update(JSON.stringify(key)).digest('hex').slice(0, 12)}`;
    const number = (seen.get(name) ?? 0) + 1;
    seen.set(name, number);
    yield { id: `${collection}#${name}${number === 1 ? '' : `-${number}`}`, ...annotation };
  }
}

/**
 * `annotations.jsonld` beside an episode's page: its notes, corrections, citations and mentions as a collection of
 * W3C Web Annotations, all on one page. Nothing where there is none. Whose they are and when they were made is not
 * known, so nothing is said of it.
 * @see https://www.w3.org/TR/annotation-model/#annotation-collection
 */
export function exportAnnotations(input: AnnotationInput, facts: CollectionFacts): ExportFile | undefined {
  const writer = new AnnotationWriter(input);
  const path = `${facts.folder}annotations.jsonld`;
  const id = input.addresses.absolute(path);
  const items = [...identify([...writer.notes(), ...writer.corrections(), ...writer.links()], id)];
  if (items.length === 0) return undefined;
  const page = `${id}#page`;
  const collection = {
    '@context': annotationContext,
    id,
    type: 'AnnotationCollection',
    label: `Annotations of ${facts.title}`,
    total: items.length,
    generator: { type: 'Software', name: 'Glosscast' },
    ...(facts.licence === undefined ? {} : { rights: facts.licence }),
    first: { id: page, type: 'AnnotationPage', partOf: id, startIndex: 0, items },
    last: page,
  };
  return { path, mediaType: annotationMediaType, body: `${JSON.stringify(collection)}\n` };
}
