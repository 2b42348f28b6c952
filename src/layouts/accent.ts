/**
 * The show's colour as an accent that can always be read: its hue is kept, its lightness moved until it stands out
 * from the paper, once for light and once for dark.
 */

/** The page's background; the same values stand in `styles/tokens.css`. */
export const papers = { light: '#fcfbf8', dark: '#171614' } as const;

/** WCAG asks for 4.5; a little more, because the accent also colours small figures on a tinted ground. */
const wanted = 5.6;

interface Oklch {
  readonly lightness: number;
  readonly chroma: number;
  /** Radians. */
  readonly hue: number;
}

type Rgb = readonly [red: number, green: number, blue: number];

/** Reads `#rgb` or `#rrggbb`, channels 0–1; `undefined` for anything else. */
function readHex(colour: string): Rgb | undefined {
  const short = /^#([0-9a-f])([0-9a-f])([0-9a-f])$/i.exec(colour);
  const long = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  const parts = short ? short.slice(1).map((digit) => digit + digit) : long?.slice(1);
  if (parts === undefined) return undefined;
  const [red = 0, green = 0, blue = 0] = parts.map((part) => parseInt(part, 16) / 255);
  return [red, green, blue];
}

function writeHex(colour: Rgb): string {
  const digits = colour.map((channel) =>
    Math.round(Math.min(1, Math.max(0, channel)) * 255)
      .toString(16)
      .padStart(2, '0'),
  );
  return `#${digits.join('')}`;
}

const toLinear = (value: number): number =>
  value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
const fromLinear = (value: number): number =>
  value <= 0.0031308 ? value * 12.92 : 1.055 * Math.max(0, value) ** (1 / 2.4) - 0.055;

function luminance([red, green, blue]: Rgb): number {
  return 0.2126 * toLinear(red) + 0.7152 * toLinear(green) + 0.0722 * toLinear(blue);
}

/**
 * Contrast of two hex colours, 1–21; colours that cannot be read count as black.
 * @see https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio
 */
export function contrastOf(one: string, other: string): number {
  const [a, b] = [one, other].map((colour) => luminance(readHex(colour) ?? [0, 0, 0]) + 0.05) as [
    number,
    number,
  ];
  return Math.max(a, b) / Math.min(a, b);
}

/** @see https://www.w3.org/TR/css-color-4/#ok-lab */
function toOklch(colour: Rgb): Oklch {
  const [red, green, blue] = [toLinear(colour[0]), toLinear(colour[1]), toLinear(colour[2])];
  const long = Math.cbrt(0.4122214708 * red + 0.5363325363 * green + 0.0514459929 * blue);
  const medium = Math.cbrt(0.2119034982 * red + 0.6806995451 * green + 0.1073969566 * blue);
  const short = Math.cbrt(0.0883024619 * red + 0.2817188376 * green + 0.6299787005 * blue);
  const a = 1.9779984951 * long - 2.428592205 * medium + 0.4505937099 * short;
  const b = 0.0259040371 * long + 0.7827717662 * medium - 0.808675766 * short;
  return {
    lightness: 0.2104542553 * long + 0.793617785 * medium - 0.0040720468 * short,
    chroma: Math.hypot(a, b),
    hue: Math.atan2(b, a),
  };
}

function fromOklch({ lightness, chroma, hue }: Oklch): Rgb {
  const [a, b] = [chroma * Math.cos(hue), chroma * Math.sin(hue)];
  const long = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const medium = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const short = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    fromLinear(4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short),
    fromLinear(-1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short),
    fromLinear(-0.0041960863 * long - 0.7034186147 * medium + 1.707614701 * short),
  ];
}

const isShowable = (colour: Rgb): boolean => colour.every((channel) => channel >= -0.001 && channel <= 1.001);

/** The nearest colour a screen can show: the same lightness and hue, as much of the chroma as there is. */
function showable(colour: Oklch): string {
  let { chroma } = colour;
  while (chroma > 0.001 && !isShowable(fromOklch({ ...colour, chroma }))) chroma *= 0.95;
  return writeHex(fromOklch({ ...colour, chroma }));
}

function readableOn(paper: string, colour: Oklch, step: number): string {
  let { lightness } = colour;
  let found = showable(colour);
  while (contrastOf(found, paper) < wanted && (step < 0 ? lightness > 0 : lightness < 1)) {
    lightness = Math.min(1, Math.max(0, lightness + step));
    found = showable({ ...colour, lightness });
  }
  return found;
}

/**
 * Accents of a show's colour, as hex, each readable on its paper (contrast at least 5.6).
 * `undefined` if the colour is none.
 */
export function deriveAccents(colour: string): { readonly light: string; readonly dark: string } | undefined {
  const rgb = readHex(colour);
  if (rgb === undefined) return undefined;
  const oklch = toOklch(rgb);
  return { light: readableOn(papers.light, oklch, -0.01), dark: readableOn(papers.dark, oklch, 0.01) };
}
