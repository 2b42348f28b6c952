import { describeEpisode } from '../../export/json-ld.ts';
import type { JsonLd } from '../../export/json-ld-object.ts';
import { oembedPath } from '../../export/oembed.ts';
import { episodePath } from '../../model/address.ts';
import type { HeadView } from '../../model/view/parts.ts';
import { headline, labelGuests } from './episode-parts.ts';
import type { EpisodeWork } from './episode-work.ts';
import { makeHead, type CardRequest } from './head.ts';
import { labelDate, labelLength } from './labels.ts';

/** The other forms of an episode: its transcript in other formats, what other sites embed, its annotations. */
function alternatesOf({ inputs, context }: EpisodeWork): HeadView['alternates'] {
  const { annotated, transcripts, annotations } = inputs;
  const { slug, meta } = annotated.episode;
  const { addresses } = context;
  const alternates = transcripts.map(({ path, mediaType, label }) => ({
    type: mediaType,
    href: addresses.href(path),
    title: `Transcript (${label})`,
  }));
  if (meta.audio !== undefined)
    alternates.push({
      type: 'application/json+oembed',
      href: addresses.absolute(oembedPath(episodePath(slug))),
      title: meta.title,
    });
  if (annotations !== undefined)
    alternates.push({
      type: annotations.mediaType,
      href: addresses.href(annotations.path),
      title: 'Annotations (W3C Web Annotation)',
    });
  return alternates;
}

function describeForMachines({ inputs, document, facts, context }: EpisodeWork): JsonLd {
  const [transcript] = inputs.transcripts;
  return describeEpisode(
    inputs.annotated.episode,
    {
      description: facts.summary[0] ?? '',
      language: facts.language,
      ...(facts.duration === undefined ? {} : { duration: facts.duration }),
      ...(facts.audioUrl === undefined ? {} : { audioUrl: facts.audioUrl }),
      ...(transcript === undefined ? {} : { transcriptUrl: context.addresses.absolute(transcript.path) }),
      mentions: document.mentioned,
      citations: document.cited,
    },
    context.jsonLd,
  );
}

/** The head of an episode's page, and its card. */
export function makeEpisodeHead(work: EpisodeWork): { head: HeadView; card: CardRequest } {
  const { inputs, facts, context } = work;
  const { slug, meta } = inputs.annotated.episode;
  const top = headline(meta);
  const date = labelDate(top.date, context.show.language);
  const length = labelLength(facts.duration, meta);
  const guests = labelGuests(top.guests, context);
  const { type } = meta.audio ?? {};
  return makeHead(context, {
    title: meta.title,
    description: facts.summary[0] ?? `${meta.title}, an episode of ${context.show.title}`,
    path: episodePath(slug),
    type: 'article',
    language: facts.language,
    jsonLd: describeForMachines(work),
    noindex: meta.draft,
    record: inputs.citing.recordPath,
    ...(facts.audioUrl === undefined
      ? {}
      : { audio: { url: facts.audioUrl, ...(type === undefined ? {} : { type }) } }),
    alternates: alternatesOf(work),
    card: {
      eyebrow: [top.number, date.label, length].filter((part) => part !== undefined).join(' · '),
      title: top.title,
      ...(guests === undefined ? {} : { subtitle: guests }),
    },
  });
}
