import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Transcript } from '../../model/transcript.ts';
import { decodeTranscript } from './decode.ts';
import type { TranscriptFormat } from './format.ts';
import { podcastJson } from './podcast-json.ts';
import { subRip } from './subrip.ts';
import { webVtt } from './webvtt.ts';

/** Every format, in the order in which they are tried. To add one: a file, a line here, a fixture folder. */
export const transcriptFormats: readonly TranscriptFormat[] = [webVtt, podcastJson, subRip];

export interface TranscriptOptions {
  /** Name of a format: read as that, whatever the content looks like. */
  readonly format?: string;
}

/** The format asked for, named by the file's extension where that is binding, or recognised from the content. */
function chooseFormat(text: string, path: string, wanted: string | undefined): TranscriptFormat | undefined {
  if (wanted !== undefined) return transcriptFormats.find((format) => format.name === wanted);
  // The standard refuses a WebVTT file with a bad signature; it must not be read as something else instead.
  if (/\.vtt$/i.test(path)) return webVtt;
  return transcriptFormats.find((format) => format.recognise(text));
}

function unrecognised(path: string, wanted: string | undefined): Message {
  const titles = transcriptFormats.map((format) => format.title);
  const known = new Intl.ListFormat('en', { type: 'disjunction' }).format(titles);
  const names = transcriptFormats.map((format) => format.name);
  const hint =
    wanted === undefined
      ? `it must be ${known}`
      : `there is no format "${wanted}"; ${didYouMean(wanted, names) ?? `known are ${names.join(', ')}`}`;
  return describe('transcript-unrecognised', { path, line: 1, column: 1 }, {}, hint);
}

/**
 * Reads a transcript, faithfully to its format: nothing is sorted, merged or mended. The format is recognised from
 * the content. `undefined` where the file could not be read at all; then a message says why.
 */
export function parseTranscript(
  file: VFile,
  options: TranscriptOptions = {},
): Parsed<Transcript | undefined> {
  const path = file.path;
  const { value: text, messages } = decodeTranscript(file.value, path);
  const format = chooseFormat(text, path, options.format);
  if (format === undefined)
    return { value: undefined, messages: [...messages, unrecognised(path, options.format)] };
  const parsed = format.parse(text, path);
  const all = [...messages, ...parsed.messages];
  if (parsed.value?.cues.length === 0 && parsed.messages.length === 0)
    all.push(describe('transcript-no-cues', { path, line: 1, column: 1 }, {}));
  return { value: parsed.value, messages: all };
}
