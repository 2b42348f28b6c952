import type { CslDate, CslName, Source } from '../model/source.ts';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** The properties of CSL's schema for data, by what they hold. Anything else is no valid CSL-JSON. */
const texts = words(
  `abstract annote archive archive_collection archive_location archive-place authority call-number chapter-number
  citation-key citation-label citation-number collection-number collection-title container-title
  container-title-short dimensions division DOI edition event event-place event-title
  first-reference-note-number genre ISBN ISSN issue journalAbbreviation jurisdiction keyword language locator medium
  note number number-of-pages number-of-volumes original-publisher original-publisher-place original-title page
  page-first part part-title PMCID PMID printing publisher publisher-place references reviewed-genre reviewed-title
  scale section shortTitle source status supplement title title-short URL version volume volume-title
  volume-title-short year-suffix`,
);
const names = words(
  `author chair collection-editor compiler composer container-author contributor curator director editor
  editorial-director executive-producer guest host illustrator interviewer narrator organizer original-author
  performer producer recipient reviewed-author script-writer series-creator translator`,
);
const dates = words('accessed available-date event-date issued original-date submitted');

/** What the specification calls otherwise than the schema. */
const otherNames: Readonly<Record<string, string>> = {
  'part-number': 'part',
  'printing-number': 'printing',
  'supplement-number': 'supplement',
};

const nameTexts = words('family given literal suffix dropping-particle non-dropping-particle');
const nameFlags = words('comma-suffix static-ordering parse-names');

const isPlain = (value: unknown): value is string | number =>
  typeof value === 'string' || (typeof value === 'number' && Number.isFinite(value));

/** The parts of a name that CSL knows; `undefined` for what is no name. */
function cleanName(value: unknown): CslName | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const parts = Object.entries(value).flatMap(([part, held]: [string, unknown]) => {
    if (nameTexts.has(part) && isPlain(held) && String(held).trim() !== '') return [[part, String(held)]];
    return nameFlags.has(part) && (isPlain(held) || typeof held === 'boolean') ? [[part, held]] : [];
  });
  const name = Object.fromEntries(parts) as CslName;
  return (name.family ?? name.given ?? name.literal) ? name : undefined;
}

function cleanNames(value: unknown): readonly CslName[] | undefined {
  const list = (Array.isArray(value) ? value : []).map(cleanName).filter((name) => name !== undefined);
  return list.length === 0 ? undefined : list;
}

/** One or two dates of a year, month and day each, in numbers; else the words that it was written in. */
function cleanDate(value: unknown): CslDate | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const date = value as CslDate;
  const parts = (date['date-parts'] ?? [])
    .map((part) => part.map(Number).slice(0, 3))
    .filter((part) => part.length > 0 && part.every(Number.isInteger))
    .slice(0, 2);
  const written = [date.literal, date.raw].find((text) => isPlain(text) && String(text).trim() !== '');
  if (parts.length === 0 && written === undefined) return undefined;
  return {
    ...(parts.length === 0 ? {} : { 'date-parts': parts }),
    ...(isPlain(date.season) ? { season: date.season } : {}),
    ...(isPlain(date.circa) || typeof date.circa === 'boolean' ? { circa: date.circa } : {}),
    ...(isPlain(date.literal) ? { literal: String(date.literal) } : {}),
    ...(isPlain(date.raw) ? { raw: String(date.raw) } : {}),
  };
}

/** A property as the schema has it; `undefined` where its value is none that it may have. */
function cleanProperty(field: string, value: unknown): unknown {
  if (texts.has(field)) return isPlain(value) ? String(value) : undefined;
  if (names.has(field)) return cleanNames(value);
  if (dates.has(field)) return cleanDate(value);
  if (field === 'categories' && Array.isArray(value)) return value.filter(isPlain).map(String);
  return undefined;
}

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** A record of the schema; what has no place there stands in `custom`, under its own name. */
function toCslItem({ key, csl, archived }: Source): Readonly<Record<string, unknown>> {
  const item: Record<string, unknown> = { id: key, type: csl.type };
  const own = csl['custom'];
  const custom: Record<string, unknown> =
    typeof own === 'object' && own !== null && !Array.isArray(own) ? { ...own } : {};
  for (const [written, value] of Object.entries(csl)) {
    if (['id', 'type', 'custom'].includes(written) || isEmpty(value)) continue;
    const field = otherNames[written] ?? written;
    const clean = cleanProperty(field, value);
    if (clean === undefined) custom[written] ??= value;
    else item[field] ??= clean;
  }
  if (archived !== undefined) custom['archived'] = archived;
  return Object.keys(custom).length === 0 ? item : { ...item, custom };
}

/**
 * The sources as CSL-JSON: valid by CSL's schema, ids the keys, the address of an archived copy in `custom`.
 * @see https://github.com/citation-style-language/schema/blob/v1.0/schemas/input/csl-data.json
 */
export function toCslJson(sources: readonly Source[]): string {
  return `${JSON.stringify(sources.map(toCslItem), null, 2)}\n`;
}
