import type { Element, ElementContent, Properties, Root, Text } from 'hast';
import { toHtml } from 'hast-util-to-html';
import { rehype } from 'rehype';
import rehypeSanitize from 'rehype-sanitize';
import { unified } from 'unified';
import type { Html } from '../model/view/parts.ts';
import { schema } from './schema.ts';

export type { Element, ElementContent } from 'hast';

/** An element of a tree; `undefined` properties and children are left out. */
export function element(
  tagName: string,
  properties: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
  children: readonly (ElementContent | string | undefined)[] = [],
): Element {
  const given = Object.entries(properties).filter(([, value]) => value !== undefined && value !== false);
  return {
    type: 'element',
    tagName,
    properties: Object.fromEntries(given) as Properties,
    children: children.flatMap((child) =>
      child === undefined ? [] : typeof child === 'string' ? text(child) : child,
    ),
  };
}

/** A text node. It is escaped when the tree is written, and nowhere else. */
export function text(value: string): Text {
  return { type: 'text', value };
}

const fragments = rehype().data('settings', { fragment: true }).freeze();

/** Nodes of safe HTML that another part of the site has made. */
export function fromHtml(html: Html): ElementContent[] {
  return fragments.parse(html).children.filter((node) => node.type !== 'doctype');
}

const sanitizer = unified().use(rehypeSanitize, schema).freeze();

/**
 * Writes a tree as HTML: first everything that the schema does not name is taken out (a last defence: nothing that
 * people write should get so far), then text is escaped. This is the only place where either happens.
 */
export function writeHtml(nodes: readonly ElementContent[]): Html {
  const root: Root = { type: 'root', children: [...nodes] };
  const clean: Root = sanitizer.runSync(root);
  return toHtml(clean, { characterReferences: { useNamedReferences: true } });
}
