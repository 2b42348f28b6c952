import type { Parsed } from '../../diagnostics/message.ts';
import type { Transcript } from '../../model/transcript.ts';

/** A transcript format: how to know it, and how to read it. */
export interface TranscriptFormat {
  /** Name in messages, in `--from` and in {@link Transcript.format}. */
  readonly name: string;
  /** What people call it. */
  readonly title: string;
  /** Usual file extensions, without the dot; shown to people, never used to choose a format. */
  readonly extensions: readonly string[];
  /** Whether the text is in this format. Looks at content only, and only at as much as it needs. */
  readonly recognise: (text: string) => boolean;
  /** Reads text with line ends as LF and no byte order mark. Never throws on content. */
  readonly parse: (text: string, path: string) => Parsed<Transcript | undefined>;
}
