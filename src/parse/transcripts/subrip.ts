import { decodeHTMLStrict } from 'entities';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { RuleId } from '../../diagnostics/rules.ts';
import type { Cue, Transcript, UnplacedText } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';
import { parseLooseTimes, type LooseTimes } from './loose-times.ts';

const formatting =
  /<\/?(?:b|i|u|s|font|span|c|v|ruby|rt|em|strong)(?:[ .][^<>]{0,200})?>|\{\\[^{}]{0,100}\}|\{\/?[biuy](?::[^{}]{0,20})?\}/gi;
const voice = /^\s*<v(?:\.[^ <>]{0,100})?\s+([^<>]{1,200})>/i;

/** Plain text of a SubRip cue: its few formatting tags go, everything else in angle brackets is text. */
function plain(lines: readonly string[]): string {
  return decodeHTMLStrict(
    lines
      .join('\n')
      .replace(/<br ?\/?>/gi, '\n')
      .replace(/\\N/g, '\n')
      .replace(formatting, ''),
  )
    .split('\n')
    .filter((line) => line.trim() !== '')
    .join('\n');
}

// Any length, some with a number sign or a dot.
const indexLine = /^[\s\uFEFF]*#?\d{1,40}[.:)]?\s*$/;
/** `X1:40 Y1:20`, `align:start`: where a cue is shown, behind its times; anything else there is said. */
const placement = /^(?:[A-Za-z]\w{0,20}:[^\s:]{1,40}(?:\s+|$))+$/;

/** A line of times, and where it stands. */
interface Timed {
  /** 0-based. */
  readonly at: number;
  readonly times: LooseTimes;
}

/** What the lines of a file are: where its times stand, and which lines only look like times. */
function surveyLines(lines: readonly string[]): {
  readonly timed: readonly Timed[];
  readonly unread: readonly number[];
} {
  const timed: Timed[] = [];
  const unread: number[] = [];
  for (const [at, line] of lines.entries()) {
    const times = parseLooseTimes(line);
    if (times) timed.push({ at, times });
    else if (/\d:\d.{0,20}--?>|--?>.{0,20}\d:\d/.test(line)) unread.push(at);
  }
  return { timed, unread };
}

/** Whether most times have an index above them: then a number there is one, else it is what is said. */
function hasIndexes(lines: readonly string[], timed: readonly Timed[]): boolean {
  const indexed = timed.filter(({ at }) => indexLine.test(lines[at - 1] ?? ''));
  return indexed.length * 2 > timed.length;
}

/** The lines of a cue's text: without blank lines, and without the next cue's index that stands below them. */
function trimBlock(lines: readonly string[], endsFile: boolean, indexed: boolean): string[] {
  const block = lines.map((line) => line.trimEnd());
  let last = block.length - 1;
  while (last >= 0 && block[last] === '') last--;
  if (!endsFile && last >= 0 && indexLine.test(block[last] as string)) {
    const touchesTimes = last === block.length - 1;
    // A number alone with a blank line on both sides is an index, too; under its own times it is what is said.
    const apart = last > 0 && block[last - 1] === '';
    if (apart || (touchesTimes && (indexed || last > 0))) block.length = last;
  }
  return block.filter((line) => line !== '');
}

function toCue(
  lines: readonly string[],
  { at, times }: Timed,
  next: number | undefined,
  indexed: boolean,
): Cue {
  const block = trimBlock(lines.slice(at + 1, next ?? lines.length), next === undefined, indexed);
  const said = times.rest === '' || placement.test(times.rest) ? block : [times.rest, ...block];
  const speaker = voice.exec(said[0] ?? '')?.[1]?.trim();
  return {
    // No audio has a time before its beginning.
    start: Math.max(0, times.start),
    ...(times.end === undefined ? {} : { end: Math.max(0, times.end) }),
    ...(speaker === undefined ? {} : { speaker }),
    text: plain(said),
    words: [],
    line: at + 1,
  };
}

/** Text above the first cue, which belongs to none. */
function textBefore(lines: readonly string[], first: number): UnplacedText | undefined {
  const above = lines.slice(0, first);
  const from = above.findIndex((line) => line.trim() !== '' && !indexLine.test(line));
  if (from < 0) return undefined;
  const text = plain(
    above.slice(from).filter((line, index, all) => index < all.length - 1 || !indexLine.test(line)),
  );
  return text === '' ? undefined : { text, after: 0, line: from + 1 };
}

/** Counts of what is wrong, each told at its first line. */
function messagesOf(
  path: string,
  faults: readonly (readonly [Extract<RuleId, `transcript-${string}`>, readonly number[], string])[],
): Message[] {
  return faults.flatMap(([rule, lines, hint]) =>
    lines[0] === undefined
      ? []
      : [describe(rule, { path, line: lines[0], column: 1 }, { count: lines.length } as never, hint)],
  );
}

function parseSubRip(text: string, path: string): Parsed<Transcript> {
  const lines = text.split('\n');
  const { timed, unread } = surveyLines(lines);
  // Times that cannot be read are not text; the words below them stay, with the cue before.
  for (const at of unread) {
    lines[at] = '';
    if (at > 0 && indexLine.test(lines[at - 1] as string)) lines[at - 1] = '';
  }
  const indexed = hasIndexes(lines, timed);
  const cues = timed.map((one, number) => toCue(lines, one, timed[number + 1]?.at, indexed));
  const unplaced = textBefore(lines, timed[0]?.at ?? lines.length);
  const negative = timed.filter(({ times }) => times.start < 0 || (times.end ?? 0) < 0);
  return {
    value: { path, format: 'subrip', cues, ...(unplaced ? { unplaced: [unplaced] } : {}) },
    messages: messagesOf(path, [
      [
        'transcript-stray-text',
        unplaced ? unplaced.text.split('\n').map(() => unplaced.line) : [],
        'the file must begin with a cue',
      ],
      ['transcript-unread-times', unread.map((at) => at + 1), 'SubRip wants 00:00:00,000 --> 00:00:00,000'],
      ['transcript-negative-time', negative.map(({ at }) => at + 1), 'audio begins at 00:00:00,000'],
    ]),
  };
}

/** SubRip has no standard: read as players do, with every common fault. Character references are decoded. */
export const subRip: TranscriptFormat = {
  name: 'subrip',
  title: 'SubRip (SRT)',
  extensions: ['srt'],
  recognise: (text) => text.split('\n', 200).some((line) => parseLooseTimes(line)?.end !== undefined),
  parse: parseSubRip,
};
