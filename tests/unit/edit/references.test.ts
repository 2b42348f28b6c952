import { expect, it } from 'vitest';
import { chooseReferences, writeReferences, type ReferenceChoice } from '../../../src/edit/references/add.ts';
import { addressOf, isbnsOf } from '../../../src/edit/references/duplicates.ts';
import {
  findReferenceFormat,
  readReferenceFile,
  type ReferenceFile,
  type ReferenceFormat,
} from '../../../src/edit/references/entries.ts';

const read = (text: string, format: ReferenceFormat, path = 'in'): ReferenceFile =>
  readReferenceFile(text, path, format);
const keysOf = ({ added }: ReferenceChoice): string[] => added.map(({ key }) => key);
const isOf = ({ duplicates }: ReferenceChoice): string[] =>
  duplicates.map(({ entry, source, by }) => `${entry.source.key} is ${source.key} by ${by}`);

const here = read(
  `@book{weir2014, title={The Weir}, author={Weir, Ann}, year=2014, publisher={P}, isbn={0-306-40615-2}}
@misc{page, title={A page}, author={Q, R}, year=2020, url={http://www.example.org/a/?utm_source=x}}
@article{paper, title={On Weirs: Élan}, author={Doe, J}, journal={J}, year=2001, doi={10.1234/AbC}}`,
  'bibtex',
  'references/here.bib',
).entries.map(({ source }) => source);

it('finds works that are there by DOI, ISBN in either form, address, and title with year', () => {
  const incoming = read(
    JSON.stringify([
      { id: 'a', type: 'book', title: 'Another title', ISBN: '978-0-306-40615-7', issued: { raw: '2015' } },
      { id: 'b', type: 'webpage', title: 'Renamed', URL: 'https://example.org/a#:~:text=words' },
      { id: 'c', type: 'article-journal', title: 'x', DOI: 'https://doi.org/10.1234/abc' },
      { id: 'd', type: 'article-journal', title: 'On weirs – elan', issued: { 'date-parts': [[2001]] } },
      {
        id: 'e',
        type: 'article-journal',
        title: 'On Weirs: Élan',
        author: [{ family: 'Other' }],
        issued: { 'date-parts': [[2001]] },
      },
      { id: 'f', type: 'chapter', title: 'A chapter', ISBN: '0306406152', 'container-title': 'The Weir' },
    ]),
    'csl-json',
  );
  const choice = chooseReferences(incoming, here, { all: false });
  expect(isOf(choice)).toEqual([
    'a is weir2014 by ISBN',
    'b is page by URL',
    'c is paper by DOI',
    'd is paper by title and year',
  ]);
  expect(keysOf(choice)).toEqual(['e', 'f']);
  expect(keysOf(chooseReferences(incoming, here, { all: true }))).toHaveLength(6);
});

it('tells pages apart that are different ones', () => {
  expect(addressOf('https://example.org/?p=1')).not.toBe(addressOf('https://example.org/?p=2'));
  expect(addressOf('https://example.org/')).toBeUndefined();
  expect(isbnsOf('0-8044-2957-X (cloth), 978 3 16 148410 0')).toEqual(['9780804429573', '9783161484100']);
});

it('gives letters to keys that are taken, and takes along what entries need', () => {
  const bib = `% a remark
@string{p = "Press"}
@string{pp = p # { and Co}}
@string{other = "unused"}
@inbook{part, crossref = {Weir2014}, title = {A part}, author={A, B}, pages = {1--2}}
@book{Weir2014, title={Weirs, {\\"a}nd 50\\% more}, author={C, D}, year=1999, publisher=pp, file={C\\:x.pdf}}
@book{weir2014, title={Third}, author={E, F}, year=1998, publisher={P},}
`;
  const file = read(bib, 'bibtex');
  const choice = chooseReferences(file, here, { all: false });
  expect(keysOf(choice)).toEqual(['part', 'Weir2014b', 'weir2014c']);
  const written = writeReferences(file, choice.added, { path: 'references/in.bib', format: 'bibtex' });
  expect(written?.messages).toEqual([]);
  expect(written?.text).toBe(`@string{p = "Press"}

@string{pp = p # { and Co}}

@inbook{part, crossref = {Weir2014b}, title = {A part}, author={A, B}, pages = {1--2}}

@book{Weir2014b, title={Weirs, {\\"a}nd 50\\% more}, author={C, D}, year=1999, publisher=pp, file={C\\:x.pdf}}

@book{weir2014c, title={Third}, author={E, F}, year=1998, publisher={P},}
`);
  const elsewhere = '@string{pp = "Something else"}\n';
  const target = { path: 'references/in.bib', format: 'bibtex', source: elsewhere } as const;
  expect(writeReferences(file, choice.added, target)).toBeUndefined();
});

it('takes the entry along that another takes fields from, though it is there already', () => {
  const file = read(
    `@inbook{part, crossref={w}, title={A part}, author={A, B}, pages={1--2}}
@book{w, title={The Weir}, author={Weir, Ann}, year=2014, publisher={P}}`,
    'bibtex',
  );
  const { added } = chooseReferences(file, here, { all: false });
  expect(added.map(({ key, twin }) => [key, twin?.source.key])).toEqual([
    ['part', undefined],
    ['w', 'weir2014'],
  ]);
});

const added: Readonly<Record<Exclude<ReferenceFormat, 'bibtex'>, readonly [string, string, string]>> = {
  'csl-json': [
    '\uFEFF[\r\n    {"id": "old", "type": "book", "title": "Old"}\r\n]\r\n',
    '[{"id":"old","type":"book","title":"New ]","x":{"kept":[1]}}]',
    '\uFEFF[\r\n    {"id": "old", "type": "book", "title": "Old"},\r\n    {"id":"oldb","type":"book","title":"New ]","x":{"kept":[1]}}\r\n]\r\n',
  ],
  'csl-yaml': [
    'references:\n  - id: old\n    type: book\n    title: Old\nnocite: x\n',
    '- id: old # mine\n  type: book\n  title: |-\n    New\n\n    lines\n  publisher: P\n',
    'references:\n  - id: old\n    type: book\n    title: Old\n  - id: oldb # mine\n    type: book\n    title: |-\n      New\n\n      lines\n    publisher: P\nnocite: x\n',
  ],
  ris: [
    'TY  - BOOK\r\nID  - old\r\nTI  - Old\r\nER  - ',
    'TY  - BOOK\nTI  - Old\nAU  - Old\nAB  - A long\n  text\nZZ  - odd\nER  - \n',
    'TY  - BOOK\r\nID  - old\r\nTI  - Old\r\nER  - \r\n\r\nTY  - BOOK\r\nID  - oldb\r\nTI  - Old\r\nAU  - Old\r\nAB  - A long\r\n  text\r\nZZ  - odd\r\nER  - \r\n',
  ],
};

it.each(Object.entries(added))(
  'adds to a %s file with every other byte kept',
  (format, [old, text, after]) => {
    const form = format as ReferenceFormat;
    expect(findReferenceFormat(old, 'x')).toBe(form);
    const there = read(old, form).entries.map(({ source }) => source);
    const file = read(text, form);
    const choice = chooseReferences(file, there, { all: false });
    expect(keysOf(choice)).toEqual(['oldb']);
    const target = { path: 'references/x', format: form, source: old };
    expect(writeReferences(file, choice.added, target)?.text).toBe(after);
    // what was added is there the next time
    const now = read(after, form).entries.map(({ source }) => source);
    expect(keysOf(chooseReferences(file, now, { all: false }))).toEqual([]);
  },
);
