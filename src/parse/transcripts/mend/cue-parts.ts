import type { Cue, CueWord, VoiceSpan } from '../../../model/transcript.ts';

/** When the text from an offset on is said: by the next word's own time, else linear in characters. */
function timeAt(cue: Cue, offset: number): number {
  const word = cue.words.find(({ start }) => start >= offset);
  if (word !== undefined) return Math.max(cue.start, word.time);
  if (cue.end === undefined || cue.end <= cue.start) return cue.start;
  const share = offset / Math.max(1, cue.text.length);
  return Math.round((cue.start + share * (cue.end - cue.start)) * 1000) / 1000;
}

function partOf<T extends CueWord | VoiceSpan>(spans: readonly T[], from: number, to: number): T[] {
  return spans.flatMap((span) => {
    const [start, end] = [Math.max(from, span.start), Math.min(to, span.end)];
    return end > start ? [{ ...span, start: start - from, end: end - from }] : [];
  });
}

/** Cuts a cue at ascending offsets inside its text; each part has its share of the time, words and voices. */
export function cutCue(cue: Cue, offsets: readonly number[]): Cue[] {
  const edges = [0, ...offsets.filter((offset) => offset > 0 && offset < cue.text.length), cue.text.length];
  return edges.slice(0, -1).map((from, index) => {
    const to = edges[index + 1] as number;
    const last = index === edges.length - 2;
    const { end: _end, voices: _voices, ...rest } = cue;
    const end = last ? cue.end : timeAt(cue, to);
    const voices = partOf(cue.voices ?? [], from, to);
    return {
      ...rest,
      start: from === 0 ? cue.start : timeAt(cue, from),
      ...(end === undefined || (cue.end === undefined && cue.words.length === 0) ? {} : { end }),
      text: cue.text.slice(from, to),
      words: partOf(cue.words, from, to),
      ...(voices.length > 1 ? { voices } : {}),
      ...(voices.length === 1 && voices[0]?.speaker ? { speaker: voices[0].speaker } : {}),
    };
  });
}
