import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Position } from '../../model/position.ts';
import type { Cue, Transcript, UnplacedText } from '../../model/transcript.ts';
import { readCueText } from './cue-words.ts';
import type { TranscriptFormat } from './format.ts';
import { parseLooseTimes, type LooseTimes } from './loose-times.ts';
import { readWebVttFile, type WebVttCue, type WebVttDropped, type WebVttFile } from './webvtt-file.ts';

/** `Language: de` in the header, as some tools write it (not part of the standard). */
function headerLanguage(header: readonly string[]): string | undefined {
  for (const line of header) {
    const match = /^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\s*$/.exec(line);
    if (match) return match[1];
  }
  return undefined;
}

/** Whether the text begins like WebVTT, rightly or wrongly: then it is never tried as anything else. */
export function looksLikeWebVtt(text: string): boolean {
  return (
    /^[\s\uFEFF]{0,20}(?:#\s*)?(?:web[\s_-]?vtt?|websrt)\b/i.test(text) ||
    /^[\s\uFEFF]{0,20}WEBVTT/i.test(text)
  );
}

const toCue = ({ start, end, text, line }: WebVttCue): Cue => ({
  start,
  end,
  ...readCueText(text, start),
  line,
});

/** Where a dropped block has times that can be understood: in the line the standard refused, or in one it overlooked. */
function splitDropped({ text, timing, line }: WebVttDropped): {
  readonly times: LooseTimes | undefined;
  readonly text: string;
  readonly line: number;
} {
  const times = parseLooseTimes(timing);
  if (timing !== '') return { times, text, line };
  const lines = text.split('\n');
  for (const at of [0, 1]) {
    const overlooked = parseLooseTimes(lines[at] ?? '');
    if (overlooked) return { times: overlooked, text: lines.slice(at + 1).join('\n'), line: line + at };
  }
  return { times: undefined, text, line };
}

/** Words of a dropped block; an id that a blank line separates from its cue is none. */
function toUnplaced(dropped: WebVttDropped): UnplacedText[] {
  const { times, text, line } = splitDropped(dropped);
  const { words: _, ...said } = readCueText(text, times?.start ?? 0);
  if (said.text.trim() === '' || /^\s*\d+\s*$/.test(said.text)) return [];
  const { start, end } = times ?? {};
  const known = start !== undefined && start >= 0 ? { start, ...(end === undefined ? {} : { end }) } : {};
  return [{ ...said, ...known, after: dropped.after, line }];
}

function messagesOf({ dropped }: WebVttFile, path: string): Message[] {
  const at = (line: number): Position => ({ path, line, column: 1 });
  const of = (reason: WebVttDropped['reason']): readonly WebVttDropped[] =>
    dropped.filter((block) => block.reason === reason);
  const messages: Message[] = [];
  const [timing, stray] = [of('timing'), of('stray')];
  if (timing[0])
    messages.push(
      describe(
        'transcript-timing',
        at(timing[0].line),
        { count: timing.length },
        'WebVTT wants 00:00:00.000 --> 00:00:00.000, and leaves out a cue that has anything else',
      ),
    );
  if (stray[0])
    messages.push(
      describe(
        'transcript-stray-text',
        at(stray[0].line),
        { count: stray.length },
        'a cue needs a line with its times, a comment begins with NOTE; blank lines end a cue',
      ),
    );
  return messages;
}

function parseWebVtt(text: string, path: string): Parsed<Transcript | undefined> {
  const file = readWebVttFile(text);
  if (file === undefined) {
    const hint = 'the first line must begin with WEBVTT in capitals, alone or followed by a space';
    return {
      value: undefined,
      messages: [describe('transcript-signature', { path, line: 1, column: 1 }, {}, hint)],
    };
  }
  const language = headerLanguage(file.header.slice(1));
  const unplaced = file.dropped.flatMap(toUnplaced);
  const transcript: Transcript = {
    path,
    format: 'webvtt',
    ...(language === undefined ? {} : { language }),
    cues: file.cues.map(toCue),
    ...(unplaced.length === 0 ? {} : { unplaced }),
  };
  return { value: transcript, messages: messagesOf(file, path) };
}

/** @see https://www.w3.org/TR/webvtt1/ */
export const webVtt: TranscriptFormat = {
  name: 'webvtt',
  title: 'WebVTT',
  extensions: ['vtt'],
  recognise: looksLikeWebVtt,
  parse: parseWebVtt,
};
