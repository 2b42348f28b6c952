import { didYouMean } from '../../src/diagnostics/suggest.ts';
import { findTranscriptFormat, transcriptFormats } from '../../src/parse/transcripts/index.ts';
import { UsageError } from './arguments.ts';

/** The name of a transcript format as the parsers know it. Throws {@link UsageError}, with the names that there are. */
export function readFormat(wanted: string | undefined): string | undefined {
  if (wanted === undefined) return undefined;
  const format = findTranscriptFormat(wanted);
  if (format) return format.name;
  const names = transcriptFormats.map(({ name }) => name);
  const near = didYouMean(wanted, names);
  const known = `formats are ${names.join(', ')}`;
  throw new UsageError(
    `"--from" cannot be "${wanted}"; ${near === undefined ? known : `${near} (${known})`}`,
  );
}
