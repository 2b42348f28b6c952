import { sourcePath } from '../model/address.ts';
import { doiAddress, plainTitle, titleOf, type CslItem, type CslName, type Source } from '../model/source.ts';
import { compact, type JsonLd, type JsonLdContext } from './json-ld-object.ts';

/**
 * CSL types that are certainly one of schema.org's; all others are a `CreativeWork`. So is `motion_picture`, which may
 * be a film or a clip, `song`, which may be any recording, and a legal case, which schema.org has no type for.
 */
const sourceTypes: Readonly<Record<string, string>> = {
  article: 'Article',
  'article-journal': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  bill: 'Legislation',
  book: 'Book',
  broadcast: 'Episode',
  chapter: 'Chapter',
  dataset: 'Dataset',
  legislation: 'Legislation',
  manuscript: 'Manuscript',
  map: 'Map',
  'paper-conference': 'ScholarlyArticle',
  periodical: 'Periodical',
  post: 'SocialMediaPosting',
  'post-weblog': 'BlogPosting',
  regulation: 'Legislation',
  report: 'Report',
  review: 'Review',
  'review-book': 'Review',
  software: 'SoftwareApplication',
  thesis: 'Thesis',
  treaty: 'Legislation',
  webpage: 'WebPage',
};

/** What a source that stands in something else stands in. */
const containerTypes: Readonly<Record<string, string>> = {
  'article-journal': 'Periodical',
  'article-magazine': 'Periodical',
  'article-newspaper': 'Periodical',
  chapter: 'Book',
  webpage: 'WebSite',
  'post-weblog': 'Blog',
};

/** What has pages, of the types above; in schema.org nothing else has. */
const paged = new Set(
  'article article-journal article-magazine article-newspaper chapter paper-conference post post-weblog report'.split(
    ' ',
  ),
);

/** What stands in a book whose editors, and whose ISBN, are given. */
const inBook = new Set(['chapter', 'paper-conference', 'entry-dictionary', 'entry-encyclopedia']);

/** People by name; "and others" are nobody. */
const nameCreators = (names: readonly CslName[] | undefined): readonly JsonLd[] | undefined =>
  names?.filter(({ literal }) => literal !== 'others').map(nameCreator);

function nameCreator(name: CslName): JsonLd {
  if (name.literal !== undefined) return { '@type': 'Organization', name: name.literal };
  const parts = [
    name.given,
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.suffix,
  ];
  return { '@type': 'Person', name: parts.filter(Boolean).join(' ') };
}

/** ISO 8601, as exact as it is given; nothing for a date that is about right, or before the year 1. */
function isoDate({ csl }: Source): string | undefined {
  const parts = csl.issued?.circa ? undefined : csl.issued?.['date-parts']?.[0];
  if (parts === undefined || !parts.every((part) => Number(part) > 0)) return undefined;
  return parts.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

const text = (csl: CslItem, field: string): string | undefined => {
  const value = csl[field];
  return typeof value === 'number' || (typeof value === 'string' && value !== '') ? String(value) : undefined;
};

function describeContainer({ csl }: Source): JsonLd | undefined {
  const title = text(csl, 'container-title');
  if (title === undefined) return undefined;
  const type = containerTypes[csl.type] ?? 'CreativeWork';
  return compact({
    '@type': type,
    name: plainTitle(title),
    editor: inBook.has(csl.type) ? nameCreators(csl.editor) : undefined,
    isbn: type === 'Book' ? csl.ISBN : undefined,
  });
}

/** An ISBN as an address: only a book has a field for it. */
const isbnUrn = ({ type, ISBN }: CslItem): string | undefined =>
  ISBN === undefined || type === 'book' || type === 'chapter' || !/^[\d-]+[\dxX]$/.test(ISBN)
    ? undefined
    : `urn:isbn:${ISBN}`;

/** A source by what a list of references needs: what it is, who made it, when, and where it can be read. */
export function nameSource(source: Source, { addresses }: JsonLdContext): JsonLd {
  const { csl } = source;
  return compact({
    '@type': sourceTypes[csl.type] ?? 'CreativeWork',
    '@id': addresses.absolute(sourcePath(source.key)),
    name: titleOf(source),
    author: nameCreators(csl.author),
    datePublished: isoDate(source),
    url: csl.URL,
    sameAs: csl.DOI === undefined ? undefined : doiAddress(String(csl.DOI)),
  });
}

/** A source as the kind of work it is, with all that is known of it. */
export function describeSource(source: Source, context: JsonLdContext): JsonLd {
  const { csl, archived } = source;
  const container = describeContainer(source);
  return compact({
    ...nameSource(source, context),
    editor: container !== undefined && inBook.has(csl.type) ? undefined : nameCreators(csl.editor),
    publisher: csl.publisher === undefined ? undefined : { '@type': 'Organization', name: csl.publisher },
    isPartOf: container,
    pagination: paged.has(csl.type) ? text(csl, 'page') : undefined,
    reportNumber: csl.type === 'report' ? text(csl, 'number') : undefined,
    isbn: csl.type === 'book' ? csl.ISBN : undefined,
    identifier: isbnUrn(csl),
    inLanguage: csl.language,
    abstract: text(csl, 'abstract'),
    archivedAt: archived,
  });
}
