import { readdir, readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { VFile } from 'vfile';
import { decodeOldText, decodeText, type DecodedText } from './decode.ts';
import { listFolder, listTree, type FileListing } from './folder.ts';

/** An episode's folder: its Markdown, and what lies beside it unopened. */
export interface EpisodeFiles {
  /** Name of the folder. */
  readonly slug: string;
  readonly file: VFile;
  /** All other files of the folder. Open one with {@link readBytes}. */
  readonly siblings: readonly FileListing[];
}

/**
 * Everything people wrote, opened but not understood. Paths are relative to the content folder, with `/`; lists
 * are sorted by code units. Text is decoded; a file that is not UTF-8 carries a `VFileMessage` that says where.
 */
export interface ContentFiles {
  /** The content folder, absolute. */
  readonly root: string;
  readonly show?: VFile;
  /** The files directly in `episodes/` besides `show.yaml`. */
  readonly showSiblings: readonly FileListing[];
  readonly episodes: readonly EpisodeFiles[];
  /** Folders in `episodes/` without an `episode.md`. */
  readonly foldersWithoutEpisode: readonly string[];
  /** `references/*.{bib,json,yaml,yml,ris}`, without people. */
  readonly bibliographies: readonly VFile[];
  readonly people?: VFile;
  /** `references/glossary.md` */
  readonly glossaryList?: VFile;
  /** `references/glossary/*.md` */
  readonly glossaryTerms: readonly VFile[];
  /** `references/styles/*.csl` */
  readonly styles: readonly VFile[];
  /** Everything else below `references/`, such as pictures of people. */
  readonly referenceSiblings: readonly FileListing[];
}

/** Reads a file of the content folder as it is. Throws if it cannot be read. */
export async function readBytes(root: string, path: string): Promise<Uint8Array> {
  try {
    return await readFile(`${root}/${path}`);
  } catch (cause) {
    throw new Error(`cannot read ${path}`, { cause });
  }
}

/**
 * Reads and decodes a text file. One that cannot be opened is empty; that, bytes that are no text, and another
 * encoding (rule `old-encoding`, the reason is its name) is said on the file itself.
 */
export async function readText(
  root: string,
  path: string,
  decode: (bytes: Uint8Array) => DecodedText = decodeText,
): Promise<VFile> {
  const problem = { source: 'glosscast', ruleId: 'unreadable-file' };
  let bytes: Uint8Array;
  try {
    bytes = await readFile(`${root}/${path}`);
  } catch (cause) {
    const file = new VFile({ path, value: '' });
    const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown';
    file.message(`it cannot be opened (${code})`, { ...problem, place: { line: 1, column: 1 } });
    return file;
  }
  const { text, undecodable, old } = decode(bytes);
  const file = new VFile({ path, value: text });
  if (undecodable !== undefined)
    file.message('it is not UTF-8 text here', { ...problem, place: undecodable });
  if (old !== undefined)
    file.message(old.encoding, { source: 'glosscast', ruleId: 'old-encoding', place: old });
  return file;
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

async function readEpisode(root: string, folder: string): Promise<EpisodeFiles | undefined> {
  const files = await listTree(root, folder);
  const path = `${folder}/episode.md`;
  if (!files.some((file) => file.path === path)) return undefined;
  const siblings = files.filter((file) => file.path !== path);
  return { slug: nameOf(folder), file: await readText(root, path), siblings };
}

/** How many episode folders are read at a time: enough to keep a disk busy, few enough for any limit of files. */
const batch = 16;

async function readEpisodes(
  root: string,
  folders: readonly string[],
): Promise<Pick<ContentFiles, 'episodes' | 'foldersWithoutEpisode'>> {
  const episodes: EpisodeFiles[] = [];
  const foldersWithoutEpisode: string[] = [];
  for (let start = 0; start < folders.length; start += batch) {
    const names = folders.slice(start, start + batch);
    const read = await Promise.all(names.map((folder) => readEpisode(root, folder)));
    read.forEach((episode, index) => {
      if (episode === undefined) foldersWithoutEpisode.push(names[index] ?? '');
      else episodes.push(episode);
    });
  }
  return { episodes, foldersWithoutEpisode };
}

type ReferenceFiles = Omit<
  ContentFiles,
  'root' | 'show' | 'showSiblings' | 'episodes' | 'foldersWithoutEpisode'
>;

const isPeople = /^references\/people\.ya?ml$/;

async function readReferences(root: string): Promise<ReferenceFiles> {
  const all = await listTree(root, 'references');
  const paths = all.map((file) => file.path);
  const peoplePath = paths.find((path) => isPeople.test(path));
  const listPath = paths.find((path) => path === 'references/glossary.md');
  const matching = (pattern: RegExp): string[] =>
    paths.filter((path) => pattern.test(path) && !isPeople.test(path));
  const bibliographies = matching(/^references\/[^/]+\.(?:bib|json|ya?ml|ris)$/i);
  const terms = matching(/^references\/glossary\/[^/]+\.md$/i);
  const styles = matching(/^references\/styles\/[^/]+\.csl$/i);
  const taken = new Set([...bibliographies, ...terms, ...styles, peoplePath, listPath]);
  const readAll = (some: readonly string[]): Promise<VFile[]> =>
    Promise.all(some.map((path) => readText(root, path)));
  return {
    // other programs write them, some of them old
    bibliographies: await Promise.all(bibliographies.map((path) => readText(root, path, decodeOldText))),
    ...(peoplePath === undefined ? {} : { people: await readText(root, peoplePath) }),
    ...(listPath === undefined ? {} : { glossaryList: await readText(root, listPath) }),
    glossaryTerms: await readAll(terms),
    styles: await readAll(styles),
    referenceSiblings: all.filter((file) => !taken.has(file.path)),
  };
}

/**
 * Reads all content below a folder: `episodes/` and `references/`. Text is opened, audio, pictures and
 * transcripts are only listed. Missing folders and files are absent, not errors; the folder itself must be there.
 * Throws, with its cause, when something that is there cannot be read.
 */
export async function readContent(contentDir: string): Promise<ContentFiles> {
  const root = resolve(contentDir);
  try {
    await readdir(root);
  } catch (cause) {
    throw new Error(`cannot read the folder ${root}`, { cause });
  }
  const { files, folders } = await listFolder(root, 'episodes');
  const showPath = files.find((file) => file.path === 'episodes/show.yaml')?.path;
  return {
    root,
    ...(showPath === undefined ? {} : { show: await readText(root, showPath) }),
    showSiblings: files.filter((file) => file.path !== showPath),
    ...(await readEpisodes(root, folders)),
    ...(await readReferences(root)),
  };
}
