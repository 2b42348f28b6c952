/** How much a page holds, in any unit, and what of it things take. */
export interface PageRoom<Item> {
  /** On the first page, and on each further one. */
  readonly first: number;
  readonly further: number;
  /** What the head of a group takes. */
  readonly head: number;
  /** What an item takes; `before` is the one before it in its group. */
  readonly weigh: (item: Item, before: Item | undefined) => number;
}

/** Items of a group that stand on one page: all of them, or a part. */
export interface PagePart<Group, Item> {
  readonly group: Group;
  readonly items: readonly Item[];
  /** Whether the group's first items stand on the page before. */
  readonly continued: boolean;
}

/**
 * Divides groups of items into pages that stay light, whole groups where possible: one that does not fit begins a page
 * of its own, unless the page would be left half empty. There is always a first page, and each part has an item.
 */
export function divideGroups<Group, Item>(
  groups: readonly Group[],
  itemsOf: (group: Group) => readonly Item[],
  { first, further, head, weigh }: PageRoom<Item>,
): readonly (readonly PagePart<Group, Item>[])[] {
  const pages: PagePart<Group, Item>[][] = [[]];
  let left = first;
  const turn = (): void => {
    pages.push([]);
    left = further;
  };
  for (const group of groups) {
    const all = itemsOf(group);
    const weights = all.map((item, index) => weigh(item, all[index - 1]));
    const whole = head + weights.reduce((sum, one) => sum + one, 0);
    if (whole > left && left < further / 2) turn();
    for (let from = 0; from < all.length;) {
      let to = from;
      left -= head;
      while (to < all.length && (left >= (weights[to] ?? 0) || to === from)) left -= weights[to++] ?? 0;
      pages.at(-1)?.push({ group, items: all.slice(from, to), continued: from > 0 });
      from = to;
      if (from < all.length) turn();
    }
  }
  return pages;
}
