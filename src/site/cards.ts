import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cardText, drawCard, type Card } from '../export/card.ts';
import { openFontShelf } from './fonts.ts';
import { keepWhole } from './whole-file.ts';

/** Changes whenever cards look different, so that old ones are not taken from the cache. */
const design = 3;

/** Draws cards, and keeps them by what is on them. */
export interface CardPrinter {
  /** The file of the card in the cache. */
  readonly print: (card: Card, language: string) => Promise<string>;
}

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
      await keepWhole(file, async (partial) => {
        const fonts = await shelf.fontsFor(cardText(card), language);
        await writeFile(partial, await drawCard(card, fonts));
      });
      return file;
    },
  };
}
