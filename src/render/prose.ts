import type { Range } from '../model/position.ts';
import type { Block, Mark, ProseNode } from '../model/prose.ts';
import type { Html } from '../model/view/parts.ts';
import { renderBlocks } from './blocks.ts';
import type { LinkTarget, RenderContext } from './context.ts';
import { collectFootnotes, footnoteId, footnoteReferenceId, type Footnotes } from './footnotes.ts';
import { element, writeHtml, type Element, type ElementContent } from './hast.ts';
import { inlineNodes, type InlineTools } from './inline.ts';

/** How the blocks of one document are rendered. */
export interface ProseTools {
  readonly context: RenderContext;
  readonly footnotes: Footnotes;
  readonly prefix: string;
  readonly inline: (block: Block, range?: Range) => ElementContent[];
  readonly image: (mark: Mark & { readonly kind: 'image' }) => ElementContent;
}

/** An address as written: external if it names a scheme or a host. */
function plainLink(href: string): LinkTarget {
  return { href, external: /^(?:https?:)?\/\//i.test(href) };
}

function renderImage(mark: Mark & { readonly kind: 'image' }, context: RenderContext): Element {
  const view = context.picture?.(mark.src);
  const lazy = { alt: mark.alt, title: mark.title, loading: 'lazy', decoding: 'async' };
  if (view === undefined) return element('img', { src: mark.src, ...lazy });
  return element('picture', {}, [
    ...view.sources.map(({ type, srcset }) => element('source', { type, srcSet: srcset })),
    element('img', { src: view.src, width: view.width, height: view.height, ...lazy }),
  ]);
}

function renderFootnoteReference(
  block: string,
  label: string,
  offset: number,
  footnotes: Footnotes,
  prefix: string,
): Element | undefined {
  const number = footnotes.number.get(label);
  if (number === undefined) return undefined;
  const places = footnotes.references.get(label) ?? [];
  const occurrence = places.findIndex((place) => place.block === block && place.offset === offset);
  return element('sup', { className: ['footnote'] }, [
    element(
      'a',
      {
        id: footnoteReferenceId(prefix, number, Math.max(0, occurrence)),
        href: `#${footnoteId(prefix, number)}`,
        ariaLabel: `Footnote ${number}`,
      },
      [String(number)],
    ),
  ]);
}

function proseTools(nodes: readonly ProseNode[], context: RenderContext): ProseTools {
  const footnotes = context.footnotes ?? collectFootnotes(nodes);
  const prefix = context.idPrefix ?? '';
  const image = (mark: Mark & { readonly kind: 'image' }): Element => renderImage(mark, context);
  const inline = (block: Block, range?: Range): ElementContent[] => {
    const tools: InlineTools = {
      termHref: (mention) => context.termHref(mention.term),
      citation: context.citation,
      link: context.link ?? plainLink,
      ...(context.linkId === undefined ? {} : { linkId: context.linkId }),
      image,
      footnote: (label, offset) => renderFootnoteReference(block.id, label, offset, footnotes, prefix),
    };
    const annotations = context.annotations.get(block.id) ?? [];
    return inlineNodes({ id: block.id, text: block.text, marks: block.marks, annotations }, tools, range);
  };
  return { context, footnotes, prefix, inline, image };
}

/**
 * Prose as HTML: blocks with their stamps, first mentions linked, citations in place, and what the margin says folded
 * behind each block. Text is escaped once, and everything passes the sanitizer.
 */
export function renderProse(nodes: readonly ProseNode[], context: RenderContext): Html {
  return writeHtml(renderBlocks(nodes, proseTools(nodes, context)));
}

/** The text of one block as phrasing content, without an element around it and without margin: for headings. */
export function renderInline(block: Block, context: RenderContext): Html {
  return writeHtml(proseTools([], context).inline(block));
}
