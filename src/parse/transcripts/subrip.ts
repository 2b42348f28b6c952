import { decodeHTMLStrict } from 'entities';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Cue, Transcript } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';

// Tools write commas, dots, one to three digits or none, hours with one digit or none, and arrows of many kinds.
const clock = String.raw`(?:(\d{1,3})[ ]?:[ ]?)?(\d{1,3})[ ]?:[ ]?(\d{1,2})(?:[ ]?[,.:][ ]?(\d{1,3}))?`;
const arrow = String.raw`(?:-{1,3}[ ]?>|[–—]{1,2}>|→)`;
const timingLine = new RegExp(String.raw`^[ \t]*${clock}[ \t]*${arrow}[ \t]*${clock}(?![\d:])(.*)$`);
const anArrow = new RegExp(arrow);

interface Timing {
  readonly start: number;
  readonly end: number;
}

function seconds(groups: readonly (string | undefined)[]): number {
  const [hours = '0', minutes = '0', rest = '0', fraction = ''] = groups;
  const milliseconds = Number(fraction.padEnd(3, '0'));
  return (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(rest) * 1000 + milliseconds) / 1000;
}

function parseTiming(line: string): Timing | undefined {
  if (!anArrow.test(line)) return undefined;
  const match = timingLine.exec(line);
  return match ? { start: seconds(match.slice(1, 5)), end: seconds(match.slice(5, 9)) } : undefined;
}

const formatting =
  /<\/?(?:b|i|u|s|font|span|c|v|ruby|rt|em|strong)(?:[ .][^<>]{0,200})?>|\{\\[^{}]{0,100}\}/gi;
const voice = /^\s*<v(?:\.[^ <>]{0,100})?\s+([^<>]{1,200})>/i;

/** Plain text of a SubRip cue: its few formatting tags go, everything else in angle brackets is text. */
function plain(lines: readonly string[]): string {
  return decodeHTMLStrict(
    lines
      .join('\n')
      .replace(/<br ?\/?>/gi, '\n')
      .replace(formatting, ''),
  );
}

const indexLine = /^\s*\d{1,7}\s*$/;

/** The lines of a cue's text: without blank lines, and without the next cue's index that stands below them. */
function trimBlock(lines: readonly string[], endsFile: boolean): string[] {
  const block = lines.map((line) => line.trimEnd());
  if (!endsFile) {
    let last = block.length - 1;
    while (last >= 0 && block[last] === '') last--;
    const touchesTimes = last === block.length - 1;
    // A number alone with a blank line on both sides is an index, too; under its own times it is what is said.
    if (last >= 0 && indexLine.test(block[last] as string) && (touchesTimes || block[last - 1] === ''))
      block.length = last;
  }
  return block.filter((line) => line !== '');
}

/** What the lines of a file are: where its times stand, and which lines only look like times. */
function surveyLines(lines: readonly string[]): {
  readonly timings: readonly { readonly at: number; readonly timing: Timing }[];
  readonly unread: readonly number[];
} {
  const timings: { at: number; timing: Timing }[] = [];
  const unread: number[] = [];
  for (const [at, line] of lines.entries()) {
    const timing = parseTiming(line);
    if (timing) timings.push({ at, timing });
    else if (/\d:\d.{0,20}-->|-->.{0,20}\d:\d/.test(line)) unread.push(at);
  }
  return { timings, unread };
}

function parseSubRip(text: string, path: string): Parsed<Transcript> {
  const lines = text.split('\n');
  const { timings, unread } = surveyLines(lines);
  // Times that cannot be read are not text; the words below them stay, with the cue before.
  for (const at of unread) {
    lines[at] = '';
    if (at > 0 && indexLine.test(lines[at - 1] as string)) lines[at - 1] = '';
  }
  const cues: Cue[] = timings.map(({ at, timing }, number): Cue => {
    const next = timings[number + 1]?.at;
    const block = trimBlock(lines.slice(at + 1, next ?? lines.length), next === undefined);
    const speaker = voice.exec(block[0] ?? '')?.[1]?.trim();
    return {
      ...timing,
      ...(speaker === undefined ? {} : { speaker }),
      text: plain(block),
      words: [],
      line: at + 1,
    };
  });
  const messages: Message[] = [];
  const before = lines.slice(0, timings[0]?.at ?? lines.length);
  const stray = before.findIndex((line) => line.trim() !== '' && !indexLine.test(line));
  if (stray >= 0)
    messages.push(
      describe(
        'transcript-stray-text',
        { path, line: stray + 1, column: 1 },
        { count: before.filter((line) => line.trim() !== '' && !indexLine.test(line)).length },
        'the file must begin with a cue',
      ),
    );
  const [firstUnread] = unread;
  if (firstUnread !== undefined)
    messages.push(
      describe(
        'transcript-unread-times',
        { path, line: firstUnread + 1, column: 1 },
        { count: unread.length },
        'SubRip wants 00:00:00,000 --> 00:00:00,000',
      ),
    );
  return { value: { path, format: 'subrip', cues }, messages };
}

/** SubRip has no standard: read as players do, with every common fault. Character references are decoded. */
export const subRip: TranscriptFormat = {
  name: 'subrip',
  title: 'SubRip (SRT)',
  extensions: ['srt'],
  recognise: (text) => text.split('\n', 200).some((line) => parseTiming(line) !== undefined),
  parse: parseSubRip,
};
