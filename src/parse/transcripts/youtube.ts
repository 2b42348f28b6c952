import type { JsonFormat } from './json-format.ts';
import type { JsonObject } from './json-syntax.ts';
import { objectsOf, scaledSecondsOf, textOf } from './json-values.ts';
import type { SpokenWord } from './word-alignment.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

/** The segments of a recognised caption are words with their own times; a typed caption is one without. */
function wordsOf(event: JsonObject, segments: readonly JsonObject[]): SpokenWord[] {
  const isRecognised = segments.some(
    (one) => one['tOffsetMs'] !== undefined || one['acAsrConf'] !== undefined,
  );
  const start = scaledSecondsOf(event['tStartMs'], 1000);
  if (!isRecognised || start === undefined) return [];
  return segments.flatMap((one) => {
    const text = textOf(one['utf8'])?.trim() ?? '';
    const offset = scaledSecondsOf(one['tOffsetMs'] ?? 0, 1000);
    const time = offset === undefined ? undefined : Math.round((start + offset) * 1000) / 1000;
    return text === '' ? [] : [{ text, start: time }];
  });
}

function readYouTube(root: JsonObject, draft: TranscriptDraft): void {
  for (const event of draft.entries(root['events'])) {
    const segments = objectsOf(event['segs']);
    const text = segments.map((one) => textOf(one['utf8']) ?? '').join('');
    // Events without text open windows, or break the line of a caption that is shown already.
    if (text.trim() === '') continue;
    const start = scaledSecondsOf(event['tStartMs'], 1000);
    const duration = scaledSecondsOf(event['dDurationMs'], 1000);
    draft.addSegment({
      at: event,
      text,
      words: wordsOf(event, segments),
      start,
      ...(start === undefined || duration === undefined
        ? {}
        : { end: Math.round((start + duration) * 1000) / 1000 }),
    });
  }
}

/** What the player loads (`fmt=json3`), and download tools save as it is. */
export const youTubeJson3: JsonFormat = {
  name: 'youtube-json3',
  title: 'YouTube json3',
  extensions: ['json3', 'json'],
  recogniseJson: (root) =>
    root['wireMagic'] === 'pb3'
      ? Array.isArray(root['events'])
      : objectsOf(root['events']).some((one) => one['tStartMs'] !== undefined || Array.isArray(one['segs'])),
  read: readYouTube,
};
