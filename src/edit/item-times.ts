import type { Episode } from '../model/episode.ts';
import { blocksOf } from '../model/prose.ts';
import { timedItemsOf, type TimedItem } from '../model/timed-items.ts';
import type { Stamp } from '../model/time.ts';
import { putStamps } from './stamps.ts';

/** Reads an `episode.md`. What is wrong with it is somebody else's to say. */
export type ReadEpisodeText = (source: string) => Episode;

/** An item of an episode as it was seen, and the time that it is to have. */
export interface ItemTime {
  readonly item: TimedItem;
  /** `undefined` takes its time away. */
  readonly stamp: Stamp | undefined;
}

/** An item that did not get its time, and why. */
export interface UnwrittenTime extends ItemTime {
  readonly reason: string;
}

const textOf = ({ title = '', body }: TimedItem): string =>
  [title, ...[...blocksOf(body)].map(({ block }) => block.text)].join('\n');

/** The same item in a file that may have been edited since: by its words, and of several with these the same one. */
export function findItem(items: readonly TimedItem[], wanted: TimedItem): TimedItem | undefined {
  const words = textOf(wanted);
  const same = items.filter((item) => item.kind === wanted.kind && textOf(item) === words);
  const inPlace = same.find(({ section, number }) => section === wanted.section && number === wanted.number);
  return inPlace ?? (same.length === 1 ? same[0] : undefined);
}

/** All that is read of an episode but where it stands and when this item is said. */
function restOf(episode: Episode, { section, number, kind }: TimedItem): string {
  const isItem = (item: TimedItem): boolean =>
    item.kind === kind && item.section === section && item.number === number;
  const stamp = timedItemsOf(episode).find(isItem)?.stamp;
  return JSON.stringify(episode, (key, value: unknown) => {
    if (key === 'position' || key === 'positions') return undefined;
    if (value instanceof Map) return [...value];
    return value !== undefined && value === stamp ? undefined : value;
  });
}

const isSame = (a: Stamp | undefined, b: Stamp | undefined): boolean =>
  a?.start === b?.start && a?.end === b?.end && a?.approximate === b?.approximate;

/** A file, and what is read of it. */
interface ReadFile {
  readonly source: string;
  readonly episode: Episode;
}

/** One time put, and read back: with anything else in the episode changed by it, it is not put. */
function putTime(before: ReadFile, { item, stamp }: ItemTime, read: ReadEpisodeText): ReadFile | undefined {
  const { line, column } = item.position;
  const source = putStamps(before.source, [{ line, column, stamp }]);
  const after = { source, episode: read(source) };
  const found = findItem(timedItemsOf(after.episode), item);
  const isRight = found !== undefined && isSame(found.stamp, stamp);
  return isRight && restOf(before.episode, item) === restOf(after.episode, item) ? after : undefined;
}

/**
 * Puts times on items of an `episode.md`, in the place of those they have. The items may have been seen in an older
 * state of the file: each is found again by its words. Nothing but stamps changes, and every time is read back; what
 * cannot be written so is left as it was, with the reason.
 */
export function writeItemTimes(
  source: string,
  times: readonly ItemTime[],
  read: ReadEpisodeText,
): { readonly value: string; readonly unwritten: readonly UnwrittenTime[] } {
  let file: ReadFile = { source, episode: read(source) };
  const unwritten: UnwrittenTime[] = [];
  for (const time of times) {
    const found = findItem(timedItemsOf(file.episode), time.item);
    const put = found && putTime(file, { ...time, item: found }, read);
    if (put !== undefined) file = put;
    else
      unwritten.push({
        ...time,
        reason:
          found === undefined
            ? 'it is no longer in the file as it was'
            : 'a time cannot be put there without changing something else; write it by hand',
      });
  }
  return { value: file.source, unwritten };
}
