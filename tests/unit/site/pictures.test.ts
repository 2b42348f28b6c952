import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createAddresses } from '../../../src/model/address.ts';
import { openPictureMaker } from '../../../src/site/pictures.ts';

const addresses = createAddresses({ base: '/show/', url: 'https://host.example/show/' });
let folder = '';
const cache = (): string => path.join(folder, 'cache');
const make = (name: string) =>
  openPictureMaker(cache(), addresses).make(path.join(folder, name), 'A gradient');

/** A picture with something in it, so that no encoder makes nothing of it. */
const gradient = (width: number, height: number) =>
  sharp(
    Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><linearGradient id="g"><stop stop-color="#2f5d62"/><stop offset="1" stop-color="#fbfaf6"/></linearGradient><rect width="100%" height="100%" fill="url(#g)"/><circle cx="80" cy="60" r="40" fill="#a33"/></svg>`,
    ),
  );

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-pictures-'));
  await gradient(700, 350).png().toFile(path.join(folder, 'wide.png'));
  await gradient(200, 100)
    .withExif({ IFD0: { Orientation: '6' } })
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toFile(path.join(folder, 'turned.jpg'));
  const whole = await gradient(600, 400).jpeg().toBuffer();
  await writeFile(path.join(folder, 'cut-short.jpg'), whole.subarray(0, Math.floor(whole.length / 3)));
  await writeFile(path.join(folder, 'words.png'), 'not a picture');
  await writeFile(path.join(folder, 'empty.png'), '');
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a picture comes in three formats and in every size up to its own', async () => {
  const picture = await make('wide.png');
  expect(picture?.view).toMatchObject({ alt: 'A gradient', width: 700, height: 350 });
  expect(picture?.view.sources.map(({ type }) => type)).toEqual(['image/avif', 'image/webp', 'image/jpeg']);
  for (const { srcset } of picture?.view.sources ?? []) {
    const entries = srcset.split(', ').map((entry) => entry.split(' ') as [string, string]);
    expect(entries.map(([, width]) => width)).toEqual(['320w', '640w', '700w']);
    for (const [href] of entries)
      expect(href).toMatch(/^\/show\/pictures\/[0-9a-f]{16}-\d+\.(avif|webp|jpg)$/);
  }
  expect(picture?.view.src).toMatch(/-700\.jpg$/);
  const formats = { avif: 'heif', webp: 'webp', jpg: 'jpeg' };
  expect(picture?.copies).toHaveLength(9);
  for (const { from, to } of picture?.copies ?? []) {
    const [, width, extension] = /-(\d+)\.(\w+)$/.exec(to) ?? [];
    const { width: real, height, format } = await sharp(from).metadata();
    expect([real, height, format], to).toEqual([
      Number(width),
      Math.round(Number(width) / 2),
      formats[extension as keyof typeof formats],
    ]);
  }
});

test('every address on the page is a file that is copied', async () => {
  const picture = await make('wide.png');
  const named = picture?.view.sources.flatMap(({ srcset }) =>
    srcset.split(', ').map((entry) => entry.split(' ')[0]),
  );
  expect(picture?.copies.map(({ to }) => `/show/${to}`)).toEqual(named);
  expect(named).toContain(picture?.view.src);
});

test('a picture turned by a camera has the sides that people see', async () => {
  const picture = await make('turned.jpg');
  expect(picture?.view).toMatchObject({ width: 100, height: 200 });
  const { width, height } = await sharp(picture?.copies[0]?.from).metadata();
  expect([width, height]).toEqual([100, 200]);
});

test('what was encoded before is taken from the cache', async () => {
  const file = (await make('wide.png'))?.copies[0]?.from ?? '';
  await writeFile(file, 'kept');
  await make('wide.png');
  expect(await readFile(file, 'utf8')).toBe('kept');
});

test.each(['words.png', 'empty.png', 'cut-short.jpg'])(
  '%s is no picture, and leaves nothing half-made behind',
  async (name) => {
    expect(await make(name)).toBeUndefined();
    expect((await readdir(cache())).filter((file) => file.endsWith('.partial'))).toEqual([]);
  },
);
