import type { Range } from '../../model/position.ts';
import { sentencesOf } from '../../text/sentences.ts';
import type { SpokenWord } from './word-alignment.ts';

/** Consecutive words that make one cue: indices into the words, half-open. */
export type WordRun = Range;

/** A silence of this many seconds ends a cue. */
const silence = 1.5;
/** A cue of this many words is cut at the longest pause between its words, never nearer to its edge than `fewest`. */
const most = 40;
const fewest = 12;

const pauseBefore = (words: readonly SpokenWord[], index: number): number => {
  const [before, after] = [words[index - 1], words[index]];
  const ended = before?.end ?? before?.start;
  return ended === undefined || after?.start === undefined ? 0 : after.start - ended;
};

/** Indices at which somebody else begins to speak; punctuation is nobody's. */
function turnsOf(words: readonly SpokenWord[]): WordRun[] {
  const runs: WordRun[] = [];
  let start = 0;
  let speaker = words.find((word) => word.punctuation !== true)?.speaker;
  for (const [index, word] of words.entries()) {
    if (word.punctuation === true || word.speaker === speaker) continue;
    speaker = word.speaker;
    // An opening mark goes with the word that it stands before.
    const from = words[index - 1]?.attaches === 'next' ? index - 1 : index;
    if (from > start) runs.push({ start, end: from });
    start = from;
  }
  return start < words.length ? [...runs, { start, end: words.length }] : runs;
}

/** Cuts a run that is too long at its longest pauses. */
function cutAtPauses(words: readonly SpokenWord[], { start, end }: WordRun): WordRun[] {
  const runs: WordRun[] = [];
  let from = start;
  while (end - from > most) {
    let best = Math.min(from + most, end - fewest);
    let longest = -Infinity;
    for (let index = from + fewest; index <= Math.min(from + most, end - fewest); index++) {
      const pause = words[index]?.punctuation === true ? -Infinity : pauseBefore(words, index);
      if (pause >= longest) [best, longest] = [index, pause];
    }
    runs.push({ start: from, end: best });
    from = best;
  }
  return [...runs, { start: from, end }];
}

/**
 * Cuts a stream of words into cues: where somebody else speaks, where a sentence ends, at a silence of 1.5 s, and a
 * sentence of more than 40 words at its longest pause. `ranges` say where each word stands in `text`, ascending.
 */
export function cutWords(
  words: readonly SpokenWord[],
  text: string,
  ranges: readonly Range[],
  language: string,
): WordRun[] {
  const runs: WordRun[] = [];
  for (const turn of turnsOf(words)) {
    const base = (ranges[turn.start] as Range).start;
    const said = text.slice(base, (ranges[turn.end - 1] as Range).end);
    const starts = sentencesOf(said, language).map((sentence) => base + sentence.start);
    let sentence = 1;
    let from = turn.start;
    let isCut = false;
    for (let index = turn.start + 1; index < turn.end; index++) {
      const offset = (ranges[index] as Range).start;
      for (; sentence < starts.length && (starts[sentence] as number) <= offset; sentence++) isCut = true;
      if (words[index]?.punctuation === true && words[index]?.attaches !== 'next') continue;
      if (!isCut && pauseBefore(words, index) < silence) continue;
      runs.push(...cutAtPauses(words, { start: from, end: index }));
      from = index;
      isCut = false;
    }
    runs.push(...cutAtPauses(words, { start: from, end: turn.end }));
  }
  return runs;
}
