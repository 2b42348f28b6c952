import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { cardSize, cardText, drawCard, type Card } from '../../../src/export/card.ts';
import { openCardPrinter } from '../../../src/site/cards.ts';
import { openFontShelf } from '../../../src/site/fonts.ts';

const card: Card = {
  eyebrow: 'Glossary',
  title: 'Flying money',
  subtitle: 'A way of sending value over a distance without moving cash.',
  show: 'The Glosscast Sampler',
  colour: '#2f5d62',
  direction: 'ltr',
};

const shelf = openFontShelf();
const draw = async (words: Card, language = 'en'): Promise<Buffer> =>
  Buffer.from(await drawCard(words, await shelf.fontsFor(cardText(words), language)));

const pixels = (png: Buffer): Promise<Buffer> =>
  sharp(png).flatten({ background: '#fff' }).greyscale().raw().toBuffer();

/** How many pixels are as dark as type. */
const inkOf = async (png: Buffer): Promise<number> =>
  (await pixels(png)).filter((value) => value < 100).length;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'glosscast-cards-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

test('a card is a PNG of the size that Open Graph readers expect', async () => {
  expect(await sharp(await draw(card)).metadata()).toMatchObject({ format: 'png', ...cardSize });
});

test('the same card is the same bytes, and every word of it shows', async () => {
  const first = await draw(card);
  expect(await draw({ ...card })).toEqual(first);
  const others: Partial<Card>[] = [
    { title: 'Flying honey' },
    { eyebrow: 'Sources' },
    { subtitle: 'Another.' },
    { show: 'Another' },
    { colour: '#a03030' },
  ];
  for (const other of others)
    expect(await draw({ ...card, ...other }), Object.keys(other)[0]).not.toEqual(first);
});

describe('glyphs are really drawn', () => {
  const blank: Card = { eyebrow: '', title: '', show: '', colour: '#ffffff', direction: 'ltr' };

  test.each([
    ['飞钱', '主体', 'zh', 'ltr'],
    ['飛錢', '主體', 'zh-Hant', 'ltr'],
    ['주체', '사상', 'ko', 'ltr'],
    ['さくら', 'ひらめ', 'ja', 'ltr'],
    ['الحوالة', 'السلام', 'ar', 'rtl'],
    ['Ελλάδα', 'Κόσμος', 'el', 'ltr'],
    ['Привет', 'Деньги', 'ru', 'ltr'],
    ['fēiqián', 'Zürich', 'en', 'ltr'],
  ] as const)('%s', async (title, other, language, direction) => {
    const drawn = await draw({ ...blank, title, direction }, language);
    const empty = await draw({ ...blank, title: ' ', direction }, language);
    expect(await inkOf(drawn)).toBeGreaterThan((await inkOf(empty)) + 500);
    // boxes that stand for a missing glyph would be the same for every word of a length
    const wrong = await draw({ ...blank, title: other, direction }, language);
    expect((await pixels(wrong)).equals(await pixels(drawn))).toBe(false);
    expect([...title]).not.toContain('\uFFFD');
  });

  test('as they are not where only a Latin font is at hand', async () => {
    const latin = await shelf.fontsFor('Latin', 'en');
    const drawWith = async (title: string) => pixels(Buffer.from(await drawCard({ ...blank, title }, latin)));
    expect((await drawWith('飞钱')).equals(await drawWith('主体'))).toBe(true);
  });

  test('Han characters look as the language writes them', async () => {
    const title = '直骨';
    const [chinese, japanese] = await Promise.all([
      draw({ ...blank, title }, 'zh'),
      draw({ ...blank, title }, 'ja'),
    ]);
    expect((await pixels(chinese)).equals(await pixels(japanese))).toBe(false);
  });
});

describe('the longest words leave the lines above and below them alone', () => {
  const edges = [
    [0, 110],
    [525, 105],
  ] as const;
  const inkAtEdges = async (words: Card, language: string): Promise<readonly number[]> => {
    const png = await draw(words, language);
    const strip = (top: number, height: number) =>
      sharp(png).extract({ left: 0, top, width: 1200, height }).png().toBuffer();
    return Promise.all(edges.map(async ([top, height]) => inkOf(await strip(top, height))));
  };

  test.each([
    ['wide letters, large', 'WOMEN MOVE MONEY HOME NOWAD', 'en', 'ltr'],
    ['wide letters, smaller', 'WOMEN MOVE MONEY HOME NOW '.repeat(4).slice(0, 100), 'en', 'ltr'],
    ['many words', 'Money goes where nobody looks for it. '.repeat(9), 'en', 'ltr'],
    ['one endless word', 'Rindfleischetikettierung'.repeat(9), 'de', 'ltr'],
    ['Chinese', '飞钱与洗钱'.repeat(40), 'zh', 'ltr'],
    ['Arabic', 'الحوالة والسلام '.repeat(40), 'ar', 'rtl'],
  ] as const)('%s', async (_, title, language, direction) => {
    const short = await inkAtEdges({ ...card, direction }, language);
    const long = await inkAtEdges({ ...card, direction, title, subtitle: title.repeat(9) }, language);
    // a few pixels at the edges of letters may take another shade of the palette; a letter more is dozens
    for (const [i, ink] of long.entries()) expect(Math.abs(ink - (short[i] ?? 0))).toBeLessThan(13);
  });
});

test('a card that was drawn before is taken from the cache', async () => {
  const file = await openCardPrinter(folder).print(card, 'en');
  expect(await sharp(await readFile(file)).metadata()).toMatchObject(cardSize);
  await writeFile(file, 'kept');
  expect(await openCardPrinter(folder).print({ ...card }, 'en')).toBe(file);
  expect(await readFile(file, 'utf8')).toBe('kept');
  expect(await openCardPrinter(folder).print({ ...card, title: 'Another' }, 'en')).not.toBe(file);
  expect((await readdir(folder)).filter((name) => !name.endsWith('.png'))).toEqual([]);
});
