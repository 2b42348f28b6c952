import { VFile } from 'vfile';
import type { DraftChapter, TranscriptDraft } from '../../../src/model/draft.ts';
import { parseChapters } from '../../../src/parse/chapters/index.ts';
import type { FeedEpisode } from '../../../src/parse/feed/feed-item.ts';
import { findTranscriptFormat, parseTranscript } from '../../../src/parse/transcripts/index.ts';
import { decodeText } from '../../../src/read/decode.ts';
import { fetchPublic, type Fetched } from '../../../src/read/fetch-public.ts';
import type { BesideFile } from '../../command-line/new-episode.ts';

/** What a request may take, in milliseconds. */
const longest = 30_000;

/** Fetches a file within half a minute. Throws, saying why, where that fails. */
export const fetchInTime = (url: string): Promise<Fetched> =>
  fetchPublic(url, { signal: AbortSignal.timeout(longest) });

/** What was fetched for an episode, and what could not be. */
export interface FetchedParts {
  readonly chapters?: readonly DraftChapter[];
  readonly transcript?: BesideFile;
  readonly failures: readonly string[];
}

const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** The formats of transcripts, those that say most first. */
const preferred = [/vtt/i, /srt|subrip/i, /json/i, /html/i, /plain|text/i];

const rankOf = ({ type, url }: TranscriptDraft): number => {
  const rank = preferred.findIndex((pattern) => pattern.test(type ?? url));
  return rank < 0 ? preferred.length : rank;
};

async function fetchTranscript(
  transcripts: readonly TranscriptDraft[],
  failures: string[],
): Promise<BesideFile | undefined> {
  for (const transcript of transcripts.toSorted((a, b) => rankOf(a) - rankOf(b))) {
    const { url } = transcript;
    try {
      const { bytes } = await fetchInTime(url);
      const { value } = parseTranscript(new VFile({ path: new URL(url).pathname, value: bytes }), {});
      const [extension] = value === undefined ? [] : (findTranscriptFormat(value.format)?.extensions ?? []);
      if (extension !== undefined)
        return { name: `transcript.${extension}`, size: bytes.length, body: bytes };
      failures.push(`${url} is no transcript that can be read`);
    } catch (error) {
      failures.push(reasonOf(error));
    }
  }
  return undefined;
}

/** Fetches the transcript and the chapters that an item names; what fails is said, and left out. */
export async function fetchParts(
  { draft, chapters }: FeedEpisode,
  wants: { readonly transcript: boolean },
): Promise<FetchedParts> {
  const failures: string[] = [];
  let read: readonly DraftChapter[] | undefined;
  if (chapters !== undefined) {
    try {
      const { format, lists, fault } = parseChapters(decodeText((await fetchInTime(chapters)).bytes).text);
      read = /JSON/.test(format) ? lists[0]?.chapters : undefined;
      if (read === undefined)
        failures.push(`${chapters} holds no chapters${fault ? `: ${fault.reason}` : ''}`);
    } catch (error) {
      failures.push(reasonOf(error));
    }
  }
  const transcript = wants.transcript ? await fetchTranscript(draft.transcripts ?? [], failures) : undefined;
  return {
    failures,
    ...(read === undefined || read.length === 0 ? {} : { chapters: read }),
    ...(transcript === undefined ? {} : { transcript }),
  };
}
