import { stat } from 'node:fs/promises';
import { parseFile, selectCover, type IAudioMetadata, type IChapter } from 'music-metadata';
import type { DraftChapter } from '../../src/model/draft.ts';

/** What an audio file says about itself. */
export interface AudioFile {
  /** In bytes. */
  readonly size: number;
  /** In seconds, to the hundredth. */
  readonly duration?: number;
  readonly title?: string;
  readonly chapters: readonly DraftChapter[];
  /** The picture in it, and the ending of a file of that. */
  readonly cover?: { readonly body: Uint8Array; readonly extension: string };
}

const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg',
  'image/jpg': 'jpg',
  'image/png': 'png',
  'image/webp': 'webp',
};

/** A chapter's beginning in seconds: ID3 has it so, MP4 in units of the track. */
const secondsOf = ({ start, timeScale }: IChapter): number =>
  Math.round((timeScale === undefined ? start : start / timeScale) * 1000) / 1000;

/** Chapters that somebody put into the file: their times are those of its sound. */
function chaptersOf({ format }: IAudioMetadata): readonly DraftChapter[] {
  return (format.chapters ?? [])
    .map((chapter) => ({
      title: chapter.title.trim(),
      stamp: { start: secondsOf(chapter), approximate: false },
    }))
    .filter(({ title, stamp }) => title !== '' && Number.isFinite(stamp.start))
    .sort((a, b) => a.stamp.start - b.stamp.start);
}

/** Reads length, title, chapters and picture of an audio file. Throws, with its cause, if it is none or cannot be opened. */
export async function readAudioFile(file: string): Promise<AudioFile> {
  const found = await stat(file).catch(() => undefined);
  if (!found?.isFile()) throw new Error(`cannot read ${file}: there is no such file`);
  let metadata: IAudioMetadata;
  try {
    metadata = await parseFile(file, { duration: true, includeChapters: true });
  } catch (cause) {
    throw new Error(`${file} is no audio file that can be read`, { cause });
  }
  const { duration } = metadata.format;
  const picture = selectCover(metadata.common.picture);
  const extension = picture === null ? undefined : endings[picture.format.toLowerCase()];
  const title = metadata.common.title?.trim() ?? '';
  return {
    size: found.size,
    ...(duration === undefined || !(duration > 0) ? {} : { duration: Math.round(duration * 100) / 100 }),
    ...(title === '' ? {} : { title }),
    chapters: chaptersOf(metadata),
    ...(picture === null || extension === undefined ? {} : { cover: { body: picture.data, extension } }),
  };
}
