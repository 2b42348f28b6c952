import type { Heading, RootContent } from 'mdast';
import type { Unplaced } from '../../model/draft.ts';
import { textOfLine } from '../feed/feed-notes.ts';
import { parseFrontMatter } from '../front-matter.ts';
import { parseMarkdown } from '../prose/syntax.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { linkOfPage } from './links.ts';
import { linesOfPhrasing, type NotesSource } from './note-blocks.ts';

/** A heading with its words, and what stands under it before the next heading of any level. */
export interface NotesRegion {
  /** Absent above the first heading. */
  readonly heading?: Heading;
  readonly title: string;
  /** 0 above the first heading. */
  readonly level: number;
  readonly nodes: readonly RootContent[];
}

/** A Markdown file of notes. */
export interface NotesDocument extends NotesSource {
  /** Fields of the front matter and inline fields (`key:: value`), by their names in lower case with hyphens. */
  readonly fields: ReadonlyMap<string, readonly string[]>;
  readonly regions: readonly NotesRegion[];
}

/** A field's name as it is looked for: `Publish time`, `publish_time` and `publish-time` are one. */
export const fieldName = (name: string): string =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_/]+/g, '-')
    .replace(/-{2,}/g, '-');

/** `[[Page|words]]` is `words`. */
const withoutWikiLinks = (text: string): string =>
  text
    .replace(
      /!?\[\[([^[\]|\n]+?)(?:\\?\|([^[\]\n]*))?\]\]/g,
      (_, page: string, words?: string) => words ?? page.replace(/^.*\//, ''),
    )
    .trim();

function valuesOf(node: YamlNode): readonly string[] {
  switch (node.kind) {
    case 'scalar':
      return node.value === null ? [] : [withoutWikiLinks(node.text)].filter((text) => text !== '');
    case 'list':
      // [[Name]] without quotation marks is a list in a list
      return node.items.flatMap(valuesOf);
    case 'map':
      return node.entries.flatMap(({ key, value }) => valuesOf(value).map((text) => `${key}: ${text}`));
    case 'broken':
      return [];
  }
}

/** Lines of front matter that are no YAML, taken as far as they are `name: value`. */
function* looseFields(source: string): Generator<readonly [string, readonly string[]]> {
  const block =
    /^\uFEFF?\s*---[ \t]*(?:\r\n?|\n)([\s\S]*?)(?:\r\n?|\n)(?:---|\.\.\.)[ \t]*(?:\r\n?|\n|$)/.exec(source);
  for (const line of block?.[1]?.split(/\r\n?|\n/) ?? []) {
    const match = /^([\p{L}][\p{L}\p{N} _-]*):[ \t]+(\S.*)$/u.exec(line);
    if (match !== null)
      yield [match[1] ?? '', [withoutWikiLinks((match[2] ?? '').trim().replace(/^(["'])(.*)\1$/, '$2'))]];
  }
}

function* readFields(source: string): Generator<readonly [string, readonly string[]]> {
  const { value, messages } = parseFrontMatter(source, '', []);
  const broken = value.fields.kind !== 'map' || messages.some(({ rule }) => rule === 'yaml-syntax');
  if (broken) yield* looseFields(source);
  else if (value.fields.kind === 'map')
    for (const { key, value: node } of value.fields.entries) yield [key, valuesOf(node)];
}

/** Obsidian's own marks as Markdown's, in one line. */
function translateLine(line: string): string {
  return line
    .replace(
      /(!?)\[\[([^[\]|\n]+?)(?:\\?\|([^[\]\n]*))?\]\]/g,
      (_, embeds: string, page: string, words?: string) => {
        const shown = (words ?? '').trim() === '' ? page.replace(/^.*\/(?=[^/]+$)/, '') : (words as string);
        return `${embeds}[${embeds === '' ? shown : ''}](${linkOfPage(page)})`;
      },
    )
    .replace(/==(?=\S)([^=\n]+?)(?<=\S)==/g, '**$1**')
    .replace(/[ \t]\^[A-Za-z0-9-]+[ \t]*$/, '');
}

/** The Markdown of notes with what only Obsidian knows translated; comments are taken out and named. */
function translate(body: string, fields: Map<string, readonly string[]>, unplaced: Unplaced[]): string {
  const lines: string[] = [];
  let fence: string | undefined;
  const open = body.replace(/%%([\s\S]*?)%%/g, (_, text: string) => {
    if (text.trim() !== '') unplaced.push({ what: 'comment', text: text.trim().replace(/\s+/g, ' ') });
    return '';
  });
  for (const line of open.split('\n')) {
    const mark = /^\s*(`{3,}|~{3,})[ \t]*(timestamp\b)?/.exec(line);
    if (mark !== null && fence === undefined)
      fence = mark[2] === undefined ? mark[1] : `timestamp ${mark[1]}`;
    else if (mark !== null && fence?.endsWith(mark[1] ?? '') === true) {
      if (fence.startsWith('timestamp')) {
        fence = undefined;
        continue;
      }
      fence = undefined;
    } else if (fence?.startsWith('timestamp') === true) {
      lines.push(`[${line.trim()}]`);
      continue;
    }
    if (mark?.[2] !== undefined) continue;
    const field =
      fence === undefined
        ? /^[>\s]*(?:[-*+] )?\(?\**([\p{L}][\p{L} _/-]{0,40})\**::[ \t]+(\S.*)$/u.exec(line)
        : null;
    if (field !== null && !fields.has(fieldName(field[1] ?? '')))
      fields.set(fieldName(field[1] ?? ''), [(field[2] ?? '').trim()]);
    lines.push(fence === undefined ? translateLine(line) : line);
  }
  return lines.join('\n');
}

/**
 * Opens a file of notes: line ends of any kind, a byte order mark, front matter that is no YAML, links and marks that
 * only Obsidian knows. Never throws.
 */
export function openNotes(source: string): NotesDocument {
  const unplaced: Unplaced[] = [];
  const fields = new Map<string, readonly string[]>();
  for (const [name, values] of readFields(source)) fields.set(fieldName(name), values);
  const body = parseFrontMatter(source, '', []).value.body.text;
  const text = translate(body, fields, unplaced);
  const document: NotesSource = { text, unplaced };
  const regions: { heading?: Heading; title: string; level: number; nodes: RootContent[] }[] = [
    { title: '', level: 0, nodes: [] },
  ];
  for (const node of parseMarkdown(text).children)
    if (node.type === 'heading') {
      const title = linesOfPhrasing(document, node.children).map(textOfLine).join(' ');
      regions.push({ heading: node, title, level: node.depth, nodes: [] });
    } else regions.at(-1)?.nodes.push(node);
  return { text, unplaced, fields, regions };
}
