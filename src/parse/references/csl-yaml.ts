import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Source } from '../../model/source.ts';
import { parseYaml, type YamlNode } from '../yaml/tree.ts';
import { listRecords, readCslRecords } from './csl-records.ts';
import { readableText } from './text-position.ts';

const isSyntaxError = ({ rule }: Message): boolean => rule === 'yaml-syntax';

/** The records of a broken file one by one: each `- ` at the indentation of the first begins one. */
function recoverRecords(text: string, path: string): Parsed<readonly YamlNode[]> {
  const lines = text.split('\n');
  const first = lines.findIndex((line) => /^ *- /.test(line));
  const indentation = /^ */.exec(lines[first] ?? '')?.[0] ?? '';
  const starts = lines.flatMap((line, index) =>
    index >= first && line.startsWith(`${indentation}- `) ? [index] : [],
  );
  const value: YamlNode[] = [];
  const messages: Message[] = [];
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? lines.length;
    const part = lines.slice(start, end).filter((line, at) => at === 0 || !/^(?:\.\.\.|---)\s*$/.test(line));
    const parsed = parseYaml(part.join('\n'), { path, firstLine: start + 1 });
    const broken = parsed.messages.some(isSyntaxError);
    messages.push(...parsed.messages);
    if (!broken && parsed.value?.kind === 'list') value.push(...parsed.value.items);
  });
  return { value, messages };
}

/**
 * Reads CSL-YAML: the `references:` of Pandoc, or a plain list. A record whose syntax is broken loses only itself.
 * @see https://pandoc.org/MANUAL.html#specifying-bibliographic-data
 */
export function parseCslYaml(file: VFile): Parsed<readonly Source[]> {
  // Pandoc's files stand between --- and --- or ..., as front matter does.
  const text = readableText(file.value).replace(/\n(?:---|\.\.\.)[ \t]*\n*$/, '\n');
  const tree = parseYaml(text, { path: file.path, firstLine: 1 });
  const broken = tree.messages.some(isSyntaxError);
  if (!broken && tree.value === undefined) return { value: [], messages: tree.messages };
  const whole = tree.value && listRecords(tree.value);
  const nodes = broken ? recoverRecords(text, file.path) : { value: whole ?? [], messages: tree.messages };
  const records = readCslRecords(nodes.value);
  const messages = [...nodes.messages, ...records.messages];
  // Where the records do not show the fault, it stands around them.
  if (broken && nodes.messages.length === 0) messages.unshift(...tree.messages);
  if (!broken && tree.value && !whole)
    messages.push(
      describe(
        'malformed-source',
        tree.value.position,
        { reason: 'it is not a list of records' },
        'begin with "references:"',
      ),
    );
  return { value: records.value, messages };
}
