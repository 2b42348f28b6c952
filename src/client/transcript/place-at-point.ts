/** A place of the document: a node, and the offset in it. */
export type Place = readonly [node: Node, offset: number];

interface CaretSources {
  caretPositionFromPoint?: (x: number, y: number) => { offsetNode: Node; offset: number } | null;
  caretRangeFromPoint?: (x: number, y: number) => Range | null;
}

/** The place of the document at a point of the window (CSS pixels), by whichever of the two ways the browser has. */
export function placeAtPoint(x: number, y: number): Place | undefined {
  const source = document as unknown as CaretSources;
  if (source.caretPositionFromPoint) {
    const place = source.caretPositionFromPoint(x, y);
    return place ? [place.offsetNode, place.offset] : undefined;
  }
  const range = source.caretRangeFromPoint?.(x, y);
  return range ? [range.startContainer, range.startOffset] : undefined;
}
