import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { BibLatexParser, CSLExporter } from 'biblatex-csl-converter';
import { VFile } from 'vfile';
import { expect, it } from 'vitest';
import type { CslItem, CslName } from '../../../src/model/source.ts';
import { parseReferences } from '../../../src/parse/references/index.ts';

/*
 * Well-formed entries, field by field, as two other programs read them. citation-js is what our reader is built on, so
 * it tells whether something is lost around it; biblatex-csl-converter is of other people. Its titles are in sentence
 * case, it leaves out who publishes and issues what, and it calls most types "article", so these are not compared.
 */

type Read = ReadonlyMap<string, Readonly<Record<string, string>>>;

/** With the fields that only they have. */
const types = [
  ['article', 'journal = {Journal of Rail History}, volume = {12}, pages = {101--113},'],
  ['book', 'publisher = {Rail Press}, volume = {3},'],
  ['incollection', 'booktitle = {Rail and Night}, publisher = {Rail Press}, pages = {7--9},'],
  ['inproceedings', 'booktitle = "Rail and Night", pages = "7--9",'],
  ['techreport', 'institution = {Institute of Rail},'],
  ['phdthesis', 'school = {University of Rail},'],
  ['online', ''],
] as const;
const titles = [
  'Night trains of {Europe}',
  'On {\\"U}bersee and na{\\"\\i}ve caf{\\\'e}s',
  'Money \\& power: 5\\% of it',
  '飞钱与夜行',
  'A {BIG} word -- and a dash',
];
const people = [
  'Doe, Jane',
  'Jane Doe and Rick Roe',
  'van der Berg, Jan and Poe, E. A.',
  '{World Health Organization}',
  'Ludwig van Beethoven',
  'M{\\"u}ller, J{\\"o}rg and \\O{}rsted, Hans Christian',
  '王, 小明',
];
const entries = Array.from({ length: 1000 }, (_, at) => {
  const pick = <T>(list: readonly T[], step: number): T => list[Math.floor(at / step) % list.length] as T;
  const [type, more] = pick(types, 1);
  return `@${type}{key${at},
  title = {${pick(titles, 8)} ${at}},
  author = {${pick(people, 3)}},
  ${at % 3 === 0 ? `date = {${1900 + (at % 120)}-0${1 + (at % 9)}-1${at % 9}}` : `year = ${1900 + (at % 120)}`},
  ${more}
  ${type === 'online' ? '' : `doi = {10.1000/rail.${at}_x},`} url = {https://example.org/rail/${at}?a=b_c&d=%20},
}`;
});

const nameOf = (name: CslName): string =>
  [
    name['dropping-particle'],
    name['non-dropping-particle'],
    name.family,
    name.given,
    name.suffix,
    name.literal,
  ]
    .filter(Boolean)
    .join(' ')
    // particles stand with the given name in one and with the family name in the other
    .split(' ')
    .sort()
    .join(' ');

const fieldsOf = (csl: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> => {
  // citation-js leaves the i of \"\i without its dot, and biblatex-csl-converter two hyphens for a dash
  const text = (name: string): string =>
    String(csl[name] ?? '')
      .replace(/<[^>]*>/g, '')
      .replaceAll('\u0131\u0308', 'ï')
      .replaceAll('--', '–');
  return {
    type: text('type'),
    title: text('title'),
    author: ((csl['author'] ?? []) as readonly CslName[]).map(nameOf).join('; '),
    issued: JSON.stringify((csl['issued'] as CslItem['issued'])?.['date-parts'] ?? ''),
    container: text('container-title'),
    volume: text('volume'),
    pages: text('page').replaceAll('–', '-'),
    DOI: text('DOI'),
    URL: text('URL'),
    publisher: text('publisher'),
  };
};

const text = entries.join('\n\n');
const parsed = parseReferences([new VFile({ path: 'x.bib', value: text })]);
const ours: Read = new Map(parsed.value.map(({ key, csl }) => [String(key), fieldsOf(csl)]));

/** The fields that are not the same, `key field: ours ≠ theirs`; the first of them. */
function differences(theirs: Read, compared: readonly string[], same: (a: string, b: string) => boolean) {
  const found = [...theirs].flatMap(([key, fields]) =>
    compared.flatMap((name) => {
      const [own, other] = [ours.get(key)?.[name] ?? 'no entry', fields[name] ?? ''];
      return same(own, other) ? [] : [`${key} ${name}: ${own} ≠ ${other}`];
    }),
  );
  return found.slice(0, 20);
}

const all = Object.keys(fieldsOf({}));

it('is read without a message, every entry of it', () => {
  expect(parsed.messages.map(({ rule }) => rule)).toEqual([]);
  expect([...ours.keys()]).toEqual(entries.map((_, at) => `key${at}`));
});

it('is read as citation-js reads it', () => {
  const options = { forceType: '@biblatex/text', generateGraph: false } as unknown as Parameters<
    typeof plugins.input.chain
  >[1] &
    object;
  const list = plugins.input.chain(text, options) as readonly Readonly<Record<string, unknown>>[];
  const theirs = new Map(list.map((csl) => [String(csl['citation-key'] ?? csl['id']), fieldsOf(csl)]));
  expect(differences(theirs, all, (a, b) => a === b)).toEqual([]);
});

it('is read as biblatex-csl-converter reads it', () => {
  const parser = new BibLatexParser(text, { processUnexpected: true, processUnknown: true });
  const { entries: found } = parser.parse() as unknown as { entries: Record<string, { entry_key: string }> };
  const csl = new CSLExporter(found as never).parse() as unknown as Record<string, Record<string, unknown>>;
  const theirs = new Map(
    Object.entries(found).map(([id, entry]) => [entry.entry_key, fieldsOf(csl[id] ?? {})]),
  );
  expect(theirs.size).toBe(entries.length);
  const compared = all.filter((name) => !['type', 'publisher'].includes(name));
  expect(differences(theirs, compared, (a, b) => a.toLowerCase() === b.toLowerCase())).toEqual([]);
});
