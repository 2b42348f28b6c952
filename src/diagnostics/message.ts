import type { Position } from '../model/position.ts';
import { rules, type RuleId, type RuleParameters, type Severity } from './rules.ts';

/** Another way to write what stands at the place of a message. Both are parts of one line. */
export interface Fix {
  /** What stands there, from the message's place on. */
  readonly from: string;
  readonly to: string;
}

/** What is wrong with somebody's content, where, and what to do about it. */
export interface Message {
  readonly path: string;
  readonly line: number;
  readonly column: number;
  readonly severity: Severity;
  readonly rule: RuleId;
  readonly message: string;
  readonly hint?: string;
  /** Given only where there can be no doubt of what was meant: `check --fix` writes it without asking. */
  readonly fix?: Fix;
}

/** A value, and what there was to say about it. Parsers return this: they recover, and never throw on content. */
export interface Parsed<T> {
  readonly value: T;
  readonly messages: readonly Message[];
}

/** Makes a message of a rule; `parameters` fill the rule's `{placeholders}`. A fix that changes nothing is none. */
export function describe<Rule extends RuleId>(
  rule: Rule,
  at: Position,
  parameters: RuleParameters<Rule>,
  hint?: string,
  fix?: Fix,
): Message {
  const { severity, message } = rules[rule];
  const filled = message.replace(/\{(\w+)\}/g, (_, name: string) =>
    String((parameters as Record<string, unknown>)[name]),
  );
  const { path, line, column } = at;
  return {
    ...{ path, line, column, severity, rule, message: filled },
    ...(hint === undefined ? {} : { hint }),
    ...(fix === undefined || fix.from === fix.to ? {} : { fix }),
  };
}

/**
 * `path:line:col: severity: message; hint [rule]`, always one line: what was quoted from a file can neither break
 * it nor command the terminal.
 */
export function formatMessage(message: Message): string {
  const hint = message.hint === undefined ? '' : `; ${message.hint}`;
  const line = `${message.path}:${message.line}:${message.column}: ${message.severity}: ${message.message}${hint} [${message.rule}]`;
  return line.replace(/[\p{Cc}\u2028\u2029]+/gu, ' ');
}

/** By file, then by place in it, then by rule and words: the same messages always come in the same order. */
export function sortMessages(messages: readonly Message[]): Message[] {
  const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return [...messages].sort(
    (a, b) =>
      compare(a.path, b.path) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(a.rule, b.rule) ||
      compare(a.message, b.message),
  );
}
