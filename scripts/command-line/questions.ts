import { createInterface } from 'node:readline/promises';

/** Asks somebody at a terminal. */
export interface Asker {
  /** The answer, or what was offered where nothing is typed. `choices` are completed with the Tab key. */
  ask(
    question: string,
    options?: { readonly offer?: string; readonly choices?: readonly string[] },
  ): Promise<string>;
  close(): void;
}

/** Where questions are asked. */
export interface Terminal {
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream;
}

/** What the last name of a list with commas may be, each with the names before it. */
export function completeNames(line: string, choices: readonly string[]): readonly string[] {
  const start = line.lastIndexOf(',') + 1;
  const before = line.slice(0, start) + (/^\s*/.exec(line.slice(start))?.[0] ?? '');
  const begun = line.slice(before.length).toLowerCase();
  return choices.filter((choice) => choice.toLowerCase().startsWith(begun)).map((choice) => before + choice);
}

/** Who was asked has ended the command: with Ctrl-C or Ctrl-D, or by closing the terminal. */
export class StoppedError extends Error {
  constructor() {
    super('stopped; nothing was written');
    this.name = 'StoppedError';
  }
}

/**
 * Asks at a terminal. Who ends it with Ctrl-C or Ctrl-D ends the command: the question throws {@link StoppedError}.
 * Between questions Ctrl-C ends the process, as it does where nothing is asked.
 */
export function createAsker({ input, output }: Terminal): Asker {
  let choices: readonly string[] = [];
  let isAsking = false;
  const completer = (line: string): [string[], string] => [[...completeNames(line, choices)], line];
  const lines = createInterface({ input, output, completer, terminal: true });
  lines.on('SIGINT', () => {
    lines.close();
    if (!isAsking) process.kill(process.pid, 'SIGINT');
  });
  return {
    async ask(question, { offer = '', choices: known = [] } = {}) {
      choices = known;
      const stopped = new AbortController();
      const stop = (): void => stopped.abort();
      lines.once('close', stop);
      isAsking = true;
      try {
        const shown = `${question}${offer === '' ? '' : ` [${offer}]`}: `;
        const answer = (await lines.question(shown, { signal: stopped.signal })).trim();
        return answer === '' ? offer : answer;
      } catch {
        throw new StoppedError();
      } finally {
        isAsking = false;
        lines.off('close', stop);
      }
    },
    close: () => lines.close(),
  };
}

/** Whether somebody sits there who can be asked. */
export const isAskable = (): boolean => process.stdin.isTTY === true && process.stderr.isTTY === true;
