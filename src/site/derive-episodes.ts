import path from 'node:path';
import type { Annotate } from '../annotate/index.ts';
import type { Message } from '../diagnostics/message.ts';
import type { ExportFile } from '../export/files.ts';
import { writeNotes } from '../export/notes/index.ts';
import { exportSound } from '../export/sound.ts';
import { exportTiming } from '../export/timing.ts';
import { encodeFile, episodePath } from '../model/address.ts';
import type { Episode } from '../model/episode.ts';
import type { Show } from '../model/show.ts';
import type { PictureView } from '../model/view/parts.ts';
import type { ContentFiles } from '../read/content.ts';
import { fingerprint, hashOf, openCache, type PartsCache } from './cache.ts';
import type { SiteContext } from './context.ts';
import type { Copy, EpisodeDerivation, EpisodeDigest } from './derivation.ts';
import { annotateEpisode, readTranscript, type TranscriptBytes } from './episode-annotation.ts';
import { describeForNotes } from './episode-notes.ts';
import { annotateOpenly, exportEpisode, exportEpisodeChapters } from './episode-files.ts';
import { episodePictures, makePictures, type MadePictures } from './images.ts';
import type { LoadedEpisode } from './library.ts';
import { linkedFiles } from './local-links.ts';
import type { PictureMaker } from './pictures.ts';
import type { ProgressEvent } from './progress.ts';
import { exportTranscript } from './transcript-files.ts';
import { describeSound } from './views/episode-data.ts';
import { lengthOf } from './views/episode-facts.ts';
import { citeEpisode } from './views/episode-citation.ts';
import { deriveEpisode } from './views/episode.ts';
import { viewNotes } from './views/notes.ts';
import { versionOf } from './views/transcript-version.ts';

/** What deriving needs. */
export interface DeriveInputs {
  readonly files: ContentFiles;
  readonly episodes: readonly LoadedEpisode[];
  readonly context: SiteContext;
  readonly pictures: PictureMaker;
  readonly annotate: Annotate;
  readonly cacheDir: string;
  /** Stands for the code and the library; part of every key. */
  readonly libraryKey: string;
  readonly report: (event: ProgressEvent) => void;
}

/** All episodes derived, newest first: digests in memory, pages and records in the cache. */
export interface DerivedEpisodes {
  readonly episodes: readonly { readonly key: string; readonly digest: EpisodeDigest }[];
  readonly cache: PartsCache<EpisodeDerivation>;
  readonly messages: readonly Message[];
}

/** Audio and the files that the text links to lie beside the page. */
function copiesOf(root: string, episode: Episode, show: Show): Copy[] {
  const { meta, slug } = episode;
  const copies: Copy[] = linkedFiles(episode, show).map((name) => ({
    from: path.join(root, 'episodes', slug, name),
    to: `${episodePath(slug)}${name}`,
  }));
  const audio = meta.audio?.url;
  if (audio !== undefined && !/^https?:\/\//i.test(audio))
    copies.push({ from: path.join(root, 'episodes', slug, audio), to: `${episodePath(slug)}${audio}` });
  return copies;
}

/**
 * Whether directories take a picture as an episode's: square, 1400 to 3000 pixels, JPEG or PNG.
 * @see https://podcasters.apple.com/support/823-podcast-requirements
 */
const isArtwork = (file: string, { width, height }: PictureView): boolean =>
  width === height && width >= 1400 && width <= 3000 && /\.(?:jpe?g|png)$/i.test(file);

/** An episode's own picture for the feed, with the copy that it names; nothing where the show has no feed here. */
function artworkOf({ context, files }: DeriveInputs, episode: Episode, picture: PictureView | undefined) {
  const { image } = episode.meta;
  if (context.show.feed?.own !== true || image === undefined || picture === undefined) return undefined;
  if (!isArtwork(image.file, picture)) return undefined;
  const page = context.addresses.absolute(episodePath(episode.slug));
  return {
    address: page + encodeFile(image.file),
    copy: {
      from: path.join(files.root, 'episodes', episode.slug, image.file),
      to: `${episodePath(episode.slug)}${image.file}`,
    },
  };
}

const folderOf = (episode: Episode): string => `episodes/${episode.slug}`;

function picturesOf(inputs: DeriveInputs, episode: Episode): Promise<MadePictures> {
  return makePictures(episodePictures(episode), inputs.files.root, inputs.pictures);
}

/** With its content in the address, so that no browser keeps the times of a transcript that is not there any more. */
const timingAddress = ({ path: file, body }: ExportFile, { addresses }: SiteContext): string =>
  `${addresses.href(file)}?${hashOf([body]).slice(0, 8)}`;

function deriveOne(
  inputs: DeriveInputs,
  episode: Episode,
  transcript: TranscriptBytes | undefined,
  pictures: MadePictures,
): EpisodeDerivation {
  const { context } = inputs;
  const { annotated, messages, mended } = annotateEpisode(episode, transcript, context, inputs.annotate);
  const written = exportTranscript(annotated, mended, context);
  const timing = exportTiming(annotated, episode.meta.language ?? context.show.language);
  const chapters = exportEpisodeChapters(annotated, context);
  const open = annotateOpenly(annotated, context);
  const version = versionOf(annotated, context.show.language);
  const citing = citeEpisode(annotated, version, context);
  const folder = `${folderOf(episode)}/`;
  const own = episode.meta.image && pictures.views.get(folder + episode.meta.image.file);
  const artwork = artworkOf(inputs, episode, own);
  const sound = describeSound(annotated, lengthOf(annotated), own, context);
  const { digest, document, ...made } = deriveEpisode(
    {
      annotated,
      pictures: new Map([...pictures.views].map(([name, picture]) => [name.slice(folder.length), picture])),
      ...(own === undefined ? {} : { picture: own }),
      transcripts: written.links,
      ...(timing === undefined ? {} : { timing: timingAddress(timing, context) }),
      ...(transcript === undefined ? {} : { source: transcript.path }),
      ...(open === undefined ? {} : { annotations: open }),
      ...(version === undefined ? {} : { version }),
      chapters,
      citing,
    },
    context,
  );
  const notes = describeForNotes(annotated, document, context);
  return {
    digest: {
      ...digest,
      facts: {
        ...digest.facts,
        ...(artwork === undefined ? {} : { artwork: artwork.address }),
        notes: { short: writeNotes(notes, 'apple').body, full: writeNotes(notes, 'html').body },
      },
      messages: [...pictures.messages, ...messages],
      copies: [
        ...copiesOf(inputs.files.root, episode, context.show),
        ...pictures.copies,
        ...(artwork === undefined ? [] : [artwork.copy]),
      ],
    },
    ...made,
    notes: viewNotes(notes, { episode, head: made.view.head }, context),
    files: [
      ...written.files,
      ...(timing ? [timing] : []),
      ...(sound ? [exportSound(episode.slug, sound)] : []),
      ...chapters,
      ...(open ? [open] : []),
      ...citing.files,
      ...exportEpisode(annotated, document.cited, context),
    ],
  };
}

const byDate = (a: EpisodeDigest, b: EpisodeDigest): number => {
  const [one, other] = [a, b].map(({ facts }) => `${facts.meta.published ?? facts.meta.date} ${facts.slug}`);
  return (one as string) < (other as string) ? 1 : -1;
};

/** Derives every episode that is not in the cache as it is now. One at a time, so that memory stays flat. */
export async function deriveEpisodes(inputs: DeriveInputs): Promise<DerivedEpisodes> {
  const { episodes, files, report, libraryKey } = inputs;
  const cache = openCache<EpisodeDerivation>(inputs.cacheDir);
  const derived: { key: string; digest: EpisodeDigest }[] = [];
  for (const [done, loaded] of episodes.entries()) {
    report({ step: 'Annotating', done, total: episodes.length, unit: 'episodes' });
    const episode = loaded.parsed.value;
    const transcript = await readTranscript(files, loaded);
    const pictures = await picturesOf(inputs, episode);
    const made = fingerprint([pictures.views, pictures.copies, pictures.messages]);
    const key = await cache.remember(
      [libraryKey, files.root, fingerprint(episode), made, transcript?.path ?? '', transcript?.bytes ?? ''],
      async () => deriveOne(inputs, episode, transcript, pictures),
    );
    derived.push({ key, digest: await cache.read(key, 'digest') });
  }
  report({ step: 'Annotating', done: episodes.length, total: episodes.length, unit: 'episodes' });
  derived.sort((a, b) => byDate(a.digest, b.digest));
  return { episodes: derived, cache, messages: derived.flatMap(({ digest }) => digest.messages) };
}
