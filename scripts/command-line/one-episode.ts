import type { ReadEpisode } from '../../src/site/read-episode.ts';
import { cacheDir } from './command.ts';
import { readEpisode } from './episode-argument.ts';
import { countMessages, exitCodeOf, formatAsText } from './messages.ts';

/**
 * The episode that an EPISODE argument stands for, with all that is written of it. With errors in its content these
 * are printed, and it is the exit code instead.
 */
export async function readWholeEpisode(contentDir: string, wanted: string): Promise<ReadEpisode | 0 | 1> {
  const { readOneEpisode } = await import('../../src/site/read-episode.ts');
  const read = await readOneEpisode({
    contentDir,
    cacheDir,
    choose: (slugs) => readEpisode(wanted, slugs),
  });
  const errors = read.messages.filter(({ severity }) => severity === 'error');
  process.stderr.write(formatAsText(errors));
  if (errors.length === 0) return read;
  process.stderr.write(`${countMessages(errors)}\n`);
  return exitCodeOf(errors);
}
