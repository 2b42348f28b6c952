import satori from 'satori';
import sharp from 'sharp';
import { cutAtWord } from '../render/plain-text.ts';
import { box, textLines, widthOf, type CardFont, type Element } from './card.ts';
import { pictureShapes, type PictureShape } from './picture-shapes.ts';

/** The words of a picture that is to be shared: of an episode, or of something that is said in it. */
export interface Picture {
  /** Small line above: number, date, time. */
  readonly eyebrow: string;
  /** What the picture is for. */
  readonly words: string;
  /** Below the words: who said them, who is heard. */
  readonly byline?: string;
  /** At the foot, above the show: the episode that it is from, unless the words are its title. */
  readonly episode?: string;
  readonly show: string;
  /** CSS hex colour of the show. */
  readonly colour: string;
  readonly direction: 'ltr' | 'rtl';
}

/** Every character that a picture needs a font for. */
export const pictureText = ({ eyebrow, words, byline, episode, show }: Picture): string =>
  `${eyebrow}${words}${byline ?? ''}${episode ?? ''}${show}…`;

const lineHeight = 1.2;
/** Sizes of the words, largest first. Pixels. */
const sizes = [112, 96, 84, 74, 66, 58, 52, 46, 41];

/** How many letters stand on a line: a letter is half as wide as it is high, as a rule, and lines are not filled. */
const lettersOnLine = (width: number, fontSize: number): number => (width / (fontSize * 0.5)) * 0.92;

/** Lines of a text, broken between words; what has no spaces is broken anywhere. */
function countLines(text: string, letters: number): number {
  let [lines, used] = [1, 0];
  for (const word of text.split(/\s+/u)) {
    const width = widthOf(word);
    if (used > 0 && used + 1 + width > letters) [lines, used] = [lines + 1, 0];
    used += (used > 0 ? 1 : 0) + width;
    if (used > letters) {
      lines += Math.floor(used / letters);
      used %= letters;
    }
  }
  return lines;
}

/** Words as they fit into a space, and how large; words that do not fit at the smallest size are cut with an ellipsis. */
export function fitWords(
  words: string,
  space: { readonly width: number; readonly height: number },
): { readonly text: string; readonly fontSize: number; readonly lines: number } {
  const linesOf = (fontSize: number): number => Math.floor(space.height / (fontSize * lineHeight));
  const fits = (text: string, fontSize: number): boolean =>
    countLines(text, lettersOnLine(space.width, fontSize)) <= linesOf(fontSize);
  const longest = Math.max(
    ...words.split(/\s+/u).map((word) => (/[\u1100-\u11ff\u2e80-\uffef]/u.test(word) ? 1 : word.length)),
  );
  const fontSize = sizes.find((size) => fits(words, size) && longest <= lettersOnLine(space.width, size));
  if (fontSize !== undefined) return { text: words, fontSize, lines: linesOf(fontSize) };
  const smallest = sizes.at(-1) ?? 41;
  let text = words;
  for (let limit = words.length - 1; limit > 1 && !fits(text, smallest); limit = Math.floor(limit * 0.97) - 1)
    text = cutAtWord(words, limit);
  // the quotation goes on, and its mark closes it all the same
  const mark = /["”“»«’」』]$/u.exec(words)?.[0];
  if (mark !== undefined && /^["“„«»‘‚「『]/u.test(words) && text !== words && !text.endsWith(mark))
    text += mark;
  return { text, fontSize: smallest, lines: linesOf(smallest) };
}

const [strong, quiet] = ['#1b1a17', '#57534a'];

function layOut(picture: Picture, shape: PictureShape, fontFamily: string): Element {
  const { direction, byline, episode } = picture;
  const { width, height } = pictureShapes[shape];
  const tall = shape !== 'wide';
  const [side, top] = tall ? [84, shape === 'story' ? 220 : 88] : [72, 54];
  const small = tall ? 36 : 30;
  const align = direction === 'rtl' ? 'flex-end' : 'flex-start';
  const inner = width - 2 * side;
  const lettersOf = (fontSize: number, lines: number): number =>
    Math.floor(lettersOnLine(inner, fontSize) * lines);
  const line = (
    text: string,
    style: { fontSize: number; color: string; fontWeight?: number; marginTop?: number },
    lines = 1,
  ): Element =>
    textLines(
      widthOf(text) > lettersOf(style.fontSize, lines)
        ? cutAtWord(text, Math.floor((lettersOf(style.fontSize, lines) * text.length) / widthOf(text)))
        : text,
      direction,
      lines,
      {
        lineHeight: 1.3,
        ...style,
      },
    );
  const around =
    2 * top + 24 + small * 1.3 * (3 + (byline === undefined ? 0 : 2.6) + (episode === undefined ? 0 : 2.6));
  const words = fitWords(picture.words, { width: inner, height: height - around });
  const middle = [
    textLines(words.text, direction, words.lines, {
      fontSize: words.fontSize,
      fontWeight: 600,
      lineHeight,
      color: strong,
    }),
    ...(byline === undefined ? [] : [line(byline, { fontSize: small, color: quiet, marginTop: 28 }, 2)]),
  ];
  const foot = [
    ...(episode === undefined ? [] : [line(episode, { fontSize: small, color: quiet }, 2)]),
    line(picture.show, {
      fontSize: small + 2,
      fontWeight: 600,
      color: strong,
      marginTop: episode === undefined ? 0 : 8,
    }),
  ];
  return box(
    { width: '100%', height: '100%', flexDirection: 'column', backgroundColor: '#fbfaf6', fontFamily },
    [
      box({ height: 24, flexShrink: 0, width: '100%', backgroundColor: picture.colour }),
      box(
        {
          flexDirection: 'column',
          justifyContent: 'space-between',
          alignItems: align,
          flexGrow: 1,
          padding: `${top - 24}px ${side}px ${top}px`,
        },
        [
          line(picture.eyebrow, { fontSize: small, color: quiet }),
          box({ flexDirection: 'column', alignItems: align, width: '100%' }, middle),
          box({ flexDirection: 'column', alignItems: align, width: '100%' }, foot),
        ],
      ),
    ],
  );
}

/** Draws a picture as PNG in a shape. Needs at least one font. */
export async function drawPicture(
  picture: Picture,
  shape: PictureShape,
  fonts: readonly CardFont[],
): Promise<Uint8Array> {
  const families = [...new Set(fonts.map((font) => font.name))].map((name) => `"${name}"`).join(', ');
  const svg = await satori(layOut(picture, shape, families) as never, {
    ...pictureShapes[shape],
    fonts: fonts as CardFont[],
  });
  return sharp(Buffer.from(svg))
    .png({ palette: true, colours: 64, dither: 0, compressionLevel: 9 })
    .toBuffer();
}

/** What somebody who does not see a picture is told: every word that stands on it, and none is cut. */
export function describePicture({ words, byline, episode, show, eyebrow }: Picture): string {
  const sentences = [words, byline, episode, eyebrow, show].filter(
    (part) => part !== undefined && part !== '',
  );
  return sentences.map((part) => (/[.!?…"”’»」。！？]$/u.test(part ?? '') ? part : `${part}.`)).join(' ');
}
