import type { JsonFormat } from './json-format.ts';
import { isJsonObject, type JsonObject } from './json-syntax.ts';
import {
  channelSpeaker,
  itemsOf,
  languageOf,
  objectOf,
  objectsOf,
  secondsOf,
  speakerOf,
  textOf,
} from './json-values.ts';
import type { SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

function wordOf(word: JsonObject, channel: string | undefined, several: boolean): SpokenWord {
  return {
    text: textOf(word['punctuated_word']) ?? textOf(word['word']) ?? '',
    start: secondsOf(word['start']),
    end: secondsOf(word['end']),
    speaker: channelSpeaker(channel, speakerOf(word['speaker']), several),
  };
}

interface Channel {
  readonly number: string;
  readonly several: boolean;
  readonly best: JsonObject;
}

/** The sentences of Deepgram's paragraphs, each with the words said before the next one. */
function addParagraphs(
  { number, several, best }: Channel,
  paragraphs: readonly JsonObject[],
  draft: TranscriptDraft,
): void {
  const words = objectsOf(best['words']);
  const sentences = paragraphs.flatMap((paragraph) =>
    [...draft.entries(paragraph['sentences'])].map((sentence) => ({ paragraph, sentence })),
  );
  let at = 0;
  for (const [index, { paragraph, sentence }] of sentences.entries()) {
    const next = secondsOf(sentences[index + 1]?.sentence['start']) ?? Infinity;
    const from = at;
    while (at < words.length && (secondsOf(words[at]?.['start']) ?? -Infinity) < next - 0.005) at++;
    draft.addSegment({
      at: sentence,
      text: textOf(sentence['text']),
      words: words.slice(from, at).map((word) => wordOf(word, number, several)),
      start: secondsOf(sentence['start']),
      end: secondsOf(sentence['end']),
      speaker: channelSpeaker(number, speakerOf(paragraph['speaker']), several),
    });
  }
}

function readChannel(channel: Channel, draft: TranscriptDraft): void {
  const { best, number, several } = channel;
  const paragraphs = objectsOf(objectOf(best['paragraphs'])['paragraphs']);
  if (paragraphs.some((paragraph) => objectsOf(paragraph['sentences']).length > 0)) {
    addParagraphs(channel, paragraphs, draft);
    return;
  }
  const places = [...draft.entries(best['words'])];
  const words = places.map((word) => wordOf(word, number, several));
  draft.addWords({ words, places, text: textOf(best['transcript']) });
}

function readDeepgram(root: JsonObject, draft: TranscriptDraft): void {
  const results = objectOf(root['results']);
  const channels = objectsOf(results['channels']);
  const utterances = objectsOf(results['utterances']);
  const numbers = new Set(utterances.map((one) => textOf(one['channel'])));
  const several = channels.length > 1 || numbers.size > 1;
  draft.language = channels
    .flatMap((one) => [
      one['detected_language'],
      ...itemsOf(objectsOf(one['alternatives'])[0]?.['languages']).slice(0, 1),
    ])
    .map(languageOf)
    .find((tag) => tag !== undefined);
  for (const utterance of draft.entries(results['utterances'])) {
    const number = textOf(utterance['channel']);
    draft.addSegment({
      at: utterance,
      text: textOf(utterance['transcript']),
      words: objectsOf(utterance['words']).map((word) => wordOf(word, number, several)),
      start: secondsOf(utterance['start']),
      end: secondsOf(utterance['end']),
      speaker: channelSpeaker(number, speakerOf(utterance['speaker']), several),
    });
  }
  if (draft.cues.length === 0)
    for (const [index, channel] of channels.entries()) {
      const best = objectsOf(channel['alternatives'])[0] ?? {};
      readChannel({ number: String(index), several, best }, draft);
    }
  if (several) draft.interleave();
}

/** @see https://developers.deepgram.com/reference/speech-to-text/listen-pre-recorded */
export const deepgram: JsonFormat = {
  name: 'deepgram',
  title: 'Deepgram',
  extensions: ['json'],
  recogniseJson: ({ results }) =>
    isJsonObject(results) && (Array.isArray(results['channels']) || Array.isArray(results['utterances'])),
  read: readDeepgram,
};
