import type { JsonFormat } from './json-format.ts';
import type { JsonObject } from './json-syntax.ts';
import { languageOf, objectOf, objectsOf, secondsOf, speakerOf, textOf } from './json-values.ts';
import { punctuationOf, type SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

const sides = ['previous', 'next', 'both'] as const;

function wordOf(item: JsonObject): SpokenWord {
  const best = objectsOf(item['alternatives'])[0] ?? {};
  const text = textOf(best['content']) ?? '';
  const said = speakerOf(best['speaker'] ?? item['channel']);
  // "UU" is a voice that was not told apart.
  const speaker = said === 'UU' ? undefined : said;
  const attached = item['attaches_to'];
  const attaches = sides.find((side) => side === attached);
  if (item['type'] === 'punctuation') {
    const mark = punctuationOf(text, speaker);
    if (attaches !== undefined) return { ...mark, attaches };
    return attached === 'none' ? { text, speaker, punctuation: true } : mark;
  }
  return {
    text,
    speaker,
    start: secondsOf(item['start_time']),
    end: secondsOf(item['end_time']),
    ...(attaches === undefined ? {} : { attaches }),
  };
}

function readSpeechmatics(root: JsonObject, draft: TranscriptDraft): void {
  const metadata = objectOf(root['metadata']);
  draft.language =
    languageOf(objectOf(metadata['transcription_config'])['language']) ??
    languageOf(objectOf(metadata['language_pack_info'])['itn_language_code']);
  const places = [...draft.entries(root['results'])].filter((item) => Array.isArray(item['alternatives']));
  const delimiter = textOf(objectOf(metadata['language_pack_info'])['word_delimiter']);
  draft.addWords({ words: places.map(wordOf), places, delimiter });
}

/** @see https://docs.speechmatics.com/speech-to-text/batch/output */
export const speechmatics: JsonFormat = {
  name: 'speechmatics',
  title: 'Speechmatics',
  extensions: ['json'],
  recogniseJson: (root) =>
    objectsOf(root['results']).some(
      (item) =>
        typeof item['type'] === 'string' &&
        objectsOf(item['alternatives']).some((one) => one['content'] !== undefined),
    ),
  read: readSpeechmatics,
};
