/**
 * How many items at the beginning of a list hold, where every item that holds stands before every one that does not:
 * the index of the first that does not. Asks only as many items as the length has binary digits.
 */
export function countLeading<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return countUntil(items.length, (index) => holds(items[index] as Item));
}

/** {@link countLeading} for what is no list: the first of the indices 0, 1, … `length` that does not hold. */
export function countUntil(length: number, holds: (index: number) => boolean): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(middle)) low = middle + 1;
    else high = middle;
  }
  return low;
}
