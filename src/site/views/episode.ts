import { placesOf } from '../../annotate/places.ts';
import { licenceUrl } from '../../export/licences.ts';
import { episodePath, notesPath } from '../../model/address.ts';
import { proseOfEpisode } from '../../model/episode.ts';
import type { EpisodeView } from '../../model/view/episode.ts';
import type { LinkView } from '../../model/view/parts.ts';
import { labelLocator } from '../../render/citation/locator.ts';
import { renderProse } from '../../render/prose.ts';
import { describeBatch } from '../../search/batches.ts';
import { recordsOfEpisode } from '../../search/records.ts';
import { writeScriptJson } from '../../text/escape.ts';
import type { SiteContext } from '../context.ts';
import type { EpisodeDerivation, EpisodeDigest } from '../derivation.ts';
import { prepareDocument, type PreparedDocument } from './document.ts';
import { makeEmbedView, viewEmbedCodes } from './embed.ts';
import { describeForScripts } from './episode-data.ts';
import { audioAddress, isHeardElsewhere, lengthOf, makeFacts, makeLine, rolesOf } from './episode-facts.ts';
import { makeEpisodeHead } from './episode-head.ts';
import {
  contentsOf,
  describeAbout,
  headline,
  linkPeople,
  marginCorrections,
  marginNotes,
  viewSection,
} from './episode-parts.ts';
import { viewTranscript } from './episode-transcript.ts';
import type { EpisodeInputs, EpisodeWork } from './episode-work.ts';
import { viewGrounds } from './grounds.ts';
import { labelDate, labelLength, labelService } from './labels.ts';
import { collectOccurrences } from './occurrences.ts';
import { provenanceOf } from './provenance.ts';
import { drawEpisodeMap } from './timeline.ts';

/** What stands above the text: what it is, who speaks, where it is heard. */
function viewTop({ inputs, facts, context }: EpisodeWork) {
  const { episode } = inputs.annotated;
  const { meta } = episode;
  const { show } = context;
  const top = headline(meta);
  const length = labelLength(facts.duration, meta);
  const about = describeAbout(meta, show.language);
  return {
    slug: episode.slug,
    ...(top.number === undefined ? {} : { number: top.number }),
    title: top.title,
    guests: linkPeople(top.guests, context),
    hosts: linkPeople(meta.hosts, context),
    date: labelDate(top.date, show.language),
    ...(length === undefined ? {} : { length }),
    draft: meta.draft,
    tags: meta.tags,
    ...(about === undefined ? {} : { about }),
    ...(inputs.picture === undefined ? {} : { picture: inputs.picture }),
    listen: meta.listen.map(({ service, url }) => ({ label: labelService(service), href: url })),
    elsewhere: isHeardElsewhere(episode, show),
  };
}

function viewAudio({ inputs, facts, context }: EpisodeWork): Pick<EpisodeView, 'audio'> {
  const { slug, meta } = inputs.annotated.episode;
  if (meta.audio === undefined) return {};
  return {
    audio: {
      src: audioAddress(meta.audio, context.addresses.href(episodePath(slug))),
      ...(meta.audio.type === undefined ? {} : { type: meta.audio.type }),
      ...(facts.duration === undefined ? {} : { duration: facts.duration }),
      title: meta.title,
    },
  };
}

const listFormats = { bib: 'BibTeX', ris: 'RIS', json: 'CSL-JSON' };

/** What can be downloaded besides the transcript. */
function viewDownloads({ inputs, document, context }: EpisodeWork): readonly LinkView[] {
  const { annotated, annotations, chapters } = inputs;
  const path = episodePath(annotated.episode.slug);
  const lists = Object.entries(listFormats).map(([ending, format]) => ({
    label: `Sources as ${format}`,
    href: context.addresses.href(`${path}references.${ending}`),
  }));
  return [
    ...chapters.map(({ path: file, label }) => ({
      label: `Chapters as ${label}`,
      href: context.addresses.href(file),
    })),
    ...(document.references.length === 0 ? [] : lists),
    ...(annotations === undefined
      ? []
      : [{ label: 'Annotations (JSON-LD)', href: context.addresses.href(annotations.path) }]),
  ];
}

const licenceLink = (licence: string | undefined): LinkView | undefined =>
  licence === undefined
    ? undefined
    : { label: licence.replace(/^https?:\/\//, ''), href: licenceUrl(licence) ?? '' };

function makeView(work: EpisodeWork): { view: EpisodeView; cards: EpisodeDigest['cards'] } {
  const { inputs, places, document, facts, grounds, context } = work;
  const { annotated, picture, timing, citing } = inputs;
  const { episode } = annotated;
  const { show } = context;
  const { head, card } = makeEpisodeHead(work);
  const provenance = provenanceOf(annotated, show.language, inputs.version);
  const map = drawEpisodeMap(annotated, places, facts.duration, context);
  const licence = licenceLink(episode.meta.licence ?? show.licence);
  const embed = viewEmbedCodes(annotated, context);
  const view: EpisodeView = {
    kind: 'episode',
    head,
    ...viewTop(work),
    ...viewAudio(work),
    data: writeScriptJson(describeForScripts(annotated, facts.duration, picture, timing, context)),
    contents: contentsOf(annotated, {
      references: document.references.length > 0,
      grounds: grounds !== undefined,
    }),
    summary: renderProse(episode.summary, document.render),
    ...(map === undefined ? {} : { map }),
    sections: episode.sections.map((section) =>
      viewSection(section, document.render, show.language, grounds?.leads),
    ),
    ...viewTranscript(work, provenance.transcript),
    provenance: provenance.rest,
    references: document.references,
    referencesNumbered: document.numbered,
    ...(grounds === undefined ? {} : { grounds: grounds.view }),
    cite: citing.view,
    ...(embed === undefined ? {} : { embed }),
    downloads: viewDownloads(work),
    notes: context.addresses.href(notesPath(episode.slug)),
    ...(licence === undefined ? {} : { licence }),
  };
  return { view, cards: [card] };
}

/** Brings together what the parts of an episode's page have in common. */
function prepareWork(inputs: EpisodeInputs, context: SiteContext): EpisodeWork {
  const { annotated, transcripts, pictures } = inputs;
  const { episode, passages, annotations } = annotated;
  const places = placesOf(episode, passages, context.show.language);
  return {
    inputs,
    places,
    document: prepareDocument(context, {
      prose: proseOfEpisode(episode),
      annotations,
      ownsTimes: passages.every(({ untimed }) => untimed),
      spoken: new Set(passages.map(({ id }) => id)),
      pictures,
      notes: marginNotes(episode),
      corrections: marginCorrections(episode, context.show.language),
    }),
    facts: makeFacts(annotated, transcripts, lengthOf(annotated), context),
    occurrences: collectOccurrences(annotated, places, context, (locator) =>
      labelLocator(locator, context.citation.own.locale),
    ),
    grounds: viewGrounds(annotated, context),
    context,
  };
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
  const work = prepareWork(inputs, context);
  const { document, facts, occurrences } = work;
  const { view, cards } = makeView(work);
  const embed = makeEmbedView(annotated, view, context);
  const records = recordsOfEpisode(annotated, {
    language: context.show.language,
    people: context.people,
    terms: context.terms,
    sources: context.sources,
  });
  return {
    view,
    ...(embed === undefined ? {} : { embed }),
    records,
    document,
    digest: {
      line: makeLine(annotated, facts.duration, context),
      facts,
      ...(picture === undefined ? {} : { picture }),
      ...(facts.duration === undefined ? {} : { duration: facts.duration }),
      mentions: occurrences.mentions,
      explanations: occurrences.explanations,
      places: work.places.length,
      moments: occurrences.moments,
      people: rolesOf(annotated, context),
      cards,
      search: describeBatch(records, context.show.language),
    },
  };
}
