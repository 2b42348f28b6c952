import { placesOf } from '../annotate/places.ts';
import { exportAnnotations } from '../export/annotations/collection.ts';
import type { ExportFile } from '../export/files.ts';
import { licenceUrl } from '../export/licences.ts';
import { exportOembed } from '../export/oembed.ts';
import { exportReferences } from '../export/references.ts';
import { episodePath } from '../model/address.ts';
import type { Place } from '../model/annotation.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import type { Source } from '../model/source.ts';
import { labelLocator } from '../render/citation/locator.ts';
import type { SiteContext } from './context.ts';
import { describeEmbedded } from './views/embed.ts';
import { audioAddress } from './views/episode-facts.ts';
import { locatePlaces } from './views/occurrences.ts';

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

/** The id of the element that holds a place; none where only a heading has one. */
function elementsOf(annotated: AnnotatedEpisode, context: SiteContext): (place: Place) => string | undefined {
  const { fragmentOf } = locatePlaces(annotated, context);
  const headings = new Set<string>(
    annotated.episode.sections.flatMap((section) => [
      section.id,
      ...(section.kind === 'deep-dives' ? section.dives.map(({ id }) => id) : []),
    ]),
  );
  return (place) => {
    const fragment = fragmentOf(place);
    return headings.has(fragment) ? undefined : fragment;
  };
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
        elementOf: elementsOf(annotated, context),
      },
      addresses,
      knows: (source) => context.sources.has(source),
      labelLocator: (locator) => labelLocator(locator, citation.own.locale),
    },
    { title: episode.meta.title, folder, ...(licence === undefined ? {} : { licence }) },
  );
}
