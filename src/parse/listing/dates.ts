/** What a line says about a day. */
export type DateReading =
  | { readonly kind: 'date'; readonly day: string; readonly rest: string }
  /** A date that may be two days, or lacks its year: only a person knows. */
  | { readonly kind: 'unclear'; readonly written: string; readonly rest: string };

/** Languages whose names of months are known; of names that several share, the first language's meaning counts. */
const languages = [
  'en',
  'de',
  'fr',
  'es',
  'it',
  'pt',
  'nl',
  'sv',
  'da',
  'nb',
  'fi',
  'pl',
  'cs',
  'ru',
  'uk',
  'tr',
  'hu',
  'ro',
  'ca',
  'el',
  'id',
];

const fold = (word: string): string =>
  word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\.$/, '');

/** Names of the months and days of the week, long and short, standing alone and inside a date. */
function collectNames(): {
  readonly months: ReadonlyMap<string, number>;
  readonly weekdays: ReadonlySet<string>;
} {
  const months = new Map<string, number>([['sept', 9]]);
  const weekdays = new Set<string>();
  for (const language of languages)
    for (const width of ['long', 'short'] as const) {
      const forms = [
        new Intl.DateTimeFormat(language, { month: width, timeZone: 'UTC' }),
        new Intl.DateTimeFormat(language, { month: width, day: 'numeric', timeZone: 'UTC' }),
      ];
      for (let month = 0; month < 12; month++)
        for (const form of forms) {
          const parts = form.formatToParts(Date.UTC(2024, month, 5));
          const name = fold(parts.find(({ type }) => type === 'month')?.value ?? '');
          if (/^\p{L}{2,}/u.test(name) && !months.has(name)) months.set(name, month + 1);
        }
      const days = new Intl.DateTimeFormat(language, { weekday: width, timeZone: 'UTC' });
      for (let day = 1; day <= 7; day++) weekdays.add(fold(days.format(Date.UTC(2024, 0, day))));
    }
  return { months, weekdays };
}

const { months, weekdays } = collectNames();

const daysOfMonth = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

/** `2025-05-15`, if the calendar has that day. */
function dayOf(year: number, month: number, day: number): string | undefined {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const last = month === 2 && !leap ? 28 : (daysOfMonth[month - 1] ?? 0);
  if (year < 1990 || year > 2199 || day < 1 || day > last) return undefined;
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

/** A match, as three numbers: year (absent if not written), month, day; or two readings of figures. */
interface Found {
  readonly index: number;
  readonly text: string;
  readonly day?: string;
}

/** Figures of which the first is the year, or the last. */
function findFigures(line: string): Found | undefined {
  const first = /(?<!\d)(\d{4})\s?[-/.年년]\s?(\d{1,2})\s?[-/.月월]\s?(\d{1,2})(?!\d)\s?[日일.]?/.exec(line);
  if (first) {
    const day = dayOf(Number(first[1]), Number(first[2]), Number(first[3]));
    return { index: first.index, text: first[0], ...(day === undefined ? {} : { day }) };
  }
  const last = /(?<!\d)(\d{1,2})\s?([-/.])\s?(\d{1,2})\s?[-/.]\s?(\d{4}|\d{2})(?!\d)/.exec(line);
  if (!last) return undefined;
  const [one, other, year] = [Number(last[1]), Number(last[3]), Number(last[4])];
  const found = { index: last.index, text: last[0] };
  if (year < 100) return found;
  // a dot is written between day and month; a stroke between either, in two orders
  const readings = [dayOf(year, other, one), last[2] === '.' ? undefined : dayOf(year, one, other)];
  const days = [...new Set(readings.filter((day) => day !== undefined))];
  return days.length === 1 && days[0] !== undefined ? { ...found, day: days[0] } : found;
}

/** `May 15th, 2025`, `15. Mai 2025`, `15 de mayo de 2025`: a name of a month with figures beside it. */
function findNamed(line: string): Found | undefined {
  for (const match of line.matchAll(/\p{L}[\p{L}\p{M}]+\.?/gu)) {
    const month = months.get(fold(match[0]));
    if (month === undefined) continue;
    const before = /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º|ª|\.)?,?\s*(?:of\s+|de\s+|d['’]\s?)?$/iu.exec(
      line.slice(0, match.index),
    );
    const tail = line.slice(match.index + match[0].length);
    const after = /^\s*(\d{1,2})(?:st|nd|rd|th|\.)?(?!\d)/i.exec(tail);
    const dayFirst = before !== null;
    const day = before ?? after;
    if (day === null) continue;
    const rest = dayFirst ? tail : tail.slice(after?.[0].length);
    const year = /^[\s,.]*(?:de[l]?\s+|of\s+)?(\d{4})(?!\d)(?:\s?г\.|\s?р\.)?/iu.exec(rest);
    const early = dayFirst
      ? /(\d{4})[\s.,]+$/.exec(line.slice(0, before.index))
      : /(\d{4})[\s.,]+$/.exec(line.slice(0, match.index));
    const start = early ? early.index : dayFirst ? before.index : match.index;
    const end = line.length - rest.length + (year?.[0].length ?? 0);
    const written = year?.[1] ?? early?.[1];
    const known = written === undefined ? undefined : dayOf(Number(written), month, Number(day[1]));
    return { index: start, text: line.slice(start, end), ...(known === undefined ? {} : { day: known }) };
  }
  return undefined;
}

/** Days counted from one that the text does not name. */
const relative =
  /^(?:today|yesterday|just now|heute|gestern|hier|ayer|hoy|(?:vor\s+|il y a\s+|hace\s+)?(?:\d+|an?|einem)\s*(?:h|d|w|mo|hours?|days?|weeks?|months?|years?|stunden?|tage?n?|wochen?|monate?n?|jours?|semaines?|días?|semanas?)(?:\s+ago)?)$/i;

/** What is left of a line beside a date: without days of the week and the marks that join its parts. */
const withoutWeekday = (text: string): string =>
  text
    .replace(/\p{L}[\p{L}\p{M}]*\.?/gu, (word) => (weekdays.has(fold(word)) ? '' : word))
    .replace(/^[\s,.·•|–—-]+|[\s,·•|–—-]+$/g, '')
    .replace(/^(?:le|el|il|am|den|der|on|em|op|the)$/i, '')
    .trim();

/** The day that a line names, and what else stands in the line. Nothing for a line without any. */
export function readDate(line: string): DateReading | undefined {
  if (relative.test(line.trim())) return { kind: 'unclear', written: line.trim(), rest: '' };
  const found = findFigures(line) ?? findNamed(line);
  if (!found) return undefined;
  const rest = withoutWeekday(`${line.slice(0, found.index)} ${line.slice(found.index + found.text.length)}`);
  if (found.day !== undefined) return { kind: 'date', day: found.day, rest };
  return { kind: 'unclear', written: found.text.trim(), rest };
}
