import { describe, type Message } from '../diagnostics/message.ts';
import { parseFrontMatter } from '../parse/front-matter.ts';
import type { Position } from '../model/position.ts';
import { lineEndOf, placeOf, startOfNextLine, endOfLine, type Edited } from './splice.ts';
import { editYaml, type YamlEdit } from './yaml/edit.ts';

/** Where the parts of a Markdown file begin. Offsets of UTF-16 units. */
interface Parts {
  /** Of the first line between the fences; absent without front matter. */
  readonly fields?: number;
  /** Of the closing fence. */
  readonly end: number;
}

const fence = /^---[ \t]*$/;
const endFence = /^(?:---|\.\.\.)[ \t]*$/;

/** Finds the fences as the parser does. `undefined` where the first is never closed. */
function findParts(source: string): Parts | undefined {
  const line = (offset: number): string => source.slice(offset, endOfLine(source, offset));
  let open = source.startsWith('\uFEFF') ? 1 : 0;
  while (open < source.length && line(open).trim() === '') open = startOfNextLine(source, open);
  if (!fence.test(line(open))) return { end: 0 };
  const fields = startOfNextLine(source, open);
  for (let offset = fields; offset < source.length; offset = startOfNextLine(source, offset))
    if (endFence.test(line(offset))) return { fields, end: offset };
  return undefined;
}

/** Front matter in another language than YAML, as other programs know it: `+++` or `{` in the first line. */
const foreign = /^\uFEFF?\s*(?:\+{3}[ \t]*$|\{[ \t]*$|;{3}[ \t]*$)/m;

/** Where the file's own Markdown begins: below the front matter; 0 or 1 (a byte order mark) without any. */
export function startOfBody(source: string): number {
  const parts = findParts(source);
  if (parts?.fields === undefined) return source.startsWith('\uFEFF') ? 1 : 0;
  return startOfNextLine(source, parts.end);
}

function addFrontMatter(source: string, edits: readonly YamlEdit[], path: string): Edited {
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const eol = lineEndOf(source);
  const made = edits.filter((edit) => edit.do !== 'remove');
  if (made.length === 0) return { value: source, messages: [] };
  const edited = editYaml('', made, { path, firstLine: 2 }, eol);
  if (edited.messages.length > 0) return { value: source, messages: edited.messages };
  const body = source.slice(mark.length);
  const gap = body === '' || /^[\r\n]/.test(body) ? '' : eol;
  return { value: `${mark}---${eol}${edited.value}---${eol}${gap}${body}`, messages: [] };
}

/**
 * Makes edits in the front matter of a Markdown file, all or none, with every other byte kept. A file without front
 * matter gets some. Front matter that is never closed, is no valid YAML or no YAML at all is left alone, which is
 * said with a message.
 */
export function editFrontMatter(source: string, edits: readonly YamlEdit[], path: string): Edited {
  const start: Position = { path, line: 1, column: 1 };
  const fail = (message: Message): Edited => ({ value: source, messages: [message] });
  if (edits.length === 0) return { value: source, messages: [] };
  const parts = findParts(source);
  if (parts === undefined) {
    const { messages } = parseFrontMatter(source, path, []);
    const [unclosed] = messages.filter(({ rule }) => rule === 'unclosed-front-matter');
    return fail(unclosed ?? describe('unclosed-front-matter', start, {}));
  }
  if (parts.fields === undefined) {
    const first = /^\uFEFF?\s*/.exec(source)?.[0].length ?? 0;
    if (!foreign.test(source.slice(0, endOfLine(source, first)))) return addFrontMatter(source, edits, path);
    const position = { path, ...placeOf(source, first) };
    const field = edits[0]?.path.join('.') ?? '';
    return fail(
      describe('not-edited', position, { field, reason: 'the front matter is not written in YAML' }),
    );
  }
  const firstLine = placeOf(source, parts.fields).line;
  const yaml = source.slice(parts.fields, parts.end);
  const edited = editYaml(yaml, edits, { path, firstLine }, lineEndOf(source));
  if (edited.messages.length > 0) return { value: source, messages: edited.messages };
  const value = source.slice(0, parts.fields) + edited.value + source.slice(parts.end);
  return { value, messages: [] };
}
