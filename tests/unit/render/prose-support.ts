import type { Annotation, AnnotationsByPlace } from '../../../src/model/annotation.ts';
import { mintTermId, type PlaceId } from '../../../src/model/ids.ts';
import { blocksOf, type ProseNode } from '../../../src/model/prose.ts';
import { parseProse } from '../../../src/parse/prose/index.ts';
import type { RenderContext } from '../../../src/render/context.ts';
import { renderProse } from '../../../src/render/prose.ts';
import { viewStamp } from '../../../src/render/stamp.ts';

/** Markdown as prose; every block's id begins with `b`. */
export function read(markdown: string): readonly ProseNode[] {
  return parseProse(markdown, { path: 'episode.md', firstLine: 1, idPrefix: 'b' }).value;
}

/** The annotations that people wrote by hand, and more of a test's own for the words given. */
export function annotate(
  nodes: readonly ProseNode[],
  more: Readonly<Record<string, (range: { start: number; end: number; place: PlaceId }) => Annotation>> = {},
): AnnotationsByPlace {
  const places = new Map<PlaceId, readonly Annotation[]>();
  for (const { block } of blocksOf(nodes)) {
    const place = block.id;
    const authored = block.termReferences.map(({ start, end, name }): Annotation => ({
      kind: 'mention',
      place,
      start,
      end,
      term: mintTermId(name.toLowerCase()),
      form: 0,
      authored: true,
      first: false,
    }));
    const cited = block.citations.map(({ offset, cluster }): Annotation => ({
      kind: 'citation',
      place,
      start: offset,
      end: offset,
      cluster,
    }));
    const added = Object.entries(more).flatMap(([words, make]) => {
      const start = block.text.indexOf(words);
      return start < 0 ? [] : [make({ start, end: start + words.length, place })];
    });
    places.set(
      place,
      [...authored, ...cited, ...added].sort((a, b) => a.start - b.start || a.end - b.end),
    );
  }
  return places;
}

/** A site with author–date citations. */
export function context(changes: Partial<RenderContext> = {}): RenderContext {
  return {
    annotations: new Map(),
    termHref: (id) => `/glossary/${id}/`,
    citation: ({ cluster, place, start }) => {
      const keys = cluster.items.map(({ key }) => `<a href="#ref-${key}">${key}</a>`).join('; ');
      return { html: cluster.narrative ? keys : `(${keys})`, id: `cite-${place}-${start}` };
    },
    stamp: (stamp) => viewStamp(stamp),
    ...changes,
  };
}

/** Markdown straight to HTML, without the ids of blocks and citations. */
export function render(
  markdown: string,
  more: Parameters<typeof annotate>[1] = {},
  changes: Partial<RenderContext> = {},
): string {
  const nodes = read(markdown);
  const html = renderProse(nodes, context({ annotations: annotate(nodes, more), ...changes }));
  return html.replace(/ id="(?:b|cite-)[^"]*"/g, '');
}
