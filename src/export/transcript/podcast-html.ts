import { formatTimecode } from '../../model/time.ts';
import type { Transcript } from '../../model/transcript.ts';
import { escapeMarkup, keepXmlCharacters } from '../../text/escape.ts';
import { clockOf, endOf, spokenUtterances, toMilliseconds } from './cues.ts';
import type { TranscriptFileOptions, TranscriptWriter } from './format.ts';
import { provenanceLines } from './provenance.ts';

const escape = (text: string): string => escapeMarkup(keepXmlCharacters(text));

function* writeCues(transcript: Transcript, options: TranscriptFileOptions): Generator<string> {
  for (const [index, cue] of transcript.cues.entries()) {
    const clock = clockOf(cue, endOf(cue, transcript.cues[index + 1]));
    for (const { start, end, name } of spokenUtterances(cue, options)) {
      const time = toMilliseconds(start === 0 ? cue.start : clock(start)) / 1000;
      if (name !== '') yield `<cite>${escape(name)}:</cite>`;
      if (!cue.untimed) yield `<time datetime="PT${time}S">${formatTimecode(time)}</time>`;
      yield `<p>${escape(cue.text.slice(start, end).trim())}</p>`;
    }
  }
}

function* writeHead(options: TranscriptFileOptions): Generator<string> {
  const { title, page } = options;
  yield '<meta charset="utf-8">';
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">';
  yield `<title>${escape(title === undefined ? 'Transcript' : `Transcript: ${title}`)}</title>`;
  if (page !== undefined) yield `<link rel="canonical" href="${escape(page)}">`;
  // the episode's page has the same words, and more
  yield '<meta name="robots" content="noindex">';
  for (const [label, text] of provenanceLines(options))
    yield `<meta name="glosscast:${label.toLowerCase().replaceAll(' ', '-')}" content="${escape(text)}">`;
}

function writePodcastHtml(transcript: Transcript, options: TranscriptFileOptions = {}): string {
  const language = options.language ?? transcript.language;
  const lang = language === undefined ? '' : ` lang="${escape(language)}"`;
  const lines = [
    '<!doctype html>',
    `<html${lang} dir="${options.direction ?? 'auto'}">`,
    '<head>',
    ...writeHead(options),
    '</head>',
    '<body>',
    ...writeCues(transcript, options),
    '</body>',
    '</html>',
  ];
  return `${lines.join('\n')}\n`;
}

/**
 * `<cite>`, `<time>` and `<p>` in a row, for each cue and each voice in it. Provenance stands in the head, for all
 * that the body has is taken for words.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#html
 */
export const podcastHtmlWriter: TranscriptWriter = {
  extension: 'html',
  title: 'Podcasting 2.0 HTML',
  mediaType: 'text/html',
  times: 'optional',
  write: writePodcastHtml,
};
