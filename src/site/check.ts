import { prepareAnnotation } from '../annotate/index.ts';
import { lightSources } from '../annotate/light-sources.ts';
import { sortMessages, type Message } from '../diagnostics/message.ts';
import type { AnnotatedEpisode, Library } from '../model/site.ts';
import { readBytes, readContent, type ContentFiles } from '../read/content.ts';
import { annotateEpisode, type TranscriptBytes } from './episode-annotation.ts';
import { checkOwnFeed } from './feed-check.ts';
import { checkPictureFiles, episodePictures, showPictures } from './images.ts';
import { loadContent, type LoadedContent, type LoadedEpisode } from './library.ts';
import { checkLocalLinks } from './local-links.ts';
import { Reviewer } from './review.ts';

/** The library with the light sources that plain links in the episodes make. */
export function withLightSources({ library, episodes }: LoadedContent): Library {
  const light = lightSources(
    episodes.map(({ parsed }) => parsed.value),
    library.sources.values(),
    library.show.url,
  );
  return {
    ...library,
    sources: new Map([...library.sources, ...light.map((source) => [source.key, source] as const)]),
  };
}

/** The bytes of an episode's transcript, if it names one that is there. */
export async function readTranscript(
  files: ContentFiles,
  { files: { siblings, slug }, parsed }: LoadedEpisode,
): Promise<TranscriptBytes | undefined> {
  const file = parsed.value.meta.transcript?.file;
  const path = `episodes/${slug}/${file ?? ''}`;
  // a file that is named but not there is said by the front matter's parser
  if (file === undefined || !siblings.some((sibling) => sibling.path === path)) return undefined;
  return { path, bytes: await readBytes(files.root, path) };
}

/** What to check, and who else wants to see what was read for it. */
export interface CheckOptions {
  readonly contentDir: string;
  /** Is given each episode with its annotations. */
  readonly seen?: (episode: AnnotatedEpisode, library: Library) => void;
}

/** Everything there is to say about the content, without building anything. Throws if the folder cannot be read. */
export const checkSite = async ({ contentDir, seen }: CheckOptions): Promise<readonly Message[]> =>
  checkFiles(await readContent(contentDir), seen);

/** {@link checkSite}, of content that was read already. */
export async function checkFiles(
  files: ContentFiles,
  seen?: CheckOptions['seen'],
): Promise<readonly Message[]> {
  const content = loadContent(files);
  const library = withLightSources(content);
  const annotate = prepareAnnotation(library);
  const messages: Message[] = [
    ...content.messages,
    ...checkLocalLinks(content, library),
    ...checkOwnFeed(library.show),
  ];
  const reviewer = new Reviewer(library);
  for (const term of library.terms.values()) {
    const found = annotate({ term });
    messages.push(...found.messages);
    reviewer.sawTerm(term, found.value);
  }
  for (const episode of content.episodes) {
    const transcript = await readTranscript(files, episode);
    const { annotated, messages: found } = annotateEpisode(
      episode.parsed.value,
      transcript,
      library,
      annotate,
    );
    messages.push(...found);
    reviewer.sawEpisode(annotated);
    seen?.(annotated, library);
  }
  messages.push(...reviewer.finish());
  const episodes = content.episodes.map(({ parsed }) => parsed.value);
  const pictures = [...showPictures(library), ...episodes.flatMap(episodePictures)];
  messages.push(...(await checkPictureFiles(pictures, files.root)));
  return sortMessages(messages);
}
