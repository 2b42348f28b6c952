import path from 'node:path';
import { prepareAnnotation } from '../annotate/index.ts';
import type { Message } from '../diagnostics/message.ts';
import { proseOfEpisode } from '../model/episode.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import type { Transcript } from '../model/transcript.ts';
import { readContent } from '../read/content.ts';
import { fingerprint, hashOf } from './cache.ts';
import { codeVersion } from './code-version.ts';
import type { SiteContext } from './context.ts';
import { createContext } from './create-context.ts';
import { annotateEpisode, readTranscript } from './episode-annotation.ts';
import { loadContent, withLightSources, type LoadedContent, type LoadedEpisode } from './library.ts';
import { prepareDocument, type PreparedDocument } from './views/document.ts';

/** One episode with all that exports of it are made from. */
export interface ReadEpisode {
  readonly annotated: AnnotatedEpisode;
  readonly document: PreparedDocument;
  readonly context: SiteContext;
  /** The transcript as it is published, if there is one. */
  readonly mended?: Transcript;
  readonly messages: readonly Message[];
}

/** A content folder, to read some of its episodes. */
export interface OpenContent {
  readonly content: LoadedContent;
  readonly context: SiteContext;
  readonly read: (loaded: LoadedEpisode) => Promise<ReadEpisode>;
}

/** Opens a content folder for a command that writes something of its episodes. Throws if it cannot be read. */
export async function openContent(contentDir: string, cacheDir: string): Promise<OpenContent> {
  const files = await readContent(contentDir);
  const content = loadContent(files);
  const library = withLightSources(content);
  const annotate = prepareAnnotation(library);
  const own = hashOf([files.root, library.show.base, 'one']).slice(0, 12);
  const { context } = await createContext(
    files,
    { library, style: content.style },
    {
      shared: cacheDir,
      own: path.join(cacheDir, 'shows', own),
      formatting: hashOf([await codeVersion(), fingerprint([content.style, library.show.citation])]),
    },
  );
  const read = async (loaded: LoadedEpisode): Promise<ReadEpisode> => {
    const transcript = await readTranscript(files, loaded);
    const { annotated, mended, messages } = annotateEpisode(
      loaded.parsed.value,
      transcript,
      library,
      annotate,
    );
    const document = prepareDocument(context, {
      prose: proseOfEpisode(annotated.episode),
      annotations: annotated.annotations,
      spoken: new Set(annotated.passages.map(({ id }) => id)),
    });
    const folder = `episodes/${loaded.files.slug}/`;
    const said = content.messages.filter(({ path: file }) => file.startsWith(folder));
    return {
      annotated,
      document,
      context,
      ...(mended === undefined ? {} : { mended }),
      messages: [...said, ...messages],
    };
  };
  return { content, context, read };
}

/**
 * Reads one episode of a content folder, for a command that writes something of it, as a build would. `choose` is given
 * the slugs of all episodes and says which; it may throw. Throws if the folder cannot be read.
 */
export async function readOneEpisode(options: {
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly choose: (slugs: readonly string[]) => string;
}): Promise<ReadEpisode> {
  const { content, read } = await openContent(options.contentDir, options.cacheDir);
  const slug = options.choose(content.episodes.map(({ files }) => files.slug));
  const loaded = content.episodes.find(({ files }) => files.slug === slug);
  if (loaded === undefined) throw new Error(`there is no episode "${slug}"`);
  return read(loaded);
}
