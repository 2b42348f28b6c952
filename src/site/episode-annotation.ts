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
import { readBytes, type ContentFiles } from '../read/content.ts';
import type { LoadedEpisode } from './library.ts';

/** A transcript's bytes, to be parsed. */
export interface TranscriptBytes {
  /** Relative to the content folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}

/** The bytes of an episode's transcript, if it names one that is there. */
export async function readTranscript(
  files: ContentFiles,
  { files: { siblings, slug }, parsed }: LoadedEpisode,
): Promise<TranscriptBytes | undefined> {
  const file = parsed.value.meta.transcript?.file;
  const path = `episodes/${slug}/${file ?? ''}`;
  // a file that is named but not there is said by the front matter's parser
  if (file === undefined || !siblings.some((sibling) => sibling.path === path)) return undefined;
  return { path, bytes: await readBytes(files.root, path) };
}

const noPassages: Passages = { passages: [], wordTimes: 'none' };

/** Reads, mends and cuts a transcript. The site always mends; what was mended is said once per kind. */
function readPassages(transcript: TranscriptBytes, language: string, options: MendOptions): SpokenEpisode {
  const parsed = parseTranscript(new VFile({ path: transcript.path, value: transcript.bytes }));
  if (parsed.value === undefined) return { passages: noPassages, messages: [...parsed.messages] };
  const mended = mendTranscript(parsed.value, options);
  return {
    passages: buildPassages(mended.value, { language }),
    messages: [...parsed.messages, ...mended.messages],
    mended: mended.value,
  };
}

/** The transcript of an episode as its page has it: read, mended and cut. */
export interface SpokenEpisode {
  readonly passages: Passages;
  readonly messages: readonly Message[];
  readonly mended?: Transcript;
}

/** Reads the transcript of an episode; without one there are no passages. */
export function readSpoken(
  { meta }: Episode,
  transcript: TranscriptBytes | undefined,
  { people, show }: Pick<Library, 'people' | 'show'>,
): SpokenEpisode {
  if (transcript === undefined) return { passages: noPassages, messages: [] };
  const { duration = meta.audio?.duration } = meta;
  return readPassages(transcript, meta.language ?? show.language, {
    names: [...[...people.values()].map((person) => person.name), ...meta.speakers.keys()],
    ...(duration === undefined ? {} : { duration }),
  });
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
  const read = readSpoken(episode, transcript, library);
  const { passages, wordTimes } = read.passages;
  const found = annotate({ episode, passages });
  return {
    annotated: { episode, passages, wordTimes, annotations: found.value },
    messages: [...read.messages, ...found.messages],
    ...(read.mended === undefined ? {} : { mended: read.mended }),
  };
}
