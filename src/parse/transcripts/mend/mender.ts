import { describe, type Message } from '../../../diagnostics/message.ts';
import type { rules, RuleId } from '../../../diagnostics/rules.ts';
import type { Seconds } from '../../../model/time.ts';
import type { Transcript } from '../../../model/transcript.ts';

/** What is known of the episode besides its transcript. */
export interface MendOptions {
  /** How long the audio is. Without it, times behind its end cannot be told. */
  readonly duration?: Seconds;
  /** Names of people of the show: a cue that begins with one and a colon names its speaker. */
  readonly names?: readonly string[];
}

/** Rules of mending that report a count and nothing else. */
export type CountedRule = {
  [Rule in RuleId]: (typeof rules)[Rule]['message'] extends `${string}{count}${string}`
    ? Rule extends `transcript-${string}`
      ? Rule
      : never
    : never;
}[RuleId];

/** Counts what was mended, by kind, with the first line of each. */
export class MendLog {
  readonly #counts = new Map<CountedRule, { count: number; line: number }>();
  readonly #others: Message[] = [];

  /** Notes that something of a kind was mended at a line (1-based) of the file. */
  add(rule: CountedRule, line: number): void {
    const entry = this.#counts.get(rule);
    if (entry) {
      entry.count++;
      entry.line = Math.min(entry.line, line);
    } else this.#counts.set(rule, { count: 1, line });
  }

  /** Notes a message that says more than a count. */
  say(message: Message): void {
    this.#others.push(message);
  }

  /** One message for each kind, by the names of their rules. */
  messages(path: string): Message[] {
    const counted = [...this.#counts].map(([rule, { count, line }]) =>
      describe(rule, { path, line, column: 1 }, { count }),
    );
    return [...counted, ...this.#others].sort((a, b) => (a.rule < b.rule ? -1 : 1));
  }
}

/** Mends one kind of fault: the transcript without it, and what was mended in the log. Loses no word. */
export type Mender = (transcript: Transcript, log: MendLog, options: MendOptions) => Transcript;
