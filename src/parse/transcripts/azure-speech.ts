import type { JsonFormat } from './json-format.ts';
import type { JsonObject, JsonValue } from './json-syntax.ts';
import {
  channelSpeaker,
  isoSecondsOf,
  languageOf,
  objectsOf,
  scaledSecondsOf,
  speakerOf,
  textOf,
} from './json-values.ts';
import type { SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

/** Start or length in batch results: milliseconds, ticks of 100 ns or an ISO 8601 duration, each by its own name. */
function batchTime(object: JsonObject, name: 'offset' | 'duration'): number | undefined {
  return (
    scaledSecondsOf(object[`${name}InTicks`], 10_000_000) ??
    scaledSecondsOf(object[`${name}Milliseconds`], 1000) ??
    isoSecondsOf(object[name])
  );
}

/** In fast transcription, whole milliseconds under either name. */
function fastTime(object: JsonObject, name: 'offset' | 'duration'): number | undefined {
  return scaledSecondsOf(object[`${name}Milliseconds`] ?? object[name], 1000);
}

type Clock = typeof batchTime;

function spanOf(
  object: JsonObject,
  clock: Clock,
): { readonly start: number | undefined; readonly end: number | undefined } {
  const [start, duration] = [clock(object, 'offset'), clock(object, 'duration')];
  const end = start === undefined || duration === undefined ? undefined : start + duration;
  return { start, end: end === undefined ? undefined : Math.round(end * 1000) / 1000 };
}

const wordOf = (word: JsonObject, clock: Clock): SpokenWord => ({
  text: textOf(word['displayText']) ?? textOf(word['word']) ?? textOf(word['text']) ?? '',
  ...spanOf(word, clock),
});

/** Words in the form they are shown in are aligned better than those in the form they are said in. */
function wordsOf(object: JsonObject, clock: Clock): SpokenWord[] {
  const shown = objectsOf(object['displayWords']);
  return (shown.length > 0 ? shown : objectsOf(object['words'])).map((word) => wordOf(word, clock));
}

const forms = ['display', 'maskedITN', 'itn', 'lexical', 'text'];

function readPhrases(phrases: JsonValue | undefined, clock: Clock, draft: TranscriptDraft): void {
  const channels = new Set(objectsOf(phrases).map((phrase) => textOf(phrase['channel'])));
  const several = channels.size > 1;
  for (const phrase of draft.entries(phrases)) {
    const best = objectsOf(phrase['nBest'])[0];
    const words = best === undefined ? [] : wordsOf(best, clock);
    const source = best ?? phrase;
    const text = forms.map((form) => textOf(source[form])).find((form) => form !== undefined && form !== '');
    // Silence is a phrase that was not recognised.
    if (best === undefined && text === undefined && phrase['recognitionStatus'] !== undefined) continue;
    draft.addSegment({
      at: phrase,
      text,
      words: words.length > 0 ? words : wordsOf(phrase, clock),
      ...spanOf(phrase, clock),
      speaker: channelSpeaker(textOf(phrase['channel']), speakerOf(phrase['speaker']), several),
    });
    draft.language ??= languageOf(phrase['locale']);
  }
  if (several) draft.interleave();
}

/**
 * Batch transcription (`recognizedPhrases`) and fast transcription (`phrases`).
 * @see https://learn.microsoft.com/azure/ai-services/speech-service/batch-transcription-get
 * @see https://learn.microsoft.com/rest/api/speechtotext/transcriptions/transcribe
 */
export const azureSpeech: JsonFormat = {
  name: 'azure-speech',
  title: 'Azure Speech',
  extensions: ['json'],
  recogniseJson: (root) =>
    Array.isArray(root['recognizedPhrases']) ||
    (Array.isArray(root['phrases']) &&
      (root['combinedPhrases'] !== undefined ||
        objectsOf(root['phrases']).some((one) => one['offsetMilliseconds'] !== undefined))),
  read: (root, draft) => {
    if (Array.isArray(root['recognizedPhrases'])) readPhrases(root['recognizedPhrases'], batchTime, draft);
    else readPhrases(root['phrases'], fastTime, draft);
  },
};
