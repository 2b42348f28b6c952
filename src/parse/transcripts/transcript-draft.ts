import { describe, type Message } from '../../diagnostics/message.ts';
import type { RuleId } from '../../diagnostics/rules.ts';
import type { Range } from '../../model/position.ts';
import type { Cue, CueWord, VoiceSpan } from '../../model/transcript.ts';
import { isJsonObject, type JsonDocument, type JsonObject, type JsonValue } from './json-syntax.ts';
import { itemsOf, textOf } from './json-values.ts';
import { joinWords, locateWords, type SpokenWord } from './word-alignment.ts';
import { cutWords } from './word-cuts.ts';

/** A segment, utterance or monologue as a format gives it. */
export interface Segment {
  /** Where it stands in the file. */
  readonly at: JsonObject | undefined;
  /** As in the file; where there is none, the words are put together. */
  readonly text?: string | undefined;
  /** The white space around the text belongs to it. */
  readonly isVerbatim?: boolean;
  readonly words?: readonly SpokenWord[];
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  readonly speaker?: string | undefined;
  /** Somebody else begins to speak, whom the file does not name. */
  readonly isNewVoice?: boolean;
}

/** A stream of words that is not cut into segments. */
export interface WordStream {
  /** Where each word stands in the file. */
  readonly places: readonly (JsonObject | undefined)[];
  readonly words: readonly SpokenWord[];
  /** The file's own text of all of them, where it has one. */
  readonly text?: string | undefined;
  /** What stands between words; a space unless the format says otherwise. */
  readonly delimiter?: string | undefined;
}

type DraftRule = Extract<
  RuleId,
  'transcript-segment' | 'transcript-missing-start' | 'transcript-negative-time' | 'transcript-untimed-words'
>;

const hints: Readonly<Record<DraftRule, string>> = {
  'transcript-segment': 'each needs a text, and should have a start time',
  'transcript-missing-start': 'give each the time at which it begins',
  'transcript-negative-time': 'no audio has a time before its beginning',
  'transcript-untimed-words': 'their times lie between those of the words around them',
};

/** A range for every word: one that was not found stands, without length, before the next text. */
function fillRanges(text: string, found: readonly (Range | undefined)[]): Range[] {
  let end = 0;
  return found.map((range) => {
    if (range !== undefined) {
      end = range.end;
      return range;
    }
    let at = end;
    while (at < text.length && !/\s/.test(text.charAt(at))) at++;
    while (at < text.length && /\s/.test(text.charAt(at))) at++;
    return { start: at, end: at };
  });
}

/** Ranges that ascend: a word that was not found never stands after one that was. */
function ascending(ranges: readonly Range[]): Range[] {
  const result = [...ranges];
  let limit = Infinity;
  for (let index = result.length - 1; index >= 0; index--) {
    const { start } = result[index] as Range;
    if (start > limit) result[index] = { start: limit, end: limit };
    limit = Math.min(limit, start);
  }
  return result;
}

/** How many of a stream's words must stand in the file's own text of them for it to be taken. */
const likeness = 0.8;

/** Words in the file's own text; put together from the words where there is none, or it says something else. */
function alignStream(
  words: readonly SpokenWord[],
  given: string | undefined,
  delimiter: string | undefined,
): { readonly text: string; readonly ranges: readonly (Range | undefined)[] } {
  if (given === undefined) return joinWords(words, delimiter);
  const ranges = locateWords(given, words);
  const found = ranges.filter((range) => range !== undefined).length;
  return found < words.length * likeness ? joinWords(words, delimiter) : { text: given, ranges };
}

/** Who says which part, where the words of a cue have several speakers. */
function voicesOf(words: readonly SpokenWord[], ranges: readonly Range[], length: number): VoiceSpan[] {
  const voices: { start: number; end: number; speaker: string }[] = [];
  for (const [index, word] of words.entries()) {
    const { start, end } = ranges[index] as Range;
    if (word.punctuation === true || end <= start) continue;
    const last = voices.at(-1);
    const speaker = word.speaker ?? '';
    if (last?.speaker === speaker) continue;
    if (last !== undefined) last.end = start;
    voices.push({ start: last === undefined ? 0 : start, end: length, speaker });
  }
  return voices;
}

/**
 * Collects the cues of a transcript in JSON, and what was wrong with it: nothing that is said is left out, and each
 * kind of fault is reported once, with a count and the place of the first.
 */
export class TranscriptDraft {
  readonly #json: JsonDocument;
  readonly #path: string;
  readonly #problems = new Map<DraftRule, { count: number; line: number; column: number }>();
  #cues: Cue[] = [];
  /** The latest time stated so far: what has none stands behind it. */
  #latest = 0;
  #last: JsonObject | undefined;
  /** BCP 47 language, as the file says. */
  language: string | undefined;

  constructor(json: JsonDocument, path: string) {
    this.#json = json;
    this.#path = path;
  }

  /** Counts a fault at an object of the file, or at the last one seen. */
  problem(rule: DraftRule, at: JsonObject | undefined): void {
    const entry = this.#problems.get(rule);
    if (entry) {
      entry.count++;
      return;
    }
    const place = at ?? this.#last;
    this.#problems.set(rule, {
      count: 1,
      ...(place === undefined ? { line: 1, column: 1 } : this.#json.placeOf(place)),
    });
  }

  /** The objects of an array. What else stands in it is kept as a segment if it is text, and reported. */
  *entries(value: JsonValue | undefined): Generator<JsonObject> {
    for (const item of itemsOf(value)) {
      if (isJsonObject(item)) {
        this.#last = item;
        yield item;
      } else if (textOf(item) === undefined) this.problem('transcript-segment', undefined);
      else this.addSegment({ at: undefined, text: textOf(item) });
    }
  }

  #pushCue(
    cue: Omit<Cue, 'start' | 'line'> & { start: number | undefined },
    at: JsonObject | undefined,
  ): void {
    const { start: stated, end: statedEnd, ...rest } = cue;
    if (stated === undefined) this.problem('transcript-missing-start', at);
    else if (stated < 0) this.problem('transcript-negative-time', at);
    const start = stated === undefined ? this.#latest : Math.max(0, stated);
    // An end without a start tells nothing of when the words are said.
    const end = stated === undefined || statedEnd === undefined ? undefined : Math.max(0, statedEnd);
    this.#latest = Math.max(this.#latest, start, end ?? 0);
    const place = at ?? this.#last;
    const line = place === undefined ? 1 : this.#json.lineOf(place);
    this.#cues.push({
      start,
      ...(stated === undefined ? { untimed: true } : {}),
      ...(end === undefined ? {} : { end }),
      ...rest,
      line,
    });
  }

  /** The words that have a time, with their place in the cue's text. */
  #timedWords(
    segment: Segment,
    words: readonly SpokenWord[],
    ranges: readonly (Range | undefined)[],
  ): CueWord[] {
    const timed: CueWord[] = [];
    let untimed = 0;
    for (const [index, { text, start: time, end, punctuation }] of words.entries()) {
      const range = ranges[index];
      if (punctuation === true || range === undefined || range.end <= range.start) continue;
      const last = timed.at(-1);
      if (time === undefined) untimed += /[\p{L}\p{N}]/u.test(text) ? 1 : 0;
      else if (last !== undefined && range.start < last.end) {
        // Several words written as one ("£23").
        if (end !== undefined) timed[timed.length - 1] = { ...last, timeEnd: Math.max(0, end) };
      } else
        timed.push({
          ...range,
          time: Math.max(0, time),
          ...(end === undefined ? {} : { timeEnd: Math.max(0, end) }),
        });
    }
    // A text without any times of words is no fault.
    if (timed.length > 0) for (; untimed > 0; untimed--) this.problem('transcript-untimed-words', segment.at);
    return timed;
  }

  /** Adds one cue. It begins and ends with its words where it has no times, and is kept when it has none at all. */
  addSegment(segment: Segment): void {
    const { at, words = [] } = segment;
    if (segment.text === undefined && words.length === 0) {
      this.problem('transcript-segment', at);
      return;
    }
    const given = segment.text?.trim() === '' && words.length > 0 ? undefined : segment.text;
    const joined = given === undefined ? joinWords(words) : undefined;
    const source = joined?.text ?? given ?? '';
    const text = segment.isVerbatim === true ? source : source.trim();
    const lead = source.length - source.trimStart().length;
    const ranges =
      joined?.ranges.map(({ start, end }) => ({ start: start - lead, end: end - lead })) ??
      locateWords(text, words);
    const voices =
      segment.speaker === undefined ? voicesOf(words, ascending(fillRanges(text, ranges)), text.length) : [];
    const speaker = segment.speaker ?? voices.find((voice) => voice.speaker !== '')?.speaker;
    const start = segment.start ?? words.find((word) => word.start !== undefined)?.start;
    const lastWord = words.findLast((word) => word.end !== undefined);
    const end = segment.end ?? lastWord?.end;
    this.#pushCue(
      {
        start,
        ...(end === undefined ? {} : { end }),
        ...(speaker === undefined ? {} : { speaker }),
        ...(voices.length > 1 ? { voices } : {}),
        text,
        words: this.#timedWords(segment, words, ranges),
        ...(segment.isNewVoice === true ? { newVoice: true } : {}),
      },
      at,
    );
  }

  /** Adds the cues of words that no segments hold together: see {@link cutWords} for where they are cut. */
  addWords({ words, places, text: given, delimiter }: WordStream): void {
    if (words.length === 0) {
      if (given !== undefined && given.trim() !== '') this.addSegment({ at: undefined, text: given });
      return;
    }
    const { text, ranges } = alignStream(words, given, delimiter);
    const filled = ascending(fillRanges(text, ranges));
    const runs = cutWords(words, text, filled, this.language ?? 'und');
    for (const [number, { start, end }] of runs.entries()) {
      const from = number === 0 ? 0 : (filled[start] as Range).start;
      const next = runs[number + 1];
      const to = next === undefined ? text.length : (filled[next.start] as Range).start;
      this.#addRun(
        text,
        { start: from, end: to },
        words.slice(start, end),
        ranges.slice(start, end),
        places[start],
      );
    }
  }

  #addRun(
    text: string,
    { start: from, end: to }: Range,
    words: readonly SpokenWord[],
    ranges: readonly (Range | undefined)[],
    at: JsonObject | undefined,
  ): void {
    const piece = text.slice(from, to);
    if (piece.trim() === '') return;
    const base = from + (piece.length - piece.trimStart().length);
    const speaker = words.find((word) => word.punctuation !== true)?.speaker;
    const start = words.find((word) => word.start !== undefined)?.start;
    const end = words.findLast((word) => word.end !== undefined)?.end;
    const moved = ranges.map((range) => range && { start: range.start - base, end: range.end - base });
    this.#pushCue(
      {
        start,
        ...(end === undefined ? {} : { end }),
        ...(speaker === undefined ? {} : { speaker }),
        text: piece.trim(),
        words: this.#timedWords({ at }, words, moved),
      },
      at,
    );
  }

  /** Puts the cues of several channels, which stand one after the other in the file, in order of their start. */
  interleave(): void {
    this.#cues = this.#cues.toSorted((a, b) => a.start - b.start);
  }

  get cues(): readonly Cue[] {
    return this.#cues;
  }

  /** What was wrong with the file, one message for each kind. */
  messages(): Message[] {
    return [...this.#problems]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rule, { count, line, column }]) =>
        describe(rule, { path: this.#path, line, column }, { count }, hints[rule]),
      );
  }
}
