import { VFile } from 'vfile';
import type { Message } from '../../src/diagnostics/message.ts';
import type { Transcript } from '../../src/model/transcript.ts';
import { findTranscriptFormat, parseTranscript } from '../../src/parse/transcripts/index.ts';
import { readInput } from './files.ts';

/** A transcript that was read and how its file is to be called beside an episode. */
export interface ReadTranscript {
  readonly transcript: Transcript;
  readonly bytes: Uint8Array;
  readonly name: string;
}

/** Reads a transcript, recognised by what it contains if no format is given. */
export async function readTranscriptFile(
  file: string,
  format?: string,
): Promise<{ readonly read?: ReadTranscript; readonly messages: readonly Message[] }> {
  const bytes = await readInput(file);
  if (!(bytes instanceof Uint8Array)) return { messages: [bytes] };
  const { value: transcript, messages } = parseTranscript(
    new VFile({ path: file, value: bytes }),
    format === undefined ? {} : { format },
  );
  if (transcript === undefined) return { messages };
  const [extension = 'txt'] = findTranscriptFormat(transcript.format)?.extensions ?? [];
  return { read: { transcript, bytes, name: `transcript.${extension}` }, messages };
}
