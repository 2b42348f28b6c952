import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import type { Addresses } from '../model/address.ts';
import type { IconView } from '../model/view/show.ts';
import type { Copy } from './derivation.ts';
import { keepWhole } from './whole-file.ts';

/** The site's icons for start screens, and the files they are. */
export interface MadeIcons {
  readonly views: readonly IconView[];
  readonly copies: readonly Copy[];
}

const wanted = [
  { size: 192, purpose: 'any' },
  { size: 512, purpose: 'any' },
  { size: 192, purpose: 'maskable' },
  { size: 512, purpose: 'maskable' },
] as const;

/** A system may cut a maskable icon down to a circle of this part of its width. */
const safePart = 0.8;

/**
 * Makes a show's icons of its picture: PNG, square. Around a maskable one the picture is mirrored at its
 * edges.
 * `undefined` if the file is missing or no picture.
 * @see https://www.w3.org/TR/appmanifest/#icon-masks
 */
export async function makeIcons(
  file: string,
  cacheDir: string,
  addresses: Addresses,
): Promise<MadeIcons | undefined> {
  let bytes: Buffer;
  try {
    bytes = await readFile(file);
    await sharp(bytes).metadata();
  } catch {
    return undefined;
  }
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const copies: Copy[] = [];
  const views: IconView[] = [];
  for (const { size, purpose } of wanted) {
    const name = `${hash}-icon-${purpose}-${size}.png`;
    const from = path.join(cacheDir, name);
    const inner = purpose === 'any' ? size : 2 * Math.round((size * safePart) / 2);
    const edge = (size - inner) / 2;
    await keepWhole(from, (partial) =>
      sharp(bytes)
        .autoOrient()
        .resize({ width: inner, height: inner, fit: 'cover' })
        .flatten({ background: '#fff' })
        .extend({ top: edge, bottom: edge, left: edge, right: edge, extendWith: 'mirror' })
        .png({ compressionLevel: 9 })
        .toFile(partial),
    );
    copies.push({ from, to: `pictures/${name}` });
    views.push({
      src: addresses.href(`pictures/${name}`),
      sizes: `${size}x${size}`,
      type: 'image/png',
      purpose,
    });
  }
  return { views, copies };
}
