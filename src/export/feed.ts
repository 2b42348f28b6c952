import { generateRssFeed, type RssFeed } from 'feedsmith';
import {
  encodeFile,
  episodePath,
  feedPath,
  personPath,
  timeFragment,
  type Addresses,
} from '../model/address.ts';
import type { Provenance } from '../model/episode.ts';
import type { PersonId } from '../model/ids.ts';
import type { Person } from '../model/person.ts';
import { normalPlayTime } from './chapters/podlove.ts';
import { feedGuid } from './feed-guid.ts';
import { licenceUrl } from './licences.ts';
import type { EpisodeFacts, ShowExport, ShowExportInput } from './files.ts';
import { escapeMarkup, keepXmlCharacters } from '../text/escape.ts';

type FeedItem = RssFeed.Item<Date>;

/** Content dates are days; a feed wants a moment. Noon UTC is the same day almost everywhere. */
const pubDate = (date: string): Date => new Date(date.includes('T') ? date : `${date}T12:00:00Z`);

/** Who is heard in an episode, as the podcast namespace has it. */
export function personsOf(
  meta: EpisodeFacts['meta'],
  people: ReadonlyMap<PersonId, Person>,
  addresses: Addresses,
) {
  const describe = (role: string) => (id: PersonId) => {
    const person = people.get(id);
    // names longer than 128 characters are refused by the namespace
    return (
      person && {
        display: person.name.slice(0, 128),
        role,
        group: 'cast',
        href: addresses.absolute(personPath(id)),
      }
    );
  };
  return [...meta.hosts.map(describe('host')), ...meta.guests.map(describe('guest'))].filter(
    (person) => person !== undefined,
  );
}

/** An episode's transcripts, as the podcast namespace has them. */
export const transcriptsOf = ({ transcripts, language }: EpisodeFacts, addresses: Addresses) =>
  transcripts.map(({ path, mediaType }) => ({
    url: addresses.absolute(path),
    type: mediaType,
    language,
    // a text for people is no caption file, though it may name times
    ...(/^text\/(?:html|plain)$/.test(mediaType) ? {} : { rel: 'captions' }),
  }));

/** An episode's confirmed chapters, as the podcast namespace has them. */
export const chaptersOf = ({ chapters, slug }: EpisodeFacts, addresses: Addresses) =>
  chapters.length === 0
    ? undefined
    : { url: `${addresses.absolute(episodePath(slug))}chapters.json`, type: 'application/json+chapters' };

/** Only whole numbers are numbers to iTunes, but not to the podcast namespace; "12b" is left to the title. */
const wholeNumber = (text: string | undefined): number | undefined =>
  text !== undefined && /^[1-9]\d*$/.test(text) ? Number(text) : undefined;

/** Apple and Spotify cut descriptions at 4,000 bytes; the link to the companion must be among them. */
const longestDescription = 3600;

/** The summary in paragraphs, as many as fit whole, and the way to the page. */
function describeSummary(summary: readonly string[], page: string): string {
  const paragraphs: string[] = [];
  let bytes = 0;
  for (const text of summary) {
    const paragraph = `<p>${escapeMarkup(keepXmlCharacters(text))}</p>`;
    bytes += Buffer.byteLength(paragraph);
    if (bytes > longestDescription) break;
    paragraphs.push(paragraph);
  }
  return `${paragraphs.join('')}<p><a href="${escapeMarkup(page)}">Companion with transcript, terms and sources</a></p>`;
}

/** Words by which hosts say that no person made something. */
const machines = /\b(?:AI|machine|automatic(?:ally)?|synthesi[sz](?:ed|er|ers|ing)|whisper(?:x|\.cpp)?)\b/i;

const isMachineMade = (made: Provenance | undefined): boolean => machines.test(made?.by ?? '');

/** A licence by its name; one that is an address has no other name. */
function describeLicence(licence: string | undefined) {
  if (licence === undefined) return {};
  const url = licenceUrl(licence);
  return { license: { display: licence.slice(0, 128), ...(url === undefined ? {} : { url }) } };
}

/** A whole CDATA section with the white space around it, or one of the elements that are mended. */
const mended =
  /\s*(<!\[CDATA\[[\s\S]*?\]\]>)\s*|<itunes:explicit>(yes|no)<\/itunes:explicit>|<psc:chapters>/g;

/**
 * The generator's feed as its readers want it. It writes "yes" and "no" as `itunes:explicit`, which were right once and
 * are `true` and `false` now; leaves out the version of Podlove chapters; and puts CDATA on lines of its own, which
 * makes the line ends part of titles and guids. In texts, "<" is escaped or stands in CDATA, which is left alone.
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 * @see https://podlove.org/simple-chapters/
 */
const mendFeed = (xml: string): string =>
  xml.replace(mended, (_, text: string | undefined, explicit: string | undefined) => {
    if (text !== undefined) return text;
    return explicit === undefined
      ? '<psc:chapters version="1.2">'
      : `<itunes:explicit>${String(explicit === 'yes')}</itunes:explicit>`;
  });

/** Podlove Simple Chapters, which players read that do not know the namespace's own. */
const simpleChapters = (chapters: EpisodeFacts['chapters'], page: string) =>
  chapters.map(({ start, title }) => ({
    start: normalPlayTime(start),
    title: keepXmlCharacters(title),
    href: `${page}#${timeFragment(start)}`,
  }));

function describeEpisode(facts: EpisodeFacts, input: ShowExportInput): FeedItem {
  const { meta } = facts;
  const { addresses, show, people } = input;
  const page = addresses.absolute(episodePath(facts.slug));
  const chapters = chaptersOf(facts, addresses);
  const number = wholeNumber(meta.number);
  const decimal = number ?? (/^\d+\.\d+$/.test(meta.number ?? '') ? Number(meta.number) : undefined);
  const machineMade = [meta.provenance.transcript, meta.provenance.summaries].some(isMachineMade);
  return {
    title: meta.title,
    link: page,
    description: facts.notes?.short.trim() ?? describeSummary(facts.summary, page),
    ...(facts.notes === undefined ? {} : { content: { encoded: facts.notes.full.trim() } }),
    guid: { value: meta.guid ?? page, isPermaLink: meta.guid === undefined },
    pubDate: pubDate(meta.published ?? meta.date),
    ...(facts.audioUrl === undefined
      ? {}
      : {
          enclosures: [
            { url: facts.audioUrl, length: meta.audio?.bytes ?? 0, type: meta.audio?.type ?? 'audio/mpeg' },
          ],
        }),
    itunes: {
      ...(facts.duration === undefined ? {} : { duration: Math.round(facts.duration) }),
      explicit: meta.explicit ?? show.feed?.explicit ?? false,
      episodeType: meta.type,
      ...(facts.artwork === undefined ? {} : { image: facts.artwork }),
      ...(number === undefined ? {} : { episode: number }),
      ...(meta.season === undefined ? {} : { season: meta.season }),
    },
    ...(facts.chapters.length === 0 ? {} : { psc: { chapters: simpleChapters(facts.chapters, page) } }),
    podcast: {
      transcripts: transcriptsOf(facts, addresses),
      ...(chapters === undefined ? {} : { chapters }),
      persons: personsOf(meta, people, addresses),
      ...(meta.season === undefined ? {} : { season: { number: meta.season } }),
      ...(decimal === undefined ? {} : { episode: { number: decimal } }),
      ...(facts.soundbites.length === 0
        ? {}
        : {
            soundbites: facts.soundbites.map(({ start, duration, title }) => ({
              startTime: start,
              duration,
              display: keepXmlCharacters(title),
            })),
          }),
      ...describeLicence(meta.licence),
      ...(machineMade ? { txts: [{ purpose: 'ai-content', display: 'true' }] } : {}),
    },
  };
}

/**
 * `feed.xml` of a show whose feed this is (`feed: {own: true}`): RSS 2.0 with the iTunes and Podcasting 2.0
 * namespaces. Episodes without audio are not in it, for players could not play them.
 * @see https://github.com/Podcastindex-org/podcast-namespace
 */
export const exportFeed: ShowExport = (input) => {
  const { show, addresses, people } = input;
  const { feed } = show;
  if (!feed?.own) return { files: [], messages: [] };
  const playable = input.episodes.filter((episode) => episode.audioUrl !== undefined);
  const newest = playable[0];
  const hosts = show.people.flatMap((id) => people.get(id)?.name ?? []);
  const author = feed.author ?? (hosts.length > 0 ? hosts.join(', ') : show.title);
  const image = show.image === undefined ? undefined : show.url + encodeFile(show.image);
  const written = generateRssFeed({
    title: show.title,
    link: show.url,
    description: show.description,
    language: show.language,
    generator: 'Glosscast',
    ...(newest === undefined ? {} : { lastBuildDate: pubDate(newest.meta.published ?? newest.meta.date) }),
    ...(show.licence === undefined ? {} : { copyright: show.licence }),
    atom: { links: [{ href: addresses.absolute(feedPath), rel: 'self', type: 'application/rss+xml' }] },
    itunes: {
      author,
      explicit: feed.explicit,
      type: 'episodic',
      ...(image === undefined ? {} : { image }),
      ...(feed.category === undefined ? {} : { categories: [{ text: feed.category }] }),
      ...(feed.email === undefined ? {} : { owner: { name: author, email: feed.email } }),
    },
    podcast: {
      guid: feed.guid ?? feedGuid(addresses.absolute(feedPath)),
      medium: 'podcast',
      ...describeLicence(show.licence),
    },
    items: playable.map((episode) => describeEpisode(episode, input)),
  });
  return {
    files: [{ path: feedPath, mediaType: 'application/rss+xml', body: keepXmlCharacters(mendFeed(written)) }],
    messages: [],
  };
};
