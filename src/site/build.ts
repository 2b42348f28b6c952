import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Message } from '../diagnostics/message.ts';
import type { IndexOptions } from '../search/index-records.ts';
import type { RecordBatch } from '../search/record.ts';
import type { ComposedSite, ComposeOptions, Composition } from './compose.ts';
import type { ProgressEvent } from './progress.ts';
import { replaceSite } from './swap.ts';

/** What to build from, and where to. Folders are absolute. */
export interface BuildOptions {
  readonly contentDir: string;
  readonly cacheDir: string;
  readonly outDir: string;
  /** `/` or `/name/`; by default what the show says. */
  readonly base?: string;
}

/** The large steps of a build, each replaceable. */
export interface BuildSteps {
  /** Read, parse, annotate, render. */
  readonly compose: (options: ComposeOptions) => Promise<Composition>;
  /** Lay pages out: Astro writes them into an empty folder. */
  readonly layOut: (options: {
    readonly derivedDir: string;
    readonly base: string;
    readonly outDir: string;
  }) => Promise<void>;
  /** Resolves to the number of records. */
  readonly indexRecords: (batches: readonly RecordBatch[], options: IndexOptions) => Promise<number>;
}

/** What became of a build. */
export interface BuildOutcome {
  readonly messages: readonly Message[];
  /** False when the content has errors: the last site stays as it was. */
  readonly built: boolean;
  readonly pages: number;
  readonly files: number;
  readonly records: number;
}

/** Where a file of the site goes; throws if its path leads out of the site's folder, which no content may do. */
function placeIn(folder: string, file: string): string {
  const place = path.join(folder, file);
  if (!place.startsWith(folder + path.sep)) throw new Error(`build: "${file}" lies outside the site`);
  return place;
}

/**
 * `offline.json`: the scripts and styles of the site with their sizes, also those that pages load late. A reader who
 * keeps an episode needs them all.
 */
async function listBuiltFiles(folder: string): Promise<void> {
  const names = await readdir(path.join(folder, 'assets')).catch(() => []);
  const files = await Promise.all(
    names
      .filter((name) => /\.(?:js|css)$/.test(name))
      .sort()
      .map(async (name) => ({
        path: `assets/${name}`,
        bytes: (await stat(path.join(folder, 'assets', name))).size,
      })),
  );
  await writeFile(path.join(folder, 'offline.json'), `${JSON.stringify({ files })}\n`);
}

/** A copy is laid over what Astro made: an export of the same path wins. Resolves to the number of records. */
async function writeSite(
  { derivedDir, index, files, copies, search }: ComposedSite,
  folder: string,
  steps: BuildSteps,
  onProgress: (event: ProgressEvent) => void,
): Promise<number> {
  onProgress({ step: 'Laying out', total: index.pages.length, unit: 'pages' });
  await steps.layOut({ derivedDir, base: index.show.base, outDir: folder });
  await listBuiltFiles(folder);

  const total = files.length + copies.length;
  let done = 0;
  const count = (): void => onProgress({ step: 'Writing', done: ++done, total, unit: 'files' });
  for (const file of files) {
    const place = placeIn(folder, file.path);
    await mkdir(path.dirname(place), { recursive: true });
    await writeFile(place, file.body);
    count();
  }
  for (const { from, to } of copies) {
    const place = placeIn(folder, to);
    await mkdir(path.dirname(place), { recursive: true });
    await copyFile(from, place);
    count();
  }
  onProgress({ step: 'Indexing for search' });
  const indexed = await steps.indexRecords(search.batches, {
    ...search.kept,
    outDir: path.join(folder, 'pagefind'),
    language: index.show.language,
  });
  onProgress({ step: 'Indexing for search', done: indexed, unit: 'sections' });
  return indexed;
}

/**
 * Builds the whole site, or leaves the last one as it is: content with errors, a step that throws, or a process that
 * is killed do not touch `outDir`. All messages come back; throws only when something other than content is wrong.
 */
export async function buildSite(
  { contentDir, cacheDir, outDir, base }: BuildOptions,
  steps: BuildSteps,
  onProgress: (event: ProgressEvent) => void,
): Promise<BuildOutcome> {
  const outcome = { messages: [] as readonly Message[], pages: 0, files: 0, records: 0 };
  const built = await replaceSite(outDir, async (folder) => {
    const { messages, site } = await steps.compose({
      contentDir,
      cacheDir,
      drafts: false,
      onProgress,
      ...(base === undefined ? {} : { base }),
    });
    outcome.messages = messages;
    if (!site || messages.some(({ severity }) => severity === 'error')) return false;
    outcome.pages = site.index.pages.length;
    outcome.files = site.files.length + site.copies.length;
    outcome.records = await writeSite(site, folder, steps, onProgress);
    return true;
  });
  return { ...outcome, built };
}
