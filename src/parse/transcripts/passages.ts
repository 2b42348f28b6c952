import { mintPlaceId } from '../../model/ids.ts';
import type { Cue, Passage, TimePoint, Transcript } from '../../model/transcript.ts';
import { standsTogether } from '../../text/unspaced.ts';
import { cutIntoPassages } from './cuts.ts';
import { makePassageIds } from './passage-id.ts';

export interface PassageOptions {
  /** BCP 47 language of the talk: sentence ends depend on it. */
  readonly language: string;
}

export interface Passages {
  readonly passages: readonly Passage[];
  /** `measured`: most cues have word times; `estimated`: only cues have times; `none`: nothing has a time. */
  readonly wordTimes: 'measured' | 'estimated' | 'none';
}

/** A stretch of one voice inside a cue. */
interface Utterance {
  readonly cue: Cue;
  readonly from: number;
  readonly to: number;
  readonly speaker: string | undefined;
  /** When the cue is over: as the file says, else when the next one begins; unknown where that has no time. */
  readonly end: number | undefined;
}

/** One speaker's words between two changes of speaker, in one line of text. */
interface Turn {
  readonly speaker: string | undefined;
  /** Joined only once: a long turn has many pieces. */
  readonly pieces: string[];
  length: number;
  readonly times: TimePoint[];
  /** The latest time that is known; where none is, the time it stands behind in the file. */
  end: number;
  /** Up to this offset the time is known, or lies between two that are. */
  known: number;
}

/** How many of the points stand at or before `offset`; points ascend. */
function countUpTo(points: readonly { readonly offset: number }[], offset: number): number {
  let low = 0;
  let high = points.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((points[middle] as { offset: number }).offset <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A speaker's name as people read it: one line, without the colon that some tools leave. */
export function cleanSpeaker(speaker: string | undefined): string | undefined {
  const name = speaker
    ?.replace(/[\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/\s*:$/, '');
  return name === '' ? undefined : name;
}

function endOf(cue: Cue, next: Cue | undefined): number | undefined {
  if (cue.untimed) return undefined;
  if (cue.end !== undefined) return cue.end;
  return next === undefined || next.untimed || next.start < cue.start ? undefined : next.start;
}

function* utterancesOf(cue: Cue, next: Cue | undefined): Generator<Utterance> {
  const end = endOf(cue, next);
  if (cue.voices === undefined) {
    yield { cue, from: 0, to: cue.text.length, speaker: cleanSpeaker(cue.speaker), end };
    return;
  }
  for (const { start, end: to, speaker } of cue.voices)
    yield { cue, from: start, to, speaker: cleanSpeaker(speaker), end };
}

/** What stands between two pieces of text: nothing between Chinese or Japanese, else a space. */
function joint(before: string, after: string): string {
  const last = before.slice(-1);
  return last === '' || standsTogether(last, after.charAt(0)) ? '' : ' ';
}

/**
 * Adds a piece of a cue to the turn's text, with every run of white space as one space (or nothing, where a line of
 * Chinese or Japanese was broken). Returns where an offset of the cue has come to stand.
 */
function appendText(turn: Turn, source: string, from: number, to: number): (offset: number) => number {
  const moves: { offset: number; place: number }[] = [];
  const piece = source.slice(from, to);
  let end = 0;
  for (const { index, 0: run } of piece.matchAll(/\S+/g)) {
    const broken = moves.length === 0 || piece.slice(end, index).includes('\n');
    end = index + run.length;
    const space = broken ? joint(turn.pieces.at(-1) ?? '', run) : ' ';
    turn.pieces.push(space + run);
    moves.push({ offset: from + index, place: turn.length + space.length });
    turn.length += space.length + run.length;
  }
  return (offset) => {
    const move = moves[countUpTo(moves, offset) - 1] ?? moves[0];
    if (move === undefined) return turn.length;
    return Math.min(turn.length, move.place + Math.max(0, offset - move.offset));
  };
}

/** Adds a time; times ascend with offsets, and one that would step back is left out. */
function pushTime(times: TimePoint[], offset: number, time: number): void {
  const last = times.at(-1);
  if (last === undefined || (offset > last.offset && time >= last.time)) times.push({ offset, time });
}

/** A pause that is longer than this is no part of the words around it. */
const pause = 1;

function appendUtterance(turn: Turn, { cue, from, to, end }: Utterance): void {
  const length = turn.length;
  const place = appendText(turn, cue.text, from, to);
  if (cue.untimed) return;
  const share = end === undefined ? 0 : (from / Math.max(1, cue.text.length)) * (end - cue.start);
  const last = turn.times.at(-1);
  if (last !== undefined && cue.start - turn.end > pause && length > last.offset && turn.known >= length)
    pushTime(turn.times, length, Math.max(last.time, turn.end));
  pushTime(turn.times, place(from), cue.start + share);
  for (const word of cue.words)
    if (word.start >= from && word.start < to) pushTime(turn.times, place(word.start), word.time);
  turn.end = Math.max(turn.end, turn.times.at(-1)?.time ?? 0, end ?? cue.start);
  turn.known = end === undefined ? (turn.times.at(-1)?.offset ?? 0) : turn.length;
}

/** Consecutive cues of one speaker, each as one text. */
function turnsOf(cues: readonly Cue[]): Turn[] {
  const turns: Turn[] = [];
  let turn: Turn | undefined;
  for (const [index, cue] of cues.entries()) {
    for (const utterance of utterancesOf(cue, cues[index + 1])) {
      if (cue.text.slice(utterance.from, utterance.to).trim() === '') continue;
      const isNew = cue.newVoice === true && utterance.from === 0;
      if (turn === undefined || turn.speaker !== utterance.speaker || isNew) {
        const floor = cue.untimed ? cue.start : 0;
        turn = { speaker: utterance.speaker, pieces: [], length: 0, times: [], end: floor, known: 0 };
        turns.push(turn);
      }
      appendUtterance(turn, utterance);
    }
  }
  return turns;
}

/** Times are kept to the millisecond: interpolation makes digits that mean nothing. */
const toMillisecond = (time: number): number => Math.round(time * 1000) / 1000;

/** Reads a turn's clock at an offset, linear in characters between its points. */
function clockAt(turn: Turn, offset: number): number {
  const { times } = turn;
  const count = countUpTo(times, offset);
  const next = times[count] ?? { offset: turn.length, time: turn.end };
  const before = times[count - 1] ?? { offset: 0, time: turn.end };
  if (next.offset <= before.offset) return before.time;
  const share = (offset - before.offset) / (next.offset - before.offset);
  return toMillisecond(before.time + share * Math.max(0, next.time - before.time));
}

/** The latest time stated at an offset or before it: what keeps untimed words in their order. */
const latestBefore = (turn: Turn, offset: number): number =>
  turn.times[countUpTo(turn.times, offset) - 1]?.time ?? Math.min(turn.end, turn.times[0]?.time ?? Infinity);

/** The passages of a turn, without ids: those depend on what stands elsewhere. */
function* passagesOf(turn: Turn, number: number, language: string): Generator<Omit<Passage, 'id'>> {
  const text = turn.pieces.join('');
  const cuts = cutIntoPassages(text, language);
  for (const [index, { start, end }] of cuts.entries()) {
    const inside = turn.times.slice(countUpTo(turn.times, start), countUpTo(turn.times, end - 1));
    const untimed = start < (turn.times[0]?.offset ?? Infinity) || start > turn.known;
    const begin = untimed ? latestBefore(turn, start) : clockAt(turn, start);
    const finish = index === cuts.length - 1 ? turn.end : clockAt(turn, end);
    yield {
      ...(turn.speaker === undefined ? {} : { speaker: turn.speaker }),
      turn: number,
      start: begin,
      end: Math.max(begin, finish),
      ...(untimed ? { untimed } : {}),
      text: text.slice(start, end),
      times: [
        ...(untimed ? [] : [{ offset: 0, time: begin }]),
        ...inside.map(({ offset, time }) => ({ offset: offset - start, time })),
      ],
    };
  }
}

function wordTimesOf(cues: readonly Cue[]): Passages['wordTimes'] {
  const spoken = cues.filter((cue) => cue.text.trim() !== '' && !cue.untimed);
  if (spoken.length === 0) return 'none';
  // A cue of a single word is a word with a time.
  const measured = spoken.filter((cue) => cue.words.length > 0 || !/\S\s+\S/.test(cue.text.trim()));
  return measured.length * 2 >= spoken.length ? 'measured' : 'estimated';
}

/**
 * Cuts a (mended) transcript into passages: readable parts of one speaker's turn, cut at sentence ends by words
 * alone, so that re-timing moves none. Ids come from the words, too. Cue texts are joined by one space, or by nothing
 * between Chinese and Japanese letters.
 */
export function buildPassages(transcript: Transcript, options: PassageOptions): Passages {
  const cut = turnsOf(transcript.cues).flatMap((turn, number) => [
    ...passagesOf(turn, number, options.language),
  ]);
  const ids = makePassageIds(cut.map(({ text }) => text));
  let latest = 0;
  const passages = cut.map((passage, index) => {
    // Also an unmended transcript yields passages that ascend.
    const start = Math.max(latest, passage.start);
    latest = start;
    const times = passage.times.map(({ offset, time }) => ({ offset, time: Math.max(start, time) }));
    const id = mintPlaceId(ids[index] as string);
    return { ...passage, id, start, end: Math.max(start, passage.end), times };
  });
  return { passages, wordTimes: wordTimesOf(transcript.cues) };
}
