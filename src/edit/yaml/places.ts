import { isAlias, isMap, isSeq, type Node } from 'yaml';
import {
  asNode,
  isAbsent,
  nameOf,
  type FoundList,
  type FoundMap,
  type FoundPair,
  type OpenYaml,
} from './open.ts';
import type { YamlPath } from './plain.ts';

/** A place in YAML that holds a value, or could: the whole file, a field, an item. */
export type Place =
  | { readonly kind: 'file'; readonly node: Node | undefined; readonly flow: false }
  | {
      readonly kind: 'field';
      readonly map: FoundMap;
      readonly pair: FoundPair;
      readonly node: Node | undefined;
      /** Whether it stands inside `{…}` or `[…]`. */
      readonly flow: boolean;
    }
  | {
      readonly kind: 'item';
      readonly list: FoundList;
      readonly index: number;
      readonly node: Node | undefined;
      readonly flow: boolean;
    };

/** The places on the way to a path, from the file on, as far as there are any; or why there is no way. */
export type Way =
  | { readonly kind: 'way'; readonly places: readonly Place[]; readonly rest: YamlPath }
  | { readonly kind: 'no-way'; readonly at: number; readonly reason: string };

const presentNode = (node: unknown): Node | undefined => (isAbsent(node) ? undefined : asNode(node));

/** Follows a path. A name that stands twice, or an alias on the way, is no way to edit anything. */
export function findWay({ document }: OpenYaml, path: YamlPath): Way {
  const places: Place[] = [{ kind: 'file', node: presentNode(document.contents), flow: false }];
  for (const [depth, step] of path.entries()) {
    const here = places.at(-1) as Place;
    const { node } = here;
    if (node === undefined) return { kind: 'way', places, rest: path.slice(depth) };
    const at = node.range?.[0] ?? 0;
    if (isAlias(node))
      return { kind: 'no-way', at, reason: `"*${node.source}" stands for a value that is written elsewhere` };
    const flow = here.flow || ((isMap(node) || isSeq(node)) && node.flow === true);
    if (isMap(node)) {
      const pairs = node.items.filter((pair) => nameOf(pair) === String(step));
      const [pair, second] = pairs;
      if (second)
        return { kind: 'no-way', at: asNode(second.key)?.range?.[0] ?? at, reason: `"${step}" stands twice` };
      if (!pair) return { kind: 'way', places, rest: path.slice(depth) };
      places.push({ kind: 'field', map: node as FoundMap, pair, node: presentNode(pair.value), flow });
    } else if (isSeq(node) && typeof step === 'number') {
      if (step >= node.items.length) return { kind: 'way', places, rest: path.slice(depth) };
      const list = node as FoundList;
      places.push({ kind: 'item', list, index: step, node: presentNode(node.items[step]), flow });
    } else
      return {
        kind: 'no-way',
        at,
        reason: isSeq(node) ? `a list has no field "${step}"` : `a single value has no field "${step}"`,
      };
  }
  return { kind: 'way', places, rest: [] };
}
