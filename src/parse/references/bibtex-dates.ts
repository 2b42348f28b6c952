import type { CslDate } from '../../model/source.ts';
import { isStatedDate, monthOf, parseDate } from './dates.ts';

/** A date that an entry gives, and what could not be read of it. */
export interface EntryDate {
  readonly date?: CslDate;
  /** The field with something in it that is no date, and what it holds. */
  readonly unread?: { readonly field: string; readonly value: string };
}

const seasonNames: ReadonlyMap<string, number> = new Map([
  ['spring', 1],
  ['summer', 2],
  ['autumn', 3],
  ['fall', 3],
  ['winter', 4],
]);

/** `mar`, `March`, `03`, `#mar#`, `15~mar`, `MAR 15`, `mar-apr`, `Spring`: the month, and the day if there is one. */
function readMonth(text: string): {
  readonly month?: number;
  readonly day?: number;
  readonly season?: number;
} {
  const words = text.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
  const season = words
    .map((word) => seasonNames.get(word.toLowerCase()))
    .find((found) => found !== undefined);
  if (season !== undefined) return { season };
  const named = words.findIndex((word) => /\p{L}/u.test(word) && monthOf(word) !== undefined);
  const at = named === -1 ? 0 : named;
  const month = monthOf(words[at] ?? '');
  const day = words.filter((word, index) => index !== at && /^\d{1,2}$/.test(word)).map(Number)[0];
  return { ...(month === undefined ? {} : { month }), ...(day === undefined ? {} : { day }) };
}

/** When an entry's work was published: its `date`, or its `year`, `month` and `day`. */
export function readIssued(text: (field: string) => string | undefined): EntryDate {
  const [date, year, month] = [text('date'), text('year'), text('month')];
  const field = date === undefined ? 'year' : 'date';
  const value = date ?? year;
  if (value === undefined) return {};
  const read = parseDate(value);
  const parts = read['date-parts'];
  if (!parts) return { date: read, ...(isStatedDate(value) ? {} : { unread: { field, value } }) };
  if (date !== undefined || month === undefined || parts.length > 1 || parts[0]?.length !== 1)
    return { date: read };
  const said = readMonth(month);
  if (said.season !== undefined) return { date: { ...read, season: said.season } };
  if (said.month === undefined) return { date: read, unread: { field: 'month', value: month } };
  const day = said.day ?? Number(text('day') ?? NaN);
  const days = day >= 1 && day <= 31 ? [day] : [];
  return { date: { ...read, 'date-parts': [[parts[0][0] as number, said.month, ...days]] } };
}
