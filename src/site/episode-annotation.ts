import { VFile } from 'vfile';
import type { Annotate } from '../annotate/index.ts';
import type { Message } from '../diagnostics/message.ts';
import type { Episode } from '../model/episode.ts';
import type { AnnotatedEpisode, Library } from '../model/site.ts';
import type { Transcript } from '../model/transcript.ts';
import { parseTranscript } from '../parse/transcripts/index.ts';
import { mendTranscript } from '../parse/transcripts/mend/index.ts';
import type { MendOptions } from '../parse/transcripts/mend/mender.ts';
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
  options: MendOptions,
): { passages: Passages; messages: Message[]; mended?: Transcript } {
  const parsed = parseTranscript(new VFile({ path: transcript.path, value: transcript.bytes }));
  if (parsed.value === undefined) return { passages: noPassages, messages: [...parsed.messages] };
  const mended = mendTranscript(parsed.value, options);
  return {
    passages: buildPassages(mended.value, { language }),
    messages: [...parsed.messages, ...mended.messages],
    mended: mended.value,
  };
}

/** An episode with its transcript in passages and everything that was found in its text; and that transcript. */
export function annotateEpisode(
  episode: Episode,
  transcript: TranscriptBytes | undefined,
  library: Library,
  annotate: Annotate,
): {
  readonly annotated: AnnotatedEpisode;
  readonly messages: readonly Message[];
  readonly mended?: Transcript;
} {
  const language = episode.meta.language ?? library.show.language;
  const { duration = episode.meta.audio?.duration } = episode.meta;
  const known: MendOptions = {
    names: [...[...library.people.values()].map((person) => person.name), ...episode.meta.speakers.keys()],
    ...(duration === undefined ? {} : { duration }),
  };
  const nothing = { passages: noPassages, messages: [] };
  const read: ReturnType<typeof readPassages> = transcript
    ? readPassages(transcript, language, known)
    : nothing;
  const { passages, wordTimes } = read.passages;
  const found = annotate({ episode, passages });
  return {
    annotated: { episode, passages, wordTimes, annotations: found.value },
    messages: [...read.messages, ...found.messages],
    ...(read.mended === undefined ? {} : { mended: read.mended }),
  };
}
