import {
  parseCueSettings,
  parseRegion,
  type WebVttCueSettings,
  type WebVttRegion,
} from './webvtt-settings.ts';

/** A cue as it stands in the file: its text is not yet parsed. Times are in seconds. */
export interface WebVttCue {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly settings: WebVttCueSettings;
  /** Cue text with its tags and references. */
  readonly text: string;
  /** 1-based line of its times. */
  readonly line: number;
}

/** A block that the standard drops, although something stands in it. */
export interface WebVttDropped {
  /** `timing`: a cue whose times break the rules; `stray`: no times, and neither comment, style nor region. */
  readonly reason: 'timing' | 'stray';
  /** The line with the broken times; empty where there is none. */
  readonly timing: string;
  /** What the cue would have said, with tags and references. */
  readonly text: string;
  /** 1-based line of the broken times, or of the text. */
  readonly line: number;
  /** How many cues stand above it. */
  readonly after: number;
}

/** Everything in a WebVTT file, in order. */
export interface WebVttFile {
  /** What stands behind the signature, and the header's other lines. */
  readonly header: readonly string[];
  readonly regions: readonly WebVttRegion[];
  /** CSS of the STYLE blocks. */
  readonly styles: readonly string[];
  /** NOTE blocks, without the word NOTE. */
  readonly comments: readonly string[];
  readonly cues: readonly WebVttCue[];
  readonly dropped: readonly WebVttDropped[];
}

interface Times {
  readonly start: number;
  readonly end: number;
  readonly rest: string;
}

// Hours may have any number of digits (one too); "two digits" alone are minutes.
const timestamp = String.raw`(?:(\d+):)?(\d{2}):(\d{2})\.(\d{3})(?!\d)`;
const space = String.raw`[\t\n\f\r ]*`;
const timingLine = new RegExp(`^${space}${timestamp}${space}-->${space}${timestamp}(.*)$`, 's');
const onlyTimestamp = new RegExp(`^${timestamp}$`);

function secondsOf(groups: readonly (string | undefined)[]): number | undefined {
  const [hours = '0', minutes = '', seconds = '', milliseconds = ''] = groups;
  if (Number(minutes) > 59 || Number(seconds) > 59) return undefined;
  const whole = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return (whole * 1000 + Number(milliseconds)) / 1000;
}

/**
 * Seconds of `00:00:01.000`, `00:01.000` or `100:00:01.000`; nothing where it breaks the rules.
 * @see https://www.w3.org/TR/webvtt1/#collect-a-webvtt-timestamp
 */
export function parseWebVttTimestamp(text: string): number | undefined {
  const match = onlyTimestamp.exec(text);
  return match ? secondsOf(match.slice(1, 5)) : undefined;
}

/** @see https://www.w3.org/TR/webvtt1/#collect-webvtt-cue-timings-and-settings */
function parseTimes(line: string): Times | undefined {
  const match = timingLine.exec(line);
  if (!match) return undefined;
  const start = secondsOf(match.slice(1, 5));
  const end = secondsOf(match.slice(5, 9));
  return start === undefined || end === undefined ? undefined : { start, end, rest: match[9] ?? '' };
}

/** Lines up to a blank one or the next cue, and what is known of them. */
interface Block {
  readonly next: number;
  /** Lines above the times; all lines where there are none. */
  readonly head: readonly string[];
  /** Lines below the times. */
  readonly body: readonly string[];
  /** 0-based line of the times. */
  readonly arrowAt?: number;
}

/** @see https://www.w3.org/TR/webvtt1/#collect-a-webvtt-block */
function collectBlock(lines: readonly string[], from: number, inHeader: boolean): Block {
  const head: string[] = [];
  const body: string[] = [];
  let arrowAt: number | undefined;
  let at = from;
  for (; at < lines.length; at++) {
    const line = lines[at] as string;
    if (line.includes('-->')) {
      // Times stand in a block's first line, or in its second, below an id; anywhere else a new block begins.
      if (inHeader || arrowAt !== undefined || at - from > 1) break;
      arrowAt = at;
    } else if (line === '') {
      at++;
      break;
    } else (arrowAt === undefined ? head : body).push(line);
  }
  return { next: at, head, body, ...(arrowAt === undefined ? {} : { arrowAt }) };
}

class WebVttReader implements WebVttFile {
  readonly header: string[] = [];
  readonly regions: WebVttRegion[] = [];
  readonly styles: string[] = [];
  readonly comments: string[] = [];
  readonly cues: WebVttCue[] = [];
  readonly dropped: WebVttDropped[] = [];
  readonly #regionById = new Map<string, WebVttRegion>();
  #seenCue = false;

  addCue({ head, body }: Block, timing: string, line: number): void {
    const times = parseTimes(timing);
    const text = body.join('\n');
    if (times === undefined) {
      this.dropped.push({ reason: 'timing', timing, text, line, after: this.cues.length });
      return;
    }
    this.#seenCue = true;
    const { start, end, rest } = times;
    const settings = parseCueSettings(rest, this.#regionById);
    this.cues.push({ id: head.join('\n'), start, end, settings, text, line });
  }

  addOther(head: readonly string[], line: number): void {
    const [first = '', ...rest] = head;
    const note = /^NOTE(?:[ \t](.*))?$/s.exec(first);
    const kind = /^(STYLE|REGION)[\t\n\f\r ]*$/.exec(first)?.[1];
    if (note) this.comments.push([note[1] ?? '', ...rest].join('\n').trim());
    // The standard knows styles and regions only above the first cue; below they are no words either.
    else if (kind === 'STYLE' && !this.#seenCue) this.styles.push(rest.join('\n'));
    else if (kind === 'REGION' && !this.#seenCue) this.#addRegion(rest.join('\n'));
    else if (kind === undefined && !/^REGION: id=/.test(first))
      this.dropped.push({
        reason: 'stray',
        timing: '',
        text: head.join('\n'),
        line,
        after: this.cues.length,
      });
  }

  #addRegion(text: string): void {
    const region = parseRegion(text);
    this.regions.push(region);
    // Of two regions with one id the later counts.
    this.#regionById.set(region.id, region);
  }
}

/** Whether the text has a valid signature: `WEBVTT`, then a space, a tab or the line's end. */
export function hasWebVttSignature(text: string): boolean {
  return /^WEBVTT(?:[ \t\n]|$)/.test(text);
}

/**
 * Reads a WebVTT file as the standard's parser does: the same cues with the same times, settings, ids and texts.
 * What that parser drops is handed over, too. `undefined` where the signature is wrong.
 *
 * @param text line ends are LF, NUL is replaced, the byte order mark is gone.
 * @see https://www.w3.org/TR/webvtt1/#file-parsing
 */
export function readWebVttFile(text: string): WebVttFile | undefined {
  if (!hasWebVttSignature(text)) return undefined;
  const lines = text.split('\n');
  const file = new WebVttReader();
  file.header.push((lines[0] as string).slice('WEBVTT'.length).trim());
  let at = 1;
  if (lines[at] !== undefined && lines[at] !== '') {
    const header = collectBlock(lines, at, true);
    file.header.push(...header.head);
    at = header.next;
  }
  while (at < lines.length) {
    if (lines[at] === '') {
      at++;
      continue;
    }
    const block = collectBlock(lines, at, false);
    if (block.arrowAt === undefined) file.addOther(block.head, at + 1);
    else file.addCue(block, lines[block.arrowAt] as string, block.arrowAt + 1);
    at = block.next;
  }
  return file;
}
