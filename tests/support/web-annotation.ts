/**
 * What W3C's Web Annotation Data Model demands (its MUSTs) of collections, as far as they can be told without asking
 * for anything over the net, and what its vocabulary calls the keys that we write.
 * @see https://www.w3.org/TR/annotation-model/
 */

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const list = (value: unknown): readonly unknown[] =>
  value === undefined ? [] : Array.isArray(value) ? (value as unknown[]) : [value];
const isIri = (value: unknown): boolean =>
  typeof value === 'string' && URL.canParse(value) && !/[\s<>"{}|\\^`]/.test(value);

const motivations = new Set(
  `assessing bookmarking classifying commenting describing editing highlighting identifying linking moderating
   questioning replying tagging`.split(/\s+/),
);

/** @see https://www.w3.org/TR/media-frags/#naming-time */
const mediaTime = /^t=(?:npt:)?\d+(?:\.\d+)?,\d+(?:\.\d+)?$/;

function* judgeSelector(value: unknown, at: string): Generator<string> {
  if (!isObject(value)) return yield `${at}: no selector`;
  const { type, exact, prefix, suffix, conformsTo, refinedBy } = value;
  switch (type) {
    case 'TextQuoteSelector':
      if (typeof exact !== 'string' || exact === '') yield `${at}: no exact words`;
      for (const context of [prefix, suffix])
        if (context !== undefined && typeof context !== 'string') yield `${at}: context is no text`;
      break;
    case 'FragmentSelector': {
      const words = value['value'];
      if (typeof words !== 'string' || words === '') yield `${at}: no value`;
      if (conformsTo !== undefined && !isIri(conformsTo)) yield `${at}: conforms to no IRI`;
      if (conformsTo === 'http://www.w3.org/TR/media-frags/') {
        const [start = NaN, end = NaN] = String(words).replace(/^t=/, '').split(',').map(Number);
        if (!mediaTime.test(String(words)) || !(start < end)) yield `${at}: no media fragment`;
      }
      break;
    }
    default:
      yield `${at}: unknown selector ${String(type)}`;
  }
  if (refinedBy !== undefined) yield* judgeSelector(refinedBy, `${at}.refinedBy`);
}

function* judgeResource(value: unknown, at: string): Generator<string> {
  if (typeof value === 'string') {
    if (!isIri(value)) yield `${at}: no IRI`;
    return;
  }
  if (!isObject(value)) return yield `${at}: neither IRI nor resource`;
  if (value['type'] === 'TextualBody') {
    if (typeof value['value'] !== 'string') yield `${at}: a textual body has exactly one value`;
  } else {
    if (!isIri(value['source'])) yield `${at}: a specific resource has exactly one source`;
    for (const [i, one] of list(value['selector']).entries())
      yield* judgeSelector(one, `${at}.selector[${i}]`);
  }
  for (const purpose of list(value['purpose']))
    if (!motivations.has(String(purpose))) yield `${at}: unknown purpose ${String(purpose)}`;
}

function* judgeAnnotation(value: unknown, at: string): Generator<string> {
  if (!isObject(value)) return yield `${at}: no annotation`;
  if (!isIri(value['id'])) yield `${at}: exactly one IRI that identifies it`;
  if (!list(value['type']).includes('Annotation')) yield `${at}: its type is not Annotation`;
  if (list(value['target']).length === 0) yield `${at}: one target or more`;
  if (value['bodyValue'] !== undefined && value['body'] !== undefined) yield `${at}: body and bodyValue`;
  for (const motivation of list(value['motivation']))
    if (!motivations.has(String(motivation))) yield `${at}: unknown motivation ${String(motivation)}`;
  for (const name of ['created', 'modified', 'generated'])
    if (value[name] !== undefined && !/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(String(value[name])))
      yield `${at}: ${name} is no time in UTC`;
  for (const name of ['body', 'target'])
    for (const [i, one] of list(value[name]).entries()) yield* judgeResource(one, `${at}.${name}[${i}]`);
}

/** What is wrong with a collection that holds its first page; nothing, if it keeps the model's rules. */
export function judgeCollection(collection: Json): readonly string[] {
  const faults: string[] = [];
  const { first, total, last } = collection;
  if (!list(collection['@context']).includes('http://www.w3.org/ns/anno.jsonld')) faults.push('no context');
  if (!isIri(collection['id'])) faults.push('the collection has exactly one IRI');
  if (!list(collection['type']).includes('AnnotationCollection'))
    faults.push('it is no AnnotationCollection');
  if (!isObject(first)) return [...faults, 'no first page'];
  if (!isIri(first['id'])) faults.push('the page has exactly one IRI');
  if (!list(first['type']).includes('AnnotationPage')) faults.push('its page is no AnnotationPage');
  if (first['@context'] !== undefined) faults.push('the context stands once');
  if (first['partOf'] !== collection['id']) faults.push('the page is part of another collection');
  if (first['startIndex'] !== 0) faults.push('the first page starts at 0');
  if (last !== first['id']) faults.push('the only page is the last one');
  const { items } = first;
  if (!Array.isArray(items)) return [...faults, 'a page has exactly one list of items'];
  if (total !== items.length) faults.push(`total ${String(total)} of ${items.length} items`);
  for (const [i, one] of items.entries()) faults.push(...judgeAnnotation(one, `items[${i}]`));
  const ids = items.map((one: unknown) => isObject(one) && one['id']);
  if (new Set(ids).size < ids.length) faults.push('an id stands twice');
  return faults;
}

const oa = 'http://www.w3.org/ns/oa#';
const activity = 'http://www.w3.org/ns/activitystreams#';
const dublin = 'http://purl.org/dc/elements/1.1/';
const link = (iri: string) => ({ '@id': iri, '@type': '@id' });
const named = (iri: string) => ({ '@id': iri, '@type': '@vocab' });

/**
 * The keys that our collections use, by what the Web Annotation Vocabulary calls them: enough to read them as RDF
 * without W3C's own context. Any other key is a fault, for it would be dropped.
 * @see https://www.w3.org/TR/annotation-vocab/
 */
export const annotationKeys = {
  '@context': {
    id: '@id',
    type: '@type',
    dcterms: 'http://purl.org/dc/terms/',
    ...Object.fromEntries(
      ['Annotation', 'SpecificResource', 'TextualBody', 'FragmentSelector', 'TextQuoteSelector'].map(
        (name) => [name, oa + name],
      ),
    ),
    AnnotationCollection: `${activity}OrderedCollection`,
    AnnotationPage: `${activity}OrderedCollectionPage`,
    Software: `${activity}Application`,
    ...Object.fromEntries([...motivations].map((name) => [name, oa + name])),
    body: link(`${oa}hasBody`),
    target: link(`${oa}hasTarget`),
    source: link(`${oa}hasSource`),
    selector: link(`${oa}hasSelector`),
    refinedBy: link(`${oa}refinedBy`),
    motivation: named(`${oa}motivatedBy`),
    purpose: named(`${oa}hasPurpose`),
    exact: `${oa}exact`,
    prefix: `${oa}prefix`,
    suffix: `${oa}suffix`,
    generator: link(`${activity}generator`),
    rights: link('http://purl.org/dc/terms/rights'),
    conformsTo: link('http://purl.org/dc/terms/conformsTo'),
    format: `${dublin}format`,
    language: `${dublin}language`,
    value: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#value',
    name: 'http://xmlns.com/foaf/0.1/name',
    label: 'http://www.w3.org/2000/01/rdf-schema#label',
    total: `${activity}totalItems`,
    startIndex: `${activity}startIndex`,
    items: { '@id': `${activity}items`, '@type': '@id', '@container': '@list' },
    partOf: link(`${activity}partOf`),
    first: link(`${activity}first`),
    last: link(`${activity}last`),
  },
} as const;
