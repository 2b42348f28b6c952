import { placesOf } from '../../annotate/places.ts';
import type { EpisodeFacts, ExportFile } from '../../export/files.ts';
import { describeEpisode } from '../../export/json-ld.ts';
import { licenceUrl } from '../../export/licences.ts';
import { oembedPath } from '../../export/oembed.ts';
import { episodePath } from '../../model/address.ts';
import type { Place } from '../../model/annotation.ts';
import { proseOfEpisode, proseOfSection } from '../../model/episode.ts';
import { blocksOf } from '../../model/prose.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Seconds } from '../../model/time.ts';
import type { EpisodeView } from '../../model/view/episode.ts';
import type { Html, LinkView, PictureView } from '../../model/view/parts.ts';
import { labelLocator } from '../../render/citation/locator.ts';
import { formatCiting } from '../../render/citation/style.ts';
import { renderProse } from '../../render/prose.ts';
import { renderTranscript } from '../../render/transcript.ts';
import { recordsOfEpisode } from '../../search/records.ts';
import { directionOfLanguage } from '../../text/direction.ts';
import { writeScriptJson } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDerivation, EpisodeDigest } from '../derivation.ts';
import { prepareDocument, type PreparedDocument } from './document.ts';
import {
  contentsOf,
  describeAbout,
  headingsOf,
  headline,
  labelGuests,
  linkPeople,
  marginCorrections,
  marginNotes,
  suggestOf,
  viewSection,
} from './episode-parts.ts';
import { makeEmbedView, viewEmbedCodes } from './embed.ts';
import { describeForCiting } from './episode-citation.ts';
import { describeForScripts } from './episode-data.ts';
import {
  audioAddress,
  isHeardElsewhere,
  lengthOf,
  makeFacts,
  makeLine,
  rolesOf,
  type TranscriptFile,
} from './episode-facts.ts';
import { makeHead } from './head.ts';
import { labelDate, labelLength, labelService } from './labels.ts';
import { collectOccurrences, speakerNames, type Occurrences } from './occurrences.ts';
import { provenanceOf } from './provenance.ts';
import { drawEpisodeMap } from './timeline.ts';

/** What an episode's page is made from besides the annotated episode. */
export interface EpisodeInputs {
  readonly annotated: AnnotatedEpisode;
  /** Pictures of the body, by file as written. */
  readonly pictures: ReadonlyMap<string, PictureView>;
  /** The episode's own picture. */
  readonly picture?: PictureView;
  readonly transcripts: readonly TranscriptFile[];
  /** Address of `timing.json`, if there are times. */
  readonly timing?: string;
  /** The transcript's file as it was given, relative to the content folder. */
  readonly source?: string;
  /** The file of its annotations for other programs. */
  readonly annotations?: Pick<ExportFile, 'path' | 'mediaType'>;
}

/** Times of the stamps that the episode's own text has. */
function stampedTimes({ episode }: AnnotatedEpisode): readonly Seconds[] {
  const runs = episode.sections.flatMap(proseOfSection);
  const chapters = episode.sections.flatMap((section) =>
    section.kind === 'chapters' ? section.chapters : [],
  );
  const stamps = [
    ...runs.map(({ stamp }) => stamp),
    ...chapters.map(({ stamp }) => stamp),
    ...[...blocksOf(proseOfEpisode(episode))].map(({ stamp }) => stamp),
  ];
  return stamps.flatMap((stamp) => (stamp === undefined ? [] : [stamp.start]));
}

function renderPassages(
  annotated: AnnotatedEpisode,
  document: PreparedDocument,
  occurrences: Occurrences,
  context: SiteContext,
): Html {
  const { episode, passages, annotations } = annotated;
  const language = episode.meta.language ?? context.show.language;
  return renderTranscript(passages, {
    language,
    direction: directionOfLanguage(language),
    annotations,
    termHref: document.render.termHref,
    ...(document.render.marginalia === undefined ? {} : { marginalia: document.render.marginalia }),
    headings: headingsOf(episode),
    // whatever the site links to, here or from the pages of terms and sources, has a target
    anchors: [...stampedTimes(annotated), ...occurrences.times],
    speakerLabel: speakerNames(episode, context),
  });
}

const licenceLink = (licence: string | undefined): LinkView | undefined =>
  licence === undefined
    ? undefined
    : { label: licence.replace(/^https?:\/\//, ''), href: licenceUrl(licence) ?? '' };

function makeView(
  inputs: EpisodeInputs,
  places: readonly Place[],
  document: PreparedDocument,
  facts: EpisodeFacts,
  occurrences: Occurrences,
  context: SiteContext,
): { view: EpisodeView; cards: EpisodeDigest['cards'] } {
  const { annotated, picture, transcripts, annotations } = inputs;
  const { episode, passages } = annotated;
  const { meta } = episode;
  const { addresses, show } = context;
  const path = episodePath(episode.slug);
  const top = headline(meta);
  const language = facts.language;
  const date = labelDate(top.date, show.language);
  const length = labelLength(facts.duration, meta);
  const guests = labelGuests(top.guests, context);
  const { head, card } = makeHead(context, {
    title: meta.title,
    description: facts.summary[0] ?? `${meta.title}, an episode of ${show.title}`,
    path,
    type: 'article',
    language,
    jsonLd: describeEpisode(
      episode,
      {
        description: facts.summary[0] ?? '',
        language,
        ...(facts.duration === undefined ? {} : { duration: facts.duration }),
        ...(facts.audioUrl === undefined ? {} : { audioUrl: facts.audioUrl }),
        ...(transcripts[0] === undefined ? {} : { transcriptUrl: addresses.absolute(transcripts[0].path) }),
        mentions: document.mentioned,
        citations: document.cited,
      },
      context.jsonLd,
    ),
    noindex: meta.draft,
    ...(facts.audioUrl === undefined
      ? {}
      : {
          audio: {
            url: facts.audioUrl,
            ...(meta.audio?.type === undefined ? {} : { type: meta.audio.type }),
          },
        }),
    alternates: [
      ...transcripts.map(({ path: file, mediaType, label }) => ({
        type: mediaType,
        href: addresses.href(file),
        title: `Transcript (${label})`,
      })),
      ...(meta.audio === undefined
        ? []
        : [
            {
              type: 'application/json+oembed',
              href: addresses.absolute(oembedPath(path)),
              title: meta.title,
            },
          ]),
      ...(annotations === undefined
        ? []
        : [
            {
              type: annotations.mediaType,
              href: addresses.href(annotations.path),
              title: 'Annotations (W3C Web Annotation)',
            },
          ]),
    ],
    card: {
      eyebrow: [top.number, date.label, length].filter((part) => part !== undefined).join(' · '),
      title: top.title,
      ...(guests === undefined ? {} : { subtitle: guests }),
    },
  });
  const provenance = provenanceOf(annotated, show.language);
  const suggest = inputs.source === undefined ? undefined : suggestOf(episode, inputs.source, context);
  const map = drawEpisodeMap(annotated, places, facts.duration, context);
  const about = describeAbout(meta, show.language);
  const licence = licenceLink(meta.licence ?? show.licence);
  const cite = formatCiting(describeForCiting(episode, context), context.citation.offered);
  const embed = viewEmbedCodes(annotated, context);
  const view: EpisodeView = {
    kind: 'episode',
    head,
    slug: episode.slug,
    ...(top.number === undefined ? {} : { number: top.number }),
    title: top.title,
    guests: linkPeople(top.guests, context),
    hosts: linkPeople(meta.hosts, context),
    date,
    ...(length === undefined ? {} : { length }),
    draft: meta.draft,
    tags: meta.tags,
    ...(about === undefined ? {} : { about }),
    ...(picture === undefined ? {} : { picture }),
    ...(meta.audio === undefined
      ? {}
      : {
          audio: {
            src: audioAddress(meta.audio, addresses.href(path)),
            ...(meta.audio.type === undefined ? {} : { type: meta.audio.type }),
            ...(facts.duration === undefined ? {} : { duration: facts.duration }),
            title: meta.title,
          },
        }),
    listen: meta.listen.map(({ service, url }) => ({ label: labelService(service), href: url })),
    elsewhere: isHeardElsewhere(episode, show),
    data: writeScriptJson(describeForScripts(annotated, facts.duration, picture, inputs.timing, context)),
    contents: contentsOf(annotated, document.references.length > 0),
    summary: renderProse(episode.summary, document.render),
    ...(map === undefined ? {} : { map }),
    sections: episode.sections.map((section) => viewSection(section, document.render, show.language)),
    ...(passages.length === 0
      ? {}
      : {
          transcript: {
            html: renderPassages(annotated, document, occurrences, context),
            provenance: provenance.transcript,
            downloads: transcripts.map(({ path: file, label }) => ({ label, href: addresses.href(file) })),
            headings: headingsOf(episode).length > 0,
            ...(inputs.timing === undefined
              ? {}
              : { timed: annotated.wordTimes === 'measured' ? 'words' : 'sentences' }),
            ...(suggest === undefined ? {} : { suggest }),
          },
        }),
    provenance: provenance.rest,
    references: document.references,
    referencesNumbered: document.numbered,
    cite,
    ...(embed === undefined ? {} : { embed }),
    downloads: [
      ...(document.references.length === 0
        ? []
        : ['bib', 'ris', 'json'].map((ending) => ({
            label: `Sources as ${ending === 'bib' ? 'BibTeX' : ending === 'ris' ? 'RIS' : 'CSL-JSON'}`,
            href: addresses.href(`${path}references.${ending}`),
          }))),
      ...(annotations === undefined
        ? []
        : [{ label: 'Annotations (JSON-LD)', href: addresses.href(annotations.path) }]),
    ],
    ...(licence === undefined ? {} : { licence }),
  };
  return { view, cards: [card] };
}

/** Everything that the site says of one episode. */
export function deriveEpisode(
  inputs: EpisodeInputs,
  context: SiteContext,
): Pick<EpisodeDerivation, 'view' | 'embed' | 'records'> & {
  readonly digest: Omit<EpisodeDigest, 'messages' | 'copies'>;
  readonly document: PreparedDocument;
} {
  const { annotated, picture } = inputs;
  const places = placesOf(annotated.episode, annotated.passages, context.show.language);
  const document = prepareDocument(context, {
    prose: proseOfEpisode(annotated.episode),
    annotations: annotated.annotations,
    ownsTimes: annotated.passages.every(({ untimed }) => untimed),
    spoken: new Set(annotated.passages.map(({ id }) => id)),
    pictures: inputs.pictures,
    notes: marginNotes(annotated.episode),
    corrections: marginCorrections(annotated.episode, context.show.language),
  });
  const duration = lengthOf(annotated);
  const facts = makeFacts(annotated, inputs.transcripts, duration, context);
  const occurrences = collectOccurrences(annotated, places, context, (locator) =>
    labelLocator(locator, context.citation.own.locale),
  );
  const { view, cards } = makeView(inputs, places, document, facts, occurrences, context);
  const embed = makeEmbedView(annotated, view, context);
  return {
    view,
    ...(embed === undefined ? {} : { embed }),
    records: recordsOfEpisode(annotated, {
      language: context.show.language,
      people: context.people,
      terms: context.terms,
    }),
    document,
    digest: {
      line: makeLine(annotated, duration, context),
      facts,
      ...(picture === undefined ? {} : { picture }),
      ...(duration === undefined ? {} : { duration }),
      mentions: occurrences.mentions,
      moments: occurrences.moments,
      people: rolesOf(annotated, context),
      cards,
    },
  };
}
