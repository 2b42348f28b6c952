import { describe, type Fix, type Message } from '../../diagnostics/message.ts';
import type { Position } from '../../model/position.ts';
import type { YamlNode } from './tree.ts';

/** What a reader is reading: the field's name as people know it (`audio.url`), and where its messages go. */
export interface FieldSite {
  readonly field: string;
  readonly messages: Message[];
}

/** Reads one value; `undefined` when it cannot be used, which has then been reported at the value's position. */
export type Reader<T> = (node: YamlNode, site: FieldSite) => T | undefined;

/** A value with the place where it stands, for checks that only a later step can make. */
export interface Placed<T> {
  readonly value: T;
  readonly position: Position;
}

/** Reports that the value is not what the field holds. Returns `undefined`, so that a reader can return it. */
export function refuse(
  node: YamlNode,
  site: FieldSite,
  expected: string,
  hint?: string,
  fix?: Fix,
): undefined {
  if (node.kind !== 'broken')
    site.messages.push(describe('wrong-type', node.position, { field: site.field, expected }, hint, fix));
  return undefined;
}

/** Whether there is nothing where a value should be: `image:` at the end of a line, `~`, `""`. */
export function isEmpty(node: YamlNode): boolean {
  return (
    node.kind === 'scalar' && node.comment === undefined && (node.value === null || node.text.trim() === '')
  );
}

/** The scalar as it was written, trimmed; `undefined` (reported) for a list, a map or a comment. */
export function scalarText(node: YamlNode, site: FieldSite, expected: string): string | undefined {
  if (node.kind !== 'scalar') return refuse(node, site, expected);
  if (node.comment !== undefined)
    return refuse(
      node,
      site,
      expected,
      `# begins a comment; put quotation marks around it: "${node.comment}"`,
    );
  return node.text.trim();
}

/** The same, with the position of the value beside it. */
export function placed<T>(read: Reader<T>): Reader<Placed<T>> {
  return (node, site) => {
    const value = read(node, site);
    return value === undefined ? undefined : { value, position: node.position };
  };
}

/** A list; a single value counts as a list of one. Items that cannot be read are left out, each reported. */
export function listOf<T>(read: Reader<T>): Reader<readonly T[]> {
  return (node, site) => {
    const items = node.kind === 'list' ? node.items : [node];
    return items
      .filter((item) => !isEmpty(item))
      .map((item) => read(item, site))
      .filter((item) => item !== undefined);
  };
}

/** An entry of a map whose names are the host's own. */
export interface NamedValue<T> {
  readonly name: string;
  readonly namePosition: Position;
  readonly value: T;
}

/** A map whose names are the host's own (`listen`, `speakers`); `what` says what it maps, for messages. */
export function mapOf<T>(read: Reader<T>, what: string): Reader<readonly NamedValue<T>[]> {
  return (node, site) => {
    if (node.kind !== 'map') return refuse(node, site, what);
    const named: NamedValue<T>[] = [];
    for (const entry of node.entries) {
      if (isEmpty(entry.value)) continue;
      const value = read(entry.value, { ...site, field: `${site.field}.${entry.key}` });
      if (value !== undefined) named.push({ name: entry.key, namePosition: entry.keyPosition, value });
    }
    return named;
  };
}
