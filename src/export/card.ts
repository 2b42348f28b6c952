import satori from 'satori';
import sharp from 'sharp';

/** A font file (woff) for one weight of one subset. */
export interface CardFont {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly style: 'normal';
  readonly data: Buffer;
}

/** The words on a social card. */
export interface Card {
  /** Small line above: "Episode 1154 · 15 May 2025", "Glossary". */
  readonly eyebrow: string;
  readonly title: string;
  /** A line below the title: a guest, a definition. */
  readonly subtitle?: string;
  readonly show: string;
  /** CSS hex colour of the show. */
  readonly colour: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Width and height in pixels that Open Graph readers expect. */
export const cardSize = { width: 1200, height: 630 } as const;

/** What Satori lays out. */
export interface Element {
  readonly type: 'div';
  readonly props: {
    readonly style: Record<string, string | number>;
    readonly children?: string | readonly Element[];
  };
}

/** A box of CSS, and what is in it. */
export const box = (
  style: Record<string, string | number>,
  children?: string | readonly Element[],
): Element => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, ...(children === undefined ? {} : { children }) },
});

/** Han, kana, hangul and full-width signs take twice the room of a letter. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\u11ff\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);

/** The text, or as much of it as is `most` letters wide. */
function cut(text: string, most: number): string {
  if (widthOf(text) <= most) return text;
  let [kept, width] = ['', 1];
  for (const character of text) {
    width += widthOf(character);
    if (width > most) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** Size in pixels and most lines of a title, such that it leaves room for all else on the card. */
function titleSize(title: string): { readonly fontSize: number; readonly lines: number } {
  const width = widthOf(title);
  if (width <= 28) return { fontSize: 92, lines: 2 };
  if (width <= 60) return { fontSize: 76, lines: 3 };
  return { fontSize: width <= 105 ? 56 : 48, lines: 4 };
}

/** How text looks. Pixels. */
export interface TextStyle {
  readonly fontSize: number;
  readonly lineHeight: number;
  readonly color: string;
  readonly fontWeight?: number;
  readonly marginTop?: number;
}

/** Marks that come in pairs are mirrored from right to left: the opening one looks like the closing one elsewhere. */
const mirrored: Readonly<Record<string, string>> = {
  ...{ '«': '»', '»': '«', '‹': '›', '›': '‹' },
  ...{ '(': ')', ')': '(', '[': ']', ']': '[', '{': '}', '}': '{', '<': '>', '>': '<' },
};
const mirror = (marks: string): string =>
  [...marks]
    .reverse()
    .map((mark) => mirrored[mark] ?? mark)
    .join('');

/** A word of a line from right to left, with the marks before it on its right, and those behind it on its left. */
function rightToLeftWord(word: string): Element {
  const [, before = '', core = '', behind = ''] =
    /^([^\p{L}\p{N}]*)(.*?)([^\p{L}\p{M}\p{N}]*)$/su.exec(word) ?? [];
  if (core === '' || before + behind === '') return box({}, core === '' ? mirror(word) : word);
  const pieces = [mirror(before), core, mirror(behind)].filter((piece) => piece !== '');
  return box(
    { flexDirection: 'row-reverse' },
    pieces.map((piece) => box({}, piece)),
  );
}

/**
 * Text of so many lines at most. Satori lays words out left to right whatever their script, so right-to-left text is
 * given to it word by word in a reversed, wrapping row.
 */
export function textLines(
  text: string,
  direction: Card['direction'],
  lines: number,
  style: TextStyle,
): Element {
  const maxHeight = Math.ceil(style.fontSize * style.lineHeight * lines);
  const most = { ...style, maxHeight, overflow: 'hidden' };
  if (direction === 'ltr')
    return box({ ...most, display: 'block', lineClamp: lines, wordBreak: 'break-word' }, text);
  const gap = `0 ${Math.round(style.fontSize * 0.26)}px`;
  const words = text.split(/\s+/u).map(rightToLeftWord);
  return box({ ...most, flexDirection: 'row-reverse', flexWrap: 'wrap', gap, width: '100%' }, words);
}

function layOut(card: Card, fontFamily: string): Element {
  const { direction } = card;
  const align = direction === 'rtl' ? 'flex-end' : 'flex-start';
  const title = cut(card.title, 140);
  const { fontSize, lines } = titleSize(title);
  const [strong, quiet] = ['#1b1a17', '#57534a'];
  const middle = [
    textLines(title, direction, lines, { fontSize, fontWeight: 600, lineHeight: 1.12, color: strong }),
    ...(card.subtitle === undefined
      ? []
      : [
          textLines(cut(card.subtitle, 112), direction, 2, {
            fontSize: 34,
            lineHeight: 1.35,
            color: quiet,
            marginTop: 26,
          }),
        ]),
  ];
  const above = { fontSize: 30, lineHeight: 1.3, color: quiet };
  const below = { fontSize: 32, fontWeight: 600, lineHeight: 1.3, color: strong };
  return box(
    { width: '100%', height: '100%', flexDirection: 'column', backgroundColor: '#fbfaf6', fontFamily },
    [
      box({ height: 18, flexShrink: 0, width: '100%', backgroundColor: card.colour }),
      box(
        {
          flexDirection: 'column',
          justifyContent: 'space-between',
          alignItems: align,
          flexGrow: 1,
          padding: '56px 72px 54px',
        },
        [
          textLines(card.eyebrow, direction, 1, above),
          box({ flexDirection: 'column', alignItems: align, width: '100%' }, middle),
          textLines(cut(card.show, 60), direction, 1, below),
        ],
      ),
    ],
  );
}

/** Every character a card needs a font for. */
export const cardText = (card: Card): string =>
  `${card.eyebrow}${card.title}${card.subtitle ?? ''}${card.show}…`;

/** Draws a card as PNG of {@link cardSize}. Needs at least one font. */
export async function drawCard(card: Card, fonts: readonly CardFont[]): Promise<Uint8Array> {
  const families = [...new Set(fonts.map((font) => font.name))].map((name) => `"${name}"`).join(', ');
  const svg = await satori(layOut(card, families) as never, {
    ...cardSize,
    // the very array: Satori parses fonts once per array it is given
    fonts: fonts as CardFont[],
  });
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 48, dither: 0, effort: 1, compressionLevel: 6 })
    .toBuffer();
}
