import { locateItems } from '../../src/annotate/locate/index.ts';
import type { LocatedItem } from '../../src/annotate/locate/model.ts';
import { EpisodeFileError, readEpisodeFile, type EpisodeFile } from './episode-file.ts';

/** Locates the items of a file, and answers for those that are not generic, in the order given. */
export function locateFile({ transcript, items }: EpisodeFile, ordered: boolean): readonly LocatedItem[] {
  // what is generic takes its time, too: knowing of a sponsor's place keeps the others out of it
  const located = locateItems(transcript, items, { ordered });
  return located.filter((_, index) => items[index]?.generic !== true);
}

const rounded = (value: number): number => Math.round(value * 1000) / 1000;

/**
 * `npm run locate -- --json FILE...`: one line of JSON for each file on stdout. A file that cannot be read is said on
 * stderr and stops no other. Answers with the exit code.
 */
export async function locateFiles(files: readonly string[], ordered: boolean): Promise<number> {
  let failed = false;
  for (const name of files) {
    try {
      const episode = await readEpisodeFile(name);
      const items = locateFile(episode, ordered).map(({ start, end, confidence }) => ({
        start: rounded(start),
        end: rounded(end),
        confidence: rounded(confidence),
      }));
      process.stdout.write(`${JSON.stringify({ file: episode.file, items })}\n`);
    } catch (error) {
      if (!(error instanceof EpisodeFileError)) throw error;
      process.stderr.write(`locate: error: ${name}: ${error.message}\n`);
      failed = true;
    }
  }
  return failed ? 1 : 0;
}
