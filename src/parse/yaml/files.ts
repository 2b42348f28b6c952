import { describe } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import { refuse, scalarText, type Reader } from './field.ts';
import { url } from './values.ts';

/** A file that content may name: its path (relative to the content folder, with `/`) and size in bytes. */
export interface FileListing {
  readonly path: string;
  readonly size: number;
}

/** The files below one folder, by their names as seen from it. */
export interface Folder {
  /** As shown to people: `episodes/012`. */
  readonly path: string;
  readonly files: ReadonlyMap<string, FileListing>;
}

/** The folder that a file lies in, with the given files of it. Files elsewhere are left out. */
export function folderOf(path: string, files: readonly FileListing[]): Folder {
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  const inside = folder === '' ? '' : `${folder}/`;
  const named = files
    .filter((file) => file.path.startsWith(inside))
    .map((file) => [file.path.slice(inside.length), file] as const);
  return { path: folder, files: new Map(named) };
}

/** A file of the folder, by its name as the file system has it (Unicode forms may differ from what was written). */
export function fileIn(folder: Folder): Reader<string> {
  return (node, site) => {
    const written = scalarText(node, site, 'the name of a file')?.replace(/^\.\//, '');
    if (written === undefined) return undefined;
    if (/^[a-z][a-z0-9+.-]*:\/\//i.test(written) || /(?:^|[\\/])\.\.(?:[\\/]|$)|^[\\/]/.test(written))
      return refuse(node, site, `the name of a file in ${folder.path}`);
    const known = [...folder.files.keys()];
    const found =
      known.find((name) => name === written) ??
      known.find((name) => name.normalize() === written.normalize());
    if (found !== undefined) return found;
    const hint = didYouMean(written, known) ?? listKnown(known);
    site.messages.push(describe('missing-file', node.position, { file: written, folder: folder.path }, hint));
    return undefined;
  };
}

/** When no name is near: what there is to choose from. */
export function listKnown(known: readonly string[]): string {
  const shown = known.slice(0, 5).join(', ');
  return known.length === 0
    ? 'the folder has no other files'
    : `files there: ${shown}${known.length > 5 ? ' …' : ''}`;
}

/** A file of the folder, or an address. */
export function fileOrUrl(folder: Folder): Reader<string> {
  const file = fileIn(folder);
  return (node, site) => {
    const looksLikeUrl = node.kind === 'scalar' && /^(?:[a-z][a-z0-9+.-]*:|www\.)/i.test(node.text.trim());
    return looksLikeUrl ? url(node, site) : file(node, site);
  };
}
