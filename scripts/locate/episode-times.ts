import { readFile } from 'node:fs/promises';
import { writeItemTimes, type ItemTime, type UnwrittenTime } from '../../src/edit/item-times.ts';
import type { OpenEpisode } from '../../src/site/episode-to-locate.ts';
import { shortPath } from '../command-line/command.ts';
import { readEditable, writeTogether } from '../command-line/files.ts';

/** What came of writing times, and the episode as it stands in its file now. */
export interface WrittenTimes {
  readonly open: OpenEpisode;
  readonly written: number;
  /** Those that could not be written, which stay as they were. */
  readonly unwritten: readonly UnwrittenTime[];
}

/** The text of the episode's file. Throws if it is gone. */
async function readSource({ file }: OpenEpisode): Promise<string> {
  const source = await readEditable(file);
  if (source === undefined) throw new Error(`${shortPath(file)} is gone; nothing was written`);
  return source;
}

/**
 * Writes times into the `episode.md` as it is now, whole or not at all, and reads it back. Only stamps change. Of
 * times that belong `together` none is written if one cannot be. Throws if the file cannot be written, or is not what
 * was written.
 */
export async function writeTimes(
  open: OpenEpisode,
  times: readonly ItemTime[],
  together = false,
): Promise<WrittenTimes> {
  const source = await readSource(open);
  const { value: body, unwritten } = writeItemTimes(source, times, (text) => open.parse(text).value);
  if (together && unwritten.length > 0) return { open, written: 0, unwritten };
  if (body !== source) {
    await writeTogether([{ file: open.file, body, instead: source }]);
    const found = await readFile(open.file);
    if (!found.equals(Buffer.from(body)))
      throw new Error(`${shortPath(open.file)} is not what was written; look at it before you go on`);
  }
  const { value: episode, messages } = open.parse(body);
  return { open: { ...open, episode, messages }, written: times.length - unwritten.length, unwritten };
}
