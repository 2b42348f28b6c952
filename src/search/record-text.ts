import type { PlaceId } from '../model/ids.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import type { TimedWord } from '../model/time-table.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { separateUnspaced } from '../text/unspaced.ts';
import type { RecordPassage, SearchRecord } from './record.ts';

/** Words between two entries of the time table inside a passage. */
const wordsPerEntry = 20;

/** Puts a record's text together and keeps count of its words, so that any of them can be given its time. */
export class RecordText {
  readonly #parts: string[] = [];
  readonly #times: TimedWord[] = [];
  readonly #places: PlaceId[] = [];
  readonly #passages: RecordPassage[] = [];
  #words = 0;
  #end: Seconds = 0;

  get isEmpty(): boolean {
    return this.#words === 0;
  }

  #append(text: string, passage: Omit<RecordPassage, 'word'>): string[] {
    const found = separateUnspaced(text)
      .split(/\s+/u)
      .filter((word) => word !== '');
    if (found.length === 0) return [];
    this.#parts.push(found.join(' '));
    this.#passages.push({ word: this.#words, ...passage });
    this.#words += found.length;
    return found;
  }

  /** Adds a block of text. Without a stamp it has no time, whatever stands before it. */
  add(text: string, stamp?: Stamp, place?: PlaceId): void {
    const word = this.#words;
    if (place !== undefined) this.#places.push(place);
    if (this.#append(text, {}).length === 0) return;
    const last = this.#times.at(-1);
    const entry: TimedWord = {
      word,
      ...(stamp === undefined ? {} : { time: Math.floor(stamp.start + 1e-9) }),
      ...(stamp?.approximate ? { approximate: true } : {}),
    };
    if (stamp) this.#end = Math.max(this.#end, stamp.end ?? stamp.start);
    if (last?.time !== entry.time || last?.approximate !== entry.approximate) this.#times.push(entry);
  }

  #addTime(word: number, time: Seconds | undefined): void {
    if (time !== undefined) this.#times.push({ word, time: Math.floor(time + 1e-9) });
    else if (this.#times.at(-1)?.time !== undefined) this.#times.push({ word });
  }

  /** Adds a passage of the transcript with a time every few words; `timed`: whether the transcript states any. */
  addPassage(passage: Passage, timed: boolean, speaker: string | undefined): void {
    const first = this.#words;
    this.#places.push(passage.id);
    const words = this.#append(passage.text, {
      ...(speaker === undefined ? {} : { speaker }),
      ...(timed && !passage.untimed ? {} : { id: passage.id }),
    });
    if (!timed) return;
    if (!passage.untimed) this.#end = Math.max(this.#end, passage.end);
    let offset = 0;
    for (const [index, word] of words.entries()) {
      offset = Math.max(offset, passage.text.indexOf(word, offset));
      if (index % wordsPerEntry === 0) this.#addTime(first + index, timeAt(passage, offset));
      offset += word.length;
    }
  }

  /** Where the blocks of all that was added stand in the document. */
  get places(): readonly PlaceId[] {
    return this.#places;
  }

  /** All that was added; blocks are set apart by line breaks. The table is empty where nothing has a time. */
  finish(): Pick<SearchRecord, 'content' | 'times' | 'passages' | 'span'> {
    const timed = this.#times.flatMap(({ time }) => time ?? []);
    const start = Math.min(...timed);
    return {
      content: this.#parts.join('\n'),
      passages: this.#passages,
      ...(timed.length === 0
        ? { times: [] }
        : { times: this.#times, span: { start, end: Math.max(this.#end, ...timed) } }),
    };
  }
}
