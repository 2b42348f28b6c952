import type { Cue, Transcript } from '../../../model/transcript.ts';
import type { CountedRule, MendLog } from './mender.ts';

/** `text` takes the place of the half-open range of a text. */
export interface TextEdit {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** The text with its edits; they ascend and do not overlap. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  let result = '';
  let at = 0;
  for (const edit of edits) {
    result += text.slice(at, edit.start) + edit.text;
    at = edit.end;
  }
  return result + text.slice(at);
}

/** Where offsets of a text come to stand after its edits. */
function mover(edits: readonly TextEdit[]): (offset: number) => number {
  const shifts: number[] = [0];
  for (const { start, end, text } of edits)
    shifts.push((shifts.at(-1) as number) + text.length - (end - start));
  return (offset) => {
    let low = 0;
    let high = edits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((edits[middle] as TextEdit).start < offset) low = middle + 1;
      else high = middle;
    }
    const before = edits[low - 1];
    const shift = shifts[Math.max(0, low - 1)] as number;
    if (before === undefined) return offset;
    // Inside what was replaced, an offset moves to its end at most.
    if (offset < before.end)
      return before.start + shift + Math.min(offset - before.start, before.text.length);
    return offset + (shifts[low] as number);
  };
}

/** The cue with edits of its text; words and voices move along, and go where nothing is left of them. */
export function editCue(cue: Cue, edits: readonly TextEdit[]): Cue {
  if (edits.length === 0) return cue;
  const move = mover(edits);
  const moveAll = <T extends { readonly start: number; readonly end: number }>(spans: readonly T[]): T[] =>
    spans.flatMap((span) => {
      const [start, end] = [move(span.start), move(span.end)];
      return end > start ? [{ ...span, start, end }] : [];
    });
  return {
    ...cue,
    text: applyEdits(cue.text, edits),
    words: moveAll(cue.words),
    ...(cue.voices ? { voices: moveAll(cue.voices) } : {}),
  };
}

/** Finds edits in the texts and speakers' names of all cues, makes them, and counts the cues that had one. */
export function editTexts(
  transcript: Transcript,
  find: (text: string) => readonly TextEdit[],
  rule: CountedRule,
  log: MendLog,
): Transcript {
  const name = (speaker: string): string => applyEdits(speaker, find(speaker));
  const cues = transcript.cues.map((cue) => {
    const edits = find(cue.text);
    const speaker = cue.speaker === undefined ? undefined : name(cue.speaker);
    if (edits.length === 0 && speaker === cue.speaker) return cue;
    log.add(rule, cue.line);
    const edited = editCue(cue, edits);
    return {
      ...edited,
      ...(speaker === undefined ? {} : { speaker }),
      ...(edited.voices
        ? { voices: edited.voices.map((span) => ({ ...span, speaker: name(span.speaker) })) }
        : {}),
    };
  });
  return { ...transcript, cues };
}

/** Edits for every match of a global pattern. */
export function editsOf(
  text: string,
  pattern: RegExp,
  replace: (match: string) => string | undefined,
): TextEdit[] {
  const edits: TextEdit[] = [];
  for (const match of text.matchAll(pattern)) {
    const replacement = replace(match[0]);
    if (replacement !== undefined)
      edits.push({ start: match.index, end: match.index + match[0].length, text: replacement });
  }
  return edits;
}
