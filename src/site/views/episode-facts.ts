import type { EpisodeFacts } from '../../export/files.ts';
import { encodeFile, episodePath } from '../../model/address.ts';
import { confirmedChapters } from '../../model/chapters.ts';
import type { Audio, Episode } from '../../model/episode.ts';
import type { Show } from '../../model/show.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Seconds } from '../../model/time.ts';
import type { EpisodeLine } from '../../model/view/parts.ts';
import { cutAtWord, plainText } from '../../render/plain-text.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDigest, EpisodeRole } from '../derivation.ts';
import { headline, labelGuests } from './episode-parts.ts';
import { labelDate, labelLength } from './labels.ts';

/** A file beside the page that holds the transcript. */
export interface TranscriptFile {
  readonly path: string;
  readonly mediaType: string;
  readonly label: string;
}

/** Where the audio is: beside the page, or where its URL says. */
export function audioAddress(audio: Audio, page: string): string {
  return /^https?:\/\//i.test(audio.url) ? audio.url : page + encodeFile(audio.url);
}

/**
 * Whether an episode may be heard in other apps: there is no audio here, it lies at a host that is not the site's (as
 * what a feed is made of), or there are links to other places to listen. Otherwise it exists on its page alone.
 */
export function isHeardElsewhere({ meta }: Episode, show: Show): boolean {
  if (meta.audio === undefined || meta.listen.length + show.listen.length > 0) return true;
  return new URL(audioAddress(meta.audio, show.url)).host !== new URL(show.url).host;
}

/** How long the episode is, as far as it is known: as declared, else up to where the transcript ends. */
export function lengthOf({ episode, passages }: AnnotatedEpisode): Seconds | undefined {
  const last = passages.at(-1);
  return episode.meta.duration ?? episode.meta.audio?.duration ?? (last?.untimed ? undefined : last?.end);
}

/** An episode as a line of a list. `duration` in seconds. */
export function makeLine(
  annotated: AnnotatedEpisode,
  duration: Seconds | undefined,
  context: SiteContext,
): EpisodeLine {
  const { episode } = annotated;
  const { meta } = episode;
  const head = headline(meta);
  const guests = labelGuests(head.guests, context);
  // nobody is heard in a digest of an episode with them
  const told = meta.about === undefined || guests === undefined ? guests : `about an episode ${guests}`;
  const length = labelLength(duration, meta);
  return {
    href: context.addresses.href(episodePath(episode.slug)),
    ...(head.number === undefined ? {} : { number: head.number }),
    title: head.title,
    ...(told === undefined ? {} : { guests: told }),
    date: labelDate(meta.date, context.show.language),
    ...(length === undefined ? {} : { length }),
    draft: meta.draft,
    lead: cutAtWord(plainText(episode.summary.slice(0, 1)), 200),
  };
}

/** Who has which part in an episode: as the front matter says, and who is heard. */
export function rolesOf(
  { episode, passages }: AnnotatedEpisode,
  context: SiteContext,
): EpisodeDigest['people'] {
  const { meta } = episode;
  const byName = new Map([...context.people.values()].map((person) => [person.name, person.id]));
  const speakers = new Set(
    passages.flatMap(({ speaker }) =>
      speaker === undefined ? [] : (meta.speakers.get(speaker) ?? byName.get(speaker) ?? []),
    ),
  );
  const as = (role: EpisodeRole, ids: Iterable<EpisodeDigest['people'][number]['person']>) =>
    [...ids].map((person) => ({ person, role }));
  return [
    ...as('host', meta.hosts),
    ...as('guest', meta.guests),
    ...as('subject', meta.about?.guests ?? []),
    ...as('speaker', speakers),
  ];
}

/** Takeaways marked so, where both times are confirmed. */
const soundbitesOf = ({ sections }: Episode): EpisodeFacts['soundbites'] =>
  sections
    .flatMap((section) => (section.kind === 'takeaways' ? section.items : []))
    .flatMap(({ stamp, soundbite, children }) =>
      soundbite === undefined || stamp?.end === undefined || stamp.approximate
        ? []
        : [
            {
              start: stamp.start,
              duration: Math.round((stamp.end - stamp.start) * 1000) / 1000,
              title: cutAtWord(plainText(children.slice(0, 1)), 120),
            },
          ],
    );

/** What exports are made from. `duration` in seconds. */
export function makeFacts(
  { episode }: AnnotatedEpisode,
  transcripts: readonly TranscriptFile[],
  duration: Seconds | undefined,
  context: SiteContext,
): EpisodeFacts {
  const { speakers, ...meta } = episode.meta;
  const page = context.addresses.absolute(episodePath(episode.slug));
  return {
    slug: episode.slug,
    meta,
    summary: episode.summary.map((node) => plainText([node])).filter((text) => text !== ''),
    ...(duration === undefined ? {} : { duration }),
    ...(meta.audio === undefined ? {} : { audioUrl: audioAddress(meta.audio, page) }),
    language: meta.language ?? context.show.language,
    chapters: confirmedChapters(episode),
    soundbites: soundbitesOf(episode),
    transcripts: transcripts.map(({ path, mediaType }) => ({ path, mediaType })),
  };
}
