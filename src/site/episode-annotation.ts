import { VFile } from 'vfile';
import type { Annotate } from '../annotate/index.ts';
import type { Message } from '../diagnostics/message.ts';
import type { Episode } from '../model/episode.ts';
import type { AnnotatedEpisode, Library } from '../model/site.ts';
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
    messages: [...read.messages, ...found.messages],
  };
}
