import { globSync, readFileSync } from 'node:fs';
import { parseBuffer } from 'music-metadata';
import { beforeAll, describe, expect, it } from 'vitest';
import { putChapters } from '../../../../src/export/chapters/id3/index.ts';

const page = 'https://trains.example/show/episodes/lisbon/';
const input = {
  title: 'The Lisbon sleeper',
  show: 'The Night Train',
  page,
  duration: 60,
  chapters: [
    { start: 0, title: 'Hello & welcome' },
    { start: 12.345, title: 'Über 飞钱\nand more', end: 20 },
    { start: 30, title: 'Why it stopped' },
  ],
};

let sound: Uint8Array;

const bytes = (...parts: (string | number | readonly number[] | Uint8Array)[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) =>
      typeof part === 'string'
        ? Buffer.from(part, 'latin1')
        : Buffer.from(typeof part === 'number' ? [part] : part),
    ),
  );

const seven = (value: number): number[] => [21, 14, 7, 0].map((shift) => (value >> shift) & 0x7f);
const eight = (value: number): number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 0xff);

const frame = (version: 3 | 4, id: string, body: Uint8Array, flags = [0, 0]): Uint8Array =>
  bytes(id, version === 3 ? eight(body.length) : seven(body.length), flags, body);

const tag = (version: number, flags: number, body: Uint8Array): Uint8Array =>
  bytes('ID3', version, 0, flags, seven(body.length), body);

/** The frames of a tag without any flags, read as the specification says. */
function framesOf(file: Uint8Array): Map<string, Buffer[]> {
  const buffer = Buffer.from(file);
  const [version = 0, , flags = 0] = buffer.subarray(3, 6);
  expect([buffer.toString('latin1', 0, 3), flags]).toEqual(['ID3', 0]);
  const number = (at: number, bits: number): number =>
    [...buffer.subarray(at, at + 4)].reduce((sum, byte) => sum * 2 ** bits + byte, 0);
  const end = 10 + number(6, 7);
  const frames = new Map<string, Buffer[]>();
  for (let at = 10; at < end && buffer[at] !== 0;) {
    const id = buffer.toString('latin1', at, at + 4);
    const size = number(at + 4, version === 3 ? 8 : 7);
    frames.set(id, [...(frames.get(id) ?? []), buffer.subarray(at + 10, at + 10 + size)]);
    at += 10 + size;
  }
  return frames;
}

const joined = ({ tag: head, sound: rest }: ReturnType<typeof putChapters>): Uint8Array => bytes(head, rest);

const unsynchronise = (plain: Uint8Array): Uint8Array =>
  bytes(
    [...plain].flatMap((byte, at) =>
      byte === 0xff && ((plain[at + 1] ?? 0) >= 0xe0 || plain[at + 1] === 0) ? [byte, 0] : [byte],
    ),
  );

const picture = bytes([0], 'image/png\0', [3], '\0', [0xff, 0xfb, 0xff, 0x00, 0xff, 0xe0, 1, 2, 3]);
const title = bytes([0], 'Old title');

beforeAll(() => {
  const [digest = ''] = globSync('episodes/1154-*/digest.mp3');
  const whole = readFileSync(digest);
  const start =
    whole.toString('latin1', 0, 3) === 'ID3' ? 10 + whole.readUInt8(8) * 128 + whole.readUInt8(9) : 0;
  sound = whole.subarray(start, start + 40_000);
});

describe('chapters in an MP3', () => {
  it.each([
    ['without a tag', () => new Uint8Array(0), 3],
    ['with a tag of v2.3', () => tag(3, 0, bytes(frame(3, 'TIT2', title), frame(3, 'APIC', picture))), 3],
    ['with a tag of v2.4', () => tag(4, 0, bytes(frame(4, 'TIT2', title), frame(4, 'APIC', picture))), 4],
  ] as const)('are read by other software from a file %s', async (_, before, version) => {
    const file = joined(putChapters(bytes(before(), sound), input));
    expect(file[3]).toBe(version);
    const { format } = await parseBuffer(file, { mimeType: 'audio/mpeg' }, { includeChapters: true });
    expect(format.chapters?.map(({ title: name, start, end, url }) => [name, start, end, url?.url])).toEqual([
      ['Hello & welcome', 0, 12.345, `${page}#t=0`],
      ['Über 飞钱 and more', 12.345, 20, `${page}#t=12`],
      ['Why it stopped', 30, 60, `${page}#t=30`],
    ]);
    const contents = framesOf(file).get('CTOC')?.[0];
    expect(contents?.toString('latin1')).toBe('toc\0\u0003\u0003chp0\0chp1\0chp2\0');
  });

  it.each([
    ['v2.3', () => tag(3, 0, bytes(frame(3, 'TIT2', title), frame(3, 'APIC', picture)))],
    ['v2.4', () => tag(4, 0, bytes(frame(4, 'TIT2', title), frame(4, 'APIC', picture)))],
    [
      'v2.4 with sizes of v2.3',
      () => tag(4, 0, bytes(frame(3, 'TIT2', title), frame(3, 'APIC', bytes(picture, new Uint8Array(200))))),
    ],
    [
      'v2.3, unsynchronised, with an extended header',
      () =>
        tag(
          3,
          0xc0,
          unsynchronise(
            bytes(eight(6), [0, 0], eight(0), frame(3, 'TIT2', title), frame(3, 'APIC', picture)),
          ),
        ),
    ],
    [
      'v2.4, unsynchronised, with an extended header and a footer',
      () => {
        const made = tag(
          4,
          0xd0,
          bytes(
            seven(6),
            [1, 0],
            frame(4, 'TIT2', title, [0, 2]),
            frame(4, 'APIC', unsynchronise(picture), [0, 2]),
          ),
        );
        return bytes(made, '3DI', made.subarray(3, 10));
      },
    ],
    [
      'v2.3 with padding',
      () => tag(3, 0, bytes(frame(3, 'TIT2', title), frame(3, 'APIC', picture), new Uint8Array(100))),
    ],
  ] as const)('leave all other frames and every byte of the sound as they were: %s', (_, before) => {
    const made = putChapters(bytes(before(), sound), input);
    const frames = framesOf(joined(made));
    expect(Buffer.from(made.sound).equals(sound)).toBe(true);
    expect(frames.get('TIT2')).toEqual([title]);
    expect(frames.get('APIC')?.[0]?.subarray(0, picture.length)).toEqual(picture);
    expect(frames.get('CHAP')).toHaveLength(3);
  });

  it('take the place of those that are there: a second run changes no byte', () => {
    const once = joined(putChapters(bytes(tag(4, 0, frame(4, 'TIT2', title)), sound), input));
    const again = putChapters(once, input);
    expect(again.replaced).toBe(3);
    expect(Buffer.from(joined(again)).equals(once)).toBe(true);
  });

  it('fill the room that a tag has kept, so that the sound stays where it was', () => {
    const roomy = tag(3, 0, bytes(frame(3, 'TIT2', title), new Uint8Array(4000)));
    expect(putChapters(bytes(roomy, sound), input).tag).toHaveLength(roomy.length);
  });

  it.each([
    ['is no MP3', () => bytes('RIFF', eight(40_000), 'WAVE', sound)],
    ['is no MP3', () => bytes('Just words, '.repeat(20))],
    ['of version 2.2', () => bytes(tag(2, 0, bytes('TT2', [0, 0, 1, 0])), sound)],
    ['damaged', () => bytes(tag(3, 0, bytes(frame(3, 'TIT2', title), 'junk that is no frame')), sound)],
    ['longer than the file', () => bytes('ID3', 3, 0, 0, seven(90_000), sound)],
  ] as const)('are refused where something would be lost: it %s', (message, file) => {
    expect(() => putChapters(file(), input)).toThrow(message);
  });
});
