/** A time as people write it into a text, with where it stands. */
export interface TextStamp {
  /** Seconds. */
  readonly start: number;
  readonly end?: number;
  /** Offset of its first sign (a bracket, if it has one), and of the first behind it. */
  readonly from: number;
  readonly to: number;
  /** Stands in brackets. */
  readonly bracketed: boolean;
  /** Says hours, too: nothing else looks like that. */
  readonly long: boolean;
}

// h:mm:ss, m:ss, mmm:ss, each with a fraction; editors add frames (hh:mm:ss:ff), which are less than a second.
const clock = String.raw`(\d{1,4}):(\d{2})(?::(\d{2})(?:[:;]\d{2})?)?(?:[.,](\d{1,6}))?(?![\d:]|[.,]\d)`;
const range = String.raw`${clock}(?: {0,3}(?:-{1,2}>|→|[-–—]| to )[ \t]{0,3}${clock})?`;
const stampHere = new RegExp(String.raw`(?:\[\(|[[(])?[ \t]{0,3}${range}`, 'y');
const stampAnywhere = new RegExp(String.raw`(?<![\d:.,])${clock}`, 'g');
const closing = /[ \t]{0,3}(?:\)\]|[\])])/y;
const address = /\([^()\s]{0,2000}\)/y;

const wideSigns: Readonly<Record<string, string>> = {
  '：': ':',
  '（': '(',
  '）': ')',
  '［': '[',
  '］': ']',
  '【': '[',
  '】': ']',
  '〔': '[',
  '〕': ']',
  '，': ',',
  '．': '.',
  '\u3000': ' ',
  '\u00A0': ' ',
  '\t': ' ',
};

/**
 * A line with wide signs and other digits as ASCII has them, and without marks of direction; every sign stays in its
 * place, so that offsets hold for both.
 */
export function foldSigns(text: string): string {
  return /^[ -~]*$/.test(text)
    ? text
    : text
        .replace(/[：（）［］【】〔〕，．\u3000\u00A0\t]/g, (sign) => wideSigns[sign] ?? sign)
        .replace(/[\uFF10-\uFF19\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 15))
        .replace(/[\u200B\u200E\u200F\u202A-\u202E\u2066-\u2069\uFEFF]/g, ' ');
}

/** Seconds of the parts of a clock; nothing where minutes after hours, or seconds, pass 59. */
function secondsOf(parts: readonly (string | undefined)[]): number | undefined {
  const [first = '0', second = '0', third, fraction = ''] = parts;
  const [hours, minutes, rest] =
    third === undefined ? [0, Number(first), Number(second)] : [Number(first), Number(second), Number(third)];
  if (rest > 59 || (third !== undefined && minutes > 59)) return undefined;
  const milliseconds = Math.floor(Number(`0.${fraction || '0'}`) * 1000 + 1e-6);
  return (hours * 3_600_000 + minutes * 60_000 + rest * 1000 + milliseconds) / 1000;
}

/** The stamp that begins at an offset of a folded line, its brackets and a link around it included. */
export function stampAt(line: string, at: number): TextStamp | undefined {
  if (!/[\d[( ]/.test(line.charAt(at))) return undefined;
  stampHere.lastIndex = at;
  const match = stampHere.exec(line);
  if (!match) return undefined;
  const start = secondsOf(match.slice(1, 5));
  if (start === undefined) return undefined;
  const end = match[5] === undefined ? undefined : secondsOf(match.slice(5, 9));
  const bracketed = /[[(]/.test(match[0].charAt(0));
  let to = stampHere.lastIndex;
  if (bracketed) {
    closing.lastIndex = to;
    if (closing.test(line)) to = closing.lastIndex;
    address.lastIndex = to;
    if (line.startsWith('[', at) && address.test(line)) to = address.lastIndex;
  }
  return {
    start,
    ...(end !== undefined && end >= start ? { end } : {}),
    from: at,
    to,
    bracketed,
    long: match[3] !== undefined,
  };
}

/** The first stamp of a folded line that begins at an offset or behind it. */
export function findStamp(line: string, at: number): TextStamp | undefined {
  if (!/\d:\d/.test(line)) return undefined;
  stampAnywhere.lastIndex = at;
  for (let match = stampAnywhere.exec(line); match; match = stampAnywhere.exec(line)) {
    const before = /(?:\[\(|[[(])[ \t]{0,3}$/.exec(line.slice(Math.max(at, match.index - 5), match.index));
    const stamp = stampAt(line, match.index - (before?.[0].length ?? 0));
    if (stamp) return stamp;
  }
  return undefined;
}

const inBrackets = /(?<=\s)[[(]\d{1,4}:\d{2}[\d:.,]{0,12}[\])](?=\s|:\s|$)/g;

/** Stamps alone in brackets between the words of a line; `[inaudible 00:42]` is none. */
export function stampsInside(line: string): TextStamp[] {
  if (!/\d:\d{2}/.test(line)) return [];
  const folded = foldSigns(line);
  return [...folded.matchAll(inBrackets)].flatMap(({ index }) => stampAt(folded, index) ?? []);
}
