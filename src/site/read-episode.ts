import path from 'node:path';
import { prepareAnnotation } from '../annotate/index.ts';
import type { Message } from '../diagnostics/message.ts';
import { proseOfEpisode } from '../model/episode.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import { readContent } from '../read/content.ts';
import { fingerprint, hashOf } from './cache.ts';
import { readTranscript, withLightSources } from './check.ts';
import { codeVersion } from './code-version.ts';
import type { SiteContext } from './context.ts';
import { createContext } from './create-context.ts';
import { annotateEpisode } from './episode-annotation.ts';
import { loadContent } from './library.ts';
import { prepareDocument, type PreparedDocument } from './views/document.ts';

/** One episode with all that exports of it are made from. */
export interface ReadEpisode {
  readonly annotated: AnnotatedEpisode;
  readonly document: PreparedDocument;
  readonly context: SiteContext;
  readonly messages: readonly Message[];
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
  const files = await readContent(options.contentDir);
  const content = loadContent(files);
  const slug = options.choose(content.episodes.map((episode) => episode.files.slug));
  const library = withLightSources(content);
  const loaded = content.episodes.find((episode) => episode.files.slug === slug);
  if (loaded === undefined) throw new Error(`there is no episode "${slug}"`);
  const annotate = prepareAnnotation(library);
  const transcript = await readTranscript(files, loaded);
  const found = annotateEpisode(loaded.parsed.value, transcript, library, annotate);
  const own = hashOf([files.root, library.show.base, 'one']).slice(0, 12);
  const made = await createContext(
    files,
    { library, style: content.style },
    {
      shared: options.cacheDir,
      own: path.join(options.cacheDir, 'shows', own),
      formatting: hashOf([await codeVersion(), fingerprint([content.style, library.show.citation])]),
    },
  );
  const { annotated } = found;
  const document = prepareDocument(made.context, {
    prose: proseOfEpisode(annotated.episode),
    annotations: annotated.annotations,
    spoken: new Set(annotated.passages.map(({ id }) => id)),
  });
  const folder = `episodes/${slug}/`;
  const said = content.messages.filter(({ path: file }) => file.startsWith(folder));
  return { annotated, document, context: made.context, messages: [...said, ...found.messages] };
}
