import satori from 'satori';
import sharp from 'sharp';

/** A font file (woff) for one weight of one subset. */
export interface CardFont {
  readonly name: string;
  readonly weight: 400 | 600;
  readonly data: Uint8Array;
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

interface Element {
  readonly type: 'div';
  readonly props: {
    readonly style: Record<string, string | number>;
    readonly children?: string | readonly Element[];
  };
}

const box = (style: Record<string, string | number>, children?: string | readonly Element[]): Element => ({
  type: 'div',
  props: { style: { display: 'flex', ...style }, ...(children === undefined ? {} : { children }) },
});

const cut = (text: string, most: number): string => {
  const characters = [...text];
  return characters.length <= most
    ? text
    : `${characters
        .slice(0, most - 1)
        .join('')
        .trimEnd()}…`;
};

/** Wide characters take twice the room. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (/[\u1100-\u11ff\u2e80-\uffef]/u.test(character) ? 2 : 1), 0);

function titleSize(title: string): number {
  const width = widthOf(title);
  return width <= 28 ? 92 : width <= 60 ? 76 : width <= 110 ? 60 : 48;
}

/**
 * A line of text. Satori lays words out left to right whatever their script, so right-to-left text is given to it
 * word by word in a reversed, wrapping row.
 */
function textLine(
  text: string,
  direction: Card['direction'],
  style: Record<string, string | number>,
): Element {
  if (direction === 'ltr') return box({ ...style, display: 'block' }, text);
  const gap = `0 ${Math.round(Number(style['fontSize']) * 0.26)}px`;
  const words = text.split(/\s+/u).map((word) => box({}, word));
  return box({ ...style, flexDirection: 'row-reverse', flexWrap: 'wrap', gap, width: '100%' }, words);
}

function layOut(card: Card, fontFamily: string): Element {
  const { direction } = card;
  const align = direction === 'rtl' ? 'flex-end' : 'flex-start';
  const title = cut(card.title, 150);
  const middle = [
    textLine(title, direction, {
      fontSize: titleSize(title),
      fontWeight: 600,
      lineHeight: 1.12,
      color: '#1b1a17',
    }),
    ...(card.subtitle === undefined
      ? []
      : [
          textLine(cut(card.subtitle, 140), direction, {
            fontSize: 34,
            lineHeight: 1.35,
            color: '#57534a',
            marginTop: 26,
          }),
        ]),
  ];
  return box(
    { width: '100%', height: '100%', flexDirection: 'column', backgroundColor: '#fbfaf6', fontFamily },
    [
      box({ height: 18, width: '100%', backgroundColor: card.colour }),
      box(
        {
          flexDirection: 'column',
          justifyContent: 'space-between',
          alignItems: align,
          flexGrow: 1,
          padding: '56px 72px 54px',
        },
        [
          textLine(card.eyebrow, direction, { fontSize: 30, color: '#57534a' }),
          box({ flexDirection: 'column', alignItems: align, width: '100%' }, middle),
          textLine(cut(card.show, 60), direction, { fontSize: 32, fontWeight: 600, color: '#1b1a17' }),
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
    fonts: fonts.map(({ name, weight, data }) => ({
      name,
      weight,
      style: 'normal' as const,
      data: Buffer.from(data),
    })),
  });
  return sharp(Buffer.from(svg)).png({ palette: true, colours: 64, compressionLevel: 9 }).toBuffer();
}
