import type { Provenance } from '../../model/episode.ts';
import type { Seconds } from '../../model/time.ts';
import type { Transcript } from '../../model/transcript.ts';

/** Where a transcript comes from, as its files say it; "not stated" stands for whatever is absent. */
export interface TranscriptProvenance {
  readonly made?: Provenance;
  /** Day of the last revision, ISO 8601. */
  readonly revised?: string;
  readonly wordTimes: 'measured' | 'estimated' | 'none';
  /** The recording that the times refer to. */
  readonly audio?: { readonly duration?: Seconds; readonly hash?: string };
}

/** What a file says besides the words. */
export interface TranscriptFileOptions {
  /** Name of a speaker as people read it; by default as the transcript has it. */
  readonly speakerName?: (speaker: string) => string;
  readonly title?: string;
  /** BCP 47. */
  readonly language?: string;
  readonly direction?: 'ltr' | 'rtl';
  /** Absolute address of the page that shows the transcript. */
  readonly page?: string;
  /** Left out, the file says nothing of where it comes from. */
  readonly provenance?: TranscriptProvenance;
}

/** A form in which transcripts are written. */
export interface TranscriptWriter {
  /** Name in `--to`, and the file's ending, without the dot. */
  readonly extension: string;
  /** What people call it. */
  readonly title: string;
  readonly mediaType: string;
  /**
   * `needed`: without times there can be no such file. `expected`: it is readable without, but programs that play
   * along will not take it. `optional`: it is a text for people.
   */
  readonly times: 'needed' | 'expected' | 'optional';
  /** The file's text. Pure; throws on a transcript without times where they are needed. */
  readonly write: (transcript: Transcript, options?: TranscriptFileOptions) => string;
}
