import type { JsonFormat } from './json-format.ts';
import type { JsonObject } from './json-syntax.ts';
import { languageOf, objectsOf, secondsOf, speakerOf, textOf } from './json-values.ts';
import type { TranscriptDraft } from './transcript-draft.ts';

function readPodcastJson(root: JsonObject, draft: TranscriptDraft): void {
  draft.language = languageOf(root['language']);
  let speaker: string | undefined;
  for (const segment of draft.entries(root['segments'])) {
    // A speaker may be named only where it changes; an empty name is nobody.
    if (segment['speaker'] !== undefined) speaker = speakerOf(segment['speaker']);
    draft.addSegment({
      at: segment,
      text: textOf(segment['body']),
      isVerbatim: true,
      start: secondsOf(segment['startTime']),
      end: secondsOf(segment['endTime']),
      speaker,
    });
  }
}

/** Times in seconds; a segment may be a single word. */
function isPodcastJson(root: JsonObject): boolean {
  if (!Array.isArray(root['segments'])) return false;
  const segments = objectsOf(root['segments']);
  if (segments.length === 0)
    return root['version'] !== undefined || (root['text'] ?? root['language']) === undefined;
  return segments.some((one) => one['startTime'] !== undefined || one['body'] !== undefined);
}

/** @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json */
export const podcastJson: JsonFormat = {
  name: 'podcast-json',
  title: 'Podcasting 2.0 JSON',
  extensions: ['json'],
  recogniseJson: isPodcastJson,
  read: readPodcastJson,
};
