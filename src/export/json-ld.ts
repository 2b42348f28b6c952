import {
  episodePath,
  feedPath,
  glossaryPath,
  momentPath,
  personPath,
  placePath,
  sourcePath,
  termPath,
  type Addresses,
} from '../model/address.ts';
import type { DeepDive, Episode } from '../model/episode.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Show } from '../model/show.ts';
import { titleOf, type CslName, type Source } from '../model/source.ts';
import type { Term } from '../model/term.ts';
import { formatIsoDuration, type Seconds } from '../model/time.ts';
import { writeScriptJson } from '../text/escape.ts';
import { licenceUrl } from './licences.ts';

/** A schema.org object. @see https://schema.org/ */
export type JsonLd = Readonly<Record<string, unknown>>;

/** What every description is made from. */
export interface JsonLdContext {
  readonly show: Show;
  readonly addresses: Addresses;
  readonly people: ReadonlyMap<PersonId, Person>;
  /** Absolute URL of the show's picture. */
  readonly image?: string;
}

/** Drops what has no value, so that nothing is claimed that is not known. */
function compact(object: Record<string, unknown>): JsonLd {
  const empty = (value: unknown): boolean =>
    value === undefined || (Array.isArray(value) && value.length === 0);
  return Object.fromEntries(Object.entries(object).filter(([, value]) => !empty(value)));
}

/** Serialised so that it can stand inside `<script type="application/ld+json">`, whatever the texts hold. */
export function serializeJsonLd(object: JsonLd): string {
  return writeScriptJson({ '@context': 'https://schema.org', ...object });
}

/** The show as `PodcastSeries`, to be named by episodes and described on the home page. */
export function describeSeries({ show, addresses, people, image }: JsonLdContext): JsonLd {
  return compact({
    '@type': 'PodcastSeries',
    '@id': show.url,
    name: show.title,
    description: show.description,
    url: show.url,
    inLanguage: show.language,
    image,
    webFeed: show.feed?.own
      ? addresses.absolute(feedPath)
      : show.listen.find(({ service }) => service === 'rss')?.url,
    author: show.people.flatMap((id) => people.get(id) ?? []).map((person) => namePerson(person, addresses)),
    license: licenceUrl(show.licence),
  });
}

const namePerson = (person: Person, addresses: Addresses): JsonLd => ({
  '@type': 'Person',
  '@id': addresses.absolute(personPath(person.id)),
  name: person.name,
});

/** A person as `Person`. */
export function describePerson(person: Person, { addresses }: JsonLdContext): JsonLd {
  return compact({
    ...namePerson(person, addresses),
    url: addresses.absolute(personPath(person.id)),
    description: person.bio,
    jobTitle: person.role,
    sameAs: [person.url, ...person.links.map(({ url }) => url)].filter((url) => url !== undefined),
  });
}

const nameTerm = (term: Term, addresses: Addresses): JsonLd => ({
  '@type': 'DefinedTerm',
  '@id': addresses.absolute(termPath(term.id)),
  name: term.name,
});

/** A term as `DefinedTerm`; `definition` is its first paragraph as plain text. */
export function describeTerm(term: Term, definition: string, { addresses }: JsonLdContext): JsonLd {
  return compact({
    ...nameTerm(term, addresses),
    alternateName: term.forms.slice(1).map(({ form }) => form),
    description: definition || undefined,
    url: addresses.absolute(termPath(term.id)),
    inDefinedTermSet: addresses.absolute(glossaryPath),
    sameAs: term.sameAs,
  });
}

/** The glossary as `DefinedTermSet`. */
export function describeGlossary(terms: Iterable<Term>, { show, addresses }: JsonLdContext): JsonLd {
  return {
    '@type': 'DefinedTermSet',
    '@id': addresses.absolute(glossaryPath),
    name: `Glossary of ${show.title}`,
    url: addresses.absolute(glossaryPath),
    inLanguage: show.language,
    hasDefinedTerm: [...terms].map((term) => nameTerm(term, addresses)),
  };
}

/** CSL types that have a schema.org type of their own; all others are a `CreativeWork`. */
const sourceTypes: Readonly<Record<string, string>> = {
  book: 'Book',
  chapter: 'Chapter',
  report: 'Report',
  'article-journal': 'ScholarlyArticle',
  'paper-conference': 'ScholarlyArticle',
  'article-magazine': 'Article',
  'article-newspaper': 'NewsArticle',
  webpage: 'WebPage',
  post: 'SocialMediaPosting',
  'post-weblog': 'BlogPosting',
  thesis: 'Thesis',
  legislation: 'Legislation',
  bill: 'Legislation',
  dataset: 'Dataset',
  map: 'Map',
  motion_picture: 'Movie',
  song: 'MusicRecording',
  software: 'SoftwareApplication',
  speech: 'CreativeWork',
};

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

function isoDate(source: Source): string | undefined {
  const parts = source.csl.issued?.['date-parts']?.[0];
  return parts?.map((part, i) => String(part).padStart(i === 0 ? 4 : 2, '0')).join('-');
}

/** A source as the kind of work it is. */
export function describeSource(source: Source, { addresses }: JsonLdContext): JsonLd {
  const { csl } = source;
  return compact({
    '@type': sourceTypes[csl.type] ?? 'CreativeWork',
    '@id': addresses.absolute(sourcePath(source.key)),
    name: titleOf(source),
    author: csl.author?.map(nameCreator),
    editor: csl.editor?.map(nameCreator),
    datePublished: isoDate(source),
    publisher: csl.publisher === undefined ? undefined : { '@type': 'Organization', name: csl.publisher },
    isbn: csl.ISBN,
    inLanguage: csl.language,
    url: csl.URL,
    sameAs: csl.DOI === undefined ? undefined : `https://doi.org/${csl.DOI}`,
  });
}

/** What an episode's description needs besides the episode itself. */
export interface EpisodeParts {
  readonly description: string;
  readonly language: string;
  readonly duration?: Seconds;
  readonly audioUrl?: string;
  readonly transcriptUrl?: string;
  readonly mentions: readonly Term[];
  readonly citations: readonly Source[];
}

const deepDivesOf = (episode: Episode): readonly DeepDive[] =>
  episode.sections.flatMap((section) => (section.kind === 'deep-dives' ? section.dives : []));

/** A deep dive as `Clip`. Offsets are seconds; only confirmed times are stated. */
function describeClip(episode: Episode, dive: DeepDive, { addresses }: JsonLdContext): JsonLd | undefined {
  if (dive.stamp === undefined || dive.stamp.approximate) return undefined;
  return compact({
    '@type': 'Clip',
    name: dive.heading.block.text,
    startOffset: dive.stamp.start,
    endOffset: dive.stamp.end,
    url: addresses.absolute(momentPath(episode.slug, dive.stamp.start)),
    '@id': addresses.absolute(placePath(episode.slug, dive.id)),
  });
}

/** The episode of somebody else that this one is about. Its makers are not claimed, only what the host states. */
function describeOriginal(episode: Episode, { people, addresses }: JsonLdContext): JsonLd | undefined {
  const { about } = episode.meta;
  if (about === undefined) return undefined;
  return compact({
    '@type': 'PodcastEpisode',
    name: about.title,
    episodeNumber: about.number,
    datePublished: about.date,
    url: about.url,
    partOfSeries: about.show === undefined ? undefined : { '@type': 'PodcastSeries', name: about.show },
    actor: about.guests.flatMap((id) => people.get(id) ?? []).map((person) => namePerson(person, addresses)),
  });
}

function describeAudio(episode: Episode, parts: EpisodeParts): JsonLd | undefined {
  if (parts.audioUrl === undefined) return undefined;
  return compact({
    '@type': 'AudioObject',
    contentUrl: parts.audioUrl,
    encodingFormat: episode.meta.audio?.type,
    contentSize: episode.meta.audio?.bytes === undefined ? undefined : `${episode.meta.audio.bytes} B`,
    duration: parts.duration === undefined ? undefined : formatIsoDuration(parts.duration),
    transcript: parts.transcriptUrl,
  });
}

/** An episode as `PodcastEpisode`; one about somebody else's names that as `isBasedOn` and `about`. */
export function describeEpisode(episode: Episode, parts: EpisodeParts, context: JsonLdContext): JsonLd {
  const { addresses, people, show } = context;
  const { meta } = episode;
  const original = describeOriginal(episode, context);
  const named = (ids: readonly PersonId[]): JsonLd[] =>
    ids.flatMap((id) => people.get(id) ?? []).map((person) => namePerson(person, addresses));
  return compact({
    '@type': 'PodcastEpisode',
    '@id': addresses.absolute(episodePath(episode.slug)),
    url: addresses.absolute(episodePath(episode.slug)),
    name: meta.title,
    description: parts.description || undefined,
    datePublished: meta.date,
    episodeNumber: meta.number,
    inLanguage: parts.language,
    duration: parts.duration === undefined ? undefined : formatIsoDuration(parts.duration),
    partOfSeries: { '@type': 'PodcastSeries', '@id': show.url, name: show.title, url: show.url },
    partOfSeason:
      meta.season === undefined ? undefined : { '@type': 'PodcastSeason', seasonNumber: meta.season },
    author: named(meta.hosts),
    actor: named([...meta.hosts, ...meta.guests]),
    associatedMedia: describeAudio(episode, parts),
    isBasedOn: original,
    about: original,
    keywords: meta.tags,
    license: licenceUrl(meta.licence ?? show.licence),
    mentions: parts.mentions.map((term) => nameTerm(term, addresses)),
    citation: parts.citations.map((source) => describeSource(source, context)),
    hasPart: deepDivesOf(episode).flatMap((dive) => describeClip(episode, dive, context) ?? []),
  });
}

/** A list page, or a page about the site itself. */
export function describePage(
  type: 'CollectionPage' | 'AboutPage' | 'SearchResultsPage' | 'WebPage',
  name: string,
  path: string,
  { show, addresses }: JsonLdContext,
): JsonLd {
  return {
    '@type': type,
    name,
    url: addresses.absolute(path),
    inLanguage: show.language,
    isPartOf: { '@type': 'PodcastSeries', '@id': show.url, name: show.title },
  };
}
