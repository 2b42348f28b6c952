import { timeFragment } from '../../../model/address.ts';
import type { Seconds } from '../../../model/time.ts';
import { endOfChapter, type ChaptersInput } from '../format.ts';
import { concat, writeUint32 } from './bytes.ts';
import { TagError, writeFrame, type TagFrame, type TagVersion } from './tag.ts';

/** The table of contents counts its chapters in one byte. */
const mostChapters = 255;

/** Flags of a table of contents: it is the topmost, and its chapters are in order. */
const topmostAndOrdered = 0b11;

/** Stands for a place in the file that is not given: players go by the time. */
const noOffset = 0xffffffff;

const latin = (text: string): Uint8Array => Buffer.from(text, 'latin1');

const terminated = (id: string): Uint8Array => latin(`${id}\0`);

const frameOf = (id: string, parts: readonly Uint8Array[]): TagFrame => ({
  id,
  flags: new Uint8Array(2),
  body: concat(parts),
});

/** In one line, without the characters that end a text in ID3. */
const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replaceAll(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** Text with the byte that names its encoding: v2.3 knows no UTF-8, and its Latin-1 is misread by many. */
function encodeText(text: string, version: TagVersion): Uint8Array {
  if (/^[\x20-\x7e]*$/.test(text)) return concat([Uint8Array.of(0), latin(text)]);
  if (version === 4) return concat([Uint8Array.of(3), Buffer.from(text, 'utf8')]);
  return concat([Uint8Array.of(1, 0xff, 0xfe), Buffer.from(text, 'utf16le')]);
}

const titleFrame = (title: string, version: TagVersion): Uint8Array =>
  writeFrame(frameOf('TIT2', [encodeText(oneLine(title), version)]), version);

/** A link of one's own: encoding, description, address. */
const linkFrame = (href: string, version: TagVersion): Uint8Array =>
  writeFrame(
    frameOf('WXXX', [Uint8Array.of(0), terminated('Companion'), latin(new URL(href).href)]),
    version,
  );

const milliseconds = (time: Seconds): Uint8Array => writeUint32(Math.round(time * 1000));

/** What chapters in a file are made from. The sound's length ends the last one. */
export type TaggedChapters = Omit<ChaptersInput, 'duration'> & { readonly duration: Seconds };

/**
 * The frames of chapters: a table of contents, and each chapter with its times, its title and a link to its place in
 * the companion. Throws {@link TagError} if there are more than ID3 counts.
 * @see https://id3.org/id3v2-chapters-1.0
 */
export function makeChapterFrames(input: TaggedChapters, version: TagVersion): readonly TagFrame[] {
  const { chapters, page, duration } = input;
  if (chapters.length > mostChapters)
    throw new TagError(`there are ${chapters.length} chapters; ID3 holds ${mostChapters}`);
  const ids = chapters.map((_, index) => `chp${index}`);
  const contents = frameOf('CTOC', [
    terminated('toc'),
    Uint8Array.of(topmostAndOrdered, ids.length),
    ...ids.map(terminated),
  ]);
  const frames = chapters.map(({ start, title }, index) =>
    frameOf('CHAP', [
      terminated(ids[index] ?? ''),
      milliseconds(start),
      milliseconds(Math.max(endOfChapter(input, index) ?? duration, start)),
      writeUint32(noOffset),
      writeUint32(noOffset),
      titleFrame(title, version),
      linkFrame(`${page}#${timeFragment(start)}`, version),
    ]),
  );
  return [contents, ...frames];
}
