import type { CslDate } from '../../model/source.ts';

/** Names of months in the languages that programs write them in, without what may follow the first letters. */
const monthNames: readonly (readonly string[])[] = [
  ['january', 'jan', 'januar', 'jänner', 'janvier', 'janv'],
  ['february', 'feb', 'februar', 'février', 'fevrier', 'févr', 'fév'],
  ['march', 'mar', 'märz', 'maerz', 'mrz', 'mars'],
  ['april', 'apr', 'avril', 'avr'],
  ['may', 'mai'],
  ['june', 'jun', 'juni', 'juin'],
  ['july', 'jul', 'juli', 'juillet', 'juil'],
  ['august', 'aug', 'août', 'aout'],
  ['september', 'sep', 'sept', 'septembre'],
  ['october', 'oct', 'oktober', 'okt', 'octobre'],
  ['november', 'nov', 'novembre'],
  ['december', 'dec', 'dezember', 'dez', 'décembre', 'déc'],
];
const months: ReadonlyMap<string, number> = new Map(
  monthNames.flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);
const seasons: ReadonlyMap<string, number> = new Map(
  [
    ['spring', 'frühling', 'frühjahr', 'printemps'],
    ['summer', 'sommer', 'été'],
    ['autumn', 'fall', 'herbst', 'automne'],
    ['winter', 'hiver'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1] as const)),
);

/** The month that a name or a number says, 1 to 12. */
export function monthOf(text: string): number | undefined {
  const word = text.toLowerCase().replace(/\.$/, '').normalize('NFC');
  const number = /^\d{1,2}$/.test(word) ? Number(word) : months.get(word);
  return number !== undefined && number >= 1 && number <= 12 ? number : undefined;
}

/** Months that number seasons in EDTF: 21 spring … 24 winter. */
const seasonOfMonth = (month: number | undefined): number | undefined =>
  month !== undefined && month >= 21 && month <= 24 ? month - 20 : undefined;

/** Year, month and day that can be; a day or month of zero is one that is not known. */
function checked(year: number, month?: number, day?: number): number[] | undefined {
  if (month === undefined || month === 0) return [year];
  if (month < 1 || month > 12) return undefined;
  if (day === undefined || day === 0) return [year, month];
  return day <= 31 ? [year, month, day] : undefined;
}

interface Moment {
  readonly parts: number[];
  readonly season?: number;
}

const moment = (parts: number[] | undefined): Moment | undefined => parts && { parts };

/** `2014-02-07`, also with slashes, dots or a time of day behind it. */
function readNumbers(text: string): Moment | undefined {
  const ordered = /^(-?\d{1,4})(?:([-/.])(\d{1,2})(?:\2(\d{1,2}))?)?(?:[T ]\d[\d:.+Z -]*)?$/.exec(text);
  if (ordered) {
    const [, year, , month, day] = ordered;
    const season = day === undefined && month !== undefined ? seasonOfMonth(Number(month)) : undefined;
    if (season !== undefined) return { parts: [Number(year)], season };
    return moment(
      checked(
        Number(year),
        month === undefined ? undefined : Number(month),
        day === undefined ? undefined : Number(day),
      ),
    );
  }
  const [, first, sign, second, year] = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4})$/.exec(text) ?? [];
  if (first === undefined || second === undefined) return undefined;
  const [one, two] = [Number(first), Number(second)];
  // With dots the day stands first; with slashes only where no month could.
  if (sign === '.' || one > 12) return moment(checked(Number(year), two, one));
  return two > 12 ? moment(checked(Number(year), one, two)) : undefined;
}

/** `15 May 2025`, `May 15, 2025`, `2025 May 15`, `Spring 2003`, in English, German or French. */
function readWords(text: string): Moment | undefined {
  const words = text
    .replace(/(\d)(?:st|nd|rd|th|er)\b/g, '$1')
    .split(/[\s,./-]+/)
    .filter(Boolean);
  if (words.length < 2 || words.length > 3) return undefined;
  const year = words.find((word) => /^\d{4}$/.test(word));
  const name = words.find((word) => /^\p{L}/u.test(word));
  if (year === undefined || name === undefined) return undefined;
  const rest = words.filter((word) => word !== year && word !== name);
  const season = seasons.get(name.toLowerCase());
  if (season !== undefined) return rest.length === 0 ? { parts: [Number(year)], season } : undefined;
  const month = monthOf(name);
  if (month === undefined || rest.some((word) => !/^\d{1,2}$/.test(word))) return undefined;
  return moment(checked(Number(year), month, rest[0] === undefined ? undefined : Number(rest[0])));
}

const approximate = /^(?:c\.?|ca\.?|circa|approx\.?|about|um|etwa|vers|environ)\s*(?=\d)|[?~%]\s*$/i;

/** What stands between the ends of a span, if the text is one. */
function endsOf(text: string): readonly string[] {
  const years = /^(\d{4})\s*[-–—/]+\s*(\d{4})$/.exec(text);
  if (years) return [years[1] as string, years[2] as string];
  const short = /^(\d{2})(\d{2})[/–](\d{2})$/.exec(text);
  if (short && Number(short[3]) > 12) return [`${short[1]}${short[2]}`, `${short[1]}${short[3]}`];
  const ends = text.split('/');
  return ends.length === 2 &&
    (/^\d{4}-/.test(text) || ends.some((end) => /^(?:\.\.|)$/.test(end)) || /^\d{4}[?~%]?\/\d{4}/.test(text))
    ? ends
    : [text];
}

const stated =
  /^(?:n\.?\s?d\.?|no date|undated|o\.\s?J\.|s\.\s?d\.|in press|forthcoming|to appear|submitted|in preparation|im Druck|im Erscheinen|à paraître|sous presse)$/i;

/** Whether the text says by itself that there is no date yet, or none at all. */
export const isStatedDate = (text: string): boolean => stated.test(text.trim());

/**
 * A date as people and programs write it: `2014`, `2014-02-07`, `07.02.2014`, `7 February 2014`, `Spring 2014`,
 * `2014-21`, spans with `/`, uncertain ones with `~`, `?` or `c.` (EDTF levels 0 and 1, as far as CSL has them).
 * Anything else is kept as it is written, as a literal.
 * @see https://www.loc.gov/standards/datetime/
 */
export function parseDate(text: string): CslDate {
  const trimmed = text
    .trim()
    .replace(/^[[(](.*)[\])]$/, '$1')
    .trim();
  const circa = approximate.test(trimmed);
  const ends = endsOf(
    trimmed.replace(/^(?:c\.?|ca\.?|circa|approx\.?|about|um|etwa|vers|environ)\s*(?=\d)/i, ''),
  )
    .map((end) => end.replace(/[?~%]\s*$/, '').trim())
    .filter((end) => end !== '' && end !== '..');
  const moments = ends.map((end) => readNumbers(end) ?? readWords(end));
  if (moments.length === 0 || moments.some((each) => each === undefined)) return { literal: text.trim() };
  const season = moments.length === 1 ? moments[0]?.season : undefined;
  return {
    'date-parts': moments.flatMap((each) => (each ? [each.parts] : [])),
    ...(season === undefined ? {} : { season }),
    ...(circa ? { circa: true } : {}),
  };
}
