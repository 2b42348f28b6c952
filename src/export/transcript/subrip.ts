import type { Cue, Transcript } from '../../model/transcript.ts';
import { standsTogether } from '../../text/unspaced.ts';
import {
  clockOf,
  endOf,
  formatClock,
  hasTimesOrNoWords,
  spokenUtterances,
  timedCues,
  type Utterance,
} from './cues.ts';
import type { TranscriptFileOptions, TranscriptWriter } from './format.ts';

const lineLength = 32;
const linesPerCaption = 2;

/** What is never broken. `offset` is where it begins in the cue's text. */
interface Token {
  readonly text: string;
  readonly offset: number;
  /** No space stands before it. */
  readonly joined: boolean;
}

/** What is shown at one time: a part of a cue. */
interface Caption {
  readonly offset: number;
  readonly lines: readonly string[];
}

const opening = /[「『（【《〈〔［｛]/;
const closing = /[、。，．：；！？」』）】》〉〕］｝…‥ー々ゝゞぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ]/;

/** Cuts a long run of Chinese or Japanese, but not from its punctuation. Any other word stays whole. */
function* cutWord(word: string, offset: number): Generator<Token> {
  let from = 0;
  if (word.length > lineLength) {
    for (let at = 1; at < word.length; at++) {
      const [before, after] = [word.charAt(at - 1), word.charAt(at)];
      if (!standsTogether(before, after) || closing.test(after) || opening.test(before)) continue;
      yield { text: word.slice(from, at), offset: offset + from, joined: from > 0 };
      from = at;
    }
  }
  yield { text: word.slice(from), offset: offset + from, joined: from > 0 };
}

function* tokensOf(text: string, { start, end }: Utterance, name: string): Generator<Token> {
  if (name !== '') {
    const prefix = `${name}:`;
    const parts = prefix.length <= lineLength ? [prefix] : prefix.split(' ');
    for (const part of parts) yield { text: part, offset: start, joined: false };
  }
  for (const { 0: word, index } of text.slice(start, end).matchAll(/\S+/g))
    yield* cutWord(word, start + index);
}

// What readers of SubRip take for formatting, a line break or a reference to a character.
const formatting = /<(?=\/?(?:b|i|u|s|font|span|c|v|ruby|rt|em|strong|br)\b)/gi;
const braces = /\{(?=\\|\/?[biuy][:}])/gi;
const reference = /&(?=#?\w{1,40};)/g;
// What they take for the times of a caption: a clock and an arrow, or two clocks.
const looksTimed = /\d[ ]?:[ ]?\d[^]*(?:[-–—=][ ]?>|→)|(?:[-–—=][ ]?>|→)[^]*\d[ ]?:[ ]?\d|\d:\d[^]*\d:\d/;

/** SubRip has no escapes of its own: only what would be misread is written as a character reference. */
function escape(text: string): string {
  // almost every line is free of all that
  if (!/[\0&<>{\\:→]/.test(text)) return text;
  const escaped = text
    .replaceAll('\0', '\uFFFD')
    .replace(reference, '&amp;')
    .replace(formatting, '&lt;')
    .replace(braces, '&#123;')
    .replaceAll('\\N', '&#92;N')
    .replaceAll('-->', '--&gt;');
  return looksTimed.test(text) ? escaped.replace(/(\d[ ]?):(?=[ ]?\d)/g, '$1&#58;') : escaped;
}

const lengthOf = ({ text, joined }: Token): number => text.length + (joined ? 0 : 1);

/** One caption of as many tokens as fit, from the first of them on, and how many these are. */
function fillLines(
  tokens: readonly Token[],
  from: number,
  to: number,
): { readonly end: number; readonly lines: string[] } {
  const lines: string[] = [];
  for (let at = from; at < to; at++) {
    const { text, joined } = tokens[at] as Token;
    const line = lines.at(-1);
    const longer = line === undefined ? text : `${line}${joined ? '' : ' '}${text}`;
    if (line !== undefined && escape(longer).length <= lineLength) lines[lines.length - 1] = longer;
    else if (lines.length < linesPerCaption) lines.push(text);
    else return { end: at, lines };
  }
  return { end: to, lines };
}

const sentenceEnd = /[.!?…。！？][\p{Pe}\p{Pf}"']*$/u;
const clauseEnd = /[,;:–—、，；：،؛]$/;

/** What a good place for a cut is worth, in characters away from the middle. */
const worthOf = (token: Token): number =>
  sentenceEnd.test(token.text) ? 20 : clauseEnd.test(token.text) ? 8 : 0;

/** What a caption holds on average, in characters: lines are seldom full. */
const usualLength = 56;

/** Where to cut, so that captions are of like length and end with a sentence or a clause if they can. */
function chooseEnd(tokens: readonly Token[], from: number, full: number, remaining: number): number {
  const target = remaining / Math.max(2, Math.ceil(remaining / usualLength));
  let best = full;
  let bestCost = Infinity;
  let length = 0;
  for (let at = from; at < full; at++) {
    const token = tokens[at] as Token;
    length += lengthOf(token);
    const cost = Math.abs(length - target) - worthOf(token);
    if (cost > bestCost) continue;
    best = at + 1;
    bestCost = cost;
  }
  return best;
}

function fillCaptions(tokens: readonly Token[]): Caption[] {
  const captions: Caption[] = [];
  let remaining = tokens.reduce((sum, token) => sum + lengthOf(token), 0);
  for (let from = 0; from < tokens.length;) {
    const { end: full } = fillLines(tokens, from, tokens.length);
    const end = full === tokens.length ? full : chooseEnd(tokens, from, full, remaining);
    captions.push({ offset: (tokens[from] as Token).offset, lines: fillLines(tokens, from, end).lines });
    for (; from < end; from++) remaining -= lengthOf(tokens[from] as Token);
  }
  return captions;
}

/** A cue as captions: a new one at each voice, and wherever two lines are full. Names stand where they change. */
function* captionsOf(cue: Cue, options: TranscriptFileOptions, last: { name: string }): Generator<Caption> {
  for (const utterance of spokenUtterances(cue, options)) {
    const name = utterance.name === last.name ? '' : utterance.name;
    last.name = utterance.name;
    yield* fillCaptions([...tokensOf(cue.text, utterance, name)]);
  }
}

function writeSubRip(transcript: Transcript, options: TranscriptFileOptions = {}): string {
  if (!hasTimesOrNoWords(transcript)) throw new Error('a transcript without times cannot be SubRip');
  const blocks: string[] = [];
  const last = { name: '' };
  const cues = timedCues(transcript.cues);
  for (const [index, cue] of cues.entries()) {
    const end = endOf(cue, cues[index + 1]);
    const clock = clockOf(cue, end);
    const captions = [...captionsOf(cue, options, last)];
    let from = cue.start;
    for (const [number, { lines }] of captions.entries()) {
      const next = captions[number + 1];
      const to = next === undefined ? end : clock(next.offset);
      const times = `${formatClock(from, ',')} --> ${formatClock(to, ',')}`;
      blocks.push(`${blocks.length + 1}\n${times}\n${lines.map(escape).join('\n')}\n`);
      from = to;
    }
  }
  return blocks.join('\n');
}

/**
 * Captions of two lines of 32 characters, as podcast apps show them; longer cues are cut in several, which share
 * their time by word times or characters. Cues without words have none.
 * @see https://github.com/Podcastindex-org/podcast-namespace/blob/main/docs/examples/transcripts/transcripts.md#srt
 */
export const subRipWriter: TranscriptWriter = {
  extension: 'srt',
  title: 'SubRip',
  mediaType: 'application/x-subrip',
  times: 'needed',
  write: writeSubRip,
};
