import type { Transcript } from '../../model/transcript.ts';
import { toMilliseconds, utterancesOf } from './cues.ts';
import type { TranscriptFileOptions, TranscriptWriter } from './format.ts';
import { notStated } from './provenance.ts';

const seconds = (time: number): number => toMilliseconds(time) / 1000;

function segmentsOf(transcript: Transcript, options: TranscriptFileOptions): object[] {
  let named = false;
  return transcript.cues.map((cue) => {
    const speaker = utterancesOf(cue, options).find(({ name }) => name !== '')?.name ?? '';
    named ||= speaker !== '';
    return {
      // a segment that names nobody would be the one's who was named last
      ...(named ? { speaker } : {}),
      ...(cue.untimed ? {} : { startTime: seconds(cue.start) }),
      ...(!cue.untimed && cue.end !== undefined ? { endTime: seconds(cue.end) } : {}),
      body: cue.text,
    };
  });
}

/** What Podcasting 2.0 has no field for, under a name of our own. */
function extrasOf({ title, page, provenance }: TranscriptFileOptions): object | undefined {
  if (provenance === undefined) return undefined;
  const { made, revised, wordTimes, audio } = provenance;
  return {
    ...(title === undefined ? {} : { title }),
    ...(page === undefined ? {} : { page }),
    madeBy: made?.by ?? notStated,
    madeOn: made?.date ?? notStated,
    reviewedBy: made?.reviewed ?? notStated,
    ...(revised === undefined ? {} : { revisedOn: revised }),
    ...(made?.note === undefined ? {} : { note: made.note }),
    wordTimes,
    audio: { duration: audio?.duration ?? notStated, hash: audio?.hash ?? notStated },
  };
}

function writePodcastJson(transcript: Transcript, options: TranscriptFileOptions = {}): string {
  const language = options.language ?? transcript.language;
  const extras = extrasOf(options);
  const head = [
    '"version": "1.0.0"',
    ...(language === undefined ? [] : [`"language": ${JSON.stringify(language)}`]),
    ...(extras === undefined ? [] : [`"glosscast": ${JSON.stringify(extras)}`]),
  ];
  const segments = segmentsOf(transcript, options).map((segment) => `\n    ${JSON.stringify(segment)}`);
  const list = segments.length === 0 ? '[]' : `[${segments.join(',')}\n  ]`;
  return `{\n  ${[...head, `"segments": ${list}`].join(',\n  ')}\n}\n`;
}

/**
 * One segment per cue, a line each; times in seconds. Where several voices share a cue, the first is named. What has
 * no time is a segment without one. Provenance stands under `glosscast`.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json
 */
export const podcastJsonWriter: TranscriptWriter = {
  extension: 'json',
  title: 'Podcasting 2.0 JSON',
  mediaType: 'application/json',
  times: 'expected',
  write: writePodcastJson,
};
