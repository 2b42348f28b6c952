import { expect, test } from 'vitest';
import type { TermFacts } from '../../../../src/export/files.ts';
import { exportGlossaryCsv } from '../../../../src/export/glossary/csv.ts';
import { makeInput } from '../sample-show.ts';
import { form, makeTerm } from './sample-glossary.ts';

const bodyOf = (...terms: readonly TermFacts[]): string =>
  String(exportGlossaryCsv(makeInput({ terms })).files[0]?.body);

/** Reads CSV by the letter of RFC 4180, and throws where it is broken. */
function readCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    const match = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/y;
    match.lastIndex = at;
    const found = match.exec(text);
    if (!found) throw new Error(`broken at ${JSON.stringify(text.slice(at, at + 40))}`);
    row.push(found[1]?.replaceAll('""', '"') ?? found[2] ?? '');
    at = match.lastIndex;
    if (found[3] === ',') continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The first term's fields by column. */
function fieldsOf(...terms: readonly TermFacts[]): Readonly<Record<string, string | undefined>> {
  const [head = [], first = []] = readCsv(bodyOf(...terms));
  expect(first).toHaveLength(head.length);
  return Object.fromEntries(head.map((name, i) => [name, first[i]]));
}

test('a line says what a term is, how often it is found, and where it is heard first', () => {
  const term = makeTerm('Flying money', {
    forms: [form('Fei Chen'), form('飞钱', 'zh Hans')],
    sameAs: ['https://a.example/1,2', 'https://b.example/'],
    definition: 'Value, "sent".\nSo.',
    mentions: 12,
    episodes: 2,
    first: { title: 'One, two', time: 12.3456, path: 'episodes/one/#t=12' },
  });
  expect(fieldsOf(term)).toEqual({
    term: 'Flying money',
    kind: 'concept',
    language: 'en',
    aliases: 'Fei Chen | 飞钱 (zh-Hans)',
    definition: 'Value, "sent".\nSo.',
    sameAs: 'https://a.example/1,2 | https://b.example/',
    mentions: '12',
    episodes: '2',
    firstEpisode: 'One, two',
    firstSeconds: '12.346',
    firstAddress: 'https://host.example/sampler/episodes/one/#t=12',
    address: 'https://host.example/sampler/glossary/flying-money/',
  });
});

test('a term that nobody says has no first place', () => {
  expect(fieldsOf(makeTerm('Juche'))).toMatchObject({
    mentions: '0',
    firstEpisode: '',
    firstSeconds: '',
    firstAddress: '',
  });
});

test.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r\n=1', ' =1', '＝1', '－1'])(
  'a spreadsheet takes %j for text',
  (text) => {
    expect(fieldsOf(makeTerm('x', { definition: text }))['definition']).toBe(`'${text}`);
  },
);

test('words with signs inside them stay as they are', () => {
  for (const text of ['a=b', 'x-ray', 'me@host', "l'été", '\u0000a'])
    expect(fieldsOf(makeTerm('x', { definition: text }))['definition']).toBe(text.replace('\0', ''));
});

test('lines end as RFC 4180 wants them, the last one too, and without terms there is no file', () => {
  expect(bodyOf(makeTerm('a'), makeTerm('b')).split('\r\n')).toHaveLength(4);
  expect(bodyOf(makeTerm('a')).startsWith('term,kind,language,')).toBe(true);
  expect(exportGlossaryCsv(makeInput()).files).toEqual([]);
});
