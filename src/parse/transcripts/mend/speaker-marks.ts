import type { Cue, Transcript } from '../../../model/transcript.ts';
import { cutCue } from './cue-parts.ts';
import { editCue } from './edit-cue.ts';
import type { Mender } from './mender.ts';

/** A mark of a change of speaker in a text: the half-open range that is not said. */
interface Mark {
  readonly start: number;
  readonly end: number;
}

const chevrons = />{2,3}[ \t]{0,20}/g;
const sentenceEnd = /[.?!…:;"”’')\]—–-]$/;
const dash = /^[ \t]{0,20}[-–—‐][ \t]{0,20}(?=[\p{Lu}\p{Lt}\p{Lo}\p{N}¿¡"'“‘«„[(…])/gmu;
const spacedDash = /^[ \t]{0,20}[-–—‐][ \t]{1,20}(?=[\p{Lu}\p{Lt}\p{Lo}¿¡"'“‘«„[(…])/gmu;

/** `>>` where a line or a sentence begins; between other words it may be anything. */
function chevronMarks(text: string): Mark[] {
  if (!text.includes('>>')) return [];
  return [...text.matchAll(chevrons)].flatMap(({ index, 0: mark }) => {
    const before = text.slice(Math.max(0, index - 40), index).replace(/[ \t]+$/, '');
    const begins = before === '' || before.endsWith('\n') || sentenceEnd.test(before);
    return begins ? [{ start: index, end: index + mark.length }] : [];
  });
}

const marksOf = (text: string, pattern: RegExp): Mark[] =>
  [...text.matchAll(pattern)].map(({ index, 0: mark }) => ({ start: index, end: index + mark.length }));

/** Dashes: two or more in a cue are a dialogue, and so is one with a space if the transcript has several of them. */
function dashMarks(text: string, usual: boolean): Mark[] {
  const dashes = marksOf(text, dash);
  return dashes.length > 1 ? dashes : usual ? marksOf(text, spacedDash) : [];
}

function usesDashes({ cues }: Transcript): boolean {
  let count = 0;
  for (const { text, speaker } of cues)
    if (speaker === undefined && marksOf(text, spacedDash).length > 0 && ++count >= 3) return true;
  return false;
}

/** Takes the marks out of a cue, and cuts it where they stood. */
function cutAtMarks(cue: Cue, marks: readonly Mark[]): Cue[] {
  const parts = cutCue(
    cue,
    marks.map(({ start }) => start),
  );
  const byStart = new Map(marks.map((mark) => [mark.start, mark]));
  let from = 0;
  return parts.map((part) => {
    const mark = byStart.get(from);
    from += part.text.length;
    if (mark === undefined) return { ...part, text: part.text.trimEnd() };
    const bare = editCue(part, [{ start: 0, end: mark.end - mark.start, text: '' }]);
    return { ...bare, text: bare.text.trimEnd(), newVoice: true };
  });
}

/** Cues without a time keep the latest time above them, also where cutting has made a later one. */
function followTimes(cues: readonly Cue[]): Cue[] {
  let latest = 0;
  return cues.map((cue) => {
    if (!cue.untimed) latest = cue.start;
    return cue.untimed && cue.start < latest ? { ...cue, start: latest } : cue;
  });
}

/** Reads `>>` and dashes that mark a change of speaker: the cue is cut there, and a new voice begins. */
export const readSpeakerMarks: Mender = (transcript, log) => {
  const usual = usesDashes(transcript);
  const cues = transcript.cues.flatMap((cue) => {
    if (cue.voices !== undefined) return [cue];
    const dashes = cue.speaker === undefined ? dashMarks(cue.text, usual) : [];
    const marks = [...chevronMarks(cue.text), ...dashes].sort((a, b) => a.start - b.start);
    const [first] = marks;
    if (first === undefined) return [cue];
    log.add('transcript-speaker-mark', cue.line);
    // Who speaks is known already: then the mark says nothing new.
    if (cue.speaker !== undefined)
      return [
        editCue(
          cue,
          marks.map((mark) => ({ ...mark, text: '' })),
        ),
      ];
    return cutAtMarks(cue, marks).filter(({ text }) => text.trim() !== '');
  });
  return { ...transcript, cues: followTimes(cues) };
};
