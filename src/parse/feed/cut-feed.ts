/** An item's piece of a feed. Offsets are UTF-16 units. */
export interface FeedPiece {
  /** Attributes in its start tag, as written. */
  readonly attributes: string;
  /** Where it begins, where what is in it does, and where that ends. */
  readonly start: number;
  readonly from: number;
  readonly to: number;
  /** What is wrong with its bounds. */
  readonly fault?: string;
}

/** A feed, cut at the bounds of its items. */
export interface CutFeed {
  readonly items: readonly FeedPiece[];
  /** What stands before the first item, and what between and behind them that is none. */
  readonly head: string;
  readonly rest: string;
  /** Where the text ends before the feed does. */
  readonly cutAt?: number;
}

const looksLikeItem = /<(?:title|enclosure|guid|pubdate|link)[\s>/]/i;

/** Where an item begins whose start tag is lost: behind the item before it, or at what must be its first element. */
function lostStart(text: string, after: number, end: number, isFirst: boolean): number | undefined {
  const piece = text.slice(after, end);
  if (!isFirst) return looksLikeItem.test(piece) ? after : undefined;
  const titles = [...piece.matchAll(/<title[\s>]/gi)];
  const own = piece.search(/<(?:enclosure|guid)[\s>]/i);
  // the first title is the show's
  if (titles.length > 1) return after + (titles.at(-1)?.index ?? 0);
  return own < 0 ? undefined : after + own;
}

class Cutter {
  readonly items: FeedPiece[] = [];
  private readonly text: string;
  /** The item that is open: where it begins, and where its content does. */
  private open: { readonly start: number; readonly from: number; readonly attributes: string } | undefined;
  /** Behind the last item. */
  private last = 0;

  constructor(text: string) {
    this.text = text;
  }

  begin(start: number, from: number, attributes: string): void {
    if (this.open) this.put(this.open, start, start, 'its end is missing');
    this.open = { start, from, attributes };
  }

  end(at: number, next: number): void {
    const { open, last } = this;
    if (open) return this.put(open, at, next);
    const start = lostStart(this.text, last, at, this.items.length === 0);
    if (start !== undefined)
      this.put({ start, from: start, attributes: '' }, at, next, 'its beginning is missing');
  }

  private put(
    open: { readonly start: number; readonly from: number; readonly attributes: string },
    to: number,
    next: number,
    fault?: string,
  ): void {
    this.items.push({ ...open, to, ...(fault === undefined ? {} : { fault }) });
    this.open = undefined;
    this.last = next;
  }

  /** Ends an item that is open at the end of the feed; answers where one begins that has no end. */
  finish(): number | undefined {
    const { open, text } = this;
    if (!open) return undefined;
    const tail = /<\/(?:[\w.-]+:)?(?:channel|rss|rdf|feed)\s*>/gi;
    tail.lastIndex = open.from;
    const end = tail.exec(text)?.index;
    if (end === undefined) return open.start;
    this.put(open, end, end, 'its end is missing');
    return undefined;
  }
}

/**
 * Cuts a feed at the bounds of its items, so that what is wrong in one harms no other. Items that stand within a CDATA
 * section or a comment are none, unless that was never closed. `name` is what an item is called: `item`, `entry`.
 */
export function cutFeed(text: string, name: 'item' | 'entry'): CutFeed {
  const bound = `<(/?)(?:[\\w.-]+:)?${name}(?=[\\s/>])`;
  const marks = new RegExp(`<!\\[CDATA\\[|<!--|${bound}([^<>]*)>?`, 'gi');
  const bounds = new RegExp(bound, 'i');
  const cutter = new Cutter(text);
  const ends = new Map<string, number>();
  /** The next end of a section or comment; the same search is not made twice. */
  const endFrom = (sign: string, at: number): number => {
    const known = ends.get(sign);
    if (known !== undefined && (known < 0 || known >= at)) return known;
    const found = text.indexOf(sign, at);
    ends.set(sign, found);
    return found;
  };
  for (let mark = marks.exec(text); mark !== null; mark = marks.exec(text)) {
    const [whole, slash, attributes = ''] = mark;
    const { index } = mark;
    if (slash === undefined) {
      const end = endFrom(whole === '<!--' ? '-->' : ']]>', index + whole.length);
      const again = text.indexOf(whole, index + whole.length);
      // one that another begins in was never closed; what is in it is looked at by itself
      if (end < 0 || (again >= 0 && again < end)) continue;
      const [, closes] = bounds.exec(text.slice(index, end)) ?? [];
      if (closes !== '/') marks.lastIndex = end + 3;
      continue;
    }
    // an element of another vocabulary, such as podcast:remoteItem, has another name
    const next = index + whole.length;
    if (slash === '/') cutter.end(index, next);
    else {
      cutter.begin(index, next, attributes.replace(/\/$/, ''));
      if (/\/\s*>$/.test(whole)) cutter.end(next, next);
    }
  }
  const unfinished = cutter.finish();
  const { items } = cutter;
  const between: string[] = [];
  items.forEach(({ to }, index) => {
    const stop = items[index + 1]?.start ?? unfinished ?? text.length;
    between.push(text.slice(to, stop).replace(new RegExp(`^</(?:[\\w.-]+:)?${name}\\s*>?`, 'i'), ''));
  });
  const isEnded = /<\/(?:[\w.-]+:)?(?:channel|rss|rdf|feed)\s*>/i.test(between.at(-1) ?? text);
  const cutAt = unfinished ?? (isEnded ? undefined : text.length);
  return {
    items,
    head: text.slice(0, items[0]?.start ?? unfinished ?? text.length),
    rest: between.join('\n'),
    ...(cutAt === undefined ? {} : { cutAt }),
  };
}
