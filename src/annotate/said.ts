import type { Range } from '../model/position.ts';
import type { Seconds, Stamp } from '../model/time.ts';
import { offsetAt, timeAt, type Passage } from '../model/transcript.ts';
import { sentencesOf } from '../text/sentences.ts';

/** Whole sentences of one passage that are said at a time; `start` and `end` are offsets of its text. */
export interface SaidWords extends Range {
  readonly passage: Passage;
  /** When the words are said: seconds, half-open. */
  readonly from: Seconds;
  readonly until: Seconds;
  /** Whether a sentence so long that it tells no more where one is was entered where the time is. */
  readonly entered?: true;
  /** Whether more is said in the range than these words. */
  readonly goesOn?: true;
}

/** How long after a time somebody may begin to speak, or have ended before it, so that it still is a time of theirs. */
const reach: Seconds = 5;
/** A sentence that has no more than this left is the end of what came before. */
const ending: Seconds = 1.5;
/** Letters of a sentence that says too little alone, and of one that is too long to begin with its beginning. */
const shortest = 60;
const longest = 300;
/** Letters of a range's words that are enough to tell what is talked about. */
const enough = 300;

/** The sentences of a passage with their times, trimmed. */
function sentencesIn(passage: Passage, language: string): readonly SaidWords[] {
  const { text } = passage;
  return sentencesOf(text, language).flatMap(({ start, end }) => {
    const length = text.slice(start, end).trimEnd().length;
    const [from, until] = [timeAt(passage, start), timeAt(passage, start + length)];
    return length === 0 || from === undefined || until === undefined
      ? []
      : [{ passage, start, end: start + length, from, until }];
  });
}

/** Finds what is said at times of a transcript. */
class Listener {
  readonly #passages: readonly Passage[];
  readonly #language: string;

  constructor(passages: readonly Passage[], language: string) {
    this.#passages = passages.filter(({ untimed }) => !untimed);
    this.#language = language;
  }

  #sentences(index: number): readonly SaidWords[] {
    const passage = this.#passages[index];
    return passage === undefined ? [] : sentencesIn(passage, this.#language);
  }

  /** All sentences from the one on that is being said at a time, or about to be said. */
  *from(time: Seconds): Generator<SaidWords> {
    // what begins within the second that is named, is meant
    const at = Math.max(
      0,
      this.#passages.findLastIndex(({ start }) => Math.floor(start) <= time),
    );
    const here = [...this.#sentences(at), ...this.#sentences(at + 1)];
    const last = here.findLastIndex(({ from }) => Math.floor(from) <= time);
    const sameSecond = here.findIndex(({ from }) => Math.floor(from) === Math.floor(time));
    const found = sameSecond < 0 ? last : sameSecond;
    const first = chooseBetween(here[found], here[found + 1], time);
    if (first === undefined) return;
    yield enterAt(first, time);
    yield* here.slice(here.indexOf(first) + 1);
    for (let index = at + 2; index < this.#passages.length; index++) yield* this.#sentences(index);
  }
}

/** Of a sentence and the next one, the one that a time means; nothing in a long silence. */
function chooseBetween(
  here: SaidWords | undefined,
  next: SaidWords | undefined,
  time: Seconds,
): SaidWords | undefined {
  const wait = next === undefined ? Infinity : next.from - time;
  if (here === undefined) return wait <= reach ? next : undefined;
  if (here.until > time) {
    const isEnding = Math.floor(here.from) < Math.floor(time) && here.until - time < ending;
    return isEnding && wait < ending ? next : here;
  }
  if (wait <= reach) return next;
  return time - here.until <= reach ? here : undefined;
}

/** A sentence from the word on that is said at the time, if it is very long (as it is without punctuation). */
function enterAt(words: SaidWords, time: Seconds): SaidWords {
  if (words.end - words.start <= longest) return words;
  const start = offsetAt(words.passage, Math.floor(time));
  if (start <= words.start || start >= words.end) return words;
  return { ...words, start, from: timeAt(words.passage, start) ?? words.from, entered: true };
}

const together = (first: SaidWords, last: SaidWords): SaidWords => ({
  ...first,
  end: last.end,
  until: Math.max(first.until, last.until),
});

const lengthOf = ({ start, end }: Range): number => end - start;

/**
 * What is said at the time of a stamp, by passages: the sentence of that time (with the next one where it says too
 * little alone), or of a range the sentences in it, as far as they are enough to tell what is talked about. Nothing
 * where no words with times stand there.
 *
 * @param passages all of the transcript, by time.
 * @param language BCP 47, of the transcript.
 */
export function wordsSaidAt(
  { start, end }: Stamp,
  passages: readonly Passage[],
  language: string,
): readonly SaidWords[] {
  const parts: SaidWords[] = [];
  let length = 0;
  for (const sentence of new Listener(passages, language).from(start)) {
    const last = parts.at(-1);
    const isSame = last?.passage === sentence.passage;
    if (end !== undefined && sentence.from >= end) break;
    if (last !== undefined && end === undefined && !(isSame && length < shortest)) break;
    if (last !== undefined && length >= enough) {
      parts[parts.length - 1] = { ...last, goesOn: true };
      break;
    }
    if (last !== undefined && isSame) parts[parts.length - 1] = together(last, sentence);
    else parts.push(sentence);
    length += lengthOf(sentence);
  }
  return parts;
}
