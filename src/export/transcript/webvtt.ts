import type { Cue, CueWord, Transcript } from '../../model/transcript.ts';
import {
  endOf,
  formatClock,
  hasTimesOrNoWords,
  oneLine,
  timedCues,
  utterancesOf,
  withoutBlankLines,
} from './cues.ts';
import type { TranscriptFileOptions, TranscriptWriter } from './format.ts';
import { wrapAtSpaces } from './lines.ts';
import { provenanceLines } from './provenance.ts';

const lineLength = 65;

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/**
 * Whether the first word needs no time of its own: what stands before the first timestamp, on its line, begins with
 * the cue. The standard wants timestamps later than that.
 */
function beginsWithCue(text: string, cue: Cue, [first, second]: readonly CueWord[]): boolean {
  if (first === undefined || second === undefined || Math.abs(first.time - cue.start) >= 0.0005) return false;
  const line = text.lastIndexOf('\n', first.start - 1) + 1;
  return text.slice(line, first.start).trim() === '' && !text.slice(first.start, second.start).includes('\n');
}

/** The text of a cue with its voices and word times. Lines break at spaces only, never inside a tag. */
function writeCueText(source: Cue, options: TranscriptFileOptions): string {
  const cue = withoutBlankLines(source);
  const text = wrapAtSpaces(cue.text, lineLength, (part) => escape(part).length);
  const words = beginsWithCue(text, cue, cue.words) ? cue.words.slice(1) : cue.words;
  const tags: { readonly at: number; readonly order: number; readonly tag: string }[] = [];
  for (const { start, end, name } of utterancesOf(cue, options)) {
    if (name === '' || end <= start) continue;
    tags.push({ at: start, order: 1, tag: `<v ${escape(name)}>` }, { at: end, order: 0, tag: '</v>' });
  }
  for (const { start, time } of words) tags.push({ at: start, order: 2, tag: `<${formatClock(time, '.')}>` });
  tags.sort((a, b) => a.at - b.at || a.order - b.order);
  let written = '';
  let from = 0;
  for (const { at, tag } of tags) {
    written += escape(text.slice(from, at)) + tag;
    from = Math.max(from, at);
  }
  return written + escape(text.slice(from));
}

/** A comment of one block; an arrow in it would make it something else. */
function writeNote(options: TranscriptFileOptions): string {
  const lines = provenanceLines(options).map(([label, text]) => oneLine(`${label}: ${text}`));
  if (lines.length === 0) return '';
  const title = options.title === undefined ? [] : [oneLine(options.title)];
  return `NOTE\n${[...title, ...lines]
    .filter((line) => line !== '')
    .map((line) => wrapAtSpaces(line.replaceAll('-->', '-- >'), lineLength))
    .join('\n')}\n\n`;
}

function writeWebVtt(transcript: Transcript, options: TranscriptFileOptions = {}): string {
  if (!hasTimesOrNoWords(transcript)) throw new Error('a transcript without times cannot be WebVTT');
  const cues = timedCues(transcript.cues);
  const blocks = cues.map((cue, index) => {
    const end = endOf(cue, cues[index + 1]);
    const times = `${formatClock(cue.start, '.')} --> ${formatClock(end, '.')}`;
    const text = writeCueText(cue, options);
    return text === '' ? `${times}\n` : `${times}\n${text}\n`;
  });
  return `WEBVTT\n\n${writeNote(options)}${blocks.join('\n')}`;
}

/**
 * Voices as `<v Name>`, word times as timestamps where they were measured. Read back it gives the same cues.
 * @see https://www.w3.org/TR/webvtt1/
 */
export const webVttWriter: TranscriptWriter = {
  extension: 'vtt',
  title: 'WebVTT',
  mediaType: 'text/vtt',
  times: 'needed',
  write: writeWebVtt,
};
