import type { NoteAnchor } from '../model/annotation.ts';
import { formatTimecode, type Seconds } from '../model/time.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import type { Annotator } from './annotator.ts';
import { findQuotedWords } from './quoted-words.ts';
import { quoteNearest, shorten } from './quoted-messages.ts';
import { rangesOfWords } from './spoken-text.ts';

/** How far from its stamp a note's words may stand, in seconds. */
const reach: Seconds = 60;

/**
 * Hangs notes on the words they quote: where the transcript says them nearest to the note's time, at most a minute
 * away. They are compared as quotations are, and may run over the end of a passage; then each passage has its part.
 * Words that are not found are a warning where they are quoted.
 */
export const annotateNotes: Annotator = ({ passages, notes, spoken }) => {
  const value: NoteAnchor[] = [];
  const messages: Message[] = [];
  if (passages.length === 0) return { value, messages };
  for (const { id, quotation } of notes) {
    if (quotation === undefined) continue;
    const { words, stamp, position } = quotation;
    const found = findQuotedWords(spoken(), { words, stamp, reach });
    if (found.kind === 'found' && found.distance <= reach) {
      for (const part of found.parts)
        for (const [place, range] of rangesOfWords(spoken(), part, words))
          value.push({ kind: 'note', place, ...range, note: id });
      continue;
    }
    const elsewhere = found.kind === 'found' && found.time !== undefined;
    const hint = elsewhere
      ? `these words are said at ${formatTimecode(found.time)}`
      : found.kind === 'missing' && quoteNearest(spoken(), found.nearest);
    const parameters = {
      words: shorten(found.kind === 'missing' ? found.words : words),
      time: formatTimecode(stamp.start),
    };
    messages.push(describe('note-not-found', position, parameters, hint || undefined));
  }
  return { value, messages };
};
