import type { ExportFile } from '../export/files.ts';
import { exportReferences } from '../export/references.ts';
import { episodePath } from '../model/address.ts';
import type { Episode } from '../model/episode.ts';
import type { Source } from '../model/source.ts';
import type { SiteContext } from './context.ts';
import { describeForCiting } from './views/episode-citation.ts';

/** The files beside an episode's page: what it cites, and how to cite it, for reference managers. */
export function exportEpisode(
  episode: Episode,
  cited: readonly Source[],
  context: SiteContext,
): readonly ExportFile[] {
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
  ];
}
