import type { Cue, UnplacedText } from '../../../model/transcript.ts';
import type { Mender } from './mender.ts';

/** The cue with more text below its own; what has no voice belongs to the last one. */
function appendText(cue: Cue, text: string): Cue {
  const whole = `${cue.text}\n${text}`;
  const voices = cue.voices?.map((span, index, all) =>
    index === all.length - 1 ? { ...span, end: whole.length } : span,
  );
  return { ...cue, text: whole, ...(voices ? { voices } : {}) };
}

/** The cue with more text above its own, which nobody named says. */
function prependText(cue: Cue, text: string): Cue {
  const move = text.length + 1;
  const moved = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): T[] =>
    spans.map((span) => ({ ...span, start: span.start + move, end: span.end + move }));
  const own = cue.voices ?? [{ start: 0, end: cue.text.length, speaker: cue.speaker ?? '' }];
  const isNamed = own.some(({ speaker }) => speaker !== '');
  return {
    ...cue,
    text: `${text}\n${cue.text}`,
    words: moved(cue.words),
    ...(isNamed ? { voices: [{ start: 0, end: move, speaker: '' }, ...moved(own)] } : {}),
  };
}

/** A cue of what was left out, with the times that stand above it or without any. */
function toCue(unplaced: UnplacedText, before: Cue | undefined): Cue {
  const { after: _, start, end, ...said } = unplaced;
  if (start === undefined) return { ...said, start: before?.start ?? 0, untimed: true, words: [] };
  return { ...said, start, ...(end !== undefined && end > start ? { end } : {}), words: [] };
}

/**
 * Puts words back that the format leaves out: with times that can be understood as a cue of its own; without, with
 * the cue above them (text that a blank line has cut off), or below where there is none above.
 */
export const placeDroppedText: Mender = (transcript, log) => {
  const { unplaced = [], ...rest } = transcript;
  if (unplaced.length === 0) return transcript;
  const cues: Cue[] = [];
  let next = 0;
  let prefix = '';
  const place = (text: UnplacedText): void => {
    log.add('transcript-unplaced', text.line);
    const before = cues.at(-1);
    if (text.start !== undefined || text.speaker !== undefined) cues.push(toCue(text, before));
    else if (before !== undefined) cues[cues.length - 1] = appendText(before, text.text);
    else if (transcript.cues.length === 0) cues.push(toCue(text, undefined));
    else prefix += prefix === '' ? text.text : `\n${text.text}`;
  };
  for (let index = 0; index <= transcript.cues.length; index++) {
    for (; unplaced[next] !== undefined && (unplaced[next] as UnplacedText).after <= index; next++)
      place(unplaced[next] as UnplacedText);
    const cue = transcript.cues[index];
    if (cue === undefined) break;
    cues.push(prefix === '' ? cue : prependText(cue, prefix));
    prefix = '';
  }
  return { ...rest, cues };
};
