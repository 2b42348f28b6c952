import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { Cue, CueWord, Transcript } from '../../model/transcript.ts';
import type { TranscriptFormat } from './format.ts';

const lineTag = /\[(\d{1,4}):(\d{1,2})(?:[.:,](\d{1,3}))?\][ \t]{0,50}/y;
const wordTag = /<(\d{1,4}):(\d{1,2})(?:[.:,](\d{1,3}))?>/g;
const idTag = /^\[([a-z#][\w#]{0,30}):([^\]]{0,2000})\]\s*$/i;
const knownId = /^\[(?:ar|al|ti|au|by|re|ve|length|offset|la|lang|language|tool|lr|#)\s{0,3}:/im;

/** Seconds of a tag's parts; nothing where its seconds pass 59. */
function secondsOf([minutes = '0', seconds = '0', fraction = '']: readonly (string | undefined)[]):
  number | undefined {
  if (Number(seconds) > 59) return undefined;
  return (Number(minutes) * 60_000 + Number(seconds) * 1000 + Number(fraction.padEnd(3, '0'))) / 1000;
}

/** A line of words with all the times at which it is said. */
interface LrcLine {
  readonly times: readonly number[];
  readonly text: string;
  readonly words: readonly CueWord[];
  /** When its last word ends, where a time without a word says so. */
  readonly end?: number;
  readonly line: number;
}

/** Takes the times out of a line of the enhanced form: `<00:01.00>Where <00:01.40>does`. */
function readWords(source: string, start: number): Pick<LrcLine, 'text' | 'words' | 'end'> {
  const tags = [...source.matchAll(wordTag)].flatMap((match) => {
    const time = secondsOf(match.slice(1));
    return time === undefined ? [] : [{ from: match.index, to: match.index + match[0].length, time }];
  });
  if (tags.length === 0) return { text: source.trim(), words: [] };
  const pieces = [source.slice(0, tags[0]?.from).trimStart()];
  const lead = (pieces[0] as string).trimEnd();
  // What is said before the first time begins with the line.
  const words: CueWord[] = lead === '' ? [] : [{ start: 0, end: lead.length, time: start }];
  let length = (pieces[0] as string).length;
  let end: number | undefined;
  for (const [index, tag] of tags.entries()) {
    const next = tags[index + 1];
    const piece = source.slice(tag.to, next?.from);
    const part = /\s$/.test(pieces.at(-1) ?? ' ') ? piece.trimStart() : piece;
    const word = part.trim();
    const at = length + part.indexOf(word);
    if (word !== '') words.push({ start: at, end: at + word.length, time: tag.time });
    else if (next === undefined) end = tag.time;
    if (part !== '') pieces.push(part);
    length += part.length;
  }
  return { text: pieces.join('').trimEnd(), words, ...(end === undefined ? {} : { end }) };
}

function readLine(source: string, line: number): LrcLine | undefined {
  const times: number[] = [];
  let at = 0;
  lineTag.lastIndex = 0;
  for (let match = lineTag.exec(source); match; match = lineTag.exec(source)) {
    const time = secondsOf(match.slice(1));
    if (time === undefined) break;
    times.push(time);
    at = lineTag.lastIndex;
  }
  return times.length === 0 ? undefined : { times, ...readWords(source.slice(at), times[0] as number), line };
}

interface LrcFile {
  readonly lines: readonly LrcLine[];
  readonly tags: ReadonlyMap<string, string>;
  /** Lines of words that have no time, with what they say. */
  readonly untimed: readonly { readonly line: number; readonly text: string }[];
}

function readFile(text: string): LrcFile {
  const lines: LrcLine[] = [];
  const tags = new Map<string, string>();
  const untimed: { line: number; text: string }[] = [];
  for (const [index, whole] of text.split('\n').entries()) {
    const source = whole.trim();
    if (source === '') continue;
    const found = readLine(source, index + 1);
    const id = found ? null : idTag.exec(source);
    if (found) lines.push(found);
    else if (id) tags.set((id[1] as string).toLowerCase(), (id[2] as string).trim());
    else untimed.push({ line: index + 1, text: source });
  }
  return { lines, tags, untimed };
}

/** Cues by time. A line with several times is said at each of them; a time without words ends the line before it. */
function cuesOf({ lines, tags, untimed }: LrcFile): Cue[] {
  const offset = Number(tags.get('offset') ?? 0);
  // A positive offset lets the words appear sooner.
  const shift = Number.isFinite(offset) ? offset : 0;
  const move = (time: number): number => Math.max(0, Math.round(time * 1000 - shift) / 1000);
  const said = lines.flatMap((line) => line.times.map((time) => ({ ...line, time })));
  // The format means times, whatever the order: a line that is repeated stands only once in the file.
  const isCompact = lines.some(({ times }) => times.length > 1);
  const ordered = isCompact ? said.toSorted((a, b) => a.time - b.time) : said;
  const cues = ordered.flatMap(({ text, words, time, times, end, line }, index): Cue[] => {
    if (text === '') return [];
    const next = ordered[index + 1];
    const ends = next?.text === '' && next.time >= time ? next.time : end;
    const own = times.length === 1 ? words.map((word) => ({ ...word, time: move(word.time) })) : [];
    return [
      { start: move(time), ...(ends === undefined ? {} : { end: move(ends) }), text, words: own, line },
    ];
  });
  if (untimed.length === 0) return cues;
  // Words without a time stay where they stand in the file.
  const merged: Cue[] = [];
  let next = 0;
  let start = 0;
  for (const cue of isCompact ? cues.toSorted((a, b) => a.line - b.line) : cues) {
    for (; next < untimed.length && (untimed[next] as { line: number }).line < cue.line; next++)
      merged.push(untimedCue(untimed[next] as { line: number; text: string }, start));
    merged.push(cue);
    start = cue.start;
  }
  for (; next < untimed.length; next++)
    merged.push(untimedCue(untimed[next] as { line: number; text: string }, start));
  return merged;
}

const untimedCue = (
  { line, text }: { readonly line: number; readonly text: string },
  start: number,
): Cue => ({
  start,
  untimed: true,
  text,
  words: [],
  line,
});

function parseLrc(text: string, path: string): Parsed<Transcript> {
  const file = readFile(text);
  const messages: Message[] = [];
  const [first] = file.untimed;
  if (first !== undefined)
    messages.push(
      describe(
        'transcript-untimed',
        { path, line: first.line, column: 1 },
        { count: file.untimed.length },
        'LRC wants [mm:ss.xx] before each line',
      ),
    );
  const language = file.tags.get('la') ?? file.tags.get('lang') ?? file.tags.get('language');
  const transcript: Transcript = {
    path,
    format: 'lrc',
    ...(language === undefined || language === '' ? {} : { language }),
    cues: cuesOf(file),
  };
  return { value: transcript, messages };
}

/** Whether a text is LRC: most lines begin with a time in hundredths, or it says so with tags that only LRC has. */
function looksLikeLrc(text: string): boolean {
  const written = text
    .slice(0, 100_000)
    .split('\n')
    .flatMap((line) => (line.trim() === '' ? [] : [line.trim()]));
  const tagged = written.filter((line) => /^\[\d{1,4}:\d{1,2}(?:[.:]\d{1,3})?\]/.test(line));
  if (tagged.length === 0) return false;
  if (
    knownId.test(text.slice(0, 4000)) ||
    tagged.some((line) => /^(?:\[\d{1,4}:\d{2}(?:\.\d{1,3})?\]){2}/.test(line))
  )
    return tagged.length >= written.length * 0.5;
  // `[00:12.50] Name: words` is a transcript as people write it.
  const exact = tagged.filter((line) =>
    /^\[\d{1,4}:\d{2}\.\d{2,3}\](?!\s{0,9}[^\s:]{1,30}(?:\s[^\s:]{1,30}){0,3}\s?:\s)/.test(line),
  );
  return exact.length >= written.length * 0.8;
}

/** Lines of words with times, simple or enhanced (a time for each word). It has no standard. */
export const lrc: TranscriptFormat = {
  name: 'lrc',
  title: 'LRC',
  extensions: ['lrc'],
  recognise: looksLikeLrc,
  parse: parseLrc,
};
