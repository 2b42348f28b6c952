/**
 * The part of schema.org's vocabulary that the site uses: each type with its parent, each property with the types that
 * have it. What is not here is no word of the site's.
 * @see https://schema.org/docs/full.html
 */
const parents: Readonly<Record<string, string>> = {
  Person: 'Thing',
  Organization: 'Thing',
  CreativeWork: 'Thing',
  Intangible: 'Thing',
  DefinedTerm: 'Intangible',
  Article: 'CreativeWork',
  ScholarlyArticle: 'Article',
  NewsArticle: 'Article',
  Report: 'Article',
  SocialMediaPosting: 'Article',
  BlogPosting: 'SocialMediaPosting',
  Blog: 'CreativeWork',
  Book: 'CreativeWork',
  Chapter: 'CreativeWork',
  Clip: 'CreativeWork',
  CreativeWorkSeason: 'CreativeWork',
  PodcastSeason: 'CreativeWorkSeason',
  CreativeWorkSeries: 'CreativeWork',
  PodcastSeries: 'CreativeWorkSeries',
  Periodical: 'CreativeWorkSeries',
  Dataset: 'CreativeWork',
  DefinedTermSet: 'CreativeWork',
  Episode: 'CreativeWork',
  PodcastEpisode: 'Episode',
  Legislation: 'CreativeWork',
  Manuscript: 'CreativeWork',
  Map: 'CreativeWork',
  MediaObject: 'CreativeWork',
  AudioObject: 'MediaObject',
  Review: 'CreativeWork',
  SoftwareApplication: 'CreativeWork',
  Thesis: 'CreativeWork',
  WebSite: 'CreativeWork',
  WebPage: 'CreativeWork',
  AboutPage: 'WebPage',
  CollectionPage: 'WebPage',
  SearchResultsPage: 'WebPage',
};

const domains: Readonly<Record<string, readonly string[]>> = {
  ...Object.fromEntries(
    [
      'name',
      'alternateName',
      'description',
      'disambiguatingDescription',
      'identifier',
      'url',
      'sameAs',
      'image',
    ].map((property) => [property, ['Thing']]),
  ),
  ...Object.fromEntries(
    `about abstract archivedAt associatedMedia author citation datePublished editor hasPart inLanguage isBasedOn isPartOf
    keywords license mentions publisher`
      .split(/\s+/)
      .map((property) => [property, ['CreativeWork']]),
  ),
  actor: ['Clip', 'CreativeWorkSeason', 'Episode', 'PodcastSeries'],
  contentSize: ['MediaObject'],
  contentUrl: ['MediaObject'],
  duration: ['Episode', 'MediaObject'],
  encodingFormat: ['CreativeWork', 'MediaObject'],
  endOffset: ['Clip'],
  episodeNumber: ['Episode'],
  hasDefinedTerm: ['DefinedTermSet'],
  inDefinedTermSet: ['DefinedTerm'],
  isbn: ['Book'],
  pagination: ['Article', 'Chapter'],
  partOfSeason: ['Clip', 'Episode'],
  partOfSeries: ['Clip', 'CreativeWorkSeason', 'Episode'],
  reportNumber: ['Report'],
  seasonNumber: ['CreativeWorkSeason'],
  startOffset: ['Clip'],
  transcript: ['AudioObject'],
  webFeed: ['PodcastSeries'],
};

function isA(type: string | undefined, wanted: string): boolean {
  for (let at = type; at !== undefined; at = parents[at]) if (at === wanted) return true;
  return false;
}

/** What in a JSON-LD object is not schema.org's, or said of a thing that has no such property: `where: what`. */
export function judgeSchemaOrg(value: unknown, where = '$'): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => judgeSchemaOrg(one, `${where}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { '@type': type, ...rest } = value as Readonly<Record<string, unknown>>;
  const properties = Object.entries(rest).filter(([name]) => !name.startsWith('@'));
  // a reference to what is described elsewhere
  if (type === undefined) return properties.length === 0 && '@id' in rest ? [] : [`${where}: no type`];
  if (typeof type !== 'string' || parents[type] === undefined)
    return [`${where}: no type of schema.org: ${JSON.stringify(type)}`];
  return properties.flatMap(([name, inner]) => [
    ...(domains[name]?.some((domain) => isA(type, domain)) === true
      ? []
      : [`${where}: ${type} has no ${name}`]),
    ...judgeSchemaOrg(inner, `${where}.${name}`),
  ]);
}
