import { describe, type Message, type Parsed } from '../../diagnostics/message.ts';
import type { RuleId } from '../../diagnostics/rules.ts';
import type { Cue, Transcript } from '../../model/transcript.ts';
import { mergeRepeats } from './repeats.ts';

/** The rules that mending reports by: each has a count and nothing else. */
type MendRule = Extract<
  RuleId,
  | 'transcript-order'
  | 'transcript-reversed'
  | 'transcript-zero-length'
  | 'transcript-overlap'
  | 'transcript-repeated'
  | 'transcript-empty-cue'
>;

/** Counts what was mended, by kind, with the first line of each. */
class MendLog {
  readonly #found = new Map<MendRule, { count: number; line: number }>();

  add(rule: MendRule, line: number): void {
    const entry = this.#found.get(rule);
    if (entry) {
      entry.count++;
      entry.line = Math.min(entry.line, line);
    } else this.#found.set(rule, { count: 1, line });
  }

  messages(path: string): Message[] {
    return [...this.#found]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([rule, { count, line }]) => describe(rule, { path, line, column: 1 }, { count }));
  }
}

/** How long somebody needs to say a text, in seconds, at a common pace. */
function spokenLength(text: string): number {
  return Math.max(0.5, text.length / 15);
}

/** Gives cues that end before or when they begin an end of their own: when they are said, or the next one begins. */
function mendLengths(cues: readonly Cue[], log: MendLog, mended: Set<Cue>): Cue[] {
  return cues.map((cue, index) => {
    if (cue.end === undefined || cue.end > cue.start) return cue;
    log.add(cue.end < cue.start ? 'transcript-reversed' : 'transcript-zero-length', cue.line);
    const said = cue.start + spokenLength(cue.text);
    const next = cues[index + 1]?.start ?? said;
    const longer = { ...cue, end: next > cue.start ? Math.min(said, next) : said };
    mended.add(longer);
    return longer;
  });
}

/** Steps back this small are clocks that disagree, not cues in the wrong place: the order of the text is believed. */
const jitter = 3;

/** Cues by start. A cue slightly before the one above it keeps its place and begins after that one. */
function sortCues(cues: readonly Cue[], log: MendLog): readonly Cue[] {
  let latest = -Infinity;
  let misplaced = false;
  for (const cue of cues) {
    if (cue.start < latest) log.add('transcript-order', cue.line);
    if (cue.start < latest - jitter) misplaced = true;
    latest = Math.max(latest, cue.start);
  }
  if (misplaced) return cues.toSorted((a, b) => a.start - b.start);
  let before: Cue | undefined;
  return cues.map((cue) => {
    const start = before === undefined ? cue.start : startAfter(before, cue);
    // A cue that is over by then is moved as a whole.
    const end = cue.end === undefined || cue.end > start ? cue.end : start + cue.end - cue.start;
    before = start === cue.start ? cue : { ...cue, start, ...(end === undefined ? {} : { end }) };
    return before;
  });
}

/** When a cue begins that stands below another: where that one ends, if it would begin before it. */
function startAfter(before: Cue, cue: Cue): number {
  if (cue.start >= before.start) return cue.start;
  const { end } = before;
  return end !== undefined && end > before.start && end < (cue.end ?? Infinity) ? end : before.start;
}

/** Ends a cue where the next one begins. */
function mendOverlap(cue: Cue, next: Cue | undefined, log: MendLog, mended: ReadonlySet<Cue>): Cue {
  if (cue.end === undefined || next === undefined || cue.end <= next.start) return cue;
  // A hundredth of a second is how tools round; an end that was estimated here is no fault of the file.
  if (cue.end - next.start > 0.011 && !mended.has(cue)) log.add('transcript-overlap', cue.line);
  return { ...cue, end: next.start };
}

/**
 * Mends what real files get wrong, without losing a word: drops cues without text, sorts cues that are out of order,
 * merges the repeats of rolling captions, and makes ends agree with starts. Each kind is reported once, with a count
 * and its first line. A sound transcript comes out as it went in.
 */
export function mendTranscript(transcript: Transcript): Parsed<Transcript> {
  const log = new MendLog();
  const spoken = transcript.cues.filter((cue) => {
    const empty = cue.text.trim() === '';
    if (empty) log.add('transcript-empty-cue', cue.line);
    return !empty;
  });
  const mended = new Set<Cue>();
  const sorted = sortCues(mendLengths(spoken, log, mended), log);
  const merged = mergeRepeats(sorted, (cue) => {
    log.add('transcript-repeated', cue.line);
  });
  const cues = merged.map((cue, index) => mendOverlap(cue, merged[index + 1], log, mended));
  return { value: { ...transcript, cues }, messages: log.messages(transcript.path) };
}
