import sax from 'sax';
import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Cue, CueWord, Transcript, VoiceSpan } from '../../model/transcript.ts';
import { standsTogether } from '../../text/unspaced.ts';
import type { TranscriptFormat } from './format.ts';
import { clockOf, parseTtmlTime, type TtmlClock } from './ttml-time.ts';
import { describeUntimed } from './untimed.ts';

/** An open element: what holds inside it. */
interface Scope {
  readonly name: string;
  /** When it begins and ends, in seconds from the start of the audio; unknown where nothing says so. */
  readonly begin: number | undefined;
  readonly end: number | undefined;
  /** Where the times of what it holds are counted from. */
  readonly origin: number;
  /** What it holds follows one another instead of going on at once. */
  readonly sequential: boolean;
  /** When the last of what it holds ended, in a sequence. */
  cursor: number;
  readonly agents: string | undefined;
  readonly preserve: boolean;
  /** Where its text begins in that of the paragraph: the offset, and the number of the piece. */
  readonly from: number;
  readonly fromPiece: number;
  /** Its words have been timed one by one. */
  hasParts: boolean;
  /** Has a time of its own. */
  readonly timed: boolean;
}

/** A paragraph that is being read. */
interface Paragraph {
  readonly line: number;
  /** Joined only once: a paragraph may be as long as the file. */
  readonly pieces: string[];
  length: number;
  /** Its last sign. */
  last: string;
  readonly words: CueWord[];
  readonly voices: VoiceSpan[];
}

type Attributes = Readonly<Record<string, string>>;
type Place = Readonly<{ line: number; column: number }>;

/** Names without prefix: what a file calls its namespaces has no meaning here. */
const local = (name: string): string => name.slice(name.indexOf(':') + 1);

function localAttributes(attributes: Attributes): Attributes {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, value]) =>
      /^xmlns(?::|$)/.test(name) ? [] : [[local(name), value]],
    ),
  );
}

/** Elements whose text is about the file, not in it. */
const aside = new Set(['head', 'metadata', 'agent', 'title', 'desc', 'copyright']);

/** What is held ends with what holds it, unless that would be over before it begins: then the file contradicts itself. */
const clip = (end: number, begin: number, limit: number | undefined): number =>
  limit === undefined || limit <= begin ? end : Math.min(end, limit);

/** Reads the elements of a document in their order. */
class TtmlReader {
  readonly cues: (Omit<Cue, 'speaker'> & { readonly agents?: string })[] = [];
  readonly agents = new Map<string, string>();
  readonly badTimes: Place[] = [];
  language: string | undefined;
  #clock: TtmlClock = clockOf({});
  readonly #scopes: Scope[] = [];

  get depth(): number {
    return this.#scopes.length;
  }

  #paragraph: Paragraph | undefined;
  #agent: { readonly id: string; name: string } | undefined;
  #latest = 0;
  /** How many paragraphs, and elements whose text is about the file, are open. */
  #paragraphs = 0;
  #asides = 0;
  #pendingSpace = false;
  /** Apple counts all times from the start of the audio, whatever holds them. */
  #isAbsolute = false;

  #time(value: string | undefined, place: Place | undefined): number | undefined {
    if (value === undefined) return undefined;
    const time = parseTtmlTime(value, this.#clock);
    if (time === undefined) this.badTimes.push(place ?? { line: 1, column: 1 });
    return time;
  }

  open(
    name: string,
    attributes: Attributes,
    line: number,
    places: ReadonlyMap<string, Place>,
    isApples: boolean,
  ): void {
    const parent = this.#scopes.at(-1);
    const read = (key: string): number | undefined => this.#time(attributes[key], places.get(key));
    if (name === 'tt') {
      this.#clock = clockOf(attributes);
      this.#isAbsolute = isApples;
      this.language ??= attributes['lang']?.trim() || undefined;
    }

    const unit = attributes['unit'];
    const base = this.#isAbsolute ? 0 : parent?.sequential ? parent.cursor : (parent?.origin ?? 0);
    const [begin, end, duration] = [read('begin'), read('end'), read('dur')];
    const starts = begin === undefined ? (parent?.sequential ? base : parent?.begin) : base + begin;
    const byEnd = end === undefined ? Infinity : base + end;
    const byDuration = duration === undefined ? Infinity : (starts ?? base) + duration;
    const ends = Math.min(byEnd, byDuration);
    const timed = begin !== undefined || end !== undefined || duration !== undefined;
    const scope: Scope = {
      name,
      begin: timed ? (starts ?? base) : starts,
      end: ends < Infinity ? clip(ends, starts ?? base, parent?.end) : parent?.end,
      origin: timed ? (starts ?? base) : (parent?.origin ?? 0),
      sequential: attributes['timeContainer'] === 'seq',
      cursor: starts ?? base,
      agents: attributes['agent'] ?? parent?.agents,
      preserve:
        attributes['space'] === undefined ? (parent?.preserve ?? false) : attributes['space'] === 'preserve',
      from: this.#paragraph?.length ?? 0,
      fromPiece: this.#paragraph?.pieces.length ?? 0,
      hasParts: false,
      timed,
    };
    this.#scopes.push(scope);
    if (aside.has(name)) this.#asides++;
    if (name === 'agent') this.#agent = { id: attributes['id'] ?? '', name: '' };
    if (name === 'p' && this.#paragraphs++ === 0)
      this.#paragraph = { line, pieces: [], length: 0, last: '', words: [], voices: [] };
    else if (name === 'br') this.#append('\n', true);
    // Apple's words stand side by side, without the spaces between them.
    else if (name === 'span' && unit !== undefined)
      this.#pendingSpace = this.#paragraph !== undefined && !/^\s?$/.test(this.#paragraph.last);
  }

  text(text: string): void {
    const scope = this.#scopes.at(-1);
    if (scope === undefined) return;
    if (this.#agent !== undefined && scope.name === 'name') this.#agent.name += text;
    if (this.#asides > 0) return;
    this.#append(text, scope.preserve);
  }

  #append(raw: string, preserve: boolean): void {
    const paragraph = this.#paragraph;
    if (paragraph === undefined) return;
    let text = preserve ? raw : raw.replace(/[ \t\r\n]+/g, ' ');
    if (!preserve && /^\s?$/.test(paragraph.last) && text.startsWith(' ')) text = text.slice(1);
    if (text === '') return;
    if (this.#pendingSpace && text.trim() !== '') {
      this.#pendingSpace = false;
      const joined = standsTogether(paragraph.last, text.charAt(0));
      if (!joined && !/^\s/.test(text)) text = ` ${text}`;
    }
    const speaker = this.#scopes.at(-1)?.agents ?? '';
    const from = paragraph.length;
    paragraph.pieces.push(text);
    paragraph.length += text.length;
    paragraph.last = text.slice(-1);
    const last = paragraph.voices.at(-1);
    if (last !== undefined && (last.speaker === speaker || text.trim() === ''))
      paragraph.voices[paragraph.voices.length - 1] = { ...last, end: paragraph.length };
    else paragraph.voices.push({ start: from, end: paragraph.length, speaker });
  }

  close(): void {
    const scope = this.#scopes.pop();
    if (scope === undefined) return;
    const parent = this.#scopes.at(-1);
    if (parent?.sequential) parent.cursor = Math.max(parent.cursor, scope.end ?? scope.begin ?? 0);
    if (scope.name === 'agent' && this.#agent !== undefined) {
      const name = this.#agent.name.replace(/\s+/g, ' ').trim();
      if (this.#agent.id !== '' && name !== '') this.agents.set(this.#agent.id, name);
      this.#agent = undefined;
    }
    if (scope.name === 'span' && this.#paragraph !== undefined)
      this.#closeSpan(scope, parent, this.#paragraph);
    if (aside.has(scope.name)) this.#asides--;
    if (scope.name === 'p' && --this.#paragraphs === 0 && this.#paragraph !== undefined)
      this.#closeParagraph(scope, this.#paragraph);
  }

  /** A span with times that holds no smaller one is a word, or as much as was timed together. */
  #closeSpan(scope: Scope, parent: Scope | undefined, paragraph: Paragraph): void {
    if (parent !== undefined && (scope.hasParts || scope.timed)) parent.hasParts = true;
    if (scope.hasParts || !scope.timed || scope.begin === undefined) return;
    const text = paragraph.pieces.slice(scope.fromPiece).join('');
    const trimmed = text.trim();
    if (trimmed === '') return;
    const start = scope.from + text.indexOf(trimmed);
    const end = scope.end;
    paragraph.words.push({
      start,
      end: start + trimmed.length,
      time: scope.begin,
      ...(end === undefined || end < scope.begin ? {} : { timeEnd: end }),
    });
  }

  #closeParagraph(scope: Scope, paragraph: Paragraph): void {
    this.#paragraph = undefined;
    this.#pendingSpace = false;
    const text = paragraph.pieces.join('').trimEnd();
    const words = paragraph.words.filter((word) => word.end <= text.length);
    const start = scope.begin ?? words[0]?.time;
    if (text.trim() === '') return;
    if (start !== undefined) this.#latest = start;
    const end = scope.end ?? (scope.begin === undefined ? words.at(-1)?.timeEnd : undefined);
    const voices = paragraph.voices.map((voice) => ({ ...voice, end: Math.min(voice.end, text.length) }));
    const agents = voices.find(({ speaker }) => speaker !== '')?.speaker;
    this.cues.push({
      start: start ?? this.#latest,
      ...(start === undefined ? { untimed: true as const } : {}),
      ...(end === undefined ? {} : { end }),
      ...(agents === undefined ? {} : { agents }),
      ...(voices.length > 1 ? { voices } : {}),
      text,
      words,
      line: paragraph.line,
    });
  }
}

/** Errors of markup that are listened to before the file is given up. */
const mostErrors = 50;
const chunk = 65_536;
/** Nesting that no transcript has. */
const deepest = 500;

function readMarkup(
  text: string,
  path: string,
): { readonly reader: TtmlReader; readonly messages: Message[] } {
  const reader = new TtmlReader();
  // Names of HTML's characters are not XML's, but it is clear what they mean.
  const parser = new sax.SAXParser(true, { position: true });
  const messages: Message[] = [];
  let [errors, refused, tooDeep, line] = [0, false, false, 1];
  const places = new Map<string, Place>();
  parser.onopentagstart = () => {
    line = parser.line + 1;
    places.clear();
  };
  parser.onattribute = ({ name, value }) => {
    const column = Math.max(1, parser.column - value.length);
    places.set(local(name), { line: parser.line + 1, column });
  };
  parser.onopentag = ({ name, attributes }) => {
    tooDeep ||= reader.depth > deepest;
    if (tooDeep) return;
    const isApples = Object.entries(attributes as Attributes).some(
      ([key, value]) => key.startsWith('xmlns:') && value.includes('apple.com'),
    );
    reader.open(local(name), localAttributes(attributes as Attributes), line, places, isApples);
  };
  parser.onclosetag = () => {
    reader.close();
  };
  parser.ontext = (part) => {
    // An end tag without a beginning comes as text.
    reader.text(errors > 0 ? part.replace(/<\/[\w:.-]{1,60}>/g, '') : part);
  };
  parser.oncdata = parser.ontext;
  parser.ondoctype = (doctype) => {
    if (!/<!ENTITY/i.test(doctype)) return;
    refused = true;
    messages.push(
      describe('transcript-entities', { path, line: parser.line + 1, column: 1 }, {}, 'remove its DOCTYPE'),
    );
  };
  parser.onerror = (error) => {
    const [reason = ''] = error.message.split('\n');
    if (!refused && errors++ === 0)
      messages.push(
        describe(
          'transcript-markup',
          { path, line: parser.line + 1, column: parser.column + 1 },
          { reason: reason.toLowerCase() },
        ),
      );
    parser.resume();
  };
  for (let at = 0; at < text.length && errors < mostErrors && !refused && !tooDeep; at += chunk)
    parser.write(text.slice(at, at + chunk));
  if (tooDeep) {
    const reason = `elements are nested more than ${deepest} deep`;
    return { reader, messages: [describe('transcript-markup', { path, line, column: 1 }, { reason })] };
  }
  if (!refused) parser.close();
  // What the file leaves open is over at its end.
  while (reader.depth > 0) reader.close();
  return { reader, messages };
}

function parseTtml(text: string, path: string): Parsed<Transcript | undefined> {
  const { reader, messages } = readMarkup(text, path);
  if (messages.some(({ rule }) => rule === 'transcript-entities')) return { value: undefined, messages };
  const nameOf = (agents: string): string =>
    agents
      .trim()
      .split(/\s+/)
      .map((id) => reader.agents.get(id) ?? id)
      .join(', ');
  const cues = reader.cues.map(({ agents, voices, ...cue }): Cue => ({
    ...cue,
    ...(agents === undefined ? {} : { speaker: nameOf(agents) }),
    ...(voices === undefined
      ? {}
      : {
          voices: voices.map((voice) => ({
            ...voice,
            speaker: voice.speaker === '' ? '' : nameOf(voice.speaker),
          })),
        }),
  }));
  const [badTime] = reader.badTimes;
  if (badTime !== undefined)
    messages.push(
      describe(
        'transcript-bad-time',
        { path, ...badTime },
        { count: reader.badTimes.length },
        'TTML wants 00:00:00.000 or 1.5s',
      ),
    );
  messages.push(...describeUntimed(cues, path));
  const { language } = reader;
  return { value: { path, format: 'ttml', ...(language === undefined ? {} : { language }), cues }, messages };
}

/** @see https://www.w3.org/TR/ttml2/ */
export const ttml: TranscriptFormat = {
  name: 'ttml',
  title: 'TTML',
  extensions: ['ttml', 'xml', 'dfxp'],
  recognise: (text) =>
    /^[\s\uFEFF]{0,200}<(?:\?xml|!--|!DOCTYPE|(?:[\w-]{1,30}:)?tt[\s>])/.test(text) &&
    /<(?:[\w-]{1,30}:)?tt(?:\s|>)/.test(text.slice(0, 20_000)),
  parse: parseTtml,
};
