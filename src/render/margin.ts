import type { Annotation } from '../model/annotation.ts';
import type { PlaceId } from '../model/ids.ts';
import type { MarginEntry, RenderContext } from './context.ts';
import { element, fromHtml, type Element } from './hast.ts';
import { isLinked } from './inline.ts';

const numbers = 'No One Two Three Four Five Six Seven Eight Nine Ten Eleven Twelve'.split(' ');

/** "Two terms, one source, one note" */
function summarise(entries: readonly MarginEntry[]): string {
  const parts = (['term', 'source', 'note'] as const).flatMap((kind) => {
    const count = entries.filter((entry) => entry.kind === kind).length;
    return count === 0 ? [] : [`${numbers[count] ?? String(count)} ${kind}${count === 1 ? '' : 's'}`];
  });
  return parts.map((part, index) => (index === 0 ? part : part.toLowerCase())).join(', ');
}

/** Whether an annotation has something to say in the margin. */
const isMarginal = (annotation: Annotation): boolean => annotation.kind !== 'mention' || isLinked(annotation);

/** A block and its annotations. */
export interface Annotated {
  readonly id: PlaceId;
  readonly annotations: readonly Annotation[];
}

/**
 * What the margin says about some blocks: definitions, sources, notes, each once. It stands behind them, folded;
 * wide pages float it into the margin.
 */
export function marginalia(
  blocks: readonly Annotated[],
  context: Pick<RenderContext, 'marginalia'>,
): Element | undefined {
  const ask = context.marginalia;
  if (ask === undefined) return undefined;
  const entries = new Map<string, MarginEntry>();
  for (const { id, annotations } of blocks) {
    const marginal = annotations.filter(isMarginal);
    if (marginal.length === 0) continue;
    for (const entry of ask(id, marginal)) {
      const key = `${entry.kind} ${entry.id}`;
      if (!entries.has(key)) entries.set(key, entry);
    }
  }
  if (entries.size === 0) return undefined;
  const list = [...entries.values()];
  return element('details', { className: ['marginalia'] }, [
    element('summary', {}, [summarise(list)]),
    element(
      'ul',
      {},
      list.map(({ kind, html }) => element('li', { className: [`margin-${kind}`] }, fromHtml(html))),
    ),
  ]);
}
