/** The size of a frame or tag as ID3 writes it: seven bits to a byte. */
const synchsafe = (size: number): Buffer =>
  Buffer.from([(size >> 21) & 127, (size >> 14) & 127, (size >> 7) & 127, size & 127]);

const frame = (id: string, body: Buffer): Buffer =>
  Buffer.concat([Buffer.from(id), synchsafe(body.length), Buffer.from([0, 0]), body]);

const text = (id: string, words: string): Buffer =>
  frame(id, Buffer.concat([Buffer.from([3]), Buffer.from(words)]));

const integer = (value: number): Buffer => {
  const buffer = Buffer.alloc(4);
  buffer.writeUInt32BE(value);
  return buffer;
};

/** The smallest picture there is: one point, as PNG. */
export const onePoint = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

/**
 * MP3 of silence, 1152 samples to a frame at 44,100 Hz, with title, cover and chapters as ID3v2.4 has them. Times are
 * in milliseconds.
 * @see https://id3.org/id3v2-chapters-1.0
 */
export function makeChapteredMp3(
  title: string,
  chapters: readonly { readonly title: string; readonly start: number }[],
  frames = 400,
): Buffer {
  const marks = chapters.map(({ title: words, start }, index) => {
    const times = [integer(start), integer(chapters[index + 1]?.start ?? start + 1000)];
    const offsets = integer(0xff_ff_ff_ff);
    return frame(
      'CHAP',
      Buffer.concat([Buffer.from(`c${index}\0`), ...times, offsets, offsets, text('TIT2', words)]),
    );
  });
  const cover = Buffer.concat([Buffer.from([0]), Buffer.from('image/png\0'), Buffer.from([3, 0]), onePoint]);
  const tag = Buffer.concat([text('TIT2', title), frame('APIC', cover), ...marks]);
  // MPEG-1 layer III, 128 kbit/s, 44,100 Hz, mono; nothing in it is silence
  const silence = Buffer.alloc(417);
  silence.set([0xff, 0xfb, 0x90, 0xc4]);
  const sound = Array.from({ length: frames }, () => silence);
  return Buffer.concat([Buffer.from('ID3'), Buffer.from([4, 0, 0]), synchsafe(tag.length), tag, ...sound]);
}
