import type { JsonFormat } from './json-format.ts';
import type { JsonObject } from './json-syntax.ts';
import { languageOf, objectsOf, scaledSecondsOf, speakerOf, textOf } from './json-values.ts';
import type { SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

/** Times are whole milliseconds, always. */
function wordOf(word: JsonObject): SpokenWord {
  return {
    text: textOf(word['text']) ?? '',
    start: scaledSecondsOf(word['start'], 1000),
    end: scaledSecondsOf(word['end'], 1000),
    speaker: speakerOf(word['speaker'] ?? word['channel']),
  };
}

function readAssemblyAi(root: JsonObject, draft: TranscriptDraft): void {
  draft.language = languageOf(root['language_code']);
  for (const utterance of draft.entries(root['utterances'])) {
    draft.addSegment({
      at: utterance,
      text: textOf(utterance['text']),
      words: objectsOf(utterance['words']).map(wordOf),
      start: scaledSecondsOf(utterance['start'], 1000),
      end: scaledSecondsOf(utterance['end'], 1000),
      speaker: speakerOf(utterance['speaker'] ?? utterance['channel']),
    });
  }
  if (draft.cues.length > 0) return;
  const places = [...draft.entries(root['words'])];
  draft.addWords({ words: places.map(wordOf), places, text: textOf(root['text']) });
}

/** Utterances with a text, or words with a text and how sure it is; other services' words have a type. */
function isAssemblyAi(root: JsonObject): boolean {
  if (Array.isArray(root['segments']) || Array.isArray(root['transcription'])) return false;
  const utterances = objectsOf(root['utterances']);
  if (utterances.length > 0)
    return utterances.some((one) => one['text'] !== undefined && one['transcript'] === undefined);
  const words = objectsOf(root['words']);
  if (words.length > 0)
    return words.some(
      (one) => one['text'] !== undefined && one['confidence'] !== undefined && one['type'] === undefined,
    );
  return (
    ['audio_url', 'audio_duration', 'acoustic_model', 'speech_model'].some(
      (key) => root[key] !== undefined,
    ) && ['text', 'words', 'utterances'].some((key) => root[key] !== undefined)
  );
}

/** @see https://www.assemblyai.com/docs/api-reference/transcripts/get */
export const assemblyAi: JsonFormat = {
  name: 'assemblyai',
  title: 'AssemblyAI',
  extensions: ['json'],
  recogniseJson: isAssemblyAi,
  read: readAssemblyAi,
};
