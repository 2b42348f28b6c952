import { placesOf } from '../annotate/places.ts';
import { exportAnnotations } from '../export/annotations/collection.ts';
import type { ChaptersInput } from '../export/chapters/format.ts';
import { exportChapters, type ChaptersFile } from '../export/chapters/index.ts';
import type { ExportFile } from '../export/files.ts';
import { licenceUrl } from '../export/licences.ts';
import { exportOembed } from '../export/oembed.ts';
import { exportReferences } from '../export/references.ts';
import { episodePath } from '../model/address.ts';
import { confirmedChapters } from '../model/chapters.ts';
import type { Place } from '../model/annotation.ts';
import type { TermId } from '../model/ids.ts';
import { proseOfEpisode } from '../model/episode.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import { titleOf, type Source } from '../model/source.ts';
import { labelLocator } from '../render/citation/locator.ts';
import { plainText } from '../render/plain-text.ts';
import type { SiteContext } from './context.ts';
import { describeEmbedded } from './views/embed.ts';
import { audioAddress, lengthOf } from './views/episode-facts.ts';
import { viewGrounds } from './views/grounds.ts';

/**
 * The files beside an episode's page: what it cites, for reference managers, and how other sites show it.
 */
export function exportEpisode(
  annotated: AnnotatedEpisode,
  cited: readonly Source[],
  context: SiteContext,
): readonly ExportFile[] {
  const { episode } = annotated;
  const embedded = describeEmbedded(annotated, context);
  const folder = episodePath(episode.slug);
  return [
    ...(cited.length === 0 ? [] : exportReferences(cited, `${folder}references`)),
    ...(embedded === undefined ? [] : [exportOembed(embedded)]),
  ];
}

/** What files of an episode's confirmed chapters are made from. */
export function describeChapters(
  annotated: AnnotatedEpisode,
  { show, addresses }: Pick<SiteContext, 'show' | 'addresses'>,
): ChaptersInput {
  const { meta, slug } = annotated.episode;
  const duration = lengthOf(annotated);
  return {
    title: meta.title,
    show: show.title,
    page: addresses.absolute(episodePath(slug)),
    ...(duration === undefined ? {} : { duration }),
    chapters: confirmedChapters(annotated.episode),
  };
}

/** The files of an episode's confirmed chapters, for players and hosts. */
export const exportEpisodeChapters = (
  annotated: AnnotatedEpisode,
  context: SiteContext,
): readonly ChaptersFile[] =>
  exportChapters(describeChapters(annotated, context), episodePath(annotated.episode.slug));

/** The id of the element that holds a place: a heading has the id of what it heads, all others their own. */
function elementsOf({ episode }: AnnotatedEpisode): (place: Place) => string {
  const headings = new Map<string, string>(
    proseOfEpisode(episode).flatMap((node) => (node.type === 'heading' ? [[node.block.id, node.id]] : [])),
  );
  return ({ id }) => headings.get(id) ?? id;
}

/** The sources that an episode cites or links to. */
function keysOf({ annotations }: AnnotatedEpisode): ReadonlySet<Source['key']> {
  return new Set(
    [...annotations.values()].flat().flatMap((annotation) => {
      if (annotation.kind === 'link') return [annotation.source];
      return annotation.kind === 'citation' ? annotation.cluster.items.map(({ key }) => key) : [];
    }),
  );
}

const termsOf = ({ annotations }: AnnotatedEpisode): ReadonlySet<TermId> =>
  new Set([...annotations.values()].flat().flatMap((one) => (one.kind === 'mention' ? [one.term] : [])));

/** What the page says again: headings in its contents, definitions and notes in its margin, what takeaways rest on. */
function repeatedTexts(annotated: AnnotatedEpisode, context: SiteContext): readonly string[] {
  const { episode } = annotated;
  const headings = proseOfEpisode(episode).flatMap((node) =>
    node.type === 'heading' ? [node.block.text] : [],
  );
  const remarks = episode.sections.flatMap((section) => {
    if (section.kind === 'notes') return section.notes.map(({ item }) => plainText(item.children));
    return section.kind === 'corrections'
      ? section.corrections.map(({ item }) => plainText(item.children))
      : [];
  });
  // the reference list and the margin name all that is cited
  const titles = [...keysOf(annotated)].flatMap((key) => {
    const source = context.sources.get(key);
    return source === undefined ? [] : [titleOf(source)];
  });
  const definitions = [...termsOf(annotated)].map((id) =>
    plainText(context.terms.get(id)?.body.slice(0, 1) ?? []),
  );
  const grounds = viewGrounds(annotated, context);
  const rows = grounds?.view.rows ?? [];
  return [
    ...headings,
    ...titles,
    ...definitions,
    ...remarks,
    ...rows.flatMap(({ statement, said }) => [statement, ...said.map(({ words }) => words)]),
    ...[...(grounds?.leads.values() ?? [])].map(({ words }) => words),
  ];
}

/** The episode's notes, corrections, citations and mentions for other programs; nothing where there are none. */
export function annotateOpenly(annotated: AnnotatedEpisode, context: SiteContext): ExportFile | undefined {
  const { episode, passages } = annotated;
  const { addresses, show, citation } = context;
  const folder = episodePath(episode.slug);
  const page = addresses.absolute(folder);
  const licence = licenceUrl(episode.meta.licence ?? show.licence);
  return exportAnnotations(
    {
      annotated,
      places: placesOf(episode, passages, show.language),
      sources: {
        page,
        sound: episode.meta.audio === undefined ? page : audioAddress(episode.meta.audio, page),
        elementOf: elementsOf(annotated),
      },
      repeated: repeatedTexts(annotated, context),
      addresses,
      knows: (source) => context.sources.has(source),
      labelLocator: (locator) => labelLocator(locator, citation.own.locale),
    },
    { title: episode.meta.title, folder, ...(licence === undefined ? {} : { licence }) },
  );
}
