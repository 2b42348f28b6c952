import type { CslName } from '../../model/source.ts';
import { decodeEntities } from './csl-values.ts';
import { isEmptyGenre, nameVariables } from './csl-vocabulary.ts';
import { parseDate } from './dates.ts';
import { languageTag } from './languages.ts';
import { verbatim } from './tex.ts';

/** The value of a field of the entry, abbreviations put in; nothing where it is absent or empty. */
export type FieldText = (field: string) => string | undefined;

const tidy = (text: string): string =>
  decodeEntities(text)
    .replace(/[^\S\u00A0]+/g, ' ')
    .trim();

/** What a thesis is called where a program says only which kind of BibTeX type it was. */
const thesisGenres: ReadonlyMap<string, string> = new Map([
  ['phdthesis', 'PhD thesis'],
  ['mathesis', 'Master’s thesis'],
  ['mastersthesis', 'Master’s thesis'],
  ['bathesis', 'Bachelor’s thesis'],
  ['candthesis', 'Candidate thesis'],
]);

/** DBLP tells people of one name apart by four digits behind it. */
function withoutNumber(name: CslName): CslName {
  if (name.family === undefined || !/^\d{4}$/.test(name.family) || name.given === undefined) return name;
  const words = name.given.split(' ');
  const family = words.pop() ?? '';
  return words.length === 0 ? { literal: family } : { given: words.join(' '), family };
}

function mendNames(names: readonly CslName[]): readonly CslName[] {
  return names.flatMap((name) => {
    const parts = Object.entries(name).map(([part, value]) => [
      part,
      typeof value === 'string' ? tidy(value) : value,
    ]);
    const whole = withoutNumber(Object.fromEntries(parts.filter(([, value]) => value !== '')) as CslName);
    const kinds = Object.keys(whole);
    if (kinds.length === 0) return [];
    // A name of one part is an institution, or "and others".
    return [kinds.join() === 'family' ? { literal: whole.family as string } : whole];
  });
}

/** The record with its names and texts tidy, and without those that are empty. */
function mendTexts(csl: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const mended = Object.entries(csl).flatMap(([field, value]): [string, unknown][] => {
    if (nameVariables.has(field)) {
      const names = Array.isArray(value) ? mendNames(value as readonly CslName[]) : [];
      return names.length > 0 ? [[field, names]] : [];
    }
    if (typeof value !== 'string' && !Array.isArray(value)) return [[field, value]];
    const text = tidy((Array.isArray(value) ? value : [value]).join('; '));
    return text === '' || field === 'citation-key' ? [] : [[field, text]];
  });
  return Object.fromEntries(mended);
}

/** Values for machines, which must come through as they are. */
function mendIdentifiers(csl: Record<string, unknown>, text: FieldText): void {
  const doi = text('doi');
  if (doi !== undefined) csl['DOI'] = verbatim(doi);
  const published = verbatim(text('howpublished') ?? '');
  const url = [text('url'), text('link')]
    .map((value) => value && verbatim(value))
    .find((value) => value !== undefined && value !== '');
  if (url !== undefined) csl['URL'] = decodeEntities(url);
  else if (/^https?:\/\/\S+$/.test(published)) csl['URL'] = published;
  const eprint = verbatim(text('eprint') ?? '').replace(/^arxiv:/i, '');
  const isArxiv =
    /^arxiv$/i.test(text('eprinttype') ?? text('archiveprefix') ?? '') && /^[\w./-]+$/.test(eprint);
  if (isArxiv && csl['DOI'] === undefined) csl['URL'] ??= `https://arxiv.org/abs/${eprint}`;
  if (isArxiv && csl['container-title'] === undefined && csl['type'] === 'document')
    csl['number'] ??= `arXiv:${eprint}`;
}

function mendKind(csl: Record<string, unknown>, type: string, text: FieldText): void {
  const genre = String(csl['genre'] ?? '');
  const thesis = thesisGenres.get((genre === '' ? type : genre).toLowerCase());
  if (csl['type'] === 'thesis' && thesis !== undefined) csl['genre'] = thesis;
  else if (isEmptyGenre(genre) && csl['type'] !== 'thesis') delete csl['genre'];
  const paper = /^(newspaper|magazine)$/i.exec((text('entrysubtype') ?? '').trim())?.[1]?.toLowerCase();
  if (paper !== undefined && csl['type'] === 'article-journal') {
    csl['type'] = `article-${paper}`;
    if (genre.toLowerCase() === paper) delete csl['genre'];
  }
  const podcast = /^podcast/.test(type) || /^podcast/i.test(text('entrysubtype') ?? '');
  if (!podcast) return;
  csl['type'] = 'broadcast';
  csl['medium'] ??= 'Audio podcast episode';
  if (/^podcast/i.test(genre)) delete csl['genre'];
  // Reference managers give the show as a series.
  if (csl['container-title'] === undefined && csl['collection-title'] !== undefined) {
    csl['container-title'] = csl['collection-title'];
    delete csl['collection-title'];
  }
}

const folded = (text: unknown): string =>
  String(text ?? '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');

/** What citation-js leaves out, changes or takes over as a program wrote it. */
export function mend(
  given: Readonly<Record<string, unknown>>,
  type: string,
  text: FieldText,
): Record<string, unknown> {
  const csl = mendTexts(given);
  mendIdentifiers(csl, text);
  mendKind(csl, type, text);
  const number = text('number');
  const places = ['number', 'issue', 'collection-number'];
  if (number !== undefined && !places.some((place) => csl[place] !== undefined))
    csl['number'] = tidy(verbatim(number));
  if (typeof csl['page'] === 'string') csl['page'] = csl['page'].replace(/\s*[-–—]+\s*/g, '-');
  if (typeof csl['language'] === 'string') csl['language'] = languageTag(csl['language']);
  if (csl['type'] === 'book' && folded(csl['container-title']) === folded(csl['title']))
    delete csl['container-title'];
  // In BibTeX the title of an @inbook is the book's.
  if (type === 'inbook' && csl['container-title'] === undefined && text('crossref') === undefined)
    csl['type'] = 'book';
  const [address, location] = [text('address'), text('location')];
  if (csl['type'] === 'paper-conference' && address !== undefined && location !== undefined) {
    csl['publisher-place'] = tidy(verbatim(address));
    csl['event-place'] ??= tidy(verbatim(location));
  }
  for (const [variable, field] of [
    ['original-date', 'origdate'],
    ['event-date', 'eventdate'],
  ] as const) {
    const written = text(field);
    if (written !== undefined) csl[variable] = parseDate(verbatim(written));
  }
  return csl;
}
