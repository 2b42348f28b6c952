import { episodePath } from '../../model/address.ts';
import type { EpisodeData, EpisodePart } from '../../model/episode-data.ts';
import type { Episode } from '../../model/episode.ts';
import type { AnnotatedEpisode } from '../../model/site.ts';
import type { EpisodeSound } from '../../model/sound.ts';
import type { Seconds, Stamp } from '../../model/time.ts';
import type { PictureView } from '../../model/view/parts.ts';
import type { SiteContext } from '../context.ts';
import { audioAddress } from './episode-facts.ts';

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

/** What a player elsewhere shows of an episode: its own picture, else the show's. */
function artworksOf(picture: PictureView | undefined, context: SiteContext): EpisodeData['artwork'] {
  const { image } = context.show;
  const cover = picture ?? (image === undefined ? undefined : context.picture(`episodes/${image}`));
  return cover === undefined ? [] : [artworkOf(cover)];
}

/** What other pages need to play a passage of an episode; `undefined` where it has no audio. `duration` in seconds. */
export function describeSound(
  { episode }: AnnotatedEpisode,
  duration: Seconds | undefined,
  picture: PictureView | undefined,
  context: SiteContext,
): EpisodeSound | undefined {
  const { slug, meta } = episode;
  if (meta.audio === undefined) return undefined;
  const address = context.addresses.href(episodePath(slug));
  return {
    slug,
    base: context.show.base,
    title: meta.title,
    show: context.show.title,
    address,
    src: audioAddress(meta.audio, address),
    ...(meta.audio.type === undefined ? {} : { type: meta.audio.type }),
    ...(duration === undefined ? {} : { duration }),
    artwork: artworksOf(picture, context),
  };
}

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
  return {
    slug: episode.slug,
    base: show.base,
    title: episode.meta.title,
    show: show.title,
    url: addresses.absolute(episodePath(episode.slug)),
    ...(duration === undefined ? {} : { duration }),
    ...(declaredDuration === undefined ? {} : { declaredDuration }),
    ...(timing === undefined ? {} : { timing }),
    artwork: artworksOf(picture, context),
    parts: partsOf(episode),
  };
}
