import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Cue, Transcript } from '../../model/transcript.ts';
import { parseCueText } from './cue-text.ts';
import type { TranscriptFormat } from './format.ts';

/** Timings of a cue, or nothing when the line breaks the rules. */
interface Timings {
  readonly start: number;
  readonly end: number;
}

// Hours may have any number of digits; "two digits" alone are minutes.
const timestamp = String.raw`(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})`;
const timingLine = new RegExp(
  String.raw`^[ \t\n\f\r]*${timestamp}[ \t\n\f\r]*-->[ \t\n\f\r]*${timestamp}(?![\d])`,
);

function seconds(groups: readonly (string | undefined)[]): number | undefined {
  const [hours = '0', minutes = '', rest = '', milliseconds = ''] = groups;
  if (Number(minutes) > 59 || Number(rest) > 59) return undefined;
  return (
    (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(rest) * 1000 + Number(milliseconds)) / 1000
  );
}

/** @see https://www.w3.org/TR/webvtt1/#collect-webvtt-cue-timings-and-settings */
function parseTimings(line: string): Timings | undefined {
  const match = timingLine.exec(line);
  if (!match) return undefined;
  const start = seconds(match.slice(1, 5));
  const end = seconds(match.slice(5, 9));
  return start === undefined || end === undefined ? undefined : { start, end };
}

/** What a block turned out to be. */
interface Block {
  readonly next: number;
  readonly cue?: { readonly timings: Timings; readonly text: string; readonly line: number };
  /** 1-based line of a timing line that breaks the rules; its cue is dropped, as the standard has it. */
  readonly badTiming?: number;
  /** 1-based line of text that is neither cue, comment, style nor region. */
  readonly stray?: number;
}

/**
 * Collects one block, beginning at line `from` (0-based).
 * @see https://www.w3.org/TR/webvtt1/#collect-a-webvtt-block
 */
function collectBlock(lines: readonly string[], from: number, inHeader: boolean): Block {
  let buffer: string[] = [];
  let timings: Timings | undefined;
  let arrowAt: number | undefined;
  let bad: number | undefined;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] as string;
    const count = at - from + 1;
    if (line.includes('-->')) {
      if (inHeader || !(count === 1 || (count === 2 && arrowAt === undefined))) break;
      arrowAt = at + 1;
      timings = parseTimings(line);
      // After a bad timing line the standard keeps collecting into the same buffer, and drops it.
      if (timings === undefined) bad = arrowAt;
      else buffer = [];
      continue;
    }
    if (line === '') {
      at++;
      break;
    }
    buffer.push(line);
  }
  const first = buffer[0] ?? '';
  return {
    next: at,
    ...(timings === undefined ? {} : { cue: { timings, text: buffer.join('\n'), line: arrowAt as number } }),
    ...(bad === undefined ? {} : { badTiming: bad }),
    ...(!inHeader && arrowAt === undefined && first !== '' && !/^(NOTE|STYLE|REGION)(?![^ \t])/.test(first)
      ? { stray: from + 1 }
      : {}),
  };
}

/** `Language: de` in the header, as some tools write it (not part of the standard). */
function headerLanguage(lines: readonly string[]): string | undefined {
  for (const line of lines) {
    if (line === '') return undefined;
    const match = /^Language:\s*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*)\s*$/.exec(line);
    if (match) return match[1];
  }
  return undefined;
}

/** Whether the text has a valid signature: `WEBVTT`, then a space, a tab or the line's end. */
export function hasWebVttSignature(text: string): boolean {
  return /^WEBVTT(?:[ \t\n]|$)/.test(text);
}

/** Whether the text begins like WebVTT, rightly or wrongly: then it is never tried as anything else. */
export function looksLikeWebVtt(text: string): boolean {
  return (
    /^[\s\uFEFF]{0,20}(?:#\s*)?(?:web[\s_-]?vtt?|websrt)\b/i.test(text) ||
    /^[\s\uFEFF]{0,20}WEBVTT/i.test(text)
  );
}

function parseWebVtt(text: string, path: string): Parsed<Transcript | undefined> {
  if (!hasWebVttSignature(text)) {
    const hint = 'the first line must begin with WEBVTT in capitals, alone or followed by a space';
    return {
      value: undefined,
      messages: [describe('transcript-signature', { path, line: 1, column: 1 }, {}, hint)],
    };
  }
  const lines = text.split('\n');
  const cues: Cue[] = [];
  const bad: number[] = [];
  const stray: number[] = [];
  let at = 1;
  const header = at;
  if (at < lines.length && lines[at] !== '') at = collectBlock(lines, at, true).next;
  const language = headerLanguage(lines.slice(header, at));
  while (at < lines.length) {
    if (lines[at] === '') {
      at++;
      continue;
    }
    const block = collectBlock(lines, at, false);
    at = block.next;
    if (block.badTiming !== undefined) bad.push(block.badTiming);
    if (block.stray !== undefined) stray.push(block.stray);
    if (block.cue) {
      const { timings, text: cueText, line } = block.cue;
      cues.push({ ...timings, ...parseCueText(cueText, timings.start), line });
    }
  }
  const messages: Message[] = [];
  const position = (line: number): { path: string; line: number; column: number } => ({
    path,
    line,
    column: 1,
  });
  if (bad.length > 0)
    messages.push(
      describe(
        'transcript-timing',
        position(bad[0] as number),
        { count: bad.length },
        'WebVTT wants 00:00:00.000 --> 00:00:00.000, and leaves out a cue that has anything else',
      ),
    );
  if (stray.length > 0)
    messages.push(
      describe(
        'transcript-stray-text',
        position(stray[0] as number),
        { count: stray.length },
        'a cue needs a line with its times, a comment begins with NOTE; blank lines end a cue',
      ),
    );
  return {
    value: { path, format: 'webvtt', ...(language === undefined ? {} : { language }), cues },
    messages,
  };
}

/** @see https://www.w3.org/TR/webvtt1/ */
export const webVtt: TranscriptFormat = {
  name: 'webvtt',
  title: 'WebVTT',
  extensions: ['vtt'],
  recognise: looksLikeWebVtt,
  parse: parseWebVtt,
};
