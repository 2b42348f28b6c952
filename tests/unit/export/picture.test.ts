import sharp from 'sharp';
import { expect, it } from 'vitest';
import {
  describePicture,
  drawPicture,
  fitWords,
  pictureText,
  type Picture,
} from '../../../src/export/picture.ts';
import { openFontShelf } from '../../../src/site/fonts.ts';

const quotation: Picture = {
  eyebrow: 'Nº 12 · 1:02',
  words: '“Stones are cheaper than walls.”',
  byline: 'Orla Brinkwater',
  episode: 'The Weir',
  show: 'Rivers',
  colour: '#8a2be2',
  direction: 'ltr',
};

it('draws a picture in the colour of the show, and says its words', async () => {
  const fonts = await openFontShelf().fontsFor(pictureText(quotation), 'en');
  const { data, info } = await sharp(await drawPicture(quotation, 'square', fonts))
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  expect([info.width, info.height]).toEqual([1080, 1080]);
  expect([...data.subarray(0, 3)]).toEqual([0x8a, 0x2b, 0xe2]);
  // there is ink in the middle, and none at the edges
  const darkIn = (from: number, to: number): boolean => {
    for (let y = 40; y < 1080; y++)
      for (let x = from; x < to; x++) if ((data[(y * 1080 + x) * 3] ?? 255) < 60) return true;
    return false;
  };
  expect([darkIn(0, 80), darkIn(84, 996), darkIn(1000, 1080)]).toEqual([false, true, false]);
  expect(describePicture(quotation)).toBe(
    '“Stones are cheaper than walls.” Orla Brinkwater. The Weir. Nº 12 · 1:02. Rivers.',
  );
});

it('makes long words of a quotation smaller, then cuts them at a word and closes the quotation', () => {
  const space = { width: 900, height: 600 };
  const short = fitWords('“Stones.”', space);
  const longer = fitWords(`“${'Water finds the walls. '.repeat(8).trim()}”`, space);
  const longest = fitWords(`“${'Water finds the walls. '.repeat(80).trim()}”`, space);
  expect(short.fontSize).toBeGreaterThan(longer.fontSize);
  expect(longer.fontSize).toBeGreaterThan(longest.fontSize);
  expect(longer.text).not.toContain('…');
  expect(longest.text).toMatch(/^“Water .*(?:Water|finds|the|walls\.)…”$/);
  for (const { fontSize, lines } of [short, longer, longest])
    expect(fontSize * 1.2 * lines).toBeLessThanOrEqual(space.height);
  // words that stand together are counted by their width
  const han = fitWords('水从来不等墙。'.repeat(40), space);
  expect(han.text.length * han.fontSize).toBeLessThan(space.width * han.lines);
});
