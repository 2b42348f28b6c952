import type { YamlNode } from '../../parse/yaml/tree.ts';
import { fieldsOf } from './value.ts';
import type { YamlValue } from './scalar.ts';

/** What a YAML file says, without how it is written. Scalars carry their kind: `"1"` is not `1`. */
export type Meaning = string | readonly Meaning[] | ReadonlyMap<string, Meaning>;

/** What a file says, as Glosscast reads it. */
export function meaningOf(node: YamlNode | undefined): Meaning {
  switch (node?.kind) {
    case undefined:
      return new Map();
    case 'broken':
      return 'broken';
    case 'list':
      return node.items.map(meaningOf);
    case 'map':
      return new Map(node.entries.map(({ key, value }) => [key, meaningOf(value)]));
    case 'scalar':
      return node.value === null ? 'null' : `${typeof node.value}:${node.text}`;
  }
}

/** What a value says once it is written. */
export function meaningOfValue(value: YamlValue): Meaning {
  if (value === null) return 'null';
  if (Array.isArray(value)) return (value as readonly YamlValue[]).map(meaningOfValue);
  if (typeof value === 'object')
    return new Map(
      fieldsOf(value as Readonly<Record<string, YamlValue | undefined>>).map(([name, field]) => [
        name,
        meaningOfValue(field),
      ]),
    );
  return `${typeof value}:${String(value)}`;
}

const isMap = (meaning: Meaning): meaning is ReadonlyMap<string, Meaning> => meaning instanceof Map;

/** Whether two say the same. The order of fields says nothing. */
export function sameMeaning(one: Meaning, other: Meaning): boolean {
  if (typeof one === 'string' || typeof other === 'string') return one === other;
  if (isMap(one) || isMap(other)) {
    if (!isMap(one) || !isMap(other) || one.size !== other.size) return false;
    return [...one].every(([name, field]) => {
      const counterpart = other.get(name);
      return counterpart !== undefined && sameMeaning(field, counterpart);
    });
  }
  return one.length === other.length && one.every((item, index) => sameMeaning(item, other[index] ?? 'null'));
}

/** Whether the file says it already: `1154` is the text "1154", too. */
export function saysAlready(written: Meaning, wanted: Meaning): boolean {
  if (typeof written === 'string' && typeof wanted === 'string')
    return written === wanted || written.replace(/^number:/, 'string:') === wanted;
  return sameMeaning(written, wanted);
}

/** A path into a file: names of fields, and indexes of items from 0. */
export type YamlPath = readonly (string | number)[];

/** What stands at a path; `undefined` if nothing does. */
export function meaningAt(meaning: Meaning, path: YamlPath): Meaning | undefined {
  let found: Meaning | undefined = meaning;
  for (const step of path) {
    if (found === undefined || typeof found === 'string') return undefined;
    found = isMap(found) ? found.get(String(step)) : typeof step === 'number' ? found[step] : undefined;
  }
  return found;
}

/** What is said once `change` has been made of what stands at a path. Empty maps and lists go with their last part. */
export function changeMeaning(
  meaning: Meaning,
  path: YamlPath,
  change: (found: Meaning | undefined) => Meaning | undefined,
): Meaning | undefined {
  const [step, ...rest] = path;
  if (step === undefined) return change(meaning);
  if (typeof step === 'number' && !isMap(meaning)) {
    const items = typeof meaning === 'string' ? [] : [...meaning];
    const item = changeMeaning(items[step] ?? 'null', rest, change);
    if (item === undefined) items.splice(step, 1);
    else items[step] = item;
    return items.length === 0 ? undefined : items;
  }
  const fields = new Map(isMap(meaning) ? meaning : []);
  const name = String(step);
  const old = fields.get(name);
  const field =
    rest.length === 0 ? change(old) : changeMeaning(old ?? new Map<string, Meaning>(), rest, change);
  if (field === undefined) fields.delete(name);
  else fields.set(name, field);
  return fields.size === 0 ? undefined : fields;
}
