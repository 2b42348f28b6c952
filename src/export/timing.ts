import { episodePath } from '../model/address.ts';
import { countLeading } from '../model/ascending.ts';
import type { AnnotatedEpisode } from '../model/site.ts';
import { encodeTiming, type TimedPassage } from '../model/timing.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { sentencesOf } from '../text/sentences.ts';
import type { ExportFile } from './files.ts';

/** Signs that open what follows them: they are shown with the word behind them. */
const openingBefore = /(?:[\p{Ps}\p{Pi}]+|(?<=^|\s)["'“”„‘’¿¡\p{Ps}\p{Pi}–—-]+)$/u;
const anyWord = /[\p{L}\p{N}]/u;

/** Where what begins at an offset is shown to begin. */
const beginningOf = (text: string, offset: number): number =>
  offset - (openingBefore.exec(text.slice(Math.max(0, offset - 8), offset))?.[0].length ?? 0);

/** Where the words of measured times begin: at their times, and at sentences among words that have none. */
function wordStarts(passage: Passage, sentences: readonly number[]): number[] {
  const { text, times } = passage;
  const starts = times.map(({ offset }) => beginningOf(text, offset));
  const known = new Set(starts);
  const ascending = [...starts, text.length];
  let next = 0;
  for (const sentence of sentences) {
    while ((ascending[next] ?? Infinity) <= sentence) next++;
    // what stands before the next time must be a word, and not only the signs before it
    if (!known.has(sentence) && anyWord.test(text.slice(sentence, ascending[next]))) starts.push(sentence);
  }
  return starts.sort((a, b) => a - b);
}

/** A passage's clock: its words where they were measured, else its sentences. */
function clockOf(passage: Passage, measured: boolean, language: string): TimedPassage {
  const { text, end } = passage;
  const sentences = sentencesOf(text, language).map(({ start }) => beginningOf(text, start));
  const starts = measured ? wordStarts(passage, sentences) : sentences;
  const units: { offset: number; time: number }[] = [];
  for (const [index, offset] of starts.entries()) {
    // a pause has a time, too, but no words
    if (text.slice(offset, starts[index + 1]).trim() === '') continue;
    const known = passage.times[countLeading(passage.times, (point) => point.offset < offset)];
    const shown = measured && known !== undefined && !anyWord.test(text.slice(offset, known.offset));
    const time = shown ? known.time : timeAt(passage, offset);
    const last = units.at(-1);
    if (time !== undefined && offset >= (last?.offset ?? 0))
      units.push({ offset, time: Math.max(last?.time ?? 0, time) });
  }
  return { text, end, units };
}

/**
 * `timing.json` beside an episode's page: when each word is said (or each sentence, where times are estimated), for
 * its scripts. Nothing where no time is stated. `language` is BCP 47.
 */
export function exportTiming(
  { episode, passages, wordTimes }: AnnotatedEpisode,
  language: string,
): ExportFile | undefined {
  const measured = wordTimes === 'measured';
  const clocks = passages.map((passage) => clockOf(passage, measured, language));
  if (clocks.every(({ units }) => units.length === 0)) return undefined;
  return {
    path: `${episodePath(episode.slug)}timing.json`,
    mediaType: 'application/json',
    body: JSON.stringify(encodeTiming(measured ? 'word' : 'sentence', clocks)),
  };
}
