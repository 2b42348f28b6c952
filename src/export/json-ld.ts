import {
  episodePath,
  feedPath,
  glossaryPath,
  momentPath,
  personPath,
  placePath,
  termPath,
  type Addresses,
} from '../model/address.ts';
import type { DeepDive, Episode } from '../model/episode.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import type { Source } from '../model/source.ts';
import type { Term } from '../model/term.ts';
import { formatIsoDuration, type Seconds } from '../model/time.ts';
import { compact, type JsonLd, type JsonLdContext } from './json-ld-object.ts';
import { nameSource } from './json-ld-source.ts';
import { licenceUrl } from './licences.ts';

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

/** A person as `Person`. What the host calls their role need not be a job, and is not said to be one. */
export function describePerson(person: Person, { addresses }: JsonLdContext): JsonLd {
  return compact({
    ...namePerson(person, addresses),
    url: addresses.absolute(personPath(person.id)),
    description: person.bio,
    disambiguatingDescription: person.role,
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

/**
 * The episode of somebody else that this one is about. Its makers are not claimed, only what the host states. It has
 * one identity wherever it is named: its own address, if that is known.
 */
function describeOriginal(episode: Episode, { people, addresses }: JsonLdContext): JsonLd | undefined {
  const { about } = episode.meta;
  if (about === undefined) return undefined;
  return compact({
    '@type': 'PodcastEpisode',
    '@id': about.url ?? '_:original',
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

/** What only an episode has. A page about somebody else's that has no sound of its own is none, and says less. */
function describeAsEpisode(episode: Episode, parts: EpisodeParts, { show }: JsonLdContext): JsonLd {
  const { meta } = episode;
  const series = { '@type': 'PodcastSeries', '@id': show.url, name: show.title, url: show.url };
  if (meta.about !== undefined && parts.audioUrl === undefined)
    return { '@type': 'CreativeWork', isPartOf: series };
  return compact({
    '@type': 'PodcastEpisode',
    episodeNumber: meta.number,
    duration: parts.duration === undefined ? undefined : formatIsoDuration(parts.duration),
    partOfSeries: series,
    partOfSeason:
      meta.season === undefined ? undefined : { '@type': 'PodcastSeason', seasonNumber: meta.season },
  });
}

/** An episode as `PodcastEpisode`; one about somebody else's names that as `isBasedOn` and `about`. */
export function describeEpisode(episode: Episode, parts: EpisodeParts, context: JsonLdContext): JsonLd {
  const { addresses, people, show } = context;
  const { meta } = episode;
  const original = describeOriginal(episode, context);
  const named = (ids: readonly PersonId[]): JsonLd[] =>
    ids.flatMap((id) => people.get(id) ?? []).map((person) => namePerson(person, addresses));
  const kind = describeAsEpisode(episode, parts, context);
  const isEpisode = kind['@type'] === 'PodcastEpisode';
  return compact({
    ...kind,
    '@id': addresses.absolute(episodePath(episode.slug)),
    url: addresses.absolute(episodePath(episode.slug)),
    name: meta.title,
    description: parts.description || undefined,
    datePublished: meta.date,
    inLanguage: parts.language,
    author: named(meta.hosts),
    actor: isEpisode ? named([...meta.hosts, ...meta.guests]) : undefined,
    associatedMedia: describeAudio(episode, parts),
    isBasedOn: original,
    about: original === undefined ? undefined : { '@id': original['@id'] },
    keywords: meta.tags,
    license: licenceUrl(meta.licence ?? show.licence),
    mentions: parts.mentions.map((term) => nameTerm(term, addresses)),
    citation: parts.citations.map((source) => nameSource(source, context)),
    // without sound of its own, the times are those of somebody else's
    hasPart: isEpisode
      ? deepDivesOf(episode).flatMap((dive) => describeClip(episode, dive, context) ?? [])
      : undefined,
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
