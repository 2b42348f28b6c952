import { isMap, isSeq } from 'yaml';
import { describe, type Message } from '../../diagnostics/message.ts';
import { parseYaml, type YamlOrigin } from '../../parse/yaml/tree.ts';
import { explainYamlError } from '../../parse/yaml/syntax.ts';
import { applySplices, lineEndOf, placeOf, type Edited, type Splice } from '../splice.ts';
import { openYaml, type FoundList, type FoundMap, type OpenYaml } from './open.ts';
import { findWay, type Place } from './places.ts';
import {
  changeMeaning,
  meaningAt,
  meaningOf,
  meaningOfValue,
  sameMeaning,
  saysAlready,
  type Meaning,
  type YamlPath,
} from './plain.ts';
import type { YamlValue } from './scalar.ts';
import { insertField, insertItem, removeAt, replaceAt } from './splices.ts';
import { fieldsOf, isScalarValue, writeFields } from './value.ts';

/** One change of a YAML file. */
export type YamlEdit =
  | {
      /** The value of a field or item, which need not exist; nor need the maps on the way to it. */
      readonly do: 'set';
      readonly path: YamlPath;
      readonly value: YamlValue;
      /** A new field of the outermost map stands after the last of these, else at the end. */
      readonly after?: readonly string[];
      /** On one line, whatever it holds, where it replaces a value of another kind: `{ file: a.vtt, revised: … }`. */
      readonly flow?: boolean;
    }
  | {
      /** A field or item goes, and with it the map or list that it was the only part of. */
      readonly do: 'remove';
      readonly path: YamlPath;
    }
  | {
      /** A new item stands in the list at `path` before that of `index`, by default at the end. */
      readonly do: 'insert';
      readonly path: YamlPath;
      readonly index?: number;
      readonly value: YamlValue;
    };

/** What is to be done for an edit: splices, other edits one after the other, or nothing, for a reason. */
type Plan =
  | { readonly splices: readonly Splice[] }
  | { readonly edits: readonly YamlEdit[] }
  | { readonly at: number; readonly reason: string };

const unusual = 'it is laid out in a way that only a person should change';

const planOf = (splices: readonly Splice[] | undefined, at: number): Plan =>
  splices === undefined ? { at, reason: unusual } : { splices };

/** A value below names that do not exist yet. */
const wrap = (path: YamlPath, value: YamlValue): YamlValue =>
  path.reduceRight<YamlValue>(
    (inner, step) => (typeof step === 'number' ? [inner] : { [step]: inner }),
    value,
  );

/** Edits that make the items of a list those of another, leaving what begins and ends both. */
function editsOfItems(
  path: YamlPath,
  old: readonly Meaning[],
  value: readonly YamlValue[],
): readonly YamlEdit[] {
  const wanted = value.map(meaningOfValue);
  const same = (i: number, j: number): boolean => saysAlready(old[i] as Meaning, wanted[j] as Meaning);
  let start = 0;
  while (start < old.length && start < value.length && same(start, start)) start++;
  let end = 0;
  while (
    end < Math.min(old.length, value.length) - start &&
    same(old.length - 1 - end, value.length - 1 - end)
  )
    end++;
  const edits: YamlEdit[] = [];
  const [oldEnd, newEnd] = [old.length - end, value.length - end];
  for (let index = oldEnd - 1; index >= newEnd; index--) edits.push({ do: 'remove', path: [...path, index] });
  for (let index = start; index < newEnd; index++) {
    const item = value[index] as YamlValue;
    edits.push(
      index < oldEnd
        ? { do: 'set', path: [...path, index], value: item }
        : { do: 'insert', path, index, value: item },
    );
  }
  return edits;
}

/** Edits that make the fields of a map those of another. */
function editsOfFields(
  path: YamlPath,
  old: ReadonlyMap<string, Meaning>,
  fields: readonly (readonly [string, YamlValue])[],
): readonly YamlEdit[] {
  const names = new Set(fields.map(([name]) => name));
  const gone = [...old.keys()].filter((name) => !names.has(name));
  return [
    ...fields.map(([name, value]): YamlEdit => ({ do: 'set', path: [...path, name], value })),
    ...gone.map((name): YamlEdit => ({ do: 'remove', path: [...path, name] })),
  ];
}

/** The edits inside a map or list that turn it into another of its kind; nothing where it has to be written anew. */
function editsInside(path: YamlPath, old: Meaning, value: YamlValue): readonly YamlEdit[] | undefined {
  if (isScalarValue(value) || typeof old === 'string') return undefined;
  if (Array.isArray(value))
    return old instanceof Map || value.length === 0 || (old as readonly Meaning[]).length === 0
      ? undefined
      : editsOfItems(path, old as readonly Meaning[], value as readonly YamlValue[]);
  const fields = fieldsOf(value as Readonly<Record<string, YamlValue | undefined>>);
  return old instanceof Map && fields.length > 0 && old.size > 0
    ? editsOfFields(path, old, fields)
    : undefined;
}

function planInsert(
  yaml: OpenYaml,
  places: readonly Place[],
  rest: YamlPath,
  value: YamlValue,
  after?: readonly string[],
): Plan {
  const place = places.at(-1) as Place;
  const { node } = place;
  const [step, ...deeper] = rest;
  const at = node?.range?.[0] ?? 0;
  if (node === undefined) {
    if (place.kind !== 'file') return { splices: replaceAt(yaml, place, wrap(rest, value)) };
    const { text, eol, layout } = yaml;
    const lines = writeFields([[String(step), wrap(deeper, value)]], 0, layout);
    const opened = text !== '' && !/[\r\n]$/.test(text) ? eol : '';
    return { splices: [{ start: text.length, end: text.length, text: opened + lines.join(eol) + eol }] };
  }
  if (isMap(node)) {
    const field = [String(step), wrap(deeper, value)] as const;
    return planOf(
      insertField(yaml, node as FoundMap, place.flow, field, places.length === 1 ? after : []),
      at,
    );
  }
  if (!isSeq(node)) return { at, reason: `a single value has no field "${step}"` };
  const list = node as FoundList;
  return planOf(insertItem(yaml, list, place.flow, list.items.length, wrap(deeper, value)), at);
}

/** The field or item whose removal leaves no empty map or list behind. */
function outermostOnly(places: readonly Place[]): Place | undefined {
  let index = places.length - 1;
  for (; index > 1; index--) {
    const place = places[index];
    const parts = place?.kind === 'field' ? place.map.items : place?.kind === 'item' ? place.list.items : [];
    if (parts.length > 1) break;
  }
  return places[index];
}

function plan(yaml: OpenYaml, edit: YamlEdit, now: Meaning): Plan {
  const way = findWay(yaml, edit.path);
  if (way.kind === 'no-way') return way;
  const { places, rest } = way;
  const place = places.at(-1) as Place;
  const at = place.node?.range?.[0] ?? 0;
  if (edit.do === 'remove') {
    const gone = outermostOnly(places);
    if (rest.length > 0 || gone === undefined || gone.kind === 'file') return { splices: [] };
    return planOf(removeAt(yaml, gone), at);
  }
  if (edit.do === 'insert') {
    if (rest.length > 0 || place.node === undefined)
      return { edits: [{ do: 'set', path: edit.path, value: [edit.value] }] };
    if (!isSeq(place.node)) return { at, reason: 'it is no list' };
    const list = place.node as FoundList;
    const index = Math.min(edit.index ?? list.items.length, list.items.length);
    return planOf(insertItem(yaml, list, place.flow, index, edit.value), at);
  }
  if (rest.length > 0) return planInsert(yaml, places, rest, edit.value, edit.after);
  if (place.kind === 'file') return { at, reason: 'a file as a whole is not set' };
  const old = meaningAt(now, edit.path) ?? 'null';
  if (saysAlready(old, meaningOfValue(edit.value))) return { splices: [] };
  const edits = editsInside(edit.path, old, edit.value);
  return edits === undefined ? { splices: replaceAt(yaml, place, edit.value, edit.flow) } : { edits };
}

/** What the file must say once the edit has been made. */
function expected(now: Meaning, edit: YamlEdit): Meaning {
  const empty = new Map<string, Meaning>();
  if (edit.do === 'remove')
    return meaningAt(now, edit.path) === undefined
      ? now
      : (changeMeaning(now, edit.path, () => undefined) ?? empty);
  const value = meaningOfValue(edit.value);
  if (edit.do === 'set') return changeMeaning(now, edit.path, () => value) ?? empty;
  const { index } = edit;
  return (
    changeMeaning(now, edit.path, (found) => {
      const items =
        found === undefined || typeof found === 'string' || found instanceof Map
          ? []
          : [...(found as readonly Meaning[])];
      items.splice(index ?? items.length, 0, value);
      return items;
    }) ?? empty
  );
}

const read = (text: string, origin: YamlOrigin): Meaning => meaningOf(parseYaml(text, origin).value);

/** Makes one edit. What it says afterwards is read again: if anything else has changed, nothing is changed. */
function editOnce(source: string, edit: YamlEdit, origin: YamlOrigin, eol: string, depth: number): Edited {
  const fail = (at: number, reason: string): Edited => {
    const { line, column } = placeOf(source, at);
    const position = { path: origin.path, line: line + origin.firstLine - 1, column };
    const field = edit.path.join('.');
    return { value: source, messages: [describe('not-edited', position, { field, reason })] };
  };
  const yaml = openYaml(source, eol);
  const [error] = yaml.document.errors;
  if (error) {
    const { line, column } = placeOf(source, error.pos[0]);
    const position = { path: origin.path, line: line + origin.firstLine - 1, column };
    const { reason, hint } = explainYamlError(error);
    return { value: source, messages: [describe('yaml-syntax', position, { reason }, hint)] };
  }
  const { contents } = yaml.document;
  if (contents !== null && !isMap(contents)) return fail(contents.range[0], 'the file holds no fields');
  const now = read(yaml.text, origin);
  const planned = plan(yaml, edit, now);
  if ('reason' in planned) return fail(planned.at, planned.reason);
  if ('edits' in planned)
    return depth > 8 ? fail(0, unusual) : editAll(source, planned.edits, origin, eol, depth + 1);
  if (planned.splices.length === 0) return { value: source, messages: [] };
  const value = applySplices(source, planned.splices);
  const after = openYaml(value, eol);
  const wanted = expected(now, edit);
  if (after.document.errors.length === 0 && sameMeaning(read(after.text, origin), wanted))
    return { value, messages: [] };
  const shared = /(?:^|[\s[{,])[&*][^\s,[\]{}]/m.test(source);
  const reason = shared ? 'another value refers to it ("&" and "*")' : unusual;
  return fail(planned.splices[0]?.start ?? 0, reason);
}

function editAll(
  source: string,
  edits: readonly YamlEdit[],
  origin: YamlOrigin,
  eol: string,
  depth: number,
): Edited {
  let value = source;
  for (const edit of edits) {
    const edited = editOnce(value, edit, origin, eol, depth);
    if (edited.messages.length > 0) return { value: source, messages: edited.messages };
    value = edited.value;
  }
  return { value, messages: [] };
}

/**
 * Makes edits of a YAML file one after the other, all or none, and changes no other byte: comments, quotation marks,
 * order, indentation and line ends stay. A value keeps its quotation marks where they can hold the new one. What is
 * no valid YAML, a name that stands twice, and a change that would reach further than it should, through an anchor
 * for instance, is refused with a message.
 */
export function editYaml(
  source: string,
  edits: readonly YamlEdit[],
  origin: YamlOrigin,
  eol: string = lineEndOf(source),
): Edited {
  const mark = source.startsWith('\uFEFF') ? '\uFEFF' : '';
  const body = source.slice(mark.length);
  let messages: readonly Message[] = [];
  try {
    const edited = editAll(body, edits, origin, eol, 0);
    if (edited.messages.length === 0) return { value: mark + edited.value, messages };
    ({ messages } = edited);
  } catch (error) {
    // The parser recurses: absurdly deep nesting ends its stack.
    if (!(error instanceof RangeError)) throw error;
    const position = { path: origin.path, line: origin.firstLine, column: 1 };
    messages = [describe('yaml-syntax', position, { reason: 'lists or maps inside one another too deeply' })];
  }
  return { value: source, messages };
}
