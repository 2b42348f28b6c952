import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Cue, Transcript } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from './json-syntax.ts';

/** Seconds as a number, or as text that is one. */
function timeOf(value: JsonValue | undefined): number | undefined {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : undefined;
}

/** The segments, and the line of the first that is none. */
function readSegments(
  segments: readonly JsonValue[],
  lineOf: (object: JsonObject) => number,
): { readonly cues: Cue[]; readonly bad: number; readonly firstBad: number } {
  const cues: Cue[] = [];
  let speaker: string | undefined;
  let bad = 0;
  let firstBad = 1;
  for (const segment of segments) {
    const start = isJsonObject(segment) ? timeOf(segment['startTime']) : undefined;
    const body = isJsonObject(segment) ? segment['body'] : undefined;
    if (!isJsonObject(segment) || start === undefined || typeof body !== 'string') {
      if (bad++ === 0) firstBad = isJsonObject(segment) ? lineOf(segment) : (cues.at(-1)?.line ?? 1);
      continue;
    }
    // A speaker may be named only where it changes; an empty name is nobody.
    const named = segment['speaker'];
    if (typeof named === 'string') speaker = named.trim() === '' ? undefined : named;
    else if (typeof named === 'number') speaker = String(named);
    else if (named === null) speaker = undefined;
    const end = timeOf(segment['endTime']);
    cues.push({
      start,
      ...(end === undefined ? {} : { end }),
      ...(speaker === undefined ? {} : { speaker }),
      text: body,
      words: [],
      line: lineOf(segment),
    });
  }
  return { cues, bad, firstBad };
}

function parsePodcastJson(text: string, path: string): Parsed<Transcript | undefined> {
  const result = parseJson(text);
  if ('reason' in result) {
    const { reason, line, column } = result;
    return {
      value: undefined,
      messages: [describe('transcript-syntax', { path, line, column }, { reason })],
    };
  }
  const { value, lineOf } = result;
  const root: JsonObject = isJsonObject(value) ? value : {};
  const { cues, bad, firstBad } = readSegments(
    Array.isArray(root['segments']) ? (root['segments'] as readonly JsonValue[]) : [],
    lineOf,
  );
  const messages: Message[] = [];
  if (bad > 0)
    messages.push(
      describe(
        'transcript-segment',
        { path, line: firstBad, column: 1 },
        { count: bad },
        'each needs "startTime" in seconds and "body"',
      ),
    );
  const language = typeof root['language'] === 'string' ? root['language'] : undefined;
  const transcript: Transcript = {
    path,
    format: 'podcast-json',
    ...(language === undefined ? {} : { language }),
    cues,
  };
  return { value: transcript, messages };
}

/** @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#json */
export const podcastJson: TranscriptFormat = {
  name: 'podcast-json',
  title: 'Podcasting 2.0 JSON',
  extensions: ['json'],
  recognise: (text) =>
    /^\s{0,1000}\{/.test(text) &&
    /"segments"\s{0,100}:\s{0,100}\[/.test(text.slice(0, 100_000)) &&
    (/"startTime"\s{0,100}:/.test(text) || /"segments"\s{0,100}:\s{0,100}\[\s{0,100}\]/.test(text)),
  parse: parsePodcastJson,
};
