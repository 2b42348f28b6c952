import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp, { type Sharp } from 'sharp';
import type { PictureView } from '../model/view/parts.ts';
import type { Addresses } from '../model/address.ts';
import { keepWhole } from './whole-file.ts';

/** Widths in pixels that pages choose from; never wider than the original. */
const widths = [320, 640, 960, 1440] as const;

/** Formats from best to most widely known. The last is the fallback in `<img>`. */
const encodings = [
  {
    extension: 'avif',
    type: 'image/avif',
    encode: (image: Sharp) => image.avif({ quality: 55, effort: 3 }),
  },
  { extension: 'webp', type: 'image/webp', encode: (image: Sharp) => image.webp({ quality: 78 }) },
  {
    extension: 'jpg',
    type: 'image/jpeg',
    encode: (image: Sharp) => image.flatten({ background: '#fff' }).jpeg({ quality: 80, mozjpeg: true }),
  },
] as const;

/** A picture in all its sizes: what the page shows, and the files it needs. */
export interface Picture {
  readonly view: PictureView;
  readonly copies: readonly { readonly from: string; readonly to: string }[];
}

/** Makes pictures in several sizes and formats, and keeps them by the hash of the original. */
export interface PictureMaker {
  /** `undefined` if the file is not a picture that can be read. */
  readonly make: (file: string, alt: string) => Promise<Picture | undefined>;
}

const sizesFor = (width: number): number[] => {
  const smaller = widths.filter((candidate) => candidate < width);
  return [...smaller, Math.min(width, widths[widths.length - 1] as number)].filter(
    (size, i, all) => all.indexOf(size) === i,
  );
};

/** Whether a file is a picture, as far as its head tells. Throws if it cannot be opened. */
export async function isPicture(file: string): Promise<boolean> {
  const bytes = await readFile(file);
  return sharp(bytes)
    .metadata()
    .then(({ width, height }) => width > 0 && height > 0)
    .catch(() => false);
}

/** `cacheDir` is where encoded pictures are kept between builds. */
export function openPictureMaker(cacheDir: string, addresses: Addresses): PictureMaker {
  const encodeAll = async (bytes: Buffer, alt: string): Promise<Picture> => {
    const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
    // `autoOrient` applies a camera's rotation, so width and height are those that people see
    const original = (): Sharp => sharp(bytes, { failOn: 'error' }).autoOrient();
    const { width, height } = (await original().metadata()).autoOrient;
    const copies: { from: string; to: string }[] = [];
    const sources: { type: string; srcset: string }[] = [];
    for (const { extension, type, encode } of encodings) {
      const set: string[] = [];
      for (const size of sizesFor(width)) {
        const name = `${hash}-${size}.${extension}`;
        const from = path.join(cacheDir, name);
        await keepWhole(from, (partial) =>
          encode(original().resize({ width: size, withoutEnlargement: true })).toFile(partial),
        );
        const to = `pictures/${name}`;
        copies.push({ from, to });
        set.push(`${addresses.href(to)} ${size}w`);
      }
      sources.push({ type, srcset: set.join(', ') });
    }
    const fallback = copies[copies.length - 1] as { to: string };
    return { view: { src: addresses.href(fallback.to), alt, width, height, sources }, copies };
  };
  return {
    async make(file, alt) {
      const bytes = await readFile(file);
      try {
        return await encodeAll(bytes, alt);
      } catch (error) {
        // sharp's errors name no kind: those of the system have a code, and only they are not about the picture
        if (error instanceof Error && 'code' in error) throw error;
        return undefined;
      }
    },
  };
}
