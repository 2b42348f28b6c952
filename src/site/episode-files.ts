import type { ExportFile } from '../export/files.ts';
import { exportOembed } from '../export/oembed.ts';
import { exportReferences } from '../export/references.ts';
import { episodePath } from '../model/address.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import type { Source } from '../model/source.ts';
import type { SiteContext } from './context.ts';
import { describeEmbedded } from './views/embed.ts';
import { describeForCiting } from './views/episode-citation.ts';

/**
 * The files beside an episode's page: what it cites and how to cite it, for reference managers, and how other sites
 * show it.
 */
export function exportEpisode(
  annotated: AnnotatedEpisode,
  cited: readonly Source[],
  context: SiteContext,
): readonly ExportFile[] {
  const { episode } = annotated;
  const embedded = describeEmbedded(annotated, context);
  const folder = episodePath(episode.slug);
  const own: Source = {
    key: `${episode.slug}` as Source['key'],
    csl: describeForCiting(episode, context),
    position: episode.position,
    light: false,
  };
  return [
    ...(cited.length === 0 ? [] : exportReferences(cited, `${folder}references`)),
    ...exportReferences([own], `${folder}citation`),
    ...(embedded === undefined ? [] : [exportOembed(embedded)]),
  ];
}
