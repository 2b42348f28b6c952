import type { Annotation } from '../model/annotation.ts';
import type { PlaceId } from '../model/ids.ts';
import type { MarginEntry, RenderContext } from './context.ts';
import { element, fromHtml, type Element } from './hast.ts';
import { isLinked } from './inline.ts';

const numbers = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

/** "Two terms, one source, one note" */
function summarise(entries: readonly MarginEntry[]): string {
  const parts = (['correction', 'term', 'source', 'note'] as const).flatMap((kind) => {
    const count = entries.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : [`${numbers[count] ?? String(count)} ${kind}${count === 1 ? '' : 's'}`];
  });
  return parts.map((part, index) => (index === 0 ? part : part.toLowerCase())).join(', ');
}

/** Whether an annotation has something to say in the margin. */
const isMarginal = (annotation: Annotation): boolean =>
  annotation.kind !== 'quotation' && (annotation.kind !== 'mention' || isLinked(annotation));

/** A block and its annotations. */
export interface Annotated {
  readonly id: PlaceId;
  readonly annotations: readonly Annotation[];
}

/** What the margin says about some blocks, each entry once, and which entries (by index) each annotation asked for. */
export interface Marginal {
  readonly entries: readonly MarginEntry[];
  readonly asked: ReadonlyMap<Annotation, readonly number[]>;
}

/** Gathers definitions, sources, notes and corrections, in the order of the text. */
export function gatherMarginalia(
  blocks: readonly Annotated[],
  context: Pick<RenderContext, 'marginalia'>,
): Marginal {
  const indices = new Map<string, number>();
  const entries: MarginEntry[] = [];
  const asked = new Map<Annotation, readonly number[]>();
  for (const { id, annotations } of blocks)
    for (const annotation of annotations.filter(isMarginal)) {
      const found = (context.marginalia?.(id, [annotation]) ?? []).map((entry) => {
        const key = `${entry.kind} ${entry.id}`;
        const index = indices.get(key) ?? entries.length;
        if (index === entries.length) entries.push(entry);
        indices.set(key, index);
        return index;
      });
      if (found.length > 0) asked.set(annotation, found);
    }
  return { entries, asked };
}

/**
 * Entries as they stand behind their blocks, folded; wide pages float them into the margin. With `from`, they are
 * numbered from there on: paper has them as footnotes.
 */
export function renderMarginalia(entries: readonly MarginEntry[], from?: number): Element | undefined {
  if (entries.length === 0) return undefined;
  return element('details', { className: ['marginalia'] }, [
    element('summary', {}, [summarise(entries)]),
    element(
      'ul',
      {},
      entries.map(({ kind, html }, index) =>
        element(
          'li',
          {
            className: [`margin-${kind}`],
            dataN: from === undefined ? undefined : String(from + index),
          },
          fromHtml(html),
        ),
      ),
    ),
  ]);
}

/** What the margin says about some blocks: definitions, sources, notes, corrections, each once. */
export const marginalia = (
  blocks: readonly Annotated[],
  context: Pick<RenderContext, 'marginalia'>,
): Element | undefined => renderMarginalia(gatherMarginalia(blocks, context).entries);
