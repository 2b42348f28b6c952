import { episodePath } from '../../model/address.ts';
import type { EpisodeData, EpisodePart } from '../../model/episode-data.ts';
import type { Episode } from '../../model/episode.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { Seconds, Stamp } from '../../model/time.ts';
import type { PictureView } from '../../model/view/parts.ts';
import type { SiteContext } from '../context.ts';

function partOf(kind: EpisodePart['kind'], label: string, { start, end, approximate }: Stamp): EpisodePart {
  return {
    kind,
    label,
    start,
    ...(end === undefined ? {} : { end }),
    ...(approximate ? { approximate } : {}),
  };
}

/** Deep dives and chapters that have a time, in its order. */
export function partsOf({ sections }: Episode): readonly EpisodePart[] {
  const parts = sections.flatMap((section): EpisodePart[] => {
    if (section.kind === 'deep-dives')
      return section.dives.flatMap(({ id, heading, stamp }) =>
        stamp === undefined ? [] : [{ ...partOf('deep-dive', heading.block.text, stamp), id }],
      );
    if (section.kind === 'chapters')
      return section.chapters.flatMap(({ title, stamp }) =>
        stamp === undefined ? [] : [partOf('chapter', title, stamp)],
      );
    return [];
  });
  return parts.sort((a, b) => a.start - b.start);
}

/** The best of a picture for those who take one file: the widest in the format that all know. */
const artworkOf = ({ src, width, height }: PictureView): EpisodeData['artwork'][number] => ({
  src,
  sizes: `${width}x${height}`,
});

/** What the page's scripts know of an episode. `duration` in seconds. */
export function describeForScripts(
  { episode }: AnnotatedEpisode,
  duration: Seconds | undefined,
  picture: PictureView | undefined,
  timing: string | undefined,
  context: SiteContext,
): EpisodeData {
  const { show, addresses } = context;
  const declaredDuration = episode.meta.duration ?? episode.meta.audio?.duration;
  const cover = picture ?? (show.image === undefined ? undefined : context.picture(`episodes/${show.image}`));
  return {
    slug: episode.slug,
    base: show.base,
    title: episode.meta.title,
    show: show.title,
    url: addresses.absolute(episodePath(episode.slug)),
    ...(duration === undefined ? {} : { duration }),
    ...(declaredDuration === undefined ? {} : { declaredDuration }),
    ...(timing === undefined ? {} : { timing }),
    artwork: cover === undefined ? [] : [artworkOf(cover)],
    parts: partsOf(episode),
  };
}
