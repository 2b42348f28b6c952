import type { CueWord, VoiceSpan } from '../../model/transcript.ts';
import { parseCueText, type CueNode } from './cue-text.ts';

/** Text of a cue with everything that its tags said, by offset. */
export interface CueText {
  readonly text: string;
  readonly words: readonly CueWord[];
  readonly speaker?: string;
  readonly voices?: readonly VoiceSpan[];
}

interface TextStamp {
  readonly offset: number;
  readonly time: number;
}

/** Text between two timestamps, without the white space around it, as a word. */
function wordOf(text: string, from: number, to: number, time: number): CueWord | undefined {
  const piece = text.slice(from, to);
  const trimmed = piece.trim();
  if (trimmed === '') return undefined;
  const start = from + piece.indexOf(trimmed);
  return { start, end: start + trimmed.length, time };
}

/** Words of a cue from the offsets at which timestamps stand in it. */
function wordsOf(text: string, stamps: readonly TextStamp[], cueStart: number): CueWord[] {
  const [first] = stamps;
  if (first === undefined) return [];
  // What is said before the first timestamp begins with the cue; an older line above it (a rolling caption) was
  // said before, and has no time.
  const leadFrom = text.lastIndexOf('\n', first.offset - 1) + 1;
  const lead = first.offset > 0 ? wordOf(text, leadFrom, first.offset, cueStart) : undefined;
  const words = lead ? [lead] : [];
  for (const [index, { offset, time }] of stamps.entries()) {
    const word = wordOf(text, offset, stamps[index + 1]?.offset ?? text.length, time);
    if (word) words.push(word);
  }
  return words;
}

/** What a tree of cue text says, flat: text, voices and times by offset. */
class FlatText {
  text = '';
  readonly stamps: TextStamp[] = [];
  readonly voices: VoiceSpan[] = [];

  add(nodes: readonly CueNode[], voice: string | undefined): void {
    for (const node of nodes) {
      if (node.kind === 'text') this.#addText(node.text, voice);
      else if (node.kind === 'timestamp') this.stamps.push({ offset: this.text.length, time: node.time });
      else this.add(node.children, node.name === 'v' ? node.annotation : voice);
    }
  }

  #addText(text: string, voice: string | undefined): void {
    const last = this.voices.at(-1);
    const span = { start: this.text.length, end: this.text.length + text.length, speaker: voice ?? '' };
    if (last?.speaker === span.speaker) this.voices[this.voices.length - 1] = { ...last, end: span.end };
    else if (voice !== undefined || last !== undefined || text.trim() !== '') this.voices.push(span);
    this.text += text;
  }
}

/**
 * Reads WebVTT cue text: plain text with references decoded and tags gone, the time of each part that a timestamp
 * tag gives one, and who says it (`<v Name>`, closed or not).
 *
 * @param cueStart seconds at which the cue begins.
 */
export function readCueText(source: string, cueStart: number): CueText {
  const flat = new FlatText();
  flat.add(parseCueText(source), undefined);
  const { text, stamps } = flat;
  const spoken = flat.voices.filter(
    (span) => span.speaker !== '' || text.slice(span.start, span.end).trim() !== '',
  );
  const speaker = spoken.find((span) => span.speaker !== '')?.speaker;
  return {
    text,
    words: wordsOf(text, stamps, cueStart),
    ...(speaker === undefined ? {} : { speaker }),
    ...(spoken.length > 1 ? { voices: spoken } : {}),
  };
}
