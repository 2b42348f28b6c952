import type { Place } from '../../model/annotation.ts';
import type { Range } from '../../model/position.ts';
import type { TimeSpan } from '../../model/time.ts';
import { sentencesOf } from '../../text/sentences.ts';

/** For the whole sentence this much more is listened to at either end, and no more; seconds. */
const patience = 8;

/** From the beginning of the sentence that the range begins in to the end of the one that it ends in. */
function wholeSentences(text: string, { start, end }: Range, language: string): Range {
  const sentences = sentencesOf(text, language);
  const first = sentences.findLast((sentence) => sentence.start <= start);
  const last = sentences.find((sentence) => sentence.end >= end);
  return { start: first?.start ?? start, end: text.slice(0, last?.end ?? end).trimEnd().length };
}

/**
 * What is played of a passage to hear some of its words: these, and their sentences whole where that takes little
 * longer; never more than the passage. `undefined` where the words have no time.
 */
export function stretchAround(place: Place, words: Range): TimeSpan | undefined {
  const whole = wholeSentences(place.text, words, place.language);
  const [start, end] = [place.timeAt(words.start), place.timeAt(words.end)];
  const [early, late] = [place.timeAt(whole.start), place.timeAt(whole.end)];
  if (end === undefined) return undefined;
  // words before the first stated time of a passage have none: it is heard from there on
  const from = start ?? firstTime(place, words);
  if (from === undefined) return undefined;
  const span = {
    start: early !== undefined && from - early <= patience ? early : from,
    end: late !== undefined && late - end <= patience ? late : end,
  };
  return span.end > span.start ? span : undefined;
}

/** The first time that is stated within a range. */
function firstTime({ timeAt }: Place, { start, end }: Range): number | undefined {
  for (let offset = start; offset < end; offset++) {
    const time = timeAt(offset);
    if (time !== undefined) return time;
  }
  return undefined;
}
