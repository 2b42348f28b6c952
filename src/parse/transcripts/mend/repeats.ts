import type { Cue } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';
import { spokenLength } from './spoken-length.ts';

/** The lines of a cue that hold something; rolling captions leave the others empty. */
const linesOf = (cue: Cue): string[] =>
  cue.text.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));

/** Somebody may say "No." twice; more words than these are not said twice in one breath. */
const isLong = (text: string): boolean => text.trim().split(/\s+/).length > 3;

/** How many of the last lines of `before` stand again at the beginning of `after`. */
function repeatedLines(before: readonly string[], after: readonly string[]): number {
  for (let count = Math.min(before.length, after.length); count > 0; count--)
    if (after.slice(0, count).every((line, index) => line === before[before.length - count + index]))
      return count;
  return 0;
}

/** Seconds of silence between two cues; where the file does not say when one ends or begins, they are never close. */
const gapBetween = (before: Cue, after: Cue): number =>
  before.untimed || after.untimed ? Infinity : after.start - (before.end ?? before.start);

/** Rolling captions follow each other closely; a refrain a minute later is no repeat. */
const closeEnough = 1;

/** Whether the file's captions roll: time and again a cue begins with the last line of the one before. */
function areRolling(cues: readonly Cue[]): boolean {
  let rolling = 0;
  let doubled = 0;
  for (let index = 1; index < cues.length; index++) {
    const [before, after] = [cues[index - 1] as Cue, cues[index] as Cue];
    if (before.speaker !== after.speaker || gapBetween(before, after) > closeEnough) continue;
    const [above, below] = [linesOf(before), linesOf(after)];
    const count = repeatedLines(above, below);
    if (count > 0 && count < below.length) rolling++;
    else if (count === below.length && count === above.length && isLong(after.text)) doubled++;
  }
  return rolling >= 2 || (doubled >= 3 && doubled >= cues.length * 0.3);
}

/** The cue without its first lines that hold something; offsets of words and voices move with the text. */
function dropLines(cue: Cue, count: number): Cue {
  let cut = 0;
  for (let left = count; left > 0;) {
    const end = cue.text.indexOf('\n', cut);
    if (cue.text.slice(cut, end).trim() !== '') left--;
    cut = end + 1;
  }
  const move = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): T[] =>
    spans
      .filter((span) => span.end > cut)
      .map((span) => ({ ...span, start: Math.max(0, span.start - cut), end: span.end - cut }));
  return {
    ...cue,
    text: cue.text.slice(cut),
    words: move(cue.words),
    ...(cue.voices ? { voices: move(cue.voices) } : {}),
  };
}

/** Whether a cue is far too short for its text to be said in it. */
const isHurried = ({ start, end, text }: Cue): boolean =>
  end === undefined || end - start < spokenLength(text) / 3;

/** Whether a cue says the same as the one before it by mistake, in a file whose captions do not roll. */
function isDuplicate(before: Cue, after: Cue): boolean {
  if (before.text.trim() !== after.text.trim() || before.speaker !== after.speaker) return false;
  // "No." — "No." is said twice, and so is a sentence that has its time twice: a refrain, or for emphasis. One at the
  // very same time, or in no time at all, is not.
  if (after.start === before.start) return !before.untimed && !after.untimed;
  return isLong(after.text) && gapBetween(before, after) < 0.05 && (isHurried(before) || isHurried(after));
}

const longer = (cue: Cue, end: number | undefined): Cue =>
  end === undefined || (cue.end ?? end) >= end ? cue : { ...cue, end };

/**
 * Merges rolling captions and doubled cues: a line that only repeats the caption before it is dropped, and the
 * caption lasts until the repeat's end. Cues are sorted by start.
 */
export const mergeRepeats: Mender = (transcript, log) => {
  const { cues } = transcript;
  const rolling = areRolling(cues);
  const merged: Cue[] = [];
  let previous: Cue | undefined;
  for (const cue of cues) {
    const before = previous;
    previous = cue;
    const last = merged.at(-1);
    if (before === undefined || last === undefined) {
      merged.push(cue);
      continue;
    }
    const near = before.speaker === cue.speaker && gapBetween(before, cue) <= closeEnough;
    const lines = linesOf(cue);
    const count = rolling && near ? repeatedLines(linesOf(before), lines) : 0;
    if (count === lines.length || isDuplicate(before, cue)) {
      log.add('transcript-repeated', cue.line);
      merged[merged.length - 1] = longer(last, cue.end);
    } else if (count > 0) {
      log.add('transcript-repeated', cue.line);
      merged.push(dropLines(cue, count));
    } else merged.push(cue);
  }
  return { ...transcript, cues: merged };
};
