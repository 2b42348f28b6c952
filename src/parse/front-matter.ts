import { describe, type Message, type Parsed } from '../diagnostics/message.ts';
import { parseYaml, type YamlNode } from './yaml/tree.ts';

/** Markdown below the front matter. */
export interface MarkdownBody {
  readonly text: string;
  /** 1-based line of the file where it begins. */
  readonly firstLine: number;
}

/** A Markdown file in its two parts. */
export interface FrontMatter {
  readonly fields: YamlNode;
  readonly body: MarkdownBody;
}

const fence = /^---[ \t]*$/;
const endFence = /^(?:---|\.\.\.)[ \t]*$/;
/** Lines of unclosed front matter: fields, what is indented below them, comments. */
const yamlLine = /^(?:[\w"'-]+[ \t]*:(?:\s|$)|[ \t]|#[^#]|- )/;

/** Index of the line after the front matter when its end is missing: where something else than fields begins. */
function guessEnd(lines: readonly string[], start: number): number {
  let end = start;
  while (end < lines.length && yamlLine.test(lines[end] ?? '')) end++;
  return end;
}

/**
 * Splits a Markdown file at its `---` fences and reads what stands between them. A byte order mark, blank lines
 * before the first fence, and any line ends are accepted. A fence that is never closed is an error; its fields are read
 * as far as they go, and the rest is the body.
 */
export function parseFrontMatter(
  source: string,
  path: string,
  /** Fields without which the file is nothing; without any, front matter may be left out. */
  needed: readonly string[],
): Parsed<FrontMatter> {
  const lines = source.replace(/^\uFEFF/, '').split(/\r\n?|\n/);
  const open = lines.findIndex((line) => line.trim() !== '');
  const messages: Message[] = [];
  if (open < 0 || !fence.test(lines[open] ?? '')) {
    const position = { path, line: 1, column: 1 };
    const body = { text: lines.join('\n'), firstLine: 1 };
    if (needed.length === 0)
      return { value: { fields: { kind: 'map', entries: [], position }, body }, messages };
    const hint = `begin it with "---", then ${needed.map((name) => `"${name}: …"`).join(' and ')}, then "---" again`;
    messages.push(describe('missing-front-matter', position, {}, hint));
    return { value: { fields: { kind: 'broken', position }, body }, messages };
  }
  const position = { path, line: open + 1, column: 1 };
  const closing = lines.findIndex((line, index) => index > open && endFence.test(line));
  if (closing < 0)
    messages.push(
      describe('unclosed-front-matter', position, {}, 'put "---" on a line of its own after the last field'),
    );
  const end = closing < 0 ? guessEnd(lines, open + 1) : closing;
  const yaml = parseYaml(lines.slice(open + 1, end).join('\n'), { path, firstLine: open + 2 });
  const bodyStart = closing < 0 ? end : closing + 1;
  const body = { text: lines.slice(bodyStart).join('\n'), firstLine: bodyStart + 1 };
  const fields = yaml.value ?? { kind: 'map', entries: [], position };
  return { value: { fields, body }, messages: [...messages, ...yaml.messages] };
}
