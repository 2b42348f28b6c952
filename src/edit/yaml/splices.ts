import { isScalar, type Node } from 'yaml';
import { endOfLine, startOfLine, startOfNextLine, type Splice } from '../splice.ts';
import {
  asNode,
  columnOf,
  contentEnd,
  dashesOf,
  endOfItem,
  endOfName,
  endOfPair,
  isBlockScalar,
  keepsBlankLines,
  lastNode,
  nameOf,
  rangeOf,
  startOfPair,
  type FoundList,
  type FoundMap,
  type OpenYaml,
} from './open.ts';
import type { Place } from './places.ts';
import type { Quoting, YamlValue } from './scalar.ts';
import { writeName } from './scalar.ts';
import { isScalarValue, writeFields, writeFlow, writeItem, writeValue } from './value.ts';

type Field = Extract<Place, { kind: 'field' }>;
type Item = Extract<Place, { kind: 'item' }>;

/** The quotation marks that a value has now. */
const quotingOf = (node: Node | undefined): Quoting =>
  !isScalar(node)
    ? 'plain'
    : node.type === 'QUOTE_DOUBLE'
      ? 'double'
      : node.type === 'QUOTE_SINGLE'
        ? 'single'
        : 'plain';

const below = (yaml: OpenYaml, lines: readonly string[]): string =>
  lines.map((line) => yaml.eol + line).join('');

/** Writes another value where a field has one. Comments beside and below it stay. */
function replaceInField(
  yaml: OpenYaml,
  { pair, node }: Field,
  value: YamlValue,
  flow: boolean,
): readonly Splice[] {
  const { text, layout } = yaml;
  const { end: nameEnd } = endOfName(pair);
  const { head, lines } = flow
    ? { head: writeFlow(value), lines: [] }
    : writeValue(value, columnOf(text, startOfPair(pair)), layout, quotingOf(node));
  const tail = below(yaml, lines);
  const spaced = head === '' ? '' : ` ${head}`;
  const lineEnd = endOfLine(text, nameEnd);
  if (node === undefined)
    return [
      { start: nameEnd, end: nameEnd, text: spaced },
      { start: lineEnd, end: lineEnd, text: tail },
    ];
  const [start, end] = rangeOf(node);
  if (start > lineEnd)
    return [
      { start: nameEnd, end: nameEnd, text: spaced },
      { start: lineEnd, end: endOfLine(text, contentEnd(text, node)), text: tail },
    ];
  if (isBlockScalar(node)) {
    const mark = /^\S+/.exec(text.slice(start))?.[0].length ?? 1;
    return [
      { start: head === '' ? nameEnd : start, end: start + mark, text: head },
      { start: lineEnd, end: contentEnd(text, node), text: tail },
    ];
  }
  const after = endOfLine(text, end);
  return [
    { start: head === '' ? nameEnd : start, end, text: head },
    { start: after, end: after, text: tail },
  ];
}

function replaceInItem(yaml: OpenYaml, { list, index, node }: Item, value: YamlValue): readonly Splice[] {
  const { text, layout } = yaml;
  const dash = dashesOf(list)[index]?.offset ?? 0;
  const [start, end] = node ? rangeOf(node) : [dash + 1, dash + 1];
  const multiline = node !== undefined && /[\r\n]/.test(text.slice(dash, end));
  if (node !== undefined && isScalarValue(value) && !multiline) {
    const { head } = writeValue(value, 0, layout, quotingOf(node));
    if (!/^\|/.test(head)) return [{ start, end, text: head }];
  }
  const [first = '', ...rest] = writeItem(value, columnOf(text, dash), layout);
  const last = endOfItem(text, list, index);
  return [
    {
      start: dash,
      end: multiline ? endOfLine(text, last) : last,
      text: first.trimStart() + below(yaml, rest),
    },
  ];
}

/** Writes another value in a place that exists. */
export function replaceAt(
  yaml: OpenYaml,
  place: Field | Item,
  value: YamlValue,
  flow = false,
): readonly Splice[] {
  const { node } = place;
  if (!place.flow)
    return place.kind === 'field'
      ? replaceInField(yaml, place, value, flow)
      : replaceInItem(yaml, place, value);
  const written = writeFlow(value, quotingOf(node));
  if (node !== undefined) {
    const [start, end] = rangeOf(node);
    return [{ start, end, text: written }];
  }
  if (place.kind === 'item') return [];
  const { end, colon } = endOfName(place.pair);
  return [{ start: end, end, text: colon ? ` ${written}` : `: ${written}` }];
}

/** Puts lines below what ends at an offset, and below comments that are indented deeper than `column`. */
function insertBelow(
  yaml: OpenYaml,
  end: number,
  column: number,
  last: unknown,
  lines: readonly string[],
): Splice {
  const { text, eol } = yaml;
  if (keepsBlankLines(text, last)) {
    const start = rangeOf(asNode(last) as Node)[1];
    const opened = start > 0 && !/[\r\n]/.test(text[start - 1] ?? '');
    const written = lines.join(eol);
    return { start, end: start, text: opened ? eol + written : written + eol };
  }
  let at = endOfLine(text, end);
  for (let next = startOfNextLine(text, at); next > at; next = startOfNextLine(text, next)) {
    const comment = /^( *)#/.exec(text.slice(next, endOfLine(text, next)));
    if (comment === null || (comment[1] ?? '').length <= column) break;
    at = endOfLine(text, next);
    if (at === text.length) break;
  }
  return { start: at, end: at, text: below(yaml, lines) };
}

/** What stands between the brackets of `{…}` and `[…]` when something is added at the end, or to nothing. */
function insertIntoFlow(
  { text }: OpenYaml,
  node: Node,
  ends: readonly number[],
  written: string,
): readonly Splice[] {
  const [start, end] = rangeOf(node);
  const last = ends.at(-1);
  if (last !== undefined) return [{ start: last, end: last, text: `, ${written}` }];
  const map = text[start] === '{';
  return [{ start: start + 1, end: end - 1, text: map ? ` ${written} ` : written }];
}

/** Adds a field to a map that has none of that name, after the last of the fields named in `after`, else at its end. */
export function insertField(
  yaml: OpenYaml,
  map: FoundMap,
  flow: boolean,
  field: readonly [string, YamlValue],
  after: readonly string[] = [],
): readonly Splice[] | undefined {
  const { text, layout } = yaml;
  const pairs = map.items;
  const ends = pairs.map((pair) => endOfPair(text, pair));
  if (flow || map.flow === true) {
    const written = `${writeName(field[0], true)}: ${writeFlow(field[1])}`;
    return insertIntoFlow(yaml, map as Node, ends, written);
  }
  const first = pairs[0];
  if (first === undefined) return undefined;
  const column = columnOf(text, startOfPair(first));
  const known = pairs.findLastIndex((pair) => after.includes(nameOf(pair) ?? ''));
  const index = known < 0 ? pairs.length - 1 : known;
  const lines = writeFields([field], column, layout);
  return [insertBelow(yaml, ends[index] ?? 0, column, lastNode(pairs[index]?.value), lines)];
}

/** Adds an item to a list before the item of an index, or at its end. */
export function insertItem(
  yaml: OpenYaml,
  list: FoundList,
  flow: boolean,
  index: number,
  value: YamlValue,
): readonly Splice[] | undefined {
  const { text, layout, eol } = yaml;
  if (flow || list.flow === true) {
    const next = asNode(list.items[index]);
    const written = writeFlow(value);
    if (next) return [{ start: rangeOf(next)[0], end: rangeOf(next)[0], text: `${written}, ` }];
    const ends = list.items.map((item) => contentEnd(text, asNode(item) as Node));
    return insertIntoFlow(yaml, list as Node, ends, written);
  }
  const dashes = dashesOf(list);
  const next = dashes[index];
  const first = dashes[0];
  if (first === undefined) return undefined;
  const column = columnOf(text, first.offset);
  const lines = writeItem(value, column, layout);
  if (next === undefined) {
    const last = list.items.length - 1;
    return [insertBelow(yaml, endOfItem(text, list, last), column, lastNode(list.items[last]), lines)];
  }
  // before the `-` that stands there, whatever stands before that on its line
  const margin = ' '.repeat(column);
  return [{ start: next.offset, end: next.offset, text: `${lines.join(eol).trimStart()}${eol}${margin}` }];
}

/** Deletes whole lines from that of `start` to that of `end`; at the end of a file the line end before them. */
function deleteLines(text: string, start: number, end: number): Splice {
  const from = startOfLine(text, start);
  const to = startOfNextLine(text, end);
  const atEnd = endOfLine(text, end) === text.length && from > 0;
  if (!atEnd) return { start: from, end: to, text: '' };
  const before = text.startsWith('\r\n', from - 2) ? from - 2 : from - 1;
  return { start: before, end: to, text: '' };
}

/** Takes the part of an index out of its parts, which begin and end at these offsets, in `{…}` or `[…]`. */
function deleteFromFlow(starts: readonly number[], ends: readonly number[], index: number): Splice {
  if (index > 0) return { start: ends[index - 1] ?? 0, end: ends[index] ?? 0, text: '' };
  return { start: starts[0] ?? 0, end: starts[1] ?? ends[0] ?? 0, text: '' };
}

const onlyIndentBefore = (text: string, offset: number): boolean =>
  /^ *$/.test(text.slice(startOfLine(text, offset), offset));

/** Removes a field or an item that is not the only one. */
export function removeAt({ text }: OpenYaml, place: Field | Item): readonly Splice[] | undefined {
  if (place.kind === 'item') {
    const { list, index } = place;
    const ends = list.items.map((_, at) => endOfItem(text, list, at));
    if (place.flow) {
      const starts = list.items.map((item) => rangeOf(asNode(item) as Node)[0]);
      return [deleteFromFlow(starts, ends, index)];
    }
    const dash = dashesOf(list)[index];
    if (dash === undefined || !onlyIndentBefore(text, dash.offset)) return undefined;
    return [deleteLines(text, dash.offset, ends[index] ?? dash.offset)];
  }
  const { map, pair } = place;
  const starts = map.items.map(startOfPair);
  const ends = map.items.map((item) => endOfPair(text, item));
  const index = map.items.indexOf(pair);
  if (place.flow) return [deleteFromFlow(starts, ends, index)];
  const [start = 0, end = 0, next] = [starts[index], ends[index], starts[index + 1]];
  if (onlyIndentBefore(text, start)) return [deleteLines(text, start, end)];
  return next === undefined ? undefined : [{ start, end: next, text: '' }];
}
