import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Element, Root, RootContent } from 'hast';
import { rehype } from 'rehype';
import { VFile } from 'vfile';

/** An HTML file of a built site, parsed as a browser parses it. */
export interface HtmlPage {
  /** Path in the site: `episodes/index.html`. */
  readonly file: string;
  /** Address below the base: `episodes/`, or the file where it is no `index.html`. */
  readonly address: string;
  readonly tree: Root;
  readonly html: string;
  /** What a validating parser complains of, one line each. */
  readonly complaints: readonly string[];
}

type Node = Root | RootContent;

/** Every element in the order of the document, each with those around it, the nearest last. */
export function* walkElements(
  node: Node,
  around: readonly Element[] = [],
): Generator<{ readonly element: Element; readonly around: readonly Element[] }> {
  if (node.type === 'element') yield { element: node, around };
  if (!('children' in node)) return;
  const inner = node.type === 'element' ? [...around, node] : around;
  // what a template holds stands beside its children
  const children = node.type === 'element' && node.content ? node.content.children : node.children;
  for (const child of children) yield* walkElements(child, inner);
}

/** An attribute as written; `undefined` if absent, lists joined by spaces. */
export function attributeOf(element: Element, name: string): string | undefined {
  const value = element.properties[name];
  if (value === undefined || value === null || value === false) return undefined;
  return Array.isArray(value) ? value.join(' ') : String(value);
}

export const hasClass = (element: Element, name: string): boolean =>
  Array.isArray(element.properties['className']) && element.properties['className'].includes(name);

/** All elements of which the test holds, in order. */
export const findAll = (node: Node, test: (element: Element) => boolean): readonly Element[] =>
  [...walkElements(node)].map(({ element }) => element).filter(test);

/** Elements by tag, and class if given. */
export const findTags = (node: Node, tag: string, className?: string): readonly Element[] =>
  findAll(
    node,
    (element) => element.tagName === tag && (className === undefined || hasClass(element, className)),
  );

/** The only element of which the test holds. Throws if there is none, or another. */
export function findOne(node: Node, test: (element: Element) => boolean): Element {
  const [found, ...others] = findAll(node, test);
  if (!found || others.length > 0) throw new Error(`${others.length + (found ? 1 : 0)} elements, not one`);
  return found;
}

export const findById = (node: Node, id: string): Element =>
  findOne(node, ({ properties }) => properties['id'] === id);

/** The text of a node as in the source, with white space folded; without that of what `leaveOut` holds for. */
export function textOf(node: Node, leaveOut: (element: Element) => boolean = () => false): string {
  const collect = (inner: Node): string => {
    if (inner.type === 'text') return inner.value;
    if (inner.type === 'element' && leaveOut(inner)) return '';
    return 'children' in inner ? inner.children.map(collect).join('') : '';
  };
  return collect(node).replace(/\s+/g, ' ').trim();
}

const voidTags = /^(area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)$/;
const tag =
  /<!--[\s\S]*?-->|<(script|style)\b[^>]*>[\s\S]*?<\/\1>|<(\/?)([a-z][a-z0-9]*)\b(?:"[^"]*"|'[^']*'|[^'">])*>/gi;

/** Elements as they are written, each with its depth; and what is not closed as it was opened. */
function readTags(html: string): { readonly tags: readonly string[]; readonly faults: readonly string[] } {
  const [open, tags, faults] = [[] as string[], [] as string[], [] as string[]];
  for (const [whole, raw, slash, name = ''] of html.matchAll(tag)) {
    if (whole.startsWith('<!--')) continue;
    const written = (raw ?? name).toLowerCase();
    if (slash === '/') {
      const opened = open.pop();
      if (opened !== written) faults.push(`</${written}> closes <${opened}>`);
      continue;
    }
    tags.push(`${open.length} ${written}`);
    if (raw === undefined && !voidTags.test(written) && !whole.endsWith('/>')) open.push(written);
  }
  return { tags, faults: [...faults, ...open.map((name) => `<${name}> is not closed`)] };
}

/**
 * Where a browser's parser had to move, close or make up elements: it builds another tree than the one written, as
 * with a paragraph around a block or a link within a link.
 */
function findMendedNesting(html: string, tree: Root): readonly string[] {
  const { tags, faults } = readTags(html);
  const built = [...walkElements(tree)].map(
    ({ element, around }) => `${around.length} ${element.tagName.toLowerCase()}`,
  );
  const index = built.findIndex((name, at) => name !== tags[at]);
  return index < 0 && built.length === tags.length
    ? faults
    : [
        ...faults,
        `written ${tags.slice(index - 2, index + 2).join(', ')}; read ${built.slice(index - 2, index + 2).join(', ')}`,
      ];
}

function parsePage(file: string, html: string): HtmlPage {
  const parsed = new VFile({ path: file, value: html });
  const tree = rehype().data('settings', { emitParseErrors: true }).parse(parsed);
  return {
    file,
    address: file.replace(/(^|\/)index\.html$/, '$1'),
    tree,
    html,
    complaints: [...parsed.messages.map((message) => String(message)), ...findMendedNesting(html, tree)],
  };
}

/** Every file of a folder by its path below it (with `/`), sorted. */
export async function listFiles(folder: string): Promise<readonly string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'))
    .sort();
}

/** Every page of a built site, parsed. */
export async function readPages(folder: string): Promise<readonly HtmlPage[]> {
  // a transcript in HTML is a file for other programs, and no page
  const isPage = (file: string): boolean => file.endsWith('.html') && !/(?:^|\/)transcript\.html$/.test(file);
  const files = (await listFiles(folder)).filter(isPage);
  const texts = await Promise.all(
    files.map(async (file) => [file, await readFile(path.join(folder, file), 'utf8')] as const),
  );
  // what only leads to another address is no page either
  return texts
    .filter(([, html]) => !html.includes('<meta http-equiv="refresh"'))
    .map(([file, html]) => parsePage(file, html));
}

/** The page at an address below the base. Throws if there is none. */
export function pageAt(pages: readonly HtmlPage[], address: string): HtmlPage {
  const page = pages.find((candidate) => candidate.address === address);
  if (!page) throw new Error(`no page at ${address}`);
  return page;
}
