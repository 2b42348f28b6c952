import type { NoteAnchor } from '../model/annotation.ts';
import type { PlaceId } from '../model/ids.ts';
import type { Quotation } from '../model/prose.ts';
import { formatTimecode, type Seconds, type Stamp } from '../model/time.ts';
import { timeAt, type Passage } from '../model/transcript.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import { foldWord } from '../text/normalize.ts';
import { wordsOf } from '../text/words.ts';
import type { Annotator } from './annotator.ts';

/** How far from its stamp a note's words may stand, in seconds. */
const reach: Seconds = 60;

/** A word of the transcript, as it is compared. */
interface SpokenWord {
  readonly folded: string;
  readonly passage: Passage;
  readonly start: number;
  readonly end: number;
}

/**
 * Hangs notes on the words they quote: where the transcript says them nearest to the note's time, at most a minute
 * away. Case, diacritics, punctuation and line breaks do not matter; the words may run over the end of a passage, and
 * then each passage has its part. Words that are not found are a warning where they are quoted.
 */
export const annotateNotes: Annotator = ({ places, passages, notes }) => {
  const value: NoteAnchor[] = [];
  const messages: Message[] = [];
  const quoting = notes.flatMap(({ id, quotation }) => (quotation ? [{ id, quotation }] : []));
  if (quoting.length === 0 || passages.length === 0) return { value, messages };
  const languages = new Map(places.map((place) => [place.id, place.language]));
  const language = languages.get((passages[0] as Passage).id) ?? 'und';
  const spoken = spokenWords(passages, language);
  for (const { id, quotation } of quoting) {
    const found = occurrencesOf(quotation, spoken, language);
    const nearest = found.reduce<Occurrence | undefined>(
      (best, one) => (best === undefined || one.distance < best.distance ? one : best),
      undefined,
    );
    if (nearest && nearest.distance <= reach) {
      for (const [place, range] of rangesOf(nearest.words, quotation.words))
        value.push({ kind: 'note', place, ...range, note: id });
      continue;
    }
    const time = formatTimecode(quotation.stamp.start);
    const hint =
      nearest?.time === undefined ? undefined : `these words are said at ${formatTimecode(nearest.time)}`;
    messages.push(describe('note-not-found', quotation.position, { words: quotation.words, time }, hint));
  }
  return { value, messages };
};

function spokenWords(passages: readonly Passage[], language: string): SpokenWord[] {
  return passages.flatMap((passage) =>
    wordsOf(passage.text).map(({ start, end }) => ({
      folded: foldWord(passage.text.slice(start, end), language),
      passage,
      start,
      end,
    })),
  );
}

interface Occurrence {
  readonly words: readonly SpokenWord[];
  readonly time: Seconds | undefined;
  /** Seconds from the stamp; 0 inside its range, and where the transcript has no times to compare. */
  readonly distance: Seconds;
}

function occurrencesOf(quotation: Quotation, spoken: readonly SpokenWord[], language: string): Occurrence[] {
  const { words, stamp } = quotation;
  const wanted = wordsOf(words).map(({ start, end }) => foldWord(words.slice(start, end), language));
  const found: Occurrence[] = [];
  if (wanted.length === 0) return found;
  for (let index = 0; index + wanted.length <= spoken.length; index++) {
    if (!wanted.every((word, offset) => spoken[index + offset]?.folded === word)) continue;
    const first = spoken[index] as SpokenWord;
    const time = timeAt(first.passage, first.start);
    found.push({
      words: spoken.slice(index, index + wanted.length),
      time,
      distance: distanceFrom(stamp, time),
    });
  }
  return found;
}

function distanceFrom({ start, end = start }: Stamp, time: Seconds | undefined): Seconds {
  if (time === undefined) return 0;
  return time < start ? start - time : Math.max(0, time - end);
}

/** The words by passage, with what the quotation has around them and the transcript, too (`$` before a number). */
function rangesOf(
  words: readonly SpokenWord[],
  quoted: string,
): Map<PlaceId, { start: number; end: number }> {
  const ranges = new Map<PlaceId, { start: number; end: number }>();
  const quotedWords = wordsOf(quoted);
  const before = quoted.slice(0, quotedWords[0]?.start);
  const after = quoted.slice(quotedWords.at(-1)?.end);
  for (const [index, { passage, start, end }] of words.entries()) {
    const from = index === 0 && passage.text.slice(0, start).endsWith(before) ? start - before.length : start;
    const to = index === words.length - 1 && passage.text.startsWith(after, end) ? end + after.length : end;
    const range = ranges.get(passage.id);
    if (range) range.end = to;
    else ranges.set(passage.id, { start: from, end: to });
  }
  return ranges;
}
