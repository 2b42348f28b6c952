import type { Cue } from '../../model/transcript.ts';
import { chooseSpeakers, namesNobody, shapeOfLabel, type LabelSighting } from './text-labels.ts';
import { readHead, type LineHead, type TextLine } from './text-heads.ts';
import { stampsInside } from './text-stamps.ts';
import { TurnWriter } from './turn-writer.ts';

/** What a text turned out to hold. */
export interface TextTurns {
  readonly cues: readonly Cue[];
  /** Lines of labels and times that stand for no words, such as `Break: [41:28]`. */
  readonly unspoken: readonly number[];
  /** How many lines begin with a time, and with somebody's name. */
  readonly stamps: number;
  readonly names: number;
}

/** Lines of which nothing is said: whose they are is decided from all of them. */
interface Survey {
  readonly heads: readonly (LineHead | undefined)[];
  readonly speakers: ReadonlySet<string>;
  /** Times without brackets before words on the same line are believed. */
  readonly bareStamps: boolean;
}

const isBlank = (line: TextLine | undefined): boolean => line === undefined || line.text === '';

const isBareText = ({ stamp, stamped, rest }: LineHead, line: TextLine): boolean =>
  stamp !== undefined && !stamp.bracketed && !stamp.long && !stamped && rest < line.text.length;

/** Whether a line is nothing but a time. */
const isStampAlone = (head: LineHead | undefined, line: TextLine): boolean =>
  head?.stamp !== undefined && head.label === undefined && head.rest >= line.text.length;

/** Whether a label without a colon is a name; a first name is none, unless a dash leads from its time to it. */
function looksLikeName({ label = '', stamp }: LineHead, { text }: TextLine): boolean {
  const shape = shapeOfLabel(label);
  const dashed = stamp !== undefined && /^\s{0,3}[-–—]\s/.test(text.slice(stamp.to));
  return shape === 'name' || (dashed && shape === 'perhaps');
}

function survey(lines: readonly TextLine[]): Survey {
  const heads = lines.map((line) => (line.text === '' ? undefined : readHead(line.text)));
  const sightings: LabelSighting[] = [];
  const lead = lines.findIndex((line) => line.text !== '');
  // Without a blank line anywhere, each line is a paragraph.
  const isTight = !lines.some(({ text }, index) => text === '' && index < lines.length - 1);
  let bareText = 0;
  let openings = 0;
  for (const [index, head] of heads.entries()) {
    const line = lines[index] as TextLine;
    if (line.text === '') continue;
    const opens =
      isTight ||
      head?.stamp !== undefined ||
      isBlank(lines[index - 1]) ||
      isStampAlone(heads[index - 1], lines[index - 1] as TextLine);
    if (opens && !isStampAlone(head, line)) openings++;
    if (head === undefined) continue;
    if (isBareText(head, line)) bareText++;
    if (head.label === undefined) continue;
    const next = lines[index + 1];
    const beforeStamp =
      head.alone && head.stamp === undefined && next !== undefined && isStampAlone(heads[index + 1], next);
    // A line without colon or time is a label only above words or a time, and only if it looks like a name.
    if (head.alone && !beforeStamp && !head.bold && (isBlank(next) || !looksLikeName(head, line))) continue;
    sightings.push({
      label: head.label,
      bold: head.bold,
      stamped: head.stamped || beforeStamp,
      opens,
      leads: index === lead && !head.alone,
    });
  }
  return { heads, speakers: chooseSpeakers(sightings, openings), bareStamps: bareText > 2 };
}

/** Lines by which services name themselves. */
const service =
  /^(?:transcribed|transcript(?:ion)?(?: (?:provided|generated|created))?|captions?|subtitles?) by (?:https?:\/\/|www\.)\S{1,80}$/i;

/** The earliest time stated below each line, so that a time inside the words is believed only where it fits. */
function nextStamps({ heads }: Survey): number[] {
  const next: number[] = [];
  let time = Infinity;
  for (let index = heads.length - 1; index >= 0; index--) {
    next[index] = time;
    time = heads[index]?.stamp?.start ?? time;
  }
  return next;
}

/**
 * Cues of a text: who speaks, and when, where the text says so. `clean` takes the marks of Markdown out of words.
 * Words that stand under no time are untimed; a time inside the words begins a cue.
 */
export function readTurns(lines: readonly TextLine[], clean: (text: string) => string): TextTurns {
  const found = survey(lines);
  const next = nextStamps(found);
  const writer = new TurnWriter();
  const addWords = (text: string, line: number, limit: number): void => {
    let from = 0;
    if (writer.stamps > 0)
      for (const stamp of stampsInside(text)) {
        if (stamp.start < writer.latest || stamp.start > limit) continue;
        writer.words(clean(text.slice(from, stamp.from).trim()), line);
        writer.stamp(stamp, line);
        from = stamp.to + (/^:(?=\s|$)/.test(text.slice(stamp.to, stamp.to + 2)) ? 1 : 0);
      }
    writer.words(clean(text.slice(from).trim()), line);
  };
  for (const [index, { text, line }] of lines.entries()) {
    if (text === '') {
      if (writer.names === 0 && writer.stamps === 0) writer.close();
      continue;
    }
    if (service.test(text)) {
      writer.unspoken.push(line);
      continue;
    }
    const head = found.heads[index];
    const isName = head?.label !== undefined && isSpeaker(found, lines, index);
    if (
      head?.label !== undefined &&
      namesNobody(head.label) &&
      head.rest >= text.length &&
      (head.bold || head.stamped || !head.alone)
    ) {
      writer.nobody(line);
      continue;
    }
    const believed =
      head?.stamp !== undefined &&
      (!head.stamped || isName) &&
      (found.bareStamps || isName || !isBareText(head, { text, line }));
    // The time before a name is the name's.
    if (believed && !head.stamped) writer.stamp(head.stamp, line);
    if (isName) writer.name(cleanName(head.label as string), line);
    if (believed && head.stamped) writer.stamp(head.stamp, line);
    const from = isName ? head.rest : believed ? head.restAfterStamp : 0;
    addWords(text.slice(from), line, next[index] as number);
  }
  writer.close();
  const { cues, unspoken, stamps, names } = writer;
  return { cues, unspoken, stamps, names };
}

/** Whether the label of a line is a speaker's there. */
function isSpeaker({ heads, speakers }: Survey, lines: readonly TextLine[], index: number): boolean {
  const head = heads[index] as LineHead;
  if (!speakers.has(head.label as string)) return false;
  if (!head.alone || head.bold || head.stamp !== undefined) return true;
  // A name without colon or time stands above words, at the beginning of a paragraph or below a time.
  const above = lines[index - 1];
  const opens = isBlank(above) || isStampAlone(heads[index - 1], above as TextLine);
  return opens && !isBlank(lines[index + 1]);
}

const cleanName = (label: string): string =>
  label.replace(/\\([^\p{L}\p{N}\s])/gu, '$1').replace(/\s+/g, ' ');
