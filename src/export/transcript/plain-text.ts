import { formatTimecode, type Seconds } from '../../model/time.ts';
import type { Transcript } from '../../model/transcript.ts';
import { standsTogether } from '../../text/unspaced.ts';
import { clockOf, endOf, oneLine, spokenUtterances } from './cues.ts';
import type { TranscriptFileOptions, TranscriptWriter } from './format.ts';
import { provenanceLines } from './provenance.ts';

/** What somebody says without a break, or a part of it that is pleasant to read. */
interface Paragraph {
  readonly name: string;
  /** The same voice goes on. */
  readonly goesOn: boolean;
  /** Absent where nothing says it. */
  readonly start?: Seconds;
  readonly pieces: string[];
  length: number;
}

/** About 80 words: then a sentence's end is a good place for a new paragraph, with its own time. */
const paragraphLength = 480;
const sentenceEnd = /[.!?…。！？][\p{Pe}\p{Pf}"']*$/u;

function isFull({ pieces, length }: Paragraph): boolean {
  const last = pieces.at(-1) ?? '';
  return length >= 3 * paragraphLength || (length >= paragraphLength && sentenceEnd.test(last));
}

function paragraphsOf(transcript: Transcript, options: TranscriptFileOptions): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  for (const [index, cue] of transcript.cues.entries()) {
    const clock = clockOf(cue, endOf(cue, transcript.cues[index + 1]));
    for (const { start, end, name } of spokenUtterances(cue, options)) {
      const last = paragraphs.at(-1);
      const text = oneLine(cue.text.slice(start, end));
      // without times, a paragraph of the source is one of ours
      const sameVoice = last?.name === name && !(cue.newVoice && start === 0);
      if (last !== undefined && sameVoice && !cue.untimed && last.start !== undefined && !isFull(last)) {
        const joint = standsTogether((last.pieces.at(-1) ?? '').slice(-1), text.charAt(0)) ? '' : ' ';
        last.pieces.push(joint + text);
        last.length += joint.length + text.length;
        continue;
      }
      paragraphs.push({
        name,
        goesOn: last?.name === name,
        ...(cue.untimed ? {} : { start: start === 0 ? cue.start : clock(start) }),
        pieces: [text],
        length: text.length,
      });
    }
  }
  return paragraphs;
}

/** `Mara (0:12):`, `(0:58):` where she goes on, `Mara:` without times. */
function headingOf({ name, goesOn, start }: Paragraph): string {
  const stamp = start === undefined ? '' : `(${formatTimecode(start)})`;
  const heading = [goesOn ? '' : name, stamp].filter((part) => part !== '').join(' ');
  return heading === '' ? '' : `${heading}:\n`;
}

function writePlainText(transcript: Transcript, options: TranscriptFileOptions = {}): string {
  const about = provenanceLines(options).map(([label, text]) => oneLine(`${label}: ${text}`));
  const head = [
    ...(options.title === undefined ? [] : [oneLine(options.title)]),
    ...(about.length === 0 ? [] : [about.join('\n')]),
  ];
  const body = paragraphsOf(transcript, options).map(
    (paragraph) => headingOf(paragraph) + paragraph.pieces.join(''),
  );
  const text = [...head, ...body].join('\n\n').replaceAll('\0', '\uFFFD');
  return text === '' ? '' : `${text}\n`;
}

/** A text to read or print: a paragraph for each turn, its speaker and time above it, long turns in several. */
export const plainTextWriter: TranscriptWriter = {
  extension: 'txt',
  title: 'text',
  mediaType: 'text/plain',
  times: 'optional',
  write: writePlainText,
};
