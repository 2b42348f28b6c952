import { describe, type Message } from '../../diagnostics/message.ts';
import { fixTo, misspelt, nearest } from '../../diagnostics/suggest.ts';
import { isEmpty, refuse, type FieldSite, type Reader } from './field.ts';
import type { YamlNode } from './tree.ts';

/** A field of a record. */
export interface Field<T> {
  readonly read: Reader<T>;
  readonly required: boolean;
}

/** The fields of a record by name, in the order in which they are documented. */
export type Schema = Readonly<Record<string, Field<unknown>>>;

/** What reading a record yields: a field is absent when it was not given, or could not be read. */
export type Values<S extends Schema> = {
  readonly [Name in keyof S]?: S[Name] extends Field<infer T> ? T : never;
};

/** A field without which the page would be wrong. */
export const required = <T>(read: Reader<T>): Field<T> => ({ read, required: true });
/** A field that may be left out. */
export const optional = <T>(read: Reader<T>): Field<T> => ({ read, required: false });

/** What a map that is a whole file, or the front matter of one, is called in messages. */
const nameOfWhole = ({ position: { path } }: YamlNode): string =>
  path.endsWith('.md') ? 'front matter' : path.slice(path.lastIndexOf('/') + 1);

const recordShape = 'fields, written as "name: value"';

/**
 * Reads a map by its schema. Unknown fields are warnings with the nearest known name; a missing required field
 * is an error at the start of the map (an empty one at its name). `prefix` stands before field names in messages.
 */
export function readRecord<S extends Schema>(
  node: YamlNode,
  schema: S,
  messages: Message[],
  prefix = '',
): Values<S> {
  const values: Record<string, unknown> = {};
  if (node.kind !== 'map') {
    refuse(node, { field: prefix === '' ? nameOfWhole(node) : prefix.slice(0, -1), messages }, recordShape);
    return values as Values<S>;
  }
  const names = Object.keys(schema);
  const given = new Set(node.entries.map((entry) => entry.key));
  const missing = new Set(names.filter((name) => schema[name]?.required === true && !given.has(name)));
  for (const { key, keyPosition, value } of node.entries) {
    const field = Object.hasOwn(schema, key) ? schema[key] : undefined;
    if (field === undefined) {
      const near = nearest(key, names);
      const right = misspelt(key, names);
      const fix = right === undefined || given.has(right) ? undefined : fixTo(key, right);
      if (near !== undefined && missing.delete(near)) {
        // one mistake, one message: what is missing was given under another name
        const hint = `"${key}" is no field; did you mean "${near}"?`;
        messages.push(describe('missing-field', keyPosition, { field: prefix + near }, hint, fix));
        continue;
      }
      const hint = near === undefined ? `known fields: ${names.join(', ')}` : `did you mean "${near}"?`;
      messages.push(describe('unknown-field', keyPosition, { field: prefix + key }, hint, fix));
    } else if (isEmpty(value)) {
      if (field.required) messages.push(describe('missing-field', keyPosition, { field: prefix + key }));
    } else {
      const read = field.read(value, { field: prefix + key, messages });
      if (read !== undefined) values[key] = read;
    }
  }
  for (const name of missing)
    messages.push(describe('missing-field', node.position, { field: prefix + name }));
  return values as Values<S>;
}

/** A map with fields of its own inside a record: `about`, `provenance`. */
export function record<S extends Schema>(schema: S): Reader<Values<S>> {
  return (node, site) =>
    node.kind === 'map'
      ? readRecord(node, schema, site.messages, `${site.field}.`)
      : refuse(node, site, recordShape);
}

/** A map with fields of its own, or a single value that stands for its field `name`: `audio: talk.mp3`. */
export function recordOr<S extends Schema, Name extends keyof S & string>(
  schema: S,
  name: Name,
): Reader<Values<S>> {
  const whole = record(schema);
  const single = schema[name] as Field<unknown>;
  return (node: YamlNode, site: FieldSite) => {
    if (node.kind !== 'scalar') return whole(node, site);
    const value = single.read(node, site);
    return value === undefined ? undefined : ({ [name]: value } as Values<S>);
  };
}
