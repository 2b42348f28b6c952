import type { VFile } from 'vfile';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import { didYouMean } from '../../diagnostics/suggest.ts';
import type { Transcript } from '../../model/transcript.ts';
import { decodeTranscript } from './decode.ts';
import type { TranscriptFormat } from './format.ts';
import { assemblyAi } from './assemblyai.ts';
import { awsTranscribe } from './aws-transcribe.ts';
import { azureSpeech } from './azure-speech.ts';
import { deepgram } from './deepgram.ts';
import { googleSpeech } from './google-speech.ts';
import { asTranscriptFormat, looksLikeJson, parseJsonTranscript, type JsonFormat } from './json-format.ts';
import { lrc } from './lrc.ts';
import { plainText } from './plain-text.ts';
import { podcastHtml } from './podcast-html.ts';
import { podcastJson } from './podcast-json.ts';
import { rev } from './rev.ts';
import { speechmatics } from './speechmatics.ts';
import { subRip } from './subrip.ts';
import { ttml } from './ttml.ts';
import { webVtt } from './webvtt.ts';
import { openaiWhisper, whisperCpp, whisperX } from './whisper.ts';
import { youTubeJson3 } from './youtube.ts';

/** Every format in JSON. To add one: a file, a line here, a fixture folder. No two claim the same structure. */
export const jsonFormats: readonly JsonFormat[] = [
  podcastJson,
  openaiWhisper,
  whisperX,
  whisperCpp,
  assemblyAi,
  deepgram,
  rev,
  speechmatics,
  awsTranscribe,
  youTubeJson3,
  googleSpeech,
  azureSpeech,
];

/** Every format, in the order in which they are tried. To add one: a file, a line here, a fixture folder. */
export const transcriptFormats: readonly TranscriptFormat[] = [
  webVtt,
  ...jsonFormats.map(asTranscriptFormat),
  subRip,
  ttml,
  podcastHtml,
  lrc,
  plainText,
];

export interface TranscriptOptions {
  /** Name of a format: read as that, whatever the content looks like. */
  readonly format?: string;
}

/** A name as it is compared: `whisper.cpp`, `Whisper CPP` and `whisper-cpp` are one. */
const plainName = (name: string): string => name.toLowerCase().replace(/[^a-z0-9]/g, '');

const isNamed = ({ name, title }: TranscriptFormat, wanted: string): boolean =>
  [name, title].some((own) => plainName(own) === plainName(wanted));

/** The format of a name, however it is written. */
export const findTranscriptFormat = (name: string): TranscriptFormat | undefined =>
  transcriptFormats.find((format) => isNamed(format, name));

/** The format asked for, named by the file's extension where that is binding, or recognised from the content. */
function chooseFormat(text: string, path: string, wanted: string | undefined): TranscriptFormat | undefined {
  if (wanted !== undefined) return findTranscriptFormat(wanted);
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

function parseText(text: string, path: string, wanted: string | undefined): Parsed<Transcript | undefined> {
  // JSON is parsed once for all of its formats.
  if (wanted === undefined && !/\.vtt$/i.test(path) && looksLikeJson(text))
    return parseJsonTranscript(text, path, jsonFormats);
  const format = chooseFormat(text, path, wanted);
  if (format === undefined) return { value: undefined, messages: [unrecognised(path, wanted)] };
  return format.parse(text, path);
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
  const parsed = parseText(text, path, options.format);
  const all = [...messages, ...parsed.messages];
  if (parsed.value?.cues.length === 0 && parsed.messages.length === 0)
    all.push(describe('transcript-no-cues', { path, line: 1, column: 1 }, {}));
  return { value: parsed.value, messages: all };
}
