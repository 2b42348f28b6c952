import { countUntil } from '../../model/ascending.ts';
import type { Seconds } from '../../model/time.ts';
import { spacedOffsets, type Timing } from '../../model/timing.ts';
import { PassageText } from './passage-text.ts';
import { placeAtPoint } from './place-at-point.ts';
import type { SpokenText, SpokenWords, WordSpan } from './words.ts';

/** So many passages may be begun while an earlier one is still being said: people talk into each other's words. */
const atOnce = 4;
/** A pointer this near to a word is on it; CSS pixels. */
const near = 4;

/** The paragraphs of a page's transcript as words with times, by the clock of `timing.json` or the stamps. */
export class TimedText implements SpokenText {
  readonly passages: readonly HTMLElement[];
  readonly unit: SpokenText['unit'];
  readonly #timing: Timing;
  /** Passages with a time, and when each begins; ascending. */
  readonly #timed: Uint32Array;
  readonly #starts: Float64Array;
  readonly #indices: ReadonlyMap<Element, number>;
  #read: { readonly passage: number; readonly text: PassageText; readonly fits: boolean } | undefined;

  constructor(passages: readonly HTMLElement[], timing: Timing, unit: SpokenText['unit'] = timing.unit) {
    this.passages = passages;
    this.unit = unit;
    this.#timing = timing;
    this.#indices = new Map(passages.map((element, index) => [element, index]));
    const { firsts, times } = timing;
    this.#timed = Uint32Array.from(passages.keys()).filter((index) => this.#countOf(index) > 0);
    this.#starts = Float64Array.from(this.#timed, (index) => times[firsts[index] as number] as number);
  }

  get start(): Seconds {
    return this.#starts[0] ?? Infinity;
  }

  #countOf(passage: number): number {
    const { firsts } = this.#timing;
    return (firsts[passage + 1] as number) - (firsts[passage] as number);
  }

  /** The passage as it stands on the page; `fits` if it is the text that was timed. */
  #at(passage: number): { readonly text: PassageText; readonly fits: boolean } {
    if (this.#read?.passage !== passage || !this.#read.text.isCurrent) {
      const text = new PassageText(this.passages[passage] as HTMLElement);
      const { lengths, spaced, offsets, firsts } = this.#timing;
      let fits = text.text.length === lengths[passage];
      if (fits && spaced[passage] === 1) {
        const starts = spacedOffsets(text.text);
        fits = starts.length === this.#countOf(passage);
        if (fits) offsets.set(starts, firsts[passage]);
      }
      this.#read = { passage, text, fits };
    }
    return this.#read;
  }

  textOf(passage: number): string {
    return this.#at(passage).text.text;
  }

  timesOf(passage: number): { readonly start: Seconds; readonly end: Seconds } | undefined {
    if (!(passage in this.passages) || this.#countOf(passage) === 0) return undefined;
    const { firsts, times, ends } = this.#timing;
    return { start: times[firsts[passage] as number] as number, end: ends[passage] as number };
  }

  /** The place in {@link #timed} of what is said at a time: the last that has begun, unless it is over and one before it is not. */
  #placeAt(time: Seconds): number {
    const last = countUntil(this.#starts.length, (index) => (this.#starts[index] as number) <= time) - 1;
    for (let place = last; place >= 0 && place > last - atOnce; place--)
      if ((this.#timing.ends[this.#timed[place] as number] as number) > time) return place;
    return last;
  }

  passageAt(time: Seconds): number {
    return this.#timed[this.#placeAt(time)] ?? -1;
  }

  wordsAt(time: Seconds): SpokenWords | undefined {
    const place = this.#placeAt(time);
    const passage = this.#timed[place];
    if (passage === undefined) return undefined;
    const { firsts, times, ends } = this.#timing;
    const first = firsts[passage] as number;
    const unit = countUntil(this.#countOf(passage), (index) => (times[first + index] as number) <= time) - 1;
    // Others may begin to speak before these words are over; and those who began before may go on after them.
    const next =
      this.#starts[countUntil(this.#starts.length, (index) => (this.#starts[index] as number) <= time)];
    const end = ends[passage] as number;
    const until = Math.min(
      unit + 1 < this.#countOf(passage) ? (times[first + unit + 1] as number) : Infinity,
      next ?? Infinity,
      place > 0 && end > time ? end : Infinity,
    );
    return { ...this.#unitOf(passage, Math.max(0, unit)), until };
  }

  /** A passage's words by their number; all of it where the page says something else than was timed. */
  #unitOf(passage: number, index: number): SpokenWords {
    const { firsts, offsets, times, ends } = this.#timing;
    const [first, count] = [firsts[passage] as number, this.#countOf(passage)];
    const { text, fits } = this.#at(passage);
    const end = ends[passage] as number;
    if (!fits) {
      const time = times[first] as number;
      return { passage, start: 0, end: text.text.length, time, until: Math.max(time, end) };
    }
    const at = first + index;
    const isLast = index === count - 1;
    const from = offsets[at] as number;
    const said = text.text.slice(from, isLast ? undefined : offsets[at + 1]);
    const time = times[at] as number;
    return {
      passage,
      start: from,
      end: from + said.trimEnd().length,
      time,
      until: isLast ? Math.max(time, end) : (times[at + 1] as number),
    };
  }

  timeOf(node: Node, offset: number): Seconds | undefined {
    return this.spanOf(node, offset)?.time;
  }

  spanOf(node: Node, offset: number): SpokenWords | undefined {
    const place = this.#offsetOf(node, offset);
    return place && this.#spanAtOffset(...place);
  }

  #offsetOf(node: Node, offset: number): readonly [passage: number, offset: number] | undefined {
    const element = node instanceof Element ? node : node.parentElement;
    const passage = this.#indices.get(element?.closest('p') as HTMLElement);
    const at = passage === undefined ? undefined : this.#at(passage).text.offsetOf(node, offset);
    return passage === undefined || at === undefined ? undefined : [passage, at];
  }

  #spanAtOffset(passage: number, offset: number): SpokenWords | undefined {
    const { firsts, offsets } = this.#timing;
    const [first, count] = [firsts[passage] as number, this.#countOf(passage)];
    const { fits } = this.#at(passage);
    const before = countUntil(count, (index) => !fits || (offsets[first + index] as number) <= offset);
    // the beginning of a passage may have no time of its own
    return before === 0 ? undefined : this.#unitOf(passage, before - 1);
  }

  spanAt(x: number, y: number): SpokenWords | undefined {
    const place = placeAtPoint(x, y);
    const found = place && this.#offsetOf(...place);
    if (!found) return undefined;
    const [passage, offset] = found;
    // A point on the second half of a letter is placed behind it: where no space follows, on the next word.
    for (const at of [offset, offset - 1]) {
      const span = this.#spanAtOffset(passage, Math.max(0, at));
      if (span && this.#touches(span, x, y)) return span;
    }
    return undefined;
  }

  #touches(span: WordSpan, x: number, y: number): boolean {
    return [...this.rangeOf(span).getClientRects()].some(
      ({ left, right, top, bottom }) =>
        x >= left - near && x <= right + near && y >= top - near && y <= bottom + near,
    );
  }

  rangeOf({ passage, start, end }: WordSpan, reused = document.createRange()): Range {
    return this.#at(passage).text.select(start, end, reused);
  }
}
