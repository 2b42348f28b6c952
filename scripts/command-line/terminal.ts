import { createProgress, type Progress } from '../../src/site/progress.ts';

/** Progress on stderr: a single line that is drawn anew on a terminal, plain lines elsewhere. */
export function createTerminalProgress(): Progress {
  const { stderr, env } = process;
  return createProgress({
    write: (text) => stderr.write(text),
    isTerminal: stderr.isTTY === true && env['TERM'] !== 'dumb' && !env['CI'],
    columns: stderr.columns || 80,
    now: () => performance.now(),
  });
}
