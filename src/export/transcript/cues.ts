import type { Seconds } from '../../model/time.ts';
import { isTimed, type Cue, type Transcript, type VoiceSpan } from '../../model/transcript.ts';
import type { TranscriptFileOptions } from './format.ts';

/** A stretch of a cue's text that one voice says; an empty name is nobody named. */
export interface Utterance {
  readonly start: number;
  readonly end: number;
  readonly name: string;
}

/** Whether a file that cannot do without times can be made of it: also of nothing at all. */
export const hasTimesOrNoWords = (transcript: Transcript): boolean =>
  transcript.cues.length === 0 || isTimed(transcript);

/** Two cues as one, in the time of `timed`; each keeps its voice. */
function joinCues(above: Cue, below: Cue, timed: Cue): Cue {
  const from = above.text.length + 1;
  const voicesOf = ({ voices, speaker = '', text }: Cue): readonly VoiceSpan[] =>
    voices ?? [{ start: 0, end: text.length, speaker }];
  const shifted = voicesOf(below).map((voice) => ({
    ...voice,
    start: voice.start + from,
    end: voice.end + from,
  }));
  const speaker = above.speaker ?? below.speaker;
  const { start, line } = timed;
  return {
    start,
    line,
    text: `${above.text}\n${below.text}`,
    words: [
      ...above.words,
      ...below.words.map((word) => ({ ...word, start: word.start + from, end: word.end + from })),
    ],
    ...(speaker === undefined ? {} : { speaker, voices: [...voicesOf(above), ...shifted] }),
  };
}

/**
 * The cues for a file in which each needs a time: words that have none go with the cue above them, which then lasts
 * until the next, or where there is none, with the first. No time is made up for them.
 */
export function timedCues(cues: readonly Cue[]): readonly Cue[] {
  if (!cues.some(({ untimed }) => untimed)) return cues;
  const timed: Cue[] = [];
  let early: Cue | undefined;
  for (const cue of cues) {
    const last = timed.at(-1);
    if (!cue.untimed) {
      timed.push(early === undefined ? cue : joinCues(early, cue, cue));
      early = undefined;
    } else if (last === undefined) early = early === undefined ? cue : joinCues(early, cue, cue);
    else timed[timed.length - 1] = joinCues(last, cue, last);
  }
  return timed;
}

/** A name in one line. */
export const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** A time in whole milliseconds; never below zero, which no format can write. */
export const toMilliseconds = (time: Seconds): number => Math.max(0, Math.round(time * 1000));

/** `hh:mm:ss` and the milliseconds behind a mark: `.` in WebVTT, `,` in SubRip. */
export function formatClock(time: Seconds, mark: '.' | ','): string {
  const total = toMilliseconds(time);
  const digits = (value: number, count: number): string => String(value).padStart(count, '0');
  const [hours, minutes, seconds] = [
    Math.floor(total / 3_600_000),
    Math.floor(total / 60_000) % 60,
    Math.floor(total / 1000) % 60,
  ];
  return `${digits(hours, 2)}:${digits(minutes, 2)}:${digits(seconds, 2)}${mark}${digits(total % 1000, 3)}`;
}

/** How long somebody needs to say a text, in seconds, at a common pace. */
const spokenLength = (text: string): Seconds => Math.max(0.5, text.length / 15);

/**
 * The most that is allowed to a cue whose end nobody knows when the next begins no later, in seconds. Cut in several
 * captions it steps over the next one's beginning, and a longer step would be read as disorder and sorted away.
 */
const longestOverlap: Seconds = 2.5;

/** When a cue ends: where its file does not say it, with the next one's beginning, or when it has been said. */
export function endOf(cue: Cue, next: Cue | undefined): Seconds {
  if (cue.end !== undefined) return cue.end;
  const said = spokenLength(cue.text);
  if (next === undefined) return cue.start + said;
  return next.start > cue.start ? next.start : cue.start + Math.min(said, longestOverlap);
}

/** Line breaks and the white space below them, as they come out: one break, or none at the text's ends. */
function mendBreak(found: string, at: number, length: number): string {
  if (at + found.length === length) return '';
  const rest = found.slice(Math.max(found.lastIndexOf('\n'), found.lastIndexOf('\r')) + 1);
  return at === 0 ? rest : `\n${rest}`;
}

/** The cue without blank lines, which end a cue in WebVTT and SubRip. Nothing but white space is left out. */
export function withoutBlankLines(cue: Cue): Cue {
  if (!/\r|\0|^\n|\n\s*$|\n\s*\n/.test(cue.text)) return cue;
  const source = cue.text.replaceAll('\0', '\uFFFD');
  const moves: { readonly from: number; readonly by: number }[] = [];
  let removed = 0;
  const text = source.replace(/[\r\n]\s*/g, (found, at: number) => {
    const kept = mendBreak(found, at, source.length);
    removed += found.length - kept.length;
    moves.push({ from: at + found.length, by: removed });
    return kept;
  });
  const ascending = moves.values();
  let next = ascending.next();
  let by = 0;
  const move = (offset: number): number => {
    while (!next.done && next.value.from <= offset) {
      by = next.value.by;
      next = ascending.next();
    }
    return Math.min(text.length, Math.max(0, offset - by));
  };
  const bounds = [
    ...new Set([...cue.words, ...(cue.voices ?? [])].flatMap(({ start, end }) => [start, end])),
  ].sort((a, b) => a - b);
  const moved = new Map(bounds.map((offset) => [offset, move(offset)]));
  const shift = <Part extends { readonly start: number; readonly end: number }>(part: Part): Part => ({
    ...part,
    start: moved.get(part.start) ?? 0,
    end: moved.get(part.end) ?? 0,
  });
  return {
    ...cue,
    text,
    words: cue.words.map(shift),
    ...(cue.voices === undefined ? {} : { voices: cue.voices.map(shift) }),
  };
}

/** Who says which part of a cue, without a gap, under the names that people know. */
export function utterancesOf(cue: Cue, { speakerName = (name) => name }: TranscriptFileOptions): Utterance[] {
  const nameOf = (speaker: string | undefined): string => {
    const name = oneLine(speaker ?? '');
    return name === '' ? '' : oneLine(speakerName(name));
  };
  if (cue.voices === undefined) return [{ start: 0, end: cue.text.length, name: nameOf(cue.speaker) }];
  const utterances: Utterance[] = [];
  let at = 0;
  for (const { start, end, speaker } of cue.voices) {
    if (start > at) utterances.push({ start: at, end: start, name: '' });
    utterances.push({ start, end, name: nameOf(speaker) });
    at = Math.max(at, end);
  }
  if (at < cue.text.length) utterances.push({ start: at, end: cue.text.length, name: '' });
  return utterances;
}

/** The utterances in which something is said: what white space stands between two of them is nobody's. */
export const spokenUtterances = (cue: Cue, options: TranscriptFileOptions): Utterance[] =>
  utterancesOf(cue, options).filter(({ start, end }) => cue.text.slice(start, end).trim() !== '');

/**
 * When the character at an offset of a cue is said: by its word times, else in equal shares of characters. Asked
 * with ascending offsets; the answers lie between the cue's start and end, and ascend.
 */
export function clockOf(cue: Cue, end: Seconds): (offset: number) => Seconds {
  const points = [{ offset: 0, time: cue.start }];
  for (const { start: offset, time } of cue.words) {
    const last = points.at(-1) as (typeof points)[number];
    if (offset > last.offset && time >= last.time && time <= end) points.push({ offset, time });
  }
  points.push({ offset: Math.max(1, cue.text.length), time: end });
  let at = 1;
  return (offset) => {
    while (at < points.length - 1 && (points[at] as { offset: number }).offset <= offset) at++;
    const [before, after] = [points[at - 1], points[at]] as [
      (typeof points)[number],
      (typeof points)[number],
    ];
    if (after.offset <= before.offset) return after.time;
    const share = Math.max(0, Math.min(1, (offset - before.offset) / (after.offset - before.offset)));
    return before.time + share * (after.time - before.time);
  };
}
