import type { Range } from '../model/position.ts';
import { element, text, type Element, type ElementContent } from './hast.ts';

/** A stretch of text inside an element. Spans of a lower `layer` are cut, never those of a higher one. */
export interface Span extends Range {
  /** 0 for links, which stay whole; then Markdown's marks, then notes: each is cut where it crosses one before. */
  readonly layer: number;
  readonly make: () => Element;
}

/** Something that stands between two characters. */
export interface Point {
  readonly offset: number;
  readonly nodes: readonly ElementContent[];
  /** The white space before it goes: a raised number stands at its word. */
  readonly tight?: boolean;
}

const contains = (outer: Range, inner: Range): boolean =>
  outer.start <= inner.start && inner.end <= outer.end;
const meets = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** Cuts spans so that all of them nest; see {@link Span.layer}. Those of one layer are cut in the order given. */
export function nestSpans(spans: readonly Span[]): Span[] {
  const whole: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.layer - b.layer)) {
    const cuts = new Set<number>();
    for (const other of whole) {
      if (!meets(span, other) || contains(span, other) || contains(other, span)) continue;
      for (const edge of [other.start, other.end]) if (edge > span.start && edge < span.end) cuts.add(edge);
    }
    const edges = [span.start, ...[...cuts].sort((a, b) => a - b), span.end];
    for (let index = 1; index < edges.length; index++)
      whole.push({ ...span, start: edges[index - 1] as number, end: edges[index] as number });
  }
  return whole;
}

/**
 * The text between `start` and `end` inside its spans (which nest) and with its points. A point at the edge of a span
 * stands outside of it.
 */
export function layOut(
  source: string,
  spans: readonly Span[],
  points: readonly Point[],
  { start, end }: Range,
): ElementContent[] {
  const inside = spans
    .map((span) => ({ ...span, start: Math.max(start, span.start), end: Math.min(end, span.end) }))
    .filter((span) => span.start < span.end)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const placed = points
    .filter((point) => point.offset >= start && point.offset <= end)
    .toSorted((a, b) => a.offset - b.offset);
  const root: ElementContent[] = [];
  const open: { end: number; children: ElementContent[] }[] = [];
  let cursor = start;
  let nextSpan = 0;
  let nextPoint = 0;
  const children = (): ElementContent[] => open.at(-1)?.children ?? root;
  for (;;) {
    const edge = Math.min(
      open.at(-1)?.end ?? end,
      inside[nextSpan]?.start ?? end,
      placed[nextPoint]?.offset ?? end,
      end,
    );
    if (edge > cursor) {
      const piece = source.slice(cursor, edge);
      const tight = placed[nextPoint]?.offset === edge && placed[nextPoint]?.tight === true;
      const shown = tight ? piece.trimEnd() : piece;
      if (shown !== '') children().push(text(shown));
      cursor = edge;
    }
    while (open.length > 0 && (open.at(-1)?.end ?? Infinity) <= cursor) open.pop();
    while ((placed[nextPoint]?.offset ?? Infinity) <= cursor) {
      children().push(...(placed[nextPoint]?.nodes ?? []));
      nextPoint++;
    }
    while ((inside[nextSpan]?.start ?? Infinity) <= cursor) {
      const span = inside[nextSpan] as Span;
      const made = span.make();
      children().push(made);
      open.push({ end: span.end, children: innermost(made).children });
      nextSpan++;
    }
    if (cursor >= end) return root;
  }
}

/** Where the text of an element goes that may itself be wrapped in another. */
function innermost(made: Element): Element {
  const [only] = made.children;
  return only?.type === 'element' ? innermost(only) : made;
}

/** An element around nothing yet. */
export const wrapper =
  (tagName: string, properties: Parameters<typeof element>[1] = {}): (() => Element) =>
  () =>
    element(tagName, properties);
