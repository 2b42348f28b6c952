import type { CitationItem, LocatorLabel } from '../../model/citation.ts';
import { parseTimecode } from '../../model/time.ts';

/** What follows a key: `, pp. 3–5, emphasis added`. */
export type Suffix = Pick<CitationItem, 'locator' | 'suffix'>;

/** Words for locator labels, lower-cased and without a final dot. */
export type LabelWords = Readonly<Record<string, LocatorLabel>>;

/** English words and abbreviations, as CSL's locale and Pandoc know them. */
const english: LabelWords = {
  ...forms('act', 'act acts'),
  ...forms('appendix', 'app apps appendix appendices appendixes'),
  ...forms('article', 'art arts article articles'),
  ...forms('book', 'bk bks book books'),
  ...forms('canon', 'canon canons can'),
  ...forms('chapter', 'ch chs chap chaps chapter chapters'),
  ...forms('column', 'col cols column columns'),
  ...forms('elocation', 'elocation elocations loc locs location locations'),
  ...forms('equation', 'eq eqs equation equations'),
  ...forms('figure', 'fig figs figure figures'),
  ...forms('folio', 'fol fols folio folios'),
  ...forms('issue', 'no nos issue issues number numbers'),
  ...forms('line', 'l ll line lines'),
  ...forms('note', 'n nn note notes fn'),
  ...forms('opus', 'op opp opus opera'),
  ...forms('page', 'p pp pg pgs page pages'),
  ...forms('paragraph', 'para paras par paragraph paragraphs ¶ ¶¶'),
  ...forms('part', 'pt pts part parts'),
  ...forms('rule', 'r rr rule rules'),
  ...forms('scene', 'sc scs scene scenes'),
  ...forms('section', 'sec secs sect sects section sections § §§'),
  ...forms('sub-verbo', 's.v s.vv sv svv sub-verbo'),
  ...forms('supplement', 'supp supps suppl suppls supplement supplements'),
  ...forms('table', 'tbl tbls tab table tables'),
  ...forms('timestamp', 'timestamp timestamps time times min'),
  ...forms('title', 'tit tits title titles'),
  ...forms('verse', 'v vv verse verses'),
  ...forms('version', 'ver vers version versions'),
  ...forms('volume', 'vol vols volume volumes'),
};

function forms(label: LocatorLabel, words: string): LabelWords {
  return Object.fromEntries(words.split(' ').map((word) => [word, label]));
}

const separator = /^(?:\s*,\s*(?:and\s+|&\s*)?|\s*&\s*|\s+and\s+|\s*[-–—]\s*)/;
const numbered = /^[^\s,;{}]*\d[^\s,;{}]*/;
const roman = /^\(?[ivxlcdm]+\)?(?:[-–—]\(?[ivxlcdm]+\)?)?(?![\p{L}\p{N}])/iu;
const bareNumber = /^\d[\d:./]*[a-z]?(?:[-–—]{1,2}\d[\d:./]*[a-z]?)?(?![\p{L}\p{N}])/u;

/** Trailing full stops, colons and such end the sentence, not the number. */
const withoutEnd = (piece: string): string => piece.replace(/[.:!?'"’”]+$/, '');

/** How much of a text is a list of numbers such as `3–5, 8 and 12`: its length, 0 if it begins with none. */
function numbersLength(text: string, pieces: readonly RegExp[]): number {
  let length = 0;
  for (let joint = 0; ;) {
    const rest = text.slice(length + joint);
    const piece = withoutEnd(pieces.map((form) => form.exec(rest)?.[0]).find((found) => found) ?? '');
    if (piece === '') return length;
    length += joint + piece.length;
    joint = separator.exec(text.slice(length))?.[0].length ?? 0;
    if (joint === 0) return length;
  }
}

/** The label that a text begins with, and how far its number is. */
function readLabel(text: string, words: LabelWords): { label: LocatorLabel; length: number } | undefined {
  const subVerbo = /^sub verbo\s+/i.exec(text);
  if (subVerbo) return { label: 'sub-verbo', length: subVerbo[0].length };
  const match = /^(§§?|¶¶?)\s*/.exec(text) ?? /^(\p{L}[\p{L}.-]*?)(?:\.\s*|\s+)(?![\p{L}.]*\.)/u.exec(text);
  if (!match) return undefined;
  const word = (match[1] as string).toLowerCase();
  const label = Object.hasOwn(words, word) ? words[word] : undefined;
  return label === undefined ? undefined : { label, length: match[0].length };
}

/** `12:34`, `1:02:03`, ranges and lists of them. */
const isTime = (value: string): boolean =>
  value.split(/\s*[-–—,&]+\s*|\s+and\s+/).every((part) => parseTimecode(part) !== undefined);

const labelled = (label: LocatorLabel | undefined, value: string): CitationItem['locator'] => ({
  label: label ?? (isTime(value) ? 'timestamp' : 'page'),
  value,
});

/** A suffix keeps a comma before it: whoever prints it needs to know that one was there. */
function suffixOf(text: string): { readonly suffix?: string } {
  const tidy = text.replace(/\s+/g, ' ').trim();
  return /[^\s,;]/.test(tidy) ? { suffix: tidy } : {};
}

/** `{ii, A, D-Z}`: braces hold a locator that is not made of numbers; empty ones say that there is none. */
function readBraced(text: string, words: LabelWords): Suffix | undefined {
  let depth = 0;
  for (let index = 0; index < text.length; index++) {
    if (text[index] === '{') depth++;
    if (text[index] !== '}' || --depth > 0) continue;
    const inside = text.slice(1, index).trim();
    const rest = suffixOf(text.slice(index + 1));
    if (inside === '') return rest;
    const label = readLabel(inside, words);
    const value = inside.slice(label?.length ?? 0);
    return { locator: labelled(label?.label, value) as NonNullable<Suffix['locator']>, ...rest };
  }
  return undefined;
}

/**
 * Reads what stands after a key: a locator, if it begins with one, and the rest. A time-shaped locator is a
 * `timestamp`, another bare number a `page`. `extra` are further words for labels, in the show's language.
 * @see https://pandoc.org/MANUAL.html#extension-citations
 */
export function readSuffix(text: string, extra: LabelWords = {}): Suffix {
  const words = { ...english, ...extra };
  const start = /^\s*,?\s*/.exec(text)?.[0].length ?? 0;
  const body = text.slice(start);
  const braced = body.startsWith('{') ? readBraced(body, words) : undefined;
  if (braced) return braced;
  const label = readLabel(body, words);
  const numbers = body.slice(label?.length ?? 0);
  const length = label ? numbersLength(numbers, [numbered, roman]) : bareLength(numbers);
  if (length === 0) return suffixOf(text);
  const locator = labelled(label?.label, numbers.slice(0, length).replace(/\s+/g, ' '));
  return { locator: locator as NonNullable<Suffix['locator']>, ...suffixOf(numbers.slice(length)) };
}

/** Without a label only plain numbers count, so that "2nd ed." stays words. */
const bareLength = (text: string): number => numbersLength(text, [bareNumber]);
