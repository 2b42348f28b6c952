import type { Root } from 'mdast';
import type { Extension as FromMarkdown } from 'mdast-util-from-markdown';
import { remark } from 'remark';
import remarkGfm from 'remark-gfm';
import type { Processor } from 'unified';
import { citeKeyNodes, citeKeySyntax } from './cite-key.ts';

type Extensions = (FromMarkdown | readonly FromMarkdown[])[];

/** GFM's second look at addresses splits text into nodes without positions; `bare-links.ts` does that work. */
const withoutTransforms = (extensions: Extensions): FromMarkdown[] =>
  extensions.flat().map((extension) => ({ ...extension, transforms: [] }));

/** Adds `@key` to the grammar, after GFM so that its list of extensions is complete. */
function citations(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[]; fromMarkdownExtensions?: Extensions };
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), citeKeySyntax];
  data.fromMarkdownExtensions = [...withoutTransforms(data.fromMarkdownExtensions ?? []), citeKeyNodes];
}

// One tilde is how Pandoc writes subscripts (H~2~O): it strikes nothing through.
const processor = remark().use(remarkGfm, { singleTilde: false }).use(citations).freeze();

/** CommonMark with GFM and citation keys, as an mdast tree with offsets into the text. Never throws. */
export const parseMarkdown = (text: string): Root => processor.parse(text);
