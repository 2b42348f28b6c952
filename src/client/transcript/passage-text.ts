/** What stands in a passage's paragraph without being said. */
const signs = '.stamp, .pilcrow';

/** What a passage says, as text over the text nodes of its paragraph: offsets to places of the document, and back. */
export class PassageText {
  readonly element: HTMLElement;
  readonly text: string;
  readonly #nodes: readonly Text[];
  /** Where each node's text begins; the first may begin before 0, with the space behind the stamp. */
  readonly #starts: readonly number[];

  constructor(element: HTMLElement) {
    const nodes: Text[] = [];
    const walker = document.createTreeWalker(
      element,
      NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
      (node) => {
        if (node instanceof Text) return NodeFilter.FILTER_ACCEPT;
        return (node as Element).matches(signs) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
      },
    );
    while (walker.nextNode()) nodes.push(walker.currentNode as Text);
    const all = nodes.map(({ data }) => data).join('');
    const skipped = element.firstElementChild?.matches('.stamp') && all.startsWith(' ') ? 1 : 0;
    let at = -skipped;
    this.#starts = nodes.map(({ length }) => (at += length) - length);
    this.element = element;
    this.text = all.slice(skipped);
    this.#nodes = nodes;
  }

  /** Whether the paragraph still holds the text nodes it was read from. */
  get isCurrent(): boolean {
    return this.#nodes.every((node, index) => {
      const next = this.#starts[index + 1] ?? this.text.length;
      return node.length === next - (this.#starts[index] as number) && this.element.contains(node);
    });
  }

  /** The text node and the offset in it of a place of the text. At an edge of nodes, `end` is in the one before. */
  #placeOf(offset: number, end: boolean): readonly [Text, number] | undefined {
    let index = this.#nodes.length - 1;
    while (index > 0 && (this.#starts[index] as number) >= offset + (end ? 0 : 1)) index--;
    const node = this.#nodes[index];
    return node && [node, Math.max(0, Math.min(node.length, offset - (this.#starts[index] as number)))];
  }

  /** Lays a range over a stretch of the text. */
  select(start: number, end: number, range: Range): Range {
    const [from, to] = [this.#placeOf(start, false), this.#placeOf(end, true)];
    if (from && to) {
      range.setStart(...from);
      range.setEnd(...to);
    } else range.selectNodeContents(this.element);
    return range;
  }

  /** The offset of a place of the document inside this passage; `undefined` in its stamp or a sign. */
  offsetOf(node: Node, offset: number): number | undefined {
    const element = node instanceof Element ? node : node.parentElement;
    if (element?.closest(signs)) return undefined;
    const own = this.#nodes.indexOf(node as Text);
    if (own >= 0) return Math.max(0, (this.#starts[own] as number) + offset);
    // between two nodes: what follows is said there
    const place = document.createRange();
    place.setStart(node, offset);
    const next = this.#nodes.findIndex((text) => place.comparePoint(text, 0) >= 0);
    return Math.max(0, next < 0 ? this.text.length : (this.#starts[next] as number));
  }
}
