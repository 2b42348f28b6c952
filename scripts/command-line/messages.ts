import { formatMessage, sortMessages, type Message } from '../../src/diagnostics/message.ts';

/** `1 episode`, `2 episodes`: a number with its noun, which takes an "s". */
export const formatCount = (number: number, noun: string): string =>
  `${number} ${noun}${number === 1 ? '' : 's'}`;

/** "2 errors, 1 warning, 3 hints"; "no problems" if there is nothing. */
export function countMessages(messages: readonly Message[]): string {
  const counts = (['error', 'warning', 'hint'] as const).flatMap((severity) => {
    const count = messages.filter((message) => message.severity === severity).length;
    return count === 0 ? [] : [formatCount(count, severity)];
  });
  return counts.length === 0 ? 'no problems' : counts.join(', ');
}

/** 1 if any message is an error, otherwise 0. */
export function exitCodeOf(messages: readonly Message[]): 0 | 1 {
  return messages.some(({ severity }) => severity === 'error') ? 1 : 0;
}

/** One line each, in the order of files and lines. */
export function formatAsText(messages: readonly Message[]): string {
  return sortMessages(messages)
    .map((message) => `${formatMessage(message)}\n`)
    .join('');
}

/** An array of `{path,line,column,severity,rule,message,hint}`; `hint` is null where there is none. */
export function formatAsJson(messages: readonly Message[]): string {
  const entries = sortMessages(messages).map(({ path, line, column, severity, rule, message, hint }) => ({
    path,
    line,
    column,
    severity,
    rule,
    message,
    hint: hint ?? null,
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}

const escapeData = (text: string): string =>
  text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A');
const escapeProperty = (text: string): string => escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C');

/**
 * Workflow commands that GitHub shows beside the lines of a pull request. `folder` is the content folder's path from
 * the repository's root, with `/` at its end, or empty.
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
 */
export function formatAsGithub(messages: readonly Message[], folder: string): string {
  const kinds = { error: 'error', warning: 'warning', hint: 'notice' } as const;
  return sortMessages(messages)
    .map(({ path, line, column, severity, rule, message, hint }) => {
      const properties = `file=${escapeProperty(folder + path)},line=${line},col=${column},title=${escapeProperty(rule)}`;
      const text = escapeData(hint === undefined ? message : `${message}; ${hint}`);
      return `::${kinds[severity]} ${properties}::${text}\n`;
    })
    .join('');
}
