import type { PictureShape } from '../../src/export/picture-shapes.ts';
import { describePicture, drawPicture, pictureText } from '../../src/export/picture.ts';
import type { NamedPicture } from '../../src/site/episode-pictures.ts';
import { openFontShelf } from '../../src/site/fonts.ts';

/** A file of a picture: the picture in one shape, or its words as text. */
export interface PictureFile {
  readonly name: string;
  readonly body: Uint8Array | string;
}

/** Draws each picture in each shape, and says its words as text, one file after the other. */
export async function* drawPictureFiles(
  pictures: readonly NamedPicture[],
  shapes: readonly PictureShape[],
  language: string,
): AsyncGenerator<PictureFile> {
  const shelf = openFontShelf();
  for (const { name, picture } of pictures) {
    const fonts = await shelf.fontsFor(pictureText(picture), language);
    for (const shape of shapes)
      yield { name: `${name}-${shape}.png`, body: await drawPicture(picture, shape, fonts) };
    yield { name: `${name}.txt`, body: `${describePicture(picture)}\n` };
  }
}
