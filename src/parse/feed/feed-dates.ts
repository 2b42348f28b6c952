/** When something was published. */
export interface FeedDate {
  /** Day in the zone that is written: `2025-05-15`. */
  readonly date: string;
  /** With time and zone, where there is a time: `2025-05-15T08:00:00+02:00`. Without a zone it is UTC. */
  readonly published?: string;
}

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Names of zones that RFC 822 knows, and those that feeds use besides. */
const zones: Readonly<Record<string, string>> = {
  EST: '-05:00',
  EDT: '-04:00',
  CST: '-06:00',
  CDT: '-05:00',
  MST: '-07:00',
  MDT: '-06:00',
  PST: '-08:00',
  PDT: '-07:00',
  BST: '+01:00',
  CET: '+01:00',
  CEST: '+02:00',
  EET: '+02:00',
  EEST: '+03:00',
  MSK: '+03:00',
  IST: '+05:30',
  JST: '+09:00',
  AEST: '+10:00',
  AEDT: '+11:00',
};

/** `Z` or `+02:00`. A name that nobody knows is UTC, as RFC 2822 has it. */
function zoneOf(written: string): string {
  const name = written.replace(/[()]/g, '').trim().toUpperCase();
  const digits = /([+-])(\d{1,2}):?(\d{2})?/.exec(name);
  if (digits) {
    const [, sign = '+', hours = '', minutes = '00'] = digits;
    const offset = `${sign}${hours.padStart(2, '0')}:${minutes}`;
    return Number(hours) > 14 || Number(minutes) > 59 || /^[+-]00:00$/.test(offset) ? 'Z' : offset;
  }
  return zones[name] ?? 'Z';
}

const daysOf = (year: number, month: number): number => new Date(Date.UTC(year, month, 0)).getUTCDate();

function dateOf(
  [year, month, day]: readonly [number, number, number],
  clock: readonly (string | undefined)[],
  zone: string,
): FeedDate | undefined {
  if (month < 1 || month > 12 || day < 1 || year < 1970 || year > 9999 || day > daysOf(year, month))
    return undefined;
  const two = (part: number | string): string => String(part).padStart(2, '0');
  const date = `${year}-${two(month)}-${two(day)}`;
  const [hour, minute = '00', second = '00'] = clock;
  if (hour === undefined) return { date };
  if (Number(hour) > 23 || Number(minute) > 59) return { date };
  const seconds = Number(second) > 59 ? '59' : two(second);
  return { date, published: `${date}T${two(hour)}:${two(minute)}:${seconds}${zoneOf(zone)}` };
}

const rfc822 =
  /^(?:[\p{L}.]+,?\s+)?(\d{1,2})[\s-]+([A-Za-z]{3})[A-Za-z.]*,?[\s-]+(\d{4}|\d{2})(?:,?\s+(\d{1,2}):(\d{1,2})(?::(\d{1,2})(?:\.\d+)?)?\s*(.*))?$/u;
const american =
  /^(?:[A-Za-z]+,?\s+)?([A-Za-z]{3})[A-Za-z.]*\s+(\d{1,2}),?\s+(?:(\d{1,2}):(\d{2})(?::(\d{2}))?\s+)?(\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?\s*(.*)$/;
const iso =
  /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s]+(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(.*))?$/i;

/**
 * Reads a date as feeds have them: RFC 822 with years of two digits, missing seconds, wrong days of the week and names
 * of zones; ISO 8601. `undefined` for what can be no date. A time that no clock shows is left out, its day is kept.
 * @see https://www.rssboard.org/rss-specification#ltpubdategtSubelementOfLtitemgt
 */
export function readFeedDate(written: string): FeedDate | undefined {
  const text = written.replace(/\s+/g, ' ').trim();
  const first = rfc822.exec(text);
  if (first) {
    const [, day, name = '', year = '', hour, minute, second, zone = ''] = first;
    const full = year.length > 2 ? Number(year) : Number(year) + (Number(year) < 70 ? 2000 : 1900);
    const month = months.indexOf(name.toLowerCase()) + 1;
    return dateOf([full, month, Number(day)], [hour, minute, second], zone);
  }
  const second = iso.exec(text);
  if (second) {
    const [, year, month, day, hour, minute, seconds, zone = ''] = second;
    return dateOf([Number(year), Number(month), Number(day)], [hour, minute, seconds], zone);
  }
  const third = american.exec(text);
  if (!third) return undefined;
  const [, name = '', day, hour, minute, seconds, year, lateHour, lateMinute, lateSeconds, zone = ''] = third;
  const month = months.indexOf(name.toLowerCase()) + 1;
  const clock = hour === undefined ? [lateHour, lateMinute, lateSeconds] : [hour, minute, seconds];
  return dateOf([Number(year), month, Number(day)], clock, zone);
}
