/** Marks a stretch of the text by the style sheet's `::highlight(name)`; `undefined` where browsers cannot. */
export function makeHighlight(name: string): Highlight | undefined {
  const { highlights } = CSS as { readonly highlights?: HighlightRegistry };
  if (!highlights || !('Highlight' in window)) return undefined;
  const highlight = new Highlight();
  highlights.set(name, highlight);
  return highlight;
}
