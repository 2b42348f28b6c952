import { Ajv } from 'ajv';
import { BibLatexParser, RISParser } from 'biblatex-csl-converter';
import { plugins } from '@citation-js/core';
import '@citation-js/plugin-bibtex';
import { VFile } from 'vfile';
import { describe, expect, test } from 'vitest';
import { toBiblatex } from '../../../src/export/references-biblatex.ts';
import { toCslJson } from '../../../src/export/references-csl.ts';
import { toRis } from '../../../src/export/references-ris.ts';
import { mintSourceKey } from '../../../src/model/ids.ts';
import type { CslItem, Source } from '../../../src/model/source.ts';
import { parseReferences } from '../../../src/parse/references/index.ts';
import { cslDataSchema } from '../../support/csl-data-schema.ts';
import { oddSources } from '../../support/odd-sources.ts';

const isCslData = new Ajv({ allErrors: true, allowUnionTypes: true }).compile(cslDataSchema);
const complaintsAbout = (json: string): unknown => {
  isCslData(JSON.parse(json));
  return isCslData.errors ?? [];
};

describe('CSL-JSON', () => {
  test('is valid by CSL’s schema', () => {
    expect(complaintsAbout(toCslJson(oddSources))).toEqual([]);
  });

  test('keeps what the schema has no place for in custom', () => {
    const csl = {
      id: 'x',
      type: 'book',
      title: 7,
      volume: 3,
      'part-number': '4',
      rating: 'high',
      'editor-translator': [{ family: 'Roe' }],
      author: [{ family: 'Doe', orcid: '0000' }, { orcid: '1' }],
      issued: { 'date-parts': [['2014', '2']], orcid: 1 },
      accessed: { 'date-parts': [] },
      categories: ['a', 1],
      keyword: ['a', 'b'],
      custom: { verified: true },
    } as unknown as CslItem;
    const [oddest] = oddSources;
    const source: Source = {
      ...(oddest as Source),
      key: mintSourceKey('x'),
      csl,
      archived: 'https://a.example/',
    };
    const json = toCslJson([source]);
    expect(complaintsAbout(json)).toEqual([]);
    expect(JSON.parse(json)).toEqual([
      {
        id: 'x',
        type: 'book',
        title: '7',
        volume: '3',
        part: '4',
        author: [{ family: 'Doe' }],
        issued: { 'date-parts': [[2014, 2]] },
        categories: ['a', '1'],
        custom: {
          verified: true,
          rating: 'high',
          'editor-translator': [{ family: 'Roe' }],
          accessed: { 'date-parts': [] },
          keyword: ['a', 'b'],
          archived: 'https://a.example/',
        },
      },
    ]);
  });
});

/** Names and titles as this program has them, whatever markup it adds. */
const plain = (title: unknown): string => String(title).replace(/<[^>]*>/g, '');
/** A title without what TeX takes for a command, which that reader does not know. */
const titleOf = ({ csl }: Source): string => plain(csl.title);

describe('BibTeX', () => {
  test('is read by citation-js with names, dates, titles and addresses as they are', () => {
    const options = { forceType: '@biblatex/text', generateGraph: false } as never;
    const read = plugins.input.chain(toBiblatex(oddSources), options) as unknown as CslItem[];
    expect(read.map(({ id }) => id)).toEqual(oddSources.map(({ key }) => key));
    for (const [index, source] of oddSources.entries()) {
      const back = read[index] as CslItem;
      expect(back.title, source.key).toBe(source.csl.title);
      expect(back.URL, source.key).toBe(source.csl.URL);
      expect(back.DOI, source.key).toBe(source.csl.DOI);
      expect(back['page'], source.key).toBe((source.csl['page'] as string | undefined)?.replace('–', '-'));
      expect(back.issued?.['date-parts'], source.key).toEqual(source.csl.issued?.['date-parts']);
      const people = (names: CslItem['author']): unknown =>
        names?.map((name) => (name.literal === undefined ? name : { family: name.literal }));
      if (source.csl.author) expect(people(back.author), source.key).toEqual(people(source.csl.author));
    }
  });

  test('is read by biblatex-csl-converter without an error', () => {
    const parser = new BibLatexParser(toBiblatex(oddSources), {
      processUnexpected: true,
      processUnknown: true,
    });
    const { entries, errors } = parser.parse();
    expect(errors).toEqual([]);
    expect(Object.values(entries).map(({ entry_key: key }) => key)).toEqual(oddSources.map(({ key }) => key));
    // an institution with a comma and a name with a suffix are what goes wrong first
    const [first, second] = Object.values(entries);
    expect(JSON.stringify(first?.fields['author'])).toContain('"suffix":[{"type":"text","text":"Jr."}]');
    expect(JSON.stringify(second?.fields['author'])).toContain('United Nations, Panel of Experts');
    expect(second?.fields['url']).toBe('https://example.org/a_b/%20c?d=1&e=~f#g');
    expect(second?.fields['date']).toBe('2023-11-01/2024-02-29');
  });
});

test('RIS is read by biblatex-csl-converter, record by record', () => {
  const { entries } = new RISParser(toRis(oddSources)).parse() as never as {
    readonly entries: Readonly<Record<string, { readonly fields: Readonly<Record<string, unknown>> }>>;
  };
  const read = Object.values(entries);
  expect(read).toHaveLength(oddSources.length);
  for (const [index, source] of oddSources.entries())
    expect(JSON.stringify(read[index]?.fields['title']).toLowerCase(), source.key).toContain(
      JSON.stringify(titleOf(source)).slice(1, -1).toLowerCase(),
    );
});

describe('what is written is read again by Glosscast', () => {
  const parse = (path: string, value: string): ReturnType<typeof parseReferences> =>
    parseReferences([new VFile({ path, value })]);

  test('as it was, from CSL-JSON', () => {
    const back = parse('back.json', toCslJson(oddSources));
    expect(back.messages).toEqual([]);
    expect(back.value.map(({ csl }) => ({ ...csl, custom: undefined }))).toEqual(
      oddSources.map(({ csl }) => ({ ...csl, custom: undefined })),
    );
    expect(back.value.map(({ archived }) => archived)).toEqual(oddSources.map(({ archived }) => archived));
  });

  test('with its types, names, dates, titles and addresses, from BibTeX', () => {
    const back = parse('back.bib', toBiblatex(oddSources));
    const fields = [
      'type',
      'title',
      'issued',
      'accessed',
      'container-title',
      'editor',
      'translator',
      'publisher',
    ]
      .concat([
        'genre',
        'number',
        'volume',
        'issue',
        'edition',
        'collection-title',
        'URL',
        'DOI',
        'ISBN',
        'language',
      ])
      .concat(['ISSN', 'medium']);
    for (const [index, source] of oddSources.entries()) {
      const read = back.value[index];
      expect(read?.key).toBe(source.key);
      expect(read?.archived, source.key).toBe(source.archived);
      for (const field of fields)
        expect(read?.csl[field], `${source.key} ${field}`).toEqual(source.csl[field]);
      expect(read?.csl.author, source.key).toEqual(source.csl.author ?? source.csl['host']);
    }
  });
});
