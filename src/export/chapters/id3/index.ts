import { makeChapterFrames, type TaggedChapters } from './chapter-frames.ts';
import { readTag, TagError, writeTag, type TagFrame } from './tag.ts';

/** A file with chapters, in two parts that follow each other: the sound is that of the file it was made of. */
export interface TaggedFile {
  readonly tag: Uint8Array;
  readonly sound: Uint8Array;
  /** Chapters that stood in the tag before, and do no more. */
  readonly replaced: number;
}

/** How far behind its tag a file's sound may begin: some writers leave zeros there. */
const soundBeginsWithin = 65_536;

/** Whether a frame of MPEG audio, layer III, II or I, begins in the first bytes. */
function isMpegAudio(sound: Uint8Array): boolean {
  const last = Math.min(sound.length - 3, soundBeginsWithin);
  for (let at = 0; at < last; at++) {
    const [sync = 0, kind = 0, rate = 0] = sound.subarray(at, at + 3);
    const isSync = sync === 0xff && (kind & 0xe0) === 0xe0 && (kind & 0x06) !== 0 && (kind & 0x18) !== 0x08;
    if (isSync && rate >> 4 !== 0xf && (rate & 0x0c) !== 0x0c) return true;
  }
  return false;
}

/** What other files of sound begin with; chance alone puts frames of MPEG audio into them. */
const others = /^(?:RIFF|OggS|fLaC|FORM|.{4}ftyp)/s;

const isChapter = ({ id }: TagFrame): boolean => id === 'CHAP' || id === 'CTOC';

/**
 * An MP3 file with chapters in its ID3v2 tag, in the place of those that were there. All other frames stay as they
 * were, in their order, and every byte behind the tag. A file without a tag gets one of v2.3, which most players read.
 * Throws {@link TagError} where that cannot be done.
 */
export function putChapters(file: Uint8Array, chapters: TaggedChapters): TaggedFile {
  const found = readTag(file);
  const sound = file.subarray(found?.size ?? 0);
  if (others.test(Buffer.from(sound.subarray(0, 12)).toString('latin1')) || !isMpegAudio(sound))
    throw new TagError('it is no MP3');
  const { version, frames, size } = found ?? { version: 3, frames: [], size: 0 };
  const kept = frames.filter((frame) => !isChapter(frame));
  return {
    tag: writeTag([...kept, ...makeChapterFrames(chapters, version)], version, size),
    sound,
    replaced: frames.filter(({ id }) => id === 'CHAP').length,
  };
}
