import { describe, type Message } from '../../diagnostics/message.ts';
import type { Cue } from '../../model/transcript.ts';

/** What is said of a file some or all of whose words have no time: once, where the first of them stand. */
export function describeUntimed(cues: readonly Cue[], path: string): readonly Message[] {
  const untimed = cues.filter((cue) => cue.untimed);
  const [first] = untimed;
  if (first === undefined) return [];
  const hint =
    untimed.length === cues.length
      ? 'it is shown without stamps, and cannot be played along'
      : `they are shown without a stamp of their own, between the ${cues.length - untimed.length} that have one`;
  return [
    describe('transcript-untimed', { path, line: first.line, column: 1 }, { count: untimed.length }, hint),
  ];
}

/** What is said of lines that are no talk: once, where the first of them stands. */
export function describeUnspoken(lines: readonly number[], path: string, hint: string): readonly Message[] {
  if (lines.length === 0) return [];
  const line = lines.reduce((least, one) => Math.min(least, one));
  return [describe('transcript-unspoken', { path, line, column: 1 }, { count: lines.length }, hint)];
}
