import type { Parsed } from '../../../diagnostics/message.ts';
import type { Transcript } from '../../../model/transcript.ts';
import { removeDirectionMarks } from './direction-marks.ts';
import { dropEmptyCues } from './empty-cues.ts';
import { mendLengths } from './lengths.ts';
import { MendLog, type Mender, type MendOptions } from './mender.ts';
import { repairMojibake } from './mojibake.ts';
import { orderCues } from './order.ts';
import { mendOverlaps } from './overlaps.ts';
import { mendPastEnd } from './past-end.ts';
import { decodeReferences } from './references.ts';
import { mergeRepeats } from './repeats.ts';
import { lengthenNames } from './short-names.ts';
import { closeUpLetters } from './spaced-letters.ts';
import { readSpeakerMarks } from './speaker-marks.ts';
import { readSpeakerPrefixes } from './speaker-prefixes.ts';
import { mendTimeTypos } from './time-typos.ts';
import { placeDroppedText } from './unplaced.ts';

/**
 * Every kind of mending, in its order: first all words are there and readable, then when they are said is sound, then
 * who says them. To add one: a file, a line here, a fixture folder.
 */
export const menders: readonly Mender[] = [
  placeDroppedText,
  repairMojibake,
  decodeReferences,
  removeDirectionMarks,
  closeUpLetters,
  dropEmptyCues,
  mendTimeTypos,
  orderCues,
  mendLengths,
  // Before anything is taken out of the texts: repeats are found by lines.
  mergeRepeats,
  mendPastEnd,
  mendOverlaps,
  // Cues are cut at marks by their times, so these must be sound.
  readSpeakerMarks,
  readSpeakerPrefixes,
  lengthenNames,
];

/**
 * Mends what real files get wrong, without losing a word (the repeats of rolling captions aside): words that the
 * format leaves out, characters, speakers, times. Each kind is reported once, with a count and its first line. A sound
 * transcript comes out as it went in.
 */
export function mendTranscript(transcript: Transcript, options: MendOptions = {}): Parsed<Transcript> {
  const log = new MendLog();
  let value = transcript;
  for (const mend of menders) value = mend(value, log, options);
  return { value, messages: log.messages(transcript.path) };
}
