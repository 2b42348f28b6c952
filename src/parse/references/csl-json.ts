import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Source } from '../../model/source.ts';
import type { YamlNode } from '../yaml/tree.ts';
import { listRecords, readCslRecords } from './csl-records.ts';
import { JsonFault, JsonReader } from './json-tree.ts';
import { positionsIn, readableText } from './text-position.ts';

/**
 * How a record begins, and a name or a date does not: with this, reading goes on behind a broken record.
 * A value's own object stands behind a colon.
 */
const recordStart =
  /(?<=[[,}\]"\d\n]\s{0,200})\{\s{0,200}"(?!family"|given"|literal"|suffix"|dropping-|non-dropping-|date-parts"|raw"|season"|circa"|parse-names"|isInstitution")/g;

const listStart = /^\s*(?:\{\s*"(?:items|references)"\s*:\s*)?\[/;

const shape = 'a list of records: [{"id": …}, …]';

const reportRepeated = ({ repeated }: JsonReader): Message[] =>
  repeated.map(({ key, position }) =>
    describe(
      'source-syntax',
      position,
      { reason: `"${key}" stands twice` },
      'only the last of them counts: remove one',
    ),
  );

/** Record by record, so that a broken one loses only itself. */
function recoverRecords(text: string, path: string, first: number): Parsed<readonly YamlNode[]> {
  const positionOf = positionsIn(path, text);
  const reader = new JsonReader(text, positionOf);
  const value: YamlNode[] = [];
  const messages: Message[] = [];
  reader.offset = first;
  for (let next = reader.peek(); next !== '' && next !== ']'; next = reader.peek()) {
    const start = reader.offset;
    try {
      value.push(reader.value());
      if (!reader.take(',') && !['', ']', '{'].includes(reader.peek()))
        throw new JsonFault(reader.offset, 'a comma or ] is missing here');
    } catch (fault) {
      if (!(fault instanceof JsonFault)) throw fault;
      const hint = `the record begins in line ${positionOf(start).line}`;
      messages.push(describe('malformed-source', positionOf(fault.offset), { reason: fault.message }, hint));
      recordStart.lastIndex = Math.max(fault.offset, start + 1);
      reader.offset = recordStart.exec(text)?.index ?? text.length;
    }
  }
  if (text.trimStart().startsWith('[') && reader.take(']') && reader.peek() !== '')
    messages.push(
      describe(
        'source-syntax',
        positionOf(reader.offset),
        { reason: 'this stands behind the list of records' },
        'it is not read',
      ),
    );
  return { value, messages: [...messages, ...reportRepeated(reader)] };
}

/**
 * Reads CSL-JSON: an array of items, or an object with such an array as `items` or `references`. A record whose
 * syntax is broken loses only itself.
 * @see https://github.com/citation-style-language/schema/blob/master/schemas/input/csl-data.json
 */
export function parseCslJson(file: VFile): Parsed<readonly Source[]> {
  const text = readableText(file.value);
  const opening = listStart.exec(text);
  if (text.trim() === '') return { value: [], messages: [] };
  if (opening) {
    const nodes = recoverRecords(text, file.path, opening[0].length);
    const records = readCslRecords(nodes.value);
    return { value: records.value, messages: [...nodes.messages, ...records.messages] };
  }
  const positionOf = positionsIn(file.path, text);
  try {
    const reader = new JsonReader(text, positionOf);
    const tree = reader.value();
    // One record after another, without a list around them.
    if (reader.peek() === '{') {
      const nodes = recoverRecords(text, file.path, 0);
      const records = readCslRecords(nodes.value);
      return { value: records.value, messages: [...nodes.messages, ...records.messages] };
    }
    const list = listRecords(tree);
    if (list) {
      const records = readCslRecords(list);
      return { value: records.value, messages: [...reportRepeated(reader), ...records.messages] };
    }
    return {
      value: [],
      messages: [describe('malformed-source', tree.position, { reason: `it is not ${shape}` })],
    };
  } catch (fault) {
    if (!(fault instanceof JsonFault)) throw fault;
    return {
      value: [],
      messages: [describe('malformed-source', positionOf(fault.offset), { reason: fault.message })],
    };
  }
}
