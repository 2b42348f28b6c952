import { prepareAnnotation } from '../../annotate/index.ts';
import { sortMessages, type Message } from '../../diagnostics/message.ts';
import type { AnnotatedEpisode, Library } from '../../model/site.ts';
import { readContent, type ContentFiles } from '../../read/content.ts';
import { annotateEpisode, readTranscript } from '../episode-annotation.ts';
import { checkOwnFeed } from './own-feed.ts';
import { checkPictureFiles, episodePictures, showPictures } from '../images.ts';
import { loadContent, withLightSources } from '../library.ts';
import { checkLocalLinks } from '../local-links.ts';
import { Reviewer } from './review.ts';

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
