import { embedCodes, type EmbeddedEpisode } from '../../export/oembed.ts';
import { embedPath, episodePath } from '../../model/address.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { EmbedView, EpisodeView } from '../../model/view/episode.ts';
import type { Html } from '../../model/view/parts.ts';
import { renderTranscript } from '../../render/transcript.ts';
import { directionOfLanguage } from '../../text/direction.ts';
import type { SiteContext } from '../context.ts';
import { headingsOf, linkPeople } from './episode-parts.ts';
import { joinNames } from './labels.ts';
import { speakerNames } from './occurrences.ts';

/** What other sites are told of an episode; nothing, if there is nothing to hear. */
export function describeEmbedded(
  { episode, passages }: AnnotatedEpisode,
  context: SiteContext,
): EmbeddedEpisode | undefined {
  const { meta, slug } = episode;
  const { show, addresses } = context;
  if (meta.audio === undefined) return undefined;
  const makers = linkPeople(meta.hosts.length > 0 ? meta.hosts : show.people, context);
  const path = episodePath(slug);
  return {
    title: meta.title,
    show,
    author: makers.length === 0 ? show.title : joinNames(makers.map(({ label }) => label)),
    path,
    embedUrl: addresses.absolute(embedPath(slug)),
    cardUrl: addresses.absolute(`${path}card.png`),
    hasTranscript: passages.length > 0,
  };
}

/** The row of an episode's page with the HTML to copy. */
export function viewEmbedCodes(
  annotated: AnnotatedEpisode,
  context: SiteContext,
): EpisodeView['embed'] | undefined {
  const embedded = describeEmbedded(annotated, context);
  return (
    embedded && {
      href: context.addresses.href(embedPath(annotated.episode.slug)),
      codes: embedCodes(embedded),
    }
  );
}

/** The words with their times alone: no terms, notes or addresses, which lead away from where it is shown. */
function renderPlainPassages({ episode, passages }: AnnotatedEpisode, context: SiteContext): Html {
  const language = episode.meta.language ?? context.show.language;
  return renderTranscript(passages, {
    language,
    direction: directionOfLanguage(language),
    headings: headingsOf(episode).map(({ href: _, ...heading }) => heading),
    headingLevel: 2,
    speakerLabel: speakerNames(episode, context),
    passageLinks: false,
  });
}

/** The page that other sites show, made of the episode's own; `undefined` if there is nothing to hear. */
export function makeEmbedView(
  annotated: AnnotatedEpisode,
  { head, audio, data }: EpisodeView,
  context: SiteContext,
): EmbedView | undefined {
  if (audio === undefined) return undefined;
  const { episode, passages } = annotated;
  const { card, ...plain } = head;
  return {
    kind: 'embed',
    head: { ...plain, title: `Player: ${head.title}`, noindex: true, alternates: [] },
    title: episode.meta.title,
    href: context.addresses.href(episodePath(episode.slug)),
    audio,
    data,
    ...(passages.length === 0 ? {} : { transcript: renderPlainPassages(annotated, context) }),
  };
}
