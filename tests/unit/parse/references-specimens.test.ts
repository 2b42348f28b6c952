import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import type { Message } from '../../../src/diagnostics/message.ts';
import { sumUp } from '../../../src/diagnostics/sum-up.ts';
import { parseDate } from '../../../src/parse/references/dates.ts';
import { isDoi, wrongIsbn } from '../../../src/parse/references/identifiers.ts';
import { parseReferences } from '../../../src/parse/references/index.ts';
import { plainerTex } from '../../../src/parse/references/tex.ts';
import { damages, specimens } from '../../support/bibliographies/index.ts';

const read = (path: string, text: string): ReturnType<typeof parseReferences> =>
  parseReferences([new VFile({ path, value: text })]);

const csl = (text: string): Readonly<Record<string, unknown>> => read('x.bib', text).value[0]?.csl ?? {};

describe('a bibliography from another program', () => {
  it.each(specimens)('is read: $path', ({ path, text, keys, messages = [] }) => {
    const parsed = read(path, text);
    expect(parsed.value.map(({ key }) => key)).toEqual(keys);
    const said = parsed.messages
      .filter(({ rule }) => rule !== 'odd-identifier' || messages.some((each) => each.endsWith(rule)))
      .sort((one, other) => one.line - other.line || one.column - other.column);
    expect(said.map(({ line, column, rule }) => `${line}:${column} ${rule}`)).toEqual(messages);
  });

  it('gives people, dates and addresses as they were meant', () => {
    const of = (path: string): readonly Readonly<Record<string, unknown>>[] => {
      const found = specimens.find((each) => each.path === path);
      return found === undefined ? [] : read(path, found.text).value.map((source) => source.csl);
    };
    expect(of('dblp.bib')[0]?.['author']).toEqual([
      { given: 'Jane', family: 'Doe' },
      { given: 'Rick', family: 'Roe' },
      { given: 'Jörg', family: 'Müller' },
    ]);
    expect(of('scopus.bib')[0]).toMatchObject({
      page: '105-112',
      URL: expect.stringContaining('10.1000%2frail') as string,
    });
    expect(of('web-of-science.bib')[0]).toMatchObject({
      DOI: '10.1000/rail.12.3',
      issued: { 'date-parts': [[2012, 3, 15]] },
    });
    expect(of('ads.bib').map((record) => record['container-title'])).toEqual([
      'Astrophysical Journal',
      'Astronomical Journal',
    ]);
    expect(of('springer.bib')[0]?.['issued']).toEqual({ 'date-parts': [[2014, 3, 21]] });
    expect(of('better-biblatex.bib')[1]).toMatchObject({
      genre: 'PhD thesis',
      publisher: 'University of Example',
    });
    expect(of('better-biblatex.bib')[2]).toMatchObject({
      type: 'broadcast',
      'container-title': 'The Night Train',
    });
    expect(of('pubmed.ris')[0]).toMatchObject({
      page: '123-130',
      language: 'en',
      'container-title-short': 'Lancet Rail',
    });
    expect(of('web-of-science.ris')[0]?.['issued']).toEqual({ 'date-parts': [[2012, 3, 15]] });
    expect(of('ieee.ris')[0]?.['author']).toEqual([
      { given: 'J.', family: 'Doe' },
      { given: 'R.', family: 'Roe' },
    ]);
  });
});

describe('an entry of BibTeX with a fault', () => {
  it.each([
    [
      'a comma that is missing',
      '@book{k, title={A}\n author={Doe, J.},\n year={2001}}',
      '2:2',
      { title: 'A' },
    ],
    ['a key without its comma', '@book{k\n title={A}, author={Doe, J.}, year={2001}}', '1:7', { title: 'A' }],
    [
      'a value without braces',
      '@book{k, title=A good one, author={Doe, J.}, year={2001}}',
      '1:16',
      { title: 'A good one' },
    ],
    [
      'a field given twice',
      '@book{k, title={A}, title={B}, author={Doe, J.}, year=2001}',
      '1:21',
      { title: 'B' },
    ],
    [
      'a line that is no field',
      '@book{k, title={A}, what, author={Doe, J.}, year=2001}',
      '1:21',
      { title: 'A' },
    ],
    [
      'a quotation mark left open',
      '@book{k, title="A,\n author={Doe, J.}, year=2001}',
      '1:16',
      { title: 'A' },
    ],
    [
      'too many commas in a name',
      '@book{k, title={A}, author={Doe, J., Roe, R., Poe, E.}, editor={E, F}, year=2001}',
      '1:28',
      { title: 'A' },
    ],
    [
      'a brace too few',
      '@book{k, title={A, author={Doe, J.}, year=2001}\n@book{l, title={B}, author={Roe, R.}, year=2002}',
      '1:16',
      { title: 'A', author: [{ family: 'Doe', given: 'J.' }], issued: { 'date-parts': [[2001]] } },
    ],
    [
      'a brace too few, in lines',
      '@book{k,\n title={A {b},\n author={Doe, J.},\n year=2001\n}\n@book{l, title={B}, author={Roe, R.}, year=2002}',
      '2:8',
      { title: 'A b', author: [{ family: 'Doe', given: 'J.' }], issued: { 'date-parts': [[2001]] } },
    ],
    [
      'a brace too few, and another entry in the same line',
      '@book{k, title={A, author={Doe, J.}, year=2001} @book{l, title={B}, author={Roe, R.}, year=2002}',
      '1:16',
      { title: 'A', author: [{ family: 'Doe', given: 'J.' }], issued: { 'date-parts': [[2001]] } },
    ],
    [
      'an entry without its end',
      '@book{k, title={A}, author={Doe, J.}, year=2001\n@book{l, title={B}, author={Roe, R.}, year=2002}',
      '1:7',
      { title: 'A', issued: { 'date-parts': [[2001]] } },
    ],
    [
      'a brace too many',
      '@book{k, title={A}}, author={Doe, J.}, year=2001}\n@book{l, title={B}, author={Roe, R.}, year=2002}',
      '1:19',
      { title: 'A', author: [{ family: 'Doe', given: 'J.' }], issued: { 'date-parts': [[2001]] } },
    ],
    ['a key with a space', '@book{my key, title={A}, author={Doe, J.}, year=2001}', '1:7', { title: 'A' }],
  ])('keeps what can be read: %s', (_, text, place, expected) => {
    const { value, messages } = read('x.bib', text);
    expect(value[0]?.csl).toMatchObject(expected);
    expect(value.slice(1).map(({ key }) => key)).toEqual(/@book\{l/.test(text) ? ['l'] : []);
    expect(messages.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual([
      `${place} source-syntax`,
    ]);
  });

  it('is told at its place where it has no key, and where it has no title', () => {
    const { value, messages } = read(
      'x.bib',
      '@book{k,\n author={Doe, J.}, year=2001}\n@book{, title={X}, year=2000}',
    );
    expect(value.map(({ key }) => key)).toEqual(['k']);
    expect(messages.map(({ rule, line, column }) => `${line}:${column} ${rule}`)).toEqual([
      '1:1 source-without-title',
      '3:7 source-without-key',
    ]);
  });

  it('costs others no time, thousands of times', () => {
    expect(read('x.bib', '@a{x, b={ '.repeat(10_000)).value.length).toBeLessThan(200);
  });

  it('is not one where a line is a comment', () => {
    const { value, messages } = read(
      'x.bib',
      '@book{k, title={A},\n % note = {old},\n author={Doe, J.}, year=2001}\n% @book{l, title={B}}\n',
    );
    expect(value.map(({ csl: record }) => [record.title, record['note']])).toEqual([['A', undefined]]);
    expect(messages).toEqual([]);
  });

  it('says the name that was meant', () => {
    const { messages } = read('x.bib', '@book{k, title={A}, auhtor={Doe, J.}, year=2001, publisher={P}}');
    expect(messages.map(({ rule, hint }) => [rule, hint])).toEqual([
      ['unknown-field', 'did you mean "author"?'],
    ]);
  });
});

it('an i without its dot, and an accent, are one letter', () => {
  const title = String.raw`na{\"\i}ve, Mart\'{\i}n, \v{\j}, \'\i x, \i{} alone, \"\in`;
  expect(String(csl(`@book{k, title = {${title}}}`)['title']).normalize('NFC')).toMatch(
    /^naïve, Martín, ǰ, íx, ı alone, /,
  );
});

describe('values', () => {
  it.each([
    ['2014', { 'date-parts': [[2014]] }],
    ['07.02.2014', { 'date-parts': [[2014, 2, 7]] }],
    ['February 7, 2014', { 'date-parts': [[2014, 2, 7]] }],
    ['7. März 2014', { 'date-parts': [[2014, 3, 7]] }],
    ['2014-21', { 'date-parts': [[2014]], season: 1 }],
    ['Fall 2014', { 'date-parts': [[2014]], season: 3 }],
    ['c. 1950', { 'date-parts': [[1950]], circa: true }],
    ['[1950?]', { 'date-parts': [[1950]], circa: true }],
    [
      '2014-02/2015-03',
      {
        'date-parts': [
          [2014, 2],
          [2015, 3],
        ],
      },
    ],
    ['2003–2005', { 'date-parts': [[2003], [2005]] }],
    ['2014/..', { 'date-parts': [[2014]] }],
    ['-0044', { 'date-parts': [[-44]] }],
    ['2024-01-31T10:00:00Z', { 'date-parts': [[2024, 1, 31]] }],
    ['03/04/2014', { literal: '03/04/2014' }],
    ['2014-13', { literal: '2014-13' }],
    ['some day', { literal: 'some day' }],
  ])('of dates: %s', (text, expected) => {
    expect(parseDate(text)).toEqual(expected);
  });

  it.each([
    [String.raw`\aa ngstr\"om`, String.raw`å` + String.raw`ngstr\"om`],
    [String.raw`$O(n \log n)$`, '$O(n log n)$'],
    [String.raw`\href{https://example.org}{text} \ensuremath{\alpha}`, String.raw`{text} {\alpha}`],
    ['plain', 'plain'],
  ])('of TeX: %s', (tex, expected) => {
    expect(plainerTex(tex)).toBe(expected);
  });

  it('of identifiers are checked', () => {
    expect(['10.1000/x', '10/abcd', '10.1000/s0140-6736(11)60001-2'].filter(isDoi)).toHaveLength(3);
    expect(['doi', '10.1000', 'x10.1000/x', '10.1000/a b'].filter(isDoi)).toEqual([]);
    expect(wrongIsbn('978-3-16-148410-0, 0-306-40615-2 (pbk.)')).toBeUndefined();
    expect(wrongIsbn('978-3-16-148410-1')).toBe('978-3-16-148410-1');
  });

  it('of a title keep what TeX says of them', () => {
    expect(
      csl(
        String.raw`@book{k, title={L'\'{e}t\'e of \v{S}ostakovi\v{c}, 50\% \& more \ldots{}}, author={D, J}, year=2001}`,
      ),
    ).toMatchObject({
      title: "L'été of Šostakovič, 50% & more …",
    });
  });
});

describe('what is said of a thousand entries', () => {
  const message = (index: number, severity: Message['severity'] = 'error'): Message => ({
    path: 'x.bib',
    line: index + 1,
    column: 1,
    severity,
    rule: 'malformed-source',
    message: `no. ${index}`,
    hint: 'mend it',
  });

  it('is summed up after twenty, as bad as they are', () => {
    const summed = sumUp(Array.from({ length: 1000 }, (_, index) => message(index)));
    expect(summed).toHaveLength(21);
    expect(summed.at(-1)).toMatchObject({
      line: 21,
      severity: 'error',
      message: 'no. 20; and 979 more like it in this file',
    });
  });

  it('is not, where there is only one more', () => {
    const messages = Array.from({ length: 21 }, (_, index) => message(index));
    expect(sumUp(messages)).toEqual(messages);
  });
});

it('damaged bibliographies are read as far as they go, and every message has a place in the file', () => {
  for (const { path, text } of specimens)
    for (const [index, { apply }] of damages.entries()) {
      if (index > 16) continue;
      const damaged = apply(text, ((index * 7) % 10) / 10 + 0.05);
      const lines = damaged.split(/\r\n|\r|\n/);
      for (const { line, column } of read(path, damaged).messages) {
        expect(line).toBeGreaterThan(0);
        expect(column).toBeLessThanOrEqual((lines[line - 1] ?? '').length + 2);
      }
    }
});
