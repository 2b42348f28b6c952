import {
  concat,
  readSynchsafe,
  readUint32,
  removeUnsynchronisation,
  writeSynchsafe,
  writeUint32,
} from './bytes.ts';

/** Versions of ID3 that know chapters: v2.3 and v2.4. */
export type TagVersion = 3 | 4;

/** A frame as it stands in the tag. */
export interface TagFrame {
  /** Four letters: `TIT2`. */
  readonly id: string;
  /** Two bytes. */
  readonly flags: Uint8Array;
  readonly body: Uint8Array;
}

/** The ID3v2 tag before the sound. */
export interface Tag {
  readonly version: TagVersion;
  readonly frames: readonly TagFrame[];
  /** Where the sound begins, in bytes: the size of the whole tag with its padding. */
  readonly size: number;
}

/** A tag cannot be read, or not be written without losing something. The file stays as it is. */
export class TagError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'TagError';
  }
}

const headerSize = 10;
/** Of the tag: */
const unsynchronised = 0x80;
const hasExtendedHeader = 0x40;
const hasFooter = 0x10;
/** Of a frame of v2.4, in its second byte. */
const frameUnsynchronised = 0x02;

/** Four letters; some writers leave the fourth of an old name empty. */
const frameId = /^[A-Z0-9]{3}[A-Z0-9 \0]$/;

const latin = (bytes: Uint8Array): string => Buffer.from(bytes).toString('latin1');

type ReadSize = (bytes: Uint8Array, at: number) => number | undefined;

/** Frames up to the padding; `undefined` if the sizes do not lead from frame to frame. */
function walkFrames(bytes: Uint8Array, sizeOf: ReadSize): TagFrame[] | undefined {
  const frames: TagFrame[] = [];
  let at = 0;
  while (at < bytes.length && bytes[at] !== 0) {
    const id = latin(bytes.subarray(at, at + 4));
    const size = at + headerSize <= bytes.length ? sizeOf(bytes, at + 4) : undefined;
    if (size === undefined || !frameId.test(id) || at + headerSize + size > bytes.length) return undefined;
    const start = at + headerSize;
    frames.push({ id, flags: bytes.slice(at + 8, start), body: bytes.subarray(start, start + size) });
    at = start + size;
  }
  return bytes.subarray(at).every((byte) => byte === 0) ? frames : undefined;
}

/** Where the frames begin: the extended header holds a checksum and limits of the tag as it was, and is not kept. */
function afterExtendedHeader(bytes: Uint8Array, version: TagVersion): Uint8Array {
  if (bytes.length < 6) throw new TagError('its ID3 tag ends within its extended header');
  const size = version === 3 ? readUint32(bytes, 0) + 4 : readSynchsafe(bytes, 0);
  if (size === undefined || size < 6 || size > bytes.length)
    throw new TagError('the extended header of its ID3 tag is damaged');
  return bytes.subarray(size);
}

/** A frame of v2.4 as it would stand in a tag without unsynchronisation. */
function plainFrame({ id, flags, body }: TagFrame, whole: boolean): TagFrame {
  const [status = 0, format = 0] = flags;
  if (!whole && (format & frameUnsynchronised) === 0) return { id, flags, body };
  return {
    id,
    flags: Uint8Array.of(status, format & ~frameUnsynchronised),
    body: removeUnsynchronisation(body),
  };
}

/** Frames of v2.4; sizes that some writers give as those of v2.3 are understood. */
function framesOfFour(bytes: Uint8Array, whole: boolean): TagFrame[] | undefined {
  const frames = walkFrames(bytes, readSynchsafe) ?? walkFrames(bytes, readUint32);
  return frames?.map((frame) => plainFrame(frame, whole));
}

/**
 * Reads the ID3v2 tag that a file begins with; `undefined` if it begins with none. Throws {@link TagError} on what is
 * damaged, or of a version that knows no chapters.
 * @see https://id3.org/id3v2.4.0-structure
 */
export function readTag(file: Uint8Array): Tag | undefined {
  if (latin(file.subarray(0, 3)) !== 'ID3') return undefined;
  const [major = 0, , flags = 0] = file.subarray(3, 6);
  const length = file.length < headerSize ? undefined : readSynchsafe(file, 6);
  if (length === undefined || headerSize + length > file.length)
    throw new TagError('its ID3 tag is longer than the file');
  if (major !== 3 && major !== 4)
    throw new TagError(
      `its ID3 tag is of version 2.${major}, which has no chapters; save it as ID3v2.3 first`,
    );
  const whole = (flags & unsynchronised) !== 0;
  const stored = file.subarray(headerSize, headerSize + length);
  const opened = whole && major === 3 ? removeUnsynchronisation(stored) : stored;
  const body = (flags & hasExtendedHeader) === 0 ? opened : afterExtendedHeader(opened, major);
  const frames = major === 3 ? walkFrames(body, readUint32) : framesOfFour(body, whole);
  if (frames === undefined) throw new TagError('its ID3 tag is damaged');
  const footer = major === 4 && (flags & hasFooter) !== 0 ? headerSize : 0;
  return { version: major, frames, size: headerSize + length + footer };
}

/** A frame with its header. */
export function writeFrame({ id, flags, body }: TagFrame, version: TagVersion): Uint8Array {
  const size = version === 3 ? writeUint32(body.length) : writeSynchsafe(body.length);
  return concat([Buffer.from(id, 'latin1'), size, flags, body]);
}

const largest = 2 ** 28 - 1;

/**
 * A tag without unsynchronisation, extended header and footer. Where the frames fit into `room` bytes, zeros fill the
 * rest, so that the sound stays where it was. Throws {@link TagError} if they are too large for any tag.
 */
export function writeTag(frames: readonly TagFrame[], version: TagVersion, room: number): Uint8Array {
  const body = concat(frames.map((frame) => writeFrame(frame, version)));
  const length = Math.max(body.length, room - headerSize);
  if (length > largest) throw new TagError('its ID3 tag would be larger than ID3 allows');
  const header = Uint8Array.of(0x49, 0x44, 0x33, version, 0, 0, ...writeSynchsafe(length));
  return concat([header, body, new Uint8Array(length - body.length)]);
}
