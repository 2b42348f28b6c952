import type { VFile } from 'vfile';
import { describe, type Message } from '../diagnostics/message.ts';
import { addressKey } from '../model/ids.ts';
import type { Position } from '../model/position.ts';
import type { FileListing } from './yaml/files.ts';

/** Addresses below `episodes/` that belong to the site, or would be taken for one of its own. */
export const reservedSlugs: readonly string[] = [
  'index',
  'index.html',
  '404',
  '404.html',
  'embed',
  'notes',
  'pagefind',
  '_astro',
  'assets',
  'feed.xml',
  'sitemap.xml',
  'oembed.json',
];

/** What `readContent` found, as far as it can be wrong before any file is understood. */
export interface ContentOutline {
  readonly show?: VFile;
  readonly showSiblings: readonly FileListing[];
  readonly episodes: readonly { readonly slug: string; readonly file: VFile }[];
  readonly foldersWithoutEpisode: readonly string[];
  readonly bibliographies: readonly VFile[];
  readonly people?: VFile;
  readonly glossaryList?: VFile;
  readonly glossaryTerms: readonly VFile[];
  readonly styles: readonly VFile[];
  readonly referenceSiblings: readonly FileListing[];
}

const start = (path: string): Position => ({ path, line: 1, column: 1 });

function checkShowFile({ show, showSiblings }: ContentOutline): readonly Message[] {
  if (show !== undefined) return [];
  const path = 'episodes/show.yaml';
  const like = showSiblings.find((file) => /^episodes\/show\.(?:yml|json|toml|md|yaml)$/i.test(file.path));
  const hint = like
    ? `rename ${like.path}`
    : 'write title, description, language and url into it, each as "name: value"';
  return [describe('missing-show', start(path), { file: path }, hint)];
}

/** Names of episode folders: in an address as they are, each its own, none that the site needs. */
function checkSlugs(episodes: ContentOutline['episodes']): readonly Message[] {
  const messages: Message[] = [];
  const addresses = new Map<string, string>();
  for (const { slug, file } of episodes) {
    const address = addressKey(slug);
    const other = addresses.get(address);
    const position = start(file.path);
    if (reservedSlugs.includes(address))
      messages.push(describe('reserved-name', position, { name: slug }, 'rename the folder'));
    else if (other !== undefined)
      messages.push(
        describe('address-collision', position, { name: slug, other: `"${other}"` }, 'rename one folder'),
      );
    else if (address !== slug.normalize('NFC') || /^\.*$/.test(address)) {
      const hint = /^\.*$/.test(address)
        ? 'use letters, digits and "-"'
        : `rename the folder to "${address}"`;
      messages.push(describe('bad-address', position, { name: slug }, hint));
    }
    if (other === undefined) addresses.set(address, slug);
  }
  return messages;
}

/** A show without any episode is a page without a word. */
function checkEpisodes({ show, episodes, foldersWithoutEpisode }: ContentOutline): readonly Message[] {
  if (show === undefined || episodes.length + foldersWithoutEpisode.length > 0) return [];
  const hint = 'make a folder episodes/my-first-episode with an episode.md in it';
  return [describe('no-episodes', start(show.path), {}, hint)];
}

/** Where a file of Markdown was probably meant to stand; nothing for one that is not content. */
function placeOfMarkdown(path: string): string | undefined {
  const stem = path.slice(path.lastIndexOf('/') + 1).replace(/\.[^.]+$/, '');
  // README, LICENSE and the like are about the folder, and written in capitals
  const isAbout = /^[A-Z][A-Z_-]+$/.test(stem) || /^(?:readme|licen[cs]e|notes|todo)\b/i.test(stem);
  if (isAbout || !/\.(?:md|markdown|mdx|txt)$/i.test(path)) return undefined;
  if (/^references\/glossary\.\w+$/i.test(path)) return 'name it references/glossary.md';
  if (/^references\/glossary\//i.test(path))
    return `terms stand directly in the folder: references/glossary/${stem}.md`;
  if (/^references\/[^/]+$/.test(path))
    return 'terms belong into references/glossary.md or references/glossary/';
  return `an episode is a folder: episodes/${addressKey(stem)}/episode.md`;
}

/** Files that were meant as content, by their names, but stand where nothing reads them. */
function checkStrays(files: readonly FileListing[]): readonly Message[] {
  return files.flatMap(({ path }) => {
    const hint = /\.csl$/i.test(path)
      ? 'citation styles belong into references/styles/'
      : /\.(?:bib|ris)$/i.test(path)
        ? 'bibliographies belong directly into references/'
        : /\.(?:bibtex|biblatex)$/i.test(path)
          ? 'give it the ending .bib'
          : /\.(?:enw|nbib|endnote)$/i.test(path)
            ? 'export it as BibTeX, RIS or CSL-JSON'
            : /^references\/people\.ya?ml$/.test(path)
              ? 'references/people.yaml is there too, and is read'
              : placeOfMarkdown(path);
    return hint === undefined ? [] : [describe('unused-file', start(path), { file: path }, hint)];
  });
}

/** What reading said about bytes that are no text, or in another encoding. */
function checkEncoding(files: readonly (VFile | undefined)[]): readonly Message[] {
  return files.flatMap((file) =>
    (file?.messages ?? []).map(({ line, column, reason, ruleId }) => {
      const position = { path: file?.path ?? '', line: line ?? 1, column: column ?? 1 };
      if (ruleId === 'old-encoding')
        return describe(
          'old-encoding',
          position,
          { encoding: reason },
          'look at its accents, and save it as UTF-8',
        );
      return describe('unreadable-file', position, { reason }, 'save it as UTF-8');
    }),
  );
}

/** Checks the folders and files of a show as a whole: names, places and encodings. */
export function checkFolders(content: ContentOutline): readonly Message[] {
  const { show, episodes, bibliographies, people, glossaryList, glossaryTerms, styles } = content;
  const opened = [show, ...episodes.map((episode) => episode.file), ...bibliographies, people, glossaryList];
  return [
    ...checkShowFile(content),
    ...checkSlugs(episodes),
    ...content.foldersWithoutEpisode.map((folder) =>
      describe('missing-episode-file', start(`${folder}/episode.md`), { folder }, 'every episode needs one'),
    ),
    ...checkEpisodes(content),
    ...checkStrays([...content.showSiblings, ...content.referenceSiblings]),
    ...checkEncoding([...opened, ...glossaryTerms, ...styles]),
  ];
}
