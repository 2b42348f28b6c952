import { readdirSync, readFileSync } from 'node:fs';
import { VFile } from 'vfile';
import { describe, expect, it } from 'vitest';
import { formatMessage, sortMessages } from '../../../src/diagnostics/message.ts';
import { parseReferences } from '../../../src/parse/references/index.ts';
import { describePlaces, takeMarks } from '../../support/marked-input.ts';

const root = new URL('../../fixtures/parse/references/', import.meta.url);

const parseText = (path: string, text: string): ReturnType<typeof parseReferences> =>
  parseReferences([new VFile({ path, value: text })]);

describe('references', () => {
  for (const name of readdirSync(root).sort()) {
    const folder = new URL(`${name}/`, root);
    const names = readdirSync(folder).sort();
    const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
    const inputs = names
      .filter((file) => file !== 'expected.json' && file !== 'messages.txt')
      .map((file) => ({ path: file, ...takeMarks(read(file), file) }));

    it(name.replaceAll('-', ' '), () => {
      const parsed = parseReferences(inputs.map(({ path, text }) => new VFile({ path, value: text })));
      const expected = names.includes('messages.txt') ? read('messages.txt') : '';
      expect(
        sortMessages(parsed.messages)
          .map((message) => `${formatMessage(message)}\n`)
          .join(''),
      ).toBe(expected);
      expect(describePlaces(parsed.messages)).toEqual(describePlaces(inputs.flatMap(({ marks }) => marks)));
      const found = parsed.value.map(({ key, position, archived, csl }) => ({
        key,
        at: `${position.path}:${position.line}:${position.column}`,
        ...(archived === undefined ? {} : { archived }),
        csl,
      }));
      expect(found).toEqual(JSON.parse(read('expected.json')));
    });
  }

  it('reads the same from a file with a byte order mark and Windows line ends', () => {
    const folder = new URL('reads-the-many-ways-of-bibtex/', root);
    const { text } = takeMarks(readFileSync(new URL('sources.bib', folder), 'utf8'), 'sources.bib');
    expect(parseText('sources.bib', `\uFEFF${text.replaceAll('\n', '\r\n')}`)).toEqual(
      parseText('sources.bib', text),
    );
  });

  it('does not follow a crossref round in circles', () => {
    const text = '@inbook{a, title={A}, crossref={b}}\n@inbook{b, title={B}, crossref={a}, publisher={P}}';
    const { value, messages } = parseText('x.bib', text);
    expect(messages.map(({ rule }) => rule)).toEqual(['incomplete-source', 'incomplete-source']);
    expect(value.map(({ csl }) => csl.publisher)).toEqual(['P', 'P']);
  });

  it('takes an empty file, and one of commentary alone, for no sources', () => {
    for (const path of ['x.bib', 'x.json', 'x.yaml', 'x.ris'])
      expect(parseText(path, ' \n')).toEqual({ value: [], messages: [] });
    expect(parseText('x.bib', 'write to me@example.org')).toEqual({ value: [], messages: [] });
    expect(parseText('x.yaml', 'references:\n')).toEqual({ value: [], messages: [] });
  });

  it('reports a file that holds something else', () => {
    for (const [path, text] of [
      ['x.json', '{"people": 1}'],
      ['x.json', 'nothing'],
      ['x.yaml', 'people: 1'],
      ['x.ris', 'nothing'],
    ] as const)
      expect(parseText(path, text).messages.map(({ rule, line }) => [rule, line])).toEqual([
        ['malformed-source', 1],
      ]);
  });

  it('reads two thousand entries, whole or broken, of every format', () => {
    const numbers = Array.from({ length: 2_000 }, (_, index) => index);
    const bib = numbers.map(
      (n) => `@book{k${n},\n  title = {Title {${n}}},\n  author = {Doe, Jane},\n  year = 2004\n}\n`,
    );
    expect(parseText('x.bib', bib.join('')).value).toHaveLength(2_000);
    const broken = parseText('x.bib', bib.map((entry) => entry.replace('= 2004', '= {2004')).join(''));
    expect(broken.messages).toHaveLength(21);
    expect(broken.messages.at(-1)?.message).toContain('and 1979 more like it');
    const json = numbers.map((n) => `{"id": "k${n}", "type": "book", "title": "T"}`);
    expect(parseText('x.json', `[${json.join(',')}]`).value).toHaveLength(2_000);
    const brokenJson = json.map((record) => record.replace(', "title"', ' "title"')).join(',');
    const brokenRecords = parseText('x.json', `[${brokenJson}]`).messages;
    expect(brokenRecords.map(({ severity }) => severity)).toEqual(Array.from({ length: 21 }, () => 'error'));
    const ris = numbers.map((n) => `TY  - BOOK\nAU  - Doe, Jane\nPY  - 2004\nTI  - T${n}\nER  - \n`);
    expect(new Set(parseText('x.ris', ris.join('')).value.map(({ key }) => key)).size).toBe(2_000);
  });
});
