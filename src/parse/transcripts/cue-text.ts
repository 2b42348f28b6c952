import { decodeHTML } from 'entities';
import type { CueWord, VoiceSpan } from '../../model/transcript.ts';

/** Text of a cue with everything that its tags said, by offset. */
export interface CueText {
  readonly text: string;
  readonly words: readonly CueWord[];
  readonly speaker?: string;
  readonly voices?: readonly VoiceSpan[];
}

type Token =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'start'; readonly name: string; readonly annotation: string }
  | { readonly kind: 'end'; readonly name: string }
  | { readonly kind: 'time'; readonly value: string };

const whitespace = /[\t\n\f ]/;

/** Reads the inside of a start tag (`v.loud Mara`): its name and its annotation; classes have no meaning here. */
function startTag(inside: string): Token {
  const gap = inside.search(whitespace);
  const head = gap < 0 ? inside : inside.slice(0, gap);
  const annotation =
    gap < 0
      ? ''
      : decodeHTML(inside.slice(gap))
          .trim()
          .replace(/[\t\n\f\r ]+/g, ' ');
  return { kind: 'start', name: head.split('.', 1)[0] as string, annotation };
}

/**
 * Cuts cue text into tokens. An unclosed tag reaches to the end of the text.
 * @see https://www.w3.org/TR/webvtt1/#webvtt-cue-text-tokenizer
 */
function* tokenise(text: string): Generator<Token> {
  let at = 0;
  while (at < text.length) {
    if (text[at] !== '<') {
      const open = text.indexOf('<', at);
      const end = open < 0 ? text.length : open;
      yield { kind: 'text', text: decodeHTML(text.slice(at, end)) };
      at = end;
      continue;
    }
    const close = text.indexOf('>', at);
    const inside = text.slice(at + 1, close < 0 ? text.length : close);
    if (inside.startsWith('/')) yield { kind: 'end', name: inside.slice(1) };
    else if (/^[0-9]/.test(inside)) yield { kind: 'time', value: inside };
    else yield startTag(inside);
    at = close < 0 ? text.length : close + 1;
  }
}

const timestamp = /^(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})$/;

/** Seconds of `00:00:01.000` as it stands in a timestamp tag; nothing where it breaks the rules. */
function timeOf(value: string): number | undefined {
  const match = timestamp.exec(value);
  if (!match) return undefined;
  const [, hours = '0', minutes, rest, milliseconds] = match;
  if (Number(minutes) > 59 || Number(rest) > 59) return undefined;
  return (
    (Number(hours) * 3_600_000 + Number(minutes) * 60_000 + Number(rest) * 1000 + Number(milliseconds)) / 1000
  );
}

/** The open elements of a cue, innermost last. */
class OpenElements {
  readonly #stack: { readonly name: string; readonly voice: string | undefined }[] = [];

  get voice(): string | undefined {
    return this.#stack.at(-1)?.voice;
  }

  start(name: string, annotation: string): void {
    const known = ['c', 'i', 'b', 'u', 'ruby', 'v', 'lang'].includes(name);
    if (!known && !(name === 'rt' && this.#stack.at(-1)?.name === 'ruby')) return;
    this.#stack.push({ name, voice: name === 'v' ? annotation : this.voice });
  }

  end(name: string): void {
    const current = this.#stack.at(-1)?.name;
    if (current === name) this.#stack.pop();
    else if (name === 'ruby' && current === 'rt') this.#stack.splice(-2);
  }
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
function wordsOf(
  text: string,
  stamps: readonly { readonly offset: number; readonly time: number }[],
  cueStart: number,
): CueWord[] {
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

/**
 * Reads WebVTT cue text: plain text with references decoded and tags gone, the time of each part that a timestamp
 * tag gives one, and who says it (`<v Name>`, closed or not).
 * @see https://www.w3.org/TR/webvtt1/#cue-text-parsing-rules
 */
export function parseCueText(source: string, cueStart: number): CueText {
  const open = new OpenElements();
  const stamps: { offset: number; time: number }[] = [];
  const voices: VoiceSpan[] = [];
  let text = '';
  for (const token of tokenise(source)) {
    if (token.kind === 'start') open.start(token.name, token.annotation);
    else if (token.kind === 'end') open.end(token.name);
    else if (token.kind === 'time') {
      const time = timeOf(token.value);
      if (time !== undefined) stamps.push({ offset: text.length, time });
    } else {
      const voice = open.voice;
      const last = voices.at(-1);
      const span = { start: text.length, end: text.length + token.text.length, speaker: voice ?? '' };
      if (last?.speaker === span.speaker) voices[voices.length - 1] = { ...last, end: span.end };
      else if (voice !== undefined || last !== undefined || token.text.trim() !== '') voices.push(span);
      text += token.text;
    }
  }
  const spoken = voices.filter(
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
