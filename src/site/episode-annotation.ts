import { VFile } from 'vfile';
import type { Annotate } from '../annotate/index.ts';
import { describe, type Message } from '../diagnostics/message.ts';
import { didYouMean } from '../diagnostics/suggest.ts';
import type { Episode } from '../model/episode.ts';
import type { AnnotatedEpisode, Library } from '../model/site.ts';
import type { Passage } from '../model/transcript.ts';
import { parseTranscript } from '../parse/transcripts/index.ts';
import { mendTranscript } from '../parse/transcripts/mend.ts';
import { buildPassages, type Passages } from '../parse/transcripts/passages.ts';

/** A transcript's bytes, to be parsed. */
export interface TranscriptBytes {
  /** Relative to the content folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

const noPassages: Passages = { passages: [], wordTimes: 'none' };

/** Reads, mends and cuts a transcript. The site always mends; what was mended is said once per kind. */
function readPassages(
  transcript: TranscriptBytes,
  language: string,
): { passages: Passages; messages: Message[] } {
  const parsed = parseTranscript(new VFile({ path: transcript.path, value: transcript.bytes }));
  if (parsed.value === undefined) return { passages: noPassages, messages: [...parsed.messages] };
  const mended = mendTranscript(parsed.value);
  return {
    passages: buildPassages(mended.value, { language }),
    messages: [...parsed.messages, ...mended.messages],
  };
}

/**
 * Speakers of the transcript that are nobody in people.yaml. A name that is a person's name needs no mapping; of
 * the others each is said once, with the line that would map it.
 */
function checkSpeakers(episode: Episode, passages: readonly Passage[], library: Library): Message[] {
  const names = new Set([...library.people.values()].map((person) => person.name));
  const counts = new Map<string, number>();
  for (const { speaker } of passages)
    if (speaker !== undefined && !episode.meta.speakers.has(speaker) && !names.has(speaker))
      counts.set(speaker, (counts.get(speaker) ?? 0) + 1);
  return [...counts].map(([speaker, count]) => {
    const line = `add to the front matter "speakers: {${JSON.stringify(speaker)}: person-id}"`;
    const hint = didYouMean(speaker, names);
    return describe(
      'speaker-unknown',
      episode.position,
      { speaker, count },
      hint ? `${hint} Else ${line}` : line,
    );
  });
}

/** An episode with its transcript in passages and everything that was found in its text. */
export function annotateEpisode(
  episode: Episode,
  transcript: TranscriptBytes | undefined,
  library: Library,
  annotate: Annotate,
): { readonly annotated: AnnotatedEpisode; readonly messages: readonly Message[] } {
  const language = episode.meta.language ?? library.show.language;
  const read = transcript ? readPassages(transcript, language) : { passages: noPassages, messages: [] };
  const { passages, wordTimes } = read.passages;
  const found = annotate({ episode, passages });
  return {
    annotated: { episode, passages, wordTimes, annotations: found.value },
    messages: [...read.messages, ...found.messages, ...checkSpeakers(episode, passages, library)],
  };
}
