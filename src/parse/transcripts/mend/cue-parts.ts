import type { Cue, CueWord, VoiceSpan } from '../../../model/transcript.ts';
import { toMillisecond } from './spoken-length.ts';

/** The first of ascending spans that ends behind an offset. */
function firstBehind(spans: readonly { readonly end: number }[], offset: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle] as { end: number }).end <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** When the text from an offset on is said: by the next word's own time, else linear in characters. */
function timeAt(cue: Cue, offset: number): number {
  const word = cue.words[firstBehind(cue.words, offset)];
  if (word !== undefined) return Math.min(Math.max(cue.start, word.time), cue.end ?? Infinity);
  if (cue.end === undefined || cue.end <= cue.start) return cue.start;
  const share = offset / Math.max(1, cue.text.length);
  return toMillisecond(cue.start + share * (cue.end - cue.start));
}

function partOf<T extends CueWord | VoiceSpan>(spans: readonly T[], from: number, to: number): T[] {
  const part: T[] = [];
  for (let index = firstBehind(spans, from); index < spans.length; index++) {
    const span = spans[index] as T;
    if (span.start >= to) break;
    part.push({ ...span, start: Math.max(from, span.start) - from, end: Math.min(to, span.end) - from });
  }
  return part;
}

/** Cuts a cue at ascending offsets inside its text; each part has its share of the time, words and voices. */
export function cutCue(cue: Cue, offsets: readonly number[]): Cue[] {
  const edges = [0, ...offsets.filter((offset) => offset > 0 && offset < cue.text.length), cue.text.length];
  const { end: _end, voices: _voices, ...rest } = cue;
  const isTimed = cue.end !== undefined || cue.words.length > 0;
  let start = cue.start;
  let next = cue.start;
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number;
    const isLast = index === edges.length - 2;
    start = next;
    next = isLast ? (cue.end ?? start) : Math.max(start, timeAt(cue, to));
    const end = isLast ? cue.end : isTimed ? next : undefined;
    const voices = partOf(cue.voices ?? [], from, to);
    return {
      ...rest,
      start,
      ...(end === undefined || end <= start ? {} : { end }),
      text: cue.text.slice(from, to),
      words: partOf(cue.words, from, to),
      ...(voices.length > 1 ? { voices } : {}),
      ...(voices.length === 1 && voices[0]?.speaker ? { speaker: voices[0].speaker } : {}),
    };
  });
}
