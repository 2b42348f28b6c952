import { createHash } from 'node:crypto';
import { access, mkdir, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cardText, drawCard, type Card } from '../export/card.ts';
import { openFontShelf } from './fonts.ts';

/** Changes whenever cards look different, so that old ones are not taken from the cache. */
const design = 2;

/** Draws cards, and keeps them by what is on them. */
export interface CardPrinter {
  /** The file of the card in the cache. */
  readonly print: (card: Card, language: string) => Promise<string>;
}

const exists = (file: string): Promise<boolean> =>
  access(file).then(
    () => true,
    () => false,
  );

/** `cacheDir` is where drawn cards are kept between builds; a card is drawn once for its words, colour and design. */
export function openCardPrinter(cacheDir: string): CardPrinter {
  const shelf = openFontShelf();
  return {
    async print(card, language) {
      const hash = createHash('sha256')
        .update(JSON.stringify([design, card, language]))
        .digest('hex')
        .slice(0, 24);
      const file = path.join(cacheDir, `${hash}.png`);
      if (await exists(file)) return file;
      const fonts = await shelf.fontsFor(cardText(card), language);
      const png = await drawCard(card, fonts);
      await mkdir(cacheDir, { recursive: true });
      // written beside and renamed: a killed build leaves no half a picture in the cache
      const partial = `${file}.${process.pid}.partial`;
      await writeFile(partial, png);
      await rename(partial, file);
      return file;
    },
  };
}
