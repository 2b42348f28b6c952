import sharp from 'sharp';
import type { Fetched } from '../../../src/read/fetch-public.ts';
import type { BesideFile } from '../../command-line/new-episode.ts';

/** Kinds of pictures that pages and directories take, by what the decoder calls them, with their extensions. */
const extensions: Readonly<Record<string, string>> = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
  avif: 'avif',
  heif: 'avif',
  gif: 'gif',
};

/** More than this is no cover, but a way to fill a memory. */
const mostPixels = 10_000 * 10_000;

/** Fetches one address. Throws, saying why, where that fails. */
export type Fetch = (url: string) => Promise<Fetched>;

/** Why a fetched file is no picture, or its extension. A drawing in SVG may hold scripts, and is not taken. */
async function extensionOf(bytes: Uint8Array): Promise<string> {
  const options = { failOn: 'error', limitInputPixels: mostPixels } as const;
  const { format } = await sharp(bytes, options).metadata();
  const extension = extensions[format];
  if (extension === undefined) throw new Error(`it is ${format}, and not a JPEG, PNG, WebP, AVIF or GIF`);
  // the head of a file says little: all of it is decoded
  await sharp(bytes, options).stats();
  return extension;
}

/** Fetches pictures for a show and its episodes: each address once, however many name it. */
export class PictureFetcher {
  readonly failures: string[] = [];
  private readonly fetched = new Map<string, Promise<BesideFile | undefined>>();
  private readonly fetch: Fetch;

  constructor(fetch: Fetch) {
    this.fetch = fetch;
  }

  private async load(url: string): Promise<BesideFile | undefined> {
    try {
      const { bytes } = await this.fetch(url);
      const extension = await extensionOf(bytes).catch((cause: unknown) => {
        throw new Error(
          `${url} is no picture that can be shown: ${cause instanceof Error ? cause.message.split('\n')[0] : ''}`,
          { cause },
        );
      });
      return { name: `image.${extension}`, size: bytes.length, body: bytes };
    } catch (error) {
      this.failures.push(error instanceof Error ? error.message : String(error));
      return undefined;
    }
  }

  /** The picture at an address as a file of this name, without its extension; nothing, and a failure, where it is none. */
  async take(url: string, name: string): Promise<BesideFile | undefined> {
    const known = this.fetched.get(url) ?? this.load(url);
    this.fetched.set(url, known);
    const file = await known;
    return file && { ...file, name: file.name.replace(/^image/, name) };
  }
}
