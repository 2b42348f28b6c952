import type { JsonFormat } from './json-format.ts';
import { isJsonObject, type JsonObject } from './json-syntax.ts';
import { languageOf, objectOf, objectsOf, secondsOf, speakerOf, textOf } from './json-values.ts';
import { punctuationOf, type SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

/** Numbers are written as text. `speakerAt` knows who speaks at a start time, where the item does not say. */
function wordOf(item: JsonObject, speakerAt: (time: string) => string | undefined): SpokenWord {
  const text = textOf(objectsOf(item['alternatives'])[0]?.['content']) ?? '';
  if (item['type'] === 'punctuation') return punctuationOf(text, speakerOf(item['speaker_label']));
  const time = textOf(item['start_time']);
  return {
    text,
    start: secondsOf(item['start_time']),
    end: secondsOf(item['end_time']),
    speaker: speakerOf(item['speaker_label']) ?? (time === undefined ? undefined : speakerAt(time)),
  };
}

/** Cues as the service cut them: each names its items. */
function readAudioSegments(results: JsonObject, draft: TranscriptDraft): void {
  const items = new Map(objectsOf(results['items']).map((item) => [textOf(item['id']), item]));
  for (const segment of draft.entries(results['audio_segments'])) {
    const named = (Array.isArray(segment['items']) ? segment['items'] : []).flatMap((id) => {
      const item = items.get(textOf(id as number));
      return item === undefined ? [] : [item];
    });
    draft.addSegment({
      at: segment,
      text: textOf(segment['transcript']),
      words: named.map((item) => wordOf(item, () => undefined)),
      start: secondsOf(segment['start_time']),
      end: secondsOf(segment['end_time']),
      speaker: speakerOf(segment['speaker_label'] ?? segment['channel_label']),
    });
  }
}

/** Whether every item stands in one of the segments: then nothing is lost by reading them alone. */
function areAllNamed(results: JsonObject): boolean {
  const segments = objectsOf(results['audio_segments']);
  const named = segments.reduce((sum, { items }) => sum + (Array.isArray(items) ? items.length : 0), 0);
  return segments.length > 0 && named === objectsOf(results['items']).length;
}

/** Cues by the segments of one speaker, which name the start of each of their words. */
function readSpeakerSegments(
  results: JsonObject,
  segments: readonly JsonObject[],
  draft: TranscriptDraft,
): void {
  const owner = new Map<string, JsonObject>();
  for (const segment of segments)
    for (const item of objectsOf(segment['items'])) {
      const time = textOf(item['start_time']);
      if (time !== undefined) owner.set(time, segment);
    }
  const speakerAt = (time: string): string | undefined => speakerOf(owner.get(time)?.['speaker_label']);
  let words: SpokenWord[] = [];
  let current: JsonObject | undefined;
  const flush = (): void => {
    if (words.length > 0)
      draft.addSegment({
        at: current,
        words,
        start: words.find((word) => word.start !== undefined)?.start ?? secondsOf(current?.['start_time']),
        end: secondsOf(current?.['end_time']),
        speaker:
          words.find((word) => word.punctuation !== true)?.speaker ?? speakerOf(current?.['speaker_label']),
      });
    words = [];
  };
  for (const item of draft.entries(results['items'])) {
    const word = wordOf(item, speakerAt);
    const segment =
      word.punctuation === true ? current : (owner.get(textOf(item['start_time']) ?? '') ?? current);
    if (segment !== current) flush();
    current = segment;
    words.push(word);
  }
  flush();
}

function readAws(root: JsonObject, draft: TranscriptDraft): void {
  const results = objectOf(root['results']);
  draft.language = languageOf(results['language_code'] ?? root['language_code']);
  const channels = objectsOf(objectOf(results['channel_labels'])['channels']);
  const segments = objectsOf(objectOf(results['speaker_labels'])['segments']);
  if (areAllNamed(results)) readAudioSegments(results, draft);
  else if (channels.length > 0) {
    for (const channel of channels) {
      const label = speakerOf(channel['channel_label']);
      const places = [...draft.entries(channel['items'])];
      const words = places.map((item) => ({ ...wordOf(item, () => undefined), speaker: label }));
      draft.addWords({ words, places });
    }
    draft.interleave();
  } else if (segments.some((segment) => objectsOf(segment['items']).length > 0))
    readSpeakerSegments(results, segments, draft);
  else {
    const places = [...draft.entries(results['items'])];
    const text = objectsOf(results['transcripts'])
      .map((one) => textOf(one['transcript']) ?? '')
      .join(' ');
    const words = places.map((item) => wordOf(item, () => undefined));
    draft.addWords({ words, places, ...(text === '' ? {} : { text }) });
  }
}

/** @see https://docs.aws.amazon.com/transcribe/latest/dg/how-input.html#how-output */
export const awsTranscribe: JsonFormat = {
  name: 'aws-transcribe',
  title: 'AWS Transcribe',
  extensions: ['json'],
  recogniseJson: ({ results }) =>
    isJsonObject(results) && (Array.isArray(results['items']) || Array.isArray(results['transcripts'])),
  read: readAws,
};
