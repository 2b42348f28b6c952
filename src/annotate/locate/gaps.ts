import type { LengthPrior } from './lengths.ts';

/** A column that sums up to 1, and the logarithm of what it was divided by to be so. */
interface Scaled {
  readonly column: Float64Array;
  readonly logarithm: number;
}

/** Items in an order over coarse places, with all that has been summed up from either end. */
export interface Chain {
  readonly order: readonly number[];
  /** Of each item: how likely each place is. */
  readonly columns: readonly Float64Array[];
  readonly lengths: LengthPrior;
  /** After the first so many items: how likely the next one begins at each place. */
  readonly ahead: readonly Scaled[];
  /** Before the last so many items: how well they follow from each place on. */
  readonly behind: readonly Scaled[];
}

/** Below this share of the likeliest, a place is as good as impossible; it keeps the sums short. */
const nothing = 1e-10;
/** Columns that differ by less than this lead to the same sums: the chain has forgotten what was changed. */
const forgotten = 1e-5;

function scaled(column: Float64Array, logarithm: number): Scaled {
  let sum = 0;
  for (const value of column) sum += value;
  if (!(sum > 0)) return { column, logarithm: -Infinity };
  return { column: column.map((value) => value / sum), logarithm: logarithm + Math.log(sum) };
}

/** One more item, and the lengths that it may have. */
function step(from: Scaled, item: Float64Array, lengths: LengthPrior, isForward: boolean): Scaled {
  const count = item.length;
  const reached = new Float64Array(count);
  const values = item.map((value, place) => value * (from.column[place] as number));
  const least = nothing * values.reduce((a, b) => Math.max(a, b), 0);
  for (let source = 0; source < count; source++) {
    const value = values[source] as number;
    if (value <= least) continue;
    if (isForward)
      for (let place = source; place < count; place++)
        reached[place] = (reached[place] as number) + value * (lengths[place - source] as number);
    else
      for (let place = 0; place <= source; place++)
        reached[place] = (reached[place] as number) + value * (lengths[source - place] as number);
  }
  return scaled(reached, from.logarithm);
}

function isSame(a: Scaled, b: Scaled): boolean {
  for (let place = 0; place < a.column.length; place++)
    if (Math.abs((a.column[place] as number) - (b.column[place] as number)) > forgotten) return false;
  return true;
}

/**
 * Goes on from `done` over more items. Where the sums become those of `known`, the rest is taken from there: an item
 * more or less is soon forgotten.
 *
 * @param known the sums that would be there if nothing had changed, by the index of the sum to be made
 */
function extend(
  done: readonly Scaled[],
  items: readonly Float64Array[],
  lengths: LengthPrior,
  isForward: boolean,
  known: (index: number) => Scaled | undefined,
): readonly Scaled[] {
  const sums = [...done];
  const all = done.length + items.length;
  for (const item of items) {
    if (sums.length >= all) break;
    sums.push(step(sums.at(-1) as Scaled, item, lengths, isForward));
    const here = sums.at(-1) as Scaled;
    const before = known(sums.length - 1);
    if (!before || !isSame(here, before)) continue;
    const gained = here.logarithm - before.logarithm;
    while (sums.length < all) {
      const next = known(sums.length) as Scaled;
      sums.push({ column: next.column, logarithm: next.logarithm + gained });
    }
  }
  return sums;
}

const columnsOf = (order: readonly number[], columns: readonly Float64Array[]): readonly Float64Array[] =>
  order.map((item) => columns[item] as Float64Array);

/** Sums an order up. */
export function chainOf(
  order: readonly number[],
  columns: readonly Float64Array[],
  lengths: LengthPrior,
): Chain {
  const items = columnsOf(order, columns);
  const count = columns[0]?.length ?? 0;
  const nowhere = new Float64Array(count);
  const start: Scaled = { column: nowhere.map(() => 1), logarithm: 0 };
  const end: Scaled = { column: nowhere.map((_, place) => lengths[count - place] ?? 1), logarithm: 0 };
  return {
    order,
    columns,
    lengths,
    ahead: extend([start], items, lengths, true, () => undefined),
    behind: extend([end], items.toReversed(), lengths, false, () => undefined),
  };
}

/** How likely all items are together in this order, as a logarithm. */
export function likelihoodOf({ order, columns, ahead, behind }: Chain): number {
  const first = columns[order[0] ?? 0] as Float64Array;
  return likelihoodBetween(ahead[0] as Scaled, first, behind[order.length - 1] as Scaled);
}

function likelihoodBetween(before: Scaled, item: Float64Array, after: Scaled): number {
  let sum = 0;
  for (let place = 0; place < item.length; place++)
    sum += (before.column[place] as number) * (item[place] as number) * (after.column[place] as number);
  return Math.log(sum) + before.logarithm + after.logarithm;
}

/** The sums of a chain that lacks the item at a place, from those of the chain that has it. */
function without(chain: Chain, at: number): { ahead: readonly Scaled[]; behind: readonly Scaled[] } {
  const { order, columns, lengths, ahead, behind } = chain;
  const last = order.length - 1 - at;
  return {
    ahead: extend(
      ahead.slice(0, at + 1),
      columnsOf(order.slice(at + 1), columns),
      lengths,
      true,
      (index) => ahead[index + 1],
    ),
    behind: extend(
      behind.slice(0, last + 1),
      columnsOf(order.slice(0, at).reverse(), columns),
      lengths,
      false,
      (index) => behind[index + 1],
    ),
  };
}

/**
 * How likely a chain is with the item at a place in each of the gaps that the others leave, as logarithms; the first
 * gap is before all, and the one of the same index as the item's place is where it stands.
 */
export function likelihoodsOfGaps(chain: Chain, at: number): readonly number[] {
  const item = chain.columns[chain.order[at] ?? -1] as Float64Array;
  const { ahead, behind } = without(chain, at);
  return ahead.map((before, gap) =>
    likelihoodBetween(before, item, behind[ahead.length - 1 - gap] as Scaled),
  );
}

/** The chain with an item taken out of a place and put into a gap that the others leave. */
export function moved(chain: Chain, at: number, gap: number): Chain {
  const { columns, lengths, ahead, behind } = chain;
  const order = chain.order.toSpliced(at, 1).toSpliced(gap, 0, chain.order[at] ?? -1);
  const [low, high] = [Math.min(at, gap), Math.max(at, gap)];
  const count = order.length;
  return {
    order,
    columns,
    lengths,
    ahead: extend(ahead.slice(0, low + 1), columnsOf(order.slice(low), columns), lengths, true, (index) =>
      index > high ? ahead[index] : undefined,
    ),
    behind: extend(
      behind.slice(0, count - high),
      columnsOf(order.slice(0, high + 1).reverse(), columns),
      lengths,
      false,
      (index) => (index > count - 1 - low ? behind[index] : undefined),
    ),
  };
}

/** How likely each item of a chain begins at each coarse place, the items in the order of the chain. */
export function placesOf({ order, columns, ahead, behind }: Chain): readonly Float64Array[] {
  return order.map((item, at) => {
    const before = ahead[at] as Scaled;
    const after = behind[order.length - 1 - at] as Scaled;
    const column = (columns[item] as Float64Array).map(
      (value, place) => value * (before.column[place] as number) * (after.column[place] as number),
    );
    const { column: likely, logarithm } = scaled(column, 0);
    // what contradicts itself may be anywhere
    return logarithm === -Infinity ? likely.fill(1) : likely;
  });
}
