import { didYouMean, fixTo, misspelt } from '../../diagnostics/suggest.ts';
import { parseTimecode, type Seconds } from '../../model/time.ts';
import { refuse, scalarText, type FieldSite, type Reader } from './field.ts';
import type { YamlNode } from './tree.ts';

// eslint-disable-next-line no-control-regex -- exactly these are forbidden in XML 1.0, and so in feeds
const controls = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g;

/** Plain text on one line: line breaks become spaces. Numbers and dates are taken as written. */
export const text: Reader<string> = (node, site) =>
  scalarText(node, site, 'text')?.toWellFormed().replace(controls, '').replace(/\s+/g, ' ').trim();

/** Text of several lines, line breaks kept. */
export const paragraphs: Reader<string> = (node, site) =>
  scalarText(node, site, 'text')?.toWellFormed().replace(controls, '').trim();

/** `true` or `false`. */
export const yesOrNo: Reader<boolean> = (node, site) => {
  const written = scalarText(node, site, 'true or false');
  if (written === undefined) return undefined;
  if (/^true$/i.test(written)) return true;
  if (/^false$/i.test(written)) return false;
  const meant = /^(?:yes|y|on|1)$/i.test(written)
    ? 'true'
    : /^(?:no|n|off|0)$/i.test(written)
      ? 'false'
      : undefined;
  return refuse(node, site, 'true or false', meant && `write ${meant}`);
};

/** A whole number from 0 on. */
export const wholeNumber: Reader<number> = (node, site) => {
  const written = scalarText(node, site, 'a whole number');
  if (written === undefined) return undefined;
  return /^\d{1,15}$/.test(written) ? Number(written) : refuse(node, site, 'a whole number');
};

/** One of a few words; case does not count. */
export function oneOf<const Name extends string>(names: readonly Name[]): Reader<Name> {
  const expected = `one of ${names.join(', ')}`;
  return (node, site) => {
    const written = scalarText(node, site, expected);
    if (written === undefined) return undefined;
    return (
      names.find((name) => name === written.toLowerCase()) ??
      refuse(node, site, expected, didYouMean(written, names), fixTo(written, misspelt(written, names)))
    );
  };
}

const isoDate =
  /^(\d{4})-(\d{2})-(\d{2})(?:(?:[Tt]| +)([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d)(?:\.\d{1,9})?)? ?(Z|z|[+-]\d{2}(?::?\d{2})?)?)?$/;
const daysOfMonth = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isDay(year: number, month: number, day: number): boolean {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  return day >= 1 && day <= (daysOfMonth[month - 1] ?? 0) + (leap && month === 2 ? 1 : 0);
}

/** The day that somebody meant by `2025-5-15` or `2025/05/15`, where there is one reading only. */
function dayMeant(written: string): string | undefined {
  const loose = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(written);
  const [, year = '', month = '', day = ''] = loose ?? [];
  if (loose && isDay(Number(year), Number(month), Number(day)))
    return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  return undefined;
}

/** A day, and the point in time where the host gave one too. */
export interface Moment {
  /** `2025-05-15` */
  readonly day: string;
  /** `2025-05-15T08:00:00+02:00`; UTC where no zone was written. */
  readonly published?: string;
}

/**
 * A day of the calendar, with or without a time.
 * @see https://www.rfc-editor.org/rfc/rfc3339#section-5.6
 */
export const moment: Reader<Moment> = (node, site) => {
  const expected = 'a date';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  const match = isoDate.exec(written);
  if (!match) {
    const meant = dayMeant(written);
    const hint =
      meant === undefined ? 'write it as year-month-day, such as 2025-05-15' : `did you mean "${meant}"?`;
    return refuse(node, site, expected, hint, fixTo(written, meant));
  }
  const [, year = '', month = '', day = '', hour, minute = '', second = '00', zone = 'Z'] = match;
  if (!isDay(Number(year), Number(month), Number(day)))
    return refuse(node, site, expected, 'the calendar has no such day');
  const date = `${year}-${month}-${day}`;
  if (hour === undefined) return { day: date };
  const digits = zone.slice(1).replace(':', '').padEnd(4, '0');
  const offset =
    zone.toUpperCase() === 'Z' ? 'Z' : `${zone[0] ?? '+'}${digits.slice(0, 2)}:${digits.slice(2)}`;
  return { day: date, published: `${date}T${hour}:${minute}:${second}${offset}` };
};

/** A day of the calendar as `2025-05-15`; a time of day is left out. */
export const day: Reader<string> = (node, site) => moment(node, site)?.day;

const isoDuration = /^P(?:T(?=\d))(?:(\d{1,6})H)?(?:(\d{1,6})M)?(?:(\d{1,9})(\.\d{1,6})?S)?$/i;

/** A moment of an episode: `m:ss`, `h:mm:ss`, each with optional `.mmm`. In seconds. */
export const timeOfEpisode: Reader<Seconds> = (node, site) => {
  const expected = 'a time such as "12:04"';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  return parseTimecode(written) ?? refuse(node, site, expected, 'write m:ss or h:mm:ss, seconds below 60');
};

/** A length of time: seconds, `m:ss`, `h:mm:ss` or ISO 8601 (`PT7M42S`). In seconds, more than none. */
export const duration: Reader<Seconds> = (node, site) => {
  const expected = 'a length of time';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  const iso = isoDuration.exec(written);
  const seconds = /^\d{1,9}(?:\.\d{1,6})?$/.test(written)
    ? Number(written)
    : iso
      ? Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(`${iso[3] ?? 0}${iso[4] ?? ''}`)
      : parseTimecode(written);
  return seconds !== undefined && seconds > 0
    ? seconds
    : refuse(node, site, expected, 'write seconds, m:ss or h:mm:ss');
};

/** Why a text is no address that a page may link to; `undefined` if it is one. */
function urlProblem(written: string): { readonly hint?: string } | undefined {
  if (/[\s\p{Cc}"<>\\^`]/u.test(written))
    return { hint: 'an address has no spaces or quotation marks in it' };
  if (/^(?:www\.|[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}(?:[/?#]|$))/i.test(written))
    return { hint: `write https://${written}` };
  if (!/^https?:\/\/[^/]/i.test(written) || !URL.canParse(written)) return {};
  return new URL(written).username === '' ? undefined : { hint: 'leave out the user name' };
}

/** An address of the web: absolute, http or https and nothing else. */
export const url: Reader<string> = (node, site) => {
  const expected = 'an address that begins with https:// or http://';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  const problem = urlProblem(written);
  return problem === undefined ? written : refuse(node, site, expected, problem.hint);
};

/** An e-mail address. */
export const mail: Reader<string> = (node, site) => {
  const written = scalarText(node, site, 'an e-mail address');
  if (written === undefined) return undefined;
  return /^[^\s@<>"?&]+@[^\s@<>"?&.]+(?:\.[^\s@<>"?&.]+)+$/.test(written)
    ? written
    : refuse(node, site, 'an e-mail address');
};

/** A colour as CSS writes it in hex: `#2f5d62` or `#25a`. Lower-cased. */
export const colour: Reader<string> = (node, site) => {
  const expected = 'a colour such as "#2f5d62"';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  if (/^#(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(written)) return written.toLowerCase();
  const hint = /^(?:[0-9a-f]{3}|[0-9a-f]{6})$/i.test(written) ? `did you mean "#${written}"?` : undefined;
  return refuse(node, site, expected, hint);
};

/** The code of the language that English calls by this name. */
function languageCode(name: string): string | undefined {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  for (const first of letters)
    for (const second of letters)
      if (names.of(first + second)?.toLowerCase() === name.toLowerCase()) return first + second;
  return undefined;
}

/**
 * A language tag (`en`, `pt-BR`, `zh-Hant`), in its canonical case.
 * @see https://www.rfc-editor.org/info/bcp47
 */
export const language: Reader<string> = (node, site) => {
  const expected = 'a language code such as "en" or "pt-BR"';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  if (/^[a-z]{2,3}(?:-[a-z0-9]{1,8})*$/i.test(written)) {
    try {
      return Intl.getCanonicalLocales(written)[0];
    } catch {
      return refuse(node, site, expected);
    }
  }
  const code = /^[a-z]{2,3}(?:_[a-z0-9]{2,8})+$/i.test(written)
    ? written.replaceAll('_', '-')
    : languageCode(written);
  return refuse(node, site, expected, code && `did you mean "${code}"?`);
};

/**
 * The code of a script: `Hans`, `Latn`.
 * @see https://www.unicode.org/iso15924/
 */
export const script: Reader<string> = (node, site) => {
  const expected = 'the four-letter code of a script, such as "Hans"';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  return /^[a-z]{4}$/i.test(written)
    ? written.charAt(0).toUpperCase() + written.slice(1).toLowerCase()
    : refuse(node, site, expected);
};

const licences = [
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-NC-ND-4.0',
  'CC0-1.0',
];

/**
 * A licence: an SPDX identifier, or the address of its text.
 * @see https://spdx.org/licenses/
 */
export const licence: Reader<string> = (node, site) => {
  const expected = 'an SPDX identifier such as "CC-BY-4.0", or an address';
  const written = scalarText(node, site, expected);
  if (written === undefined) return undefined;
  if (/^https?:/i.test(written)) return url(node, site);
  if (/^[A-Za-z0-9][A-Za-z0-9.+-]*$/.test(written))
    return licences.find((name) => name.toLowerCase() === written.toLowerCase()) ?? written;
  const hint = didYouMean(written.replaceAll(' ', '-'), licences);
  return refuse(node, site, expected, hint ?? 'leave it out if all rights are reserved');
};

/** A media type: `audio/mpeg`. */
export const mediaType: Reader<string> = (node: YamlNode, site: FieldSite) => {
  const written = scalarText(node, site, 'a media type such as "audio/mpeg"');
  if (written === undefined) return undefined;
  return /^(?:audio|video)\/[\w.+-]+$/i.test(written)
    ? written.toLowerCase()
    : refuse(node, site, 'a media type such as "audio/mpeg"');
};
