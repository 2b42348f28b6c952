import type { PlaceId } from '../model/ids.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import type { TimedWord } from '../model/time-table.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { separateUnspaced } from '../text/unspaced.ts';

/** Words between two entries of the time table inside a passage. */
const wordsPerEntry = 20;

/** Puts a record's text together and keeps count of its words, so that any of them can be given its time. */
export class RecordText {
  readonly #parts: string[] = [];
  readonly #times: TimedWord[] = [];
  readonly #places: PlaceId[] = [];
  #words = 0;

  get isEmpty(): boolean {
    return this.#words === 0;
  }

  #append(text: string): string[] {
    const words = separateUnspaced(text)
      .split(/([\s]+)/u)
      .filter((part) => part !== '');
    const trimmed = words.filter(
      (part, index) => part.trim() !== '' || (index > 0 && index < words.length - 1),
    );
    if (trimmed.length === 0) return [];
    this.#parts.push(trimmed.join(''));
    const found = trimmed.filter((part) => part.trim() !== '');
    this.#words += found.length;
    return found;
  }

  /** Adds a block of text. Without a stamp it has no time, whatever stands before it. */
  add(text: string, stamp?: Stamp, place?: PlaceId): void {
    const word = this.#words;
    if (place !== undefined) this.#places.push(place);
    if (this.#append(text).length === 0) return;
    const last = this.#times.at(-1);
    const entry: TimedWord = {
      word,
      ...(stamp === undefined ? {} : { time: Math.floor(stamp.start + 1e-9) }),
      ...(stamp?.approximate ? { approximate: true } : {}),
    };
    if (last?.time !== entry.time || last?.approximate !== entry.approximate) this.#times.push(entry);
  }

  #addTime(word: number, time: Seconds | undefined): void {
    if (time !== undefined) this.#times.push({ word, time: Math.floor(time + 1e-9) });
    else if (this.#times.at(-1)?.time !== undefined) this.#times.push({ word });
  }

  /** Adds a passage of the transcript with a time every few words. */
  addPassage(passage: Passage, timed: boolean): void {
    const first = this.#words;
    this.#places.push(passage.id);
    const words = this.#append(passage.text);
    if (!timed) return;
    let offset = 0;
    for (const [index, word] of words.entries()) {
      offset = Math.max(offset, passage.text.indexOf(word, offset));
      if (index % wordsPerEntry === 0) this.#addTime(first + index, timeAt(passage, offset));
      offset += word.length;
    }
  }

  /** All that was added; blocks are set apart by line breaks. The table is empty where nothing has a time. */
  finish(): {
    readonly content: string;
    readonly times: readonly TimedWord[];
    readonly places: readonly PlaceId[];
  } {
    const timed = this.#times.some((entry) => entry.time !== undefined);
    return { content: this.#parts.join('\n'), times: timed ? this.#times : [], places: this.#places };
  }
}
