import type { JsonFormat } from './json-format.ts';
import { isJsonObject, type JsonObject, type JsonValue } from './json-syntax.ts';
import {
  channelSpeaker,
  languageOf,
  objectOf,
  objectsOf,
  protoSecondsOf,
  speakerOf,
  textOf,
} from './json-values.ts';
import type { SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

/** The results, also inside the answer of a long-running operation. */
const resultsOf = (root: JsonObject): JsonValue | undefined =>
  root['results'] ?? objectOf(root['response'])['results'];

const bestOf = (result: JsonObject): JsonObject => objectsOf(result['alternatives'])[0] ?? {};

/** The first of several names of a field: versions 1 and 2 of the service, and both ways of writing them. */
const field = (object: JsonObject, ...names: readonly string[]): JsonValue | undefined =>
  names.map((name) => object[name]).find((value) => value !== undefined);

function wordOf(word: JsonObject): SpokenWord {
  const tag = speakerOf(field(word, 'speakerLabel', 'speaker_label', 'speakerTag', 'speaker_tag'));
  const end = protoSecondsOf(field(word, 'endTime', 'end_time', 'endOffset', 'end_offset'));
  const start = field(word, 'startTime', 'start_time', 'startOffset', 'start_offset');
  return {
    // Japanese words carry their reading behind a bar.
    text: (textOf(word['word']) ?? '').replace(/\|[^|]*$/, ''),
    // A zero is left out.
    start: protoSecondsOf(start ?? (end === undefined ? undefined : 0)),
    end,
    // Tag 0 is nobody.
    speaker: tag === '0' ? undefined : tag,
  };
}

const bare = (text: string): string => text.replace(/\s+/g, '').toLowerCase();
const bareWords = (words: readonly SpokenWord[]): string => bare(words.map(({ text }) => text).join(''));

/**
 * With speakers told apart, the last result holds the words of all results again, now with their speakers; and
 * older versions repeat all words so far in every result. Then the last result says everything.
 */
function saysEverything(
  results: readonly JsonObject[],
  wordsOf: readonly (readonly SpokenWord[])[],
): boolean {
  const last = wordsOf.at(-1) ?? [];
  if (results.length < 2 || !last.some((word) => word.speaker !== undefined)) return false;
  const whole = bareWords(last);
  const earlier = results.slice(0, -1);
  const transcripts = bare(earlier.map((result) => textOf(bestOf(result)['transcript']) ?? '').join(''));
  const own = bare(textOf(bestOf(results.at(-1) as JsonObject)['transcript']) ?? '');
  if (whole === transcripts || whole === transcripts + own) return true;
  return whole === bareWords(wordsOf.slice(0, -1).flat());
}

function readGoogle(root: JsonObject, draft: TranscriptDraft): void {
  const all = [...draft.entries(resultsOf(root))];
  draft.language = languageOf(all.map((one) => field(one, 'languageCode', 'language_code')).find(languageOf));
  const places = all.map((result) => objectsOf(bestOf(result)['words']));
  const words = places.map((one) => one.map(wordOf));
  if (saysEverything(all, words)) {
    draft.addWords({ words: words.at(-1) ?? [], places: places.at(-1) ?? [] });
    return;
  }
  const channels = all.map((result) => textOf(field(result, 'channelTag', 'channel_tag')));
  const several = new Set(channels).size > 1;
  for (const [index, result] of all.entries()) {
    const said = words[index] ?? [];
    const text = textOf(bestOf(result)['transcript']);
    const speakers = new Set(said.map(({ speaker }) => speaker));
    if (speakers.size > 1) {
      draft.addWords({ words: said, places: places[index] ?? [], text });
      continue;
    }
    // A result of silence has no alternatives.
    if (text === undefined && said.length === 0 && !isJsonObject(objectsOf(result['alternatives'])[0]))
      continue;
    const end = protoSecondsOf(
      field(result, 'resultEndTime', 'result_end_time', 'resultEndOffset', 'result_end_offset'),
    );
    draft.addSegment({
      at: result,
      text,
      words: said,
      end: said.findLast((word) => word.end !== undefined)?.end ?? end,
      speaker: channelSpeaker(channels[index], said[0]?.speaker, several),
    });
  }
  if (several) draft.interleave();
}

/** @see https://cloud.google.com/speech-to-text/docs/reference/rest/v1/speech/recognize#speechrecognitionresult */
export const googleSpeech: JsonFormat = {
  name: 'google-speech',
  title: 'Google Speech',
  extensions: ['json'],
  recogniseJson: (root) =>
    root['result_index'] === undefined &&
    objectsOf(resultsOf(root)).some(
      (result) =>
        result['type'] === undefined &&
        objectsOf(result['alternatives']).some(
          (one) => (one['transcript'] ?? one['words']) !== undefined && one['timestamps'] === undefined,
        ),
    ),
  read: readGoogle,
};
