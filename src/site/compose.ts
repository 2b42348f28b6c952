import path from 'node:path';
import { prepareAnnotation } from '../annotate/index.ts';
import { sortMessages, type Message } from '../diagnostics/message.ts';
import type { ExportFile } from '../export/files.ts';
import type { Show } from '../model/show.ts';
import type { PageIndex } from '../model/view/page.ts';
import { readContent } from '../read/content.ts';
import type { IndexOptions } from '../search/index-records.ts';
import type { RecordBatch } from '../search/record.ts';
import { fingerprint, hashOf } from './cache.ts';
import { codeVersion } from './code-version.ts';
import { createContext } from './create-context.ts';
import type { Copy } from './derivation.ts';
import { deriveEpisodes } from './derive-episodes.ts';
import { loadContent, withLightSources, type LoadedContent } from './library.ts';
import { checkLocalLinks } from './local-links.ts';
import { makePages } from './make-pages.ts';
import type { ProgressEvent } from './progress.ts';

/** What to compose, and how. */
export interface ComposeOptions {
  readonly contentDir: string;
  /** What is kept between builds; may be removed at any time. */
  readonly cacheDir: string;
  /** Path below the host, instead of the one of the show's address. */
  readonly base?: string;
  /** Whether drafts are shown. */
  readonly drafts: boolean;
  readonly onProgress?: (event: ProgressEvent) => void;
}

/** Everything a site consists of, but for the laid-out pages and the search index, which are made of it. */
export interface ComposedSite {
  /** The derived store that the pages are laid out from. */
  readonly derivedDir: string;
  readonly index: PageIndex;
  readonly files: readonly ExportFile[];
  readonly copies: readonly Copy[];
  readonly search: {
    /** Read episode by episode, so that they are never all in memory. */
    readonly batches: readonly RecordBatch[];
    /** Where the parts of the index are kept between builds, and by which version of the code. */
    readonly kept: Pick<IndexOptions, 'cacheDir' | 'version'>;
  };
}

/** What composing comes to: messages, and a site unless one of them is an error. */
export interface Composition {
  readonly messages: readonly Message[];
  readonly site?: ComposedSite;
}

/** The show at another base path. */
function rebase(show: Show, base: string | undefined): Show {
  if (base === undefined) return show;
  const inner = base.split('/').filter((part) => part !== '');
  const path = inner.length === 0 ? '/' : `/${inner.join('/')}/`;
  return { ...show, base: path, url: new URL(path, show.url).href };
}

function selectEpisodes(content: LoadedContent, { base, drafts }: ComposeOptions): LoadedContent {
  const { library, episodes } = content;
  return {
    ...content,
    library: { ...library, show: rebase(library.show, base) },
    episodes: drafts ? episodes : episodes.filter(({ parsed }) => !parsed.value.meta.draft),
  };
}

const isError = ({ severity }: Message): boolean => severity === 'error';

/**
 * From a content folder to everything a site consists of: reads, parses, annotates, renders, and writes the derived
 * store. With errors in the content nothing is written, and all of them are reported. Throws only if the content
 * cannot be read at all.
 */
export async function composeSite(options: ComposeOptions): Promise<Composition> {
  const report = options.onProgress ?? (() => undefined);
  report({ step: 'Reading' });
  const files = await readContent(options.contentDir);
  const content = selectEpisodes(loadContent(files), options);
  const library = withLightSources(content);
  const annotate = prepareAnnotation(library);
  const messages: Message[] = [...content.messages, ...checkLocalLinks(content, library)];
  const terms = [...library.terms.values()].map((term) => ({ term, found: annotate({ term }) }));
  for (const { found } of terms) messages.push(...found.messages);

  // Shows, and drafts of a show, must not get in each other's way; pictures and cards are shared by all.
  const own = hashOf([files.root, library.show.base, String(options.drafts)]).slice(0, 12);
  const ownCache = path.join(options.cacheDir, 'shows', own);
  const { show, people, sources } = library;
  const formatting = hashOf([await codeVersion(), fingerprint([content.style, show.citation])]);
  const libraryKey = hashOf([formatting, fingerprint([show, people, library.terms, sources])]);
  const made = await createContext(
    files,
    { library, style: content.style },
    {
      shared: options.cacheDir,
      own: ownCache,
      formatting,
    },
  );
  messages.push(...made.messages);
  const derived = await deriveEpisodes({
    files,
    episodes: content.episodes,
    context: made.context,
    pictures: made.maker,
    annotate,
    cacheDir: path.join(ownCache, 'episodes'),
    libraryKey,
    report,
  });
  messages.push(...derived.messages);
  const sorted = sortMessages(messages);
  if (sorted.some(isError)) return { messages: sorted };

  const site = await makePages({
    context: made.context,
    copies: made.copies,
    libraryKey,
    ownCache,
    termAnnotations: new Map(terms.map(({ term, found }) => [term.id, found.value])),
    derived,
    version: await codeVersion(),
    cardsDir: path.join(options.cacheDir, 'cards'),
    report,
  });
  await made.saveReferences();
  return { messages: sorted, site };
}
