import { beforeAll, describe, expect, test } from 'vitest';
import { openNames, type FindNames } from '../../../src/client/search/find-names.ts';
import { openNearestWords, type NearestWords } from '../../../src/client/search/nearest-words.ts';
import type { SourceKey, TermId } from '../../../src/model/ids.ts';
import { nameOfSource, nameOfTerm } from '../../../src/search/name-entries.ts';
import { packNames } from '../../../src/search/names.ts';
import { Vocabulary } from '../../../src/search/vocabulary.ts';
import { nameQueries, plantedSources, plantedTerms } from '../../support/talk-show/planted-names.ts';

const position = { path: '', line: 1, column: 1 };

const entries = [
  ...plantedTerms.map(({ name, aliases }) =>
    nameOfTerm(
      {
        id: name as TermId,
        name,
        kind: 'thing',
        forms: [name, ...aliases].map((form) => ({ form, exact: false })),
        avoid: [],
        sameAs: [],
        related: [],
        body: [],
        position,
      },
      'en',
    ),
  ),
  ...plantedSources.map((csl) =>
    nameOfSource({ key: csl.id as string as SourceKey, csl, position, light: false }, 'en'),
  ),
];

let find: FindNames;
let words: NearestWords;

beforeAll(async () => {
  const vocabulary = new Vocabulary();
  for (const { forms } of entries)
    for (const { form, hidden } of forms) if (hidden !== true) vocabulary.add(form, true);
  vocabulary.add(
    'We accompany the company along the road. The company was Lazarus. Juche! Juche, and lunch with Søren.',
  );
  const files = new Map([...packNames(entries), ...vocabulary.pack()]);
  const load = async (file: string): Promise<string> => {
    const text = files.get(file);
    if (text === undefined) throw new Error(`no ${file}`);
    return text;
  };
  find = await openNames(load, 'en');
  words = await openNearestWords([load], 'en');
});

const firstOf = async (query: string): Promise<string | undefined> => (await find(query))[0]?.title;

describe('names', () => {
  test('lead to the entry by any name, script, spelling, or as far as they are typed', async () => {
    for (const [kind, query, name] of nameQueries)
      if (kind !== 'misspelt name') expect(await firstOf(query), `${kind}: ${query}`).toBe(name);
  });

  test('lead to it, misspelt, by the nearest words', async () => {
    for (const [kind, query, name] of nameQueries) {
      if (kind !== 'misspelt name') continue;
      const corrected = await words.correct(query);
      expect(corrected && (await firstOf(corrected.text)), query).toBe(name);
    }
  });

  test('tell which name was meant, and how well it matches', async () => {
    expect(await find('via salaria')).toEqual([
      {
        url: '/glossary/Salt road/',
        kind: 'glossary',
        title: 'Salt road',
        alias: 'Via Salaria',
        text: '',
        match: 'exact',
      },
    ]);
    expect((await find('wax')).map(({ title, match }) => [title, match])).toEqual([
      ['Wax cylinder', 'beginning'],
    ]);
    expect((await find('harbour')).map(({ match }) => match)).toEqual(['part']);
    expect((await find('who built the ice harbour')).map(({ title, match }) => [title, match])).toEqual([
      ['Ice harbour', 'within'],
    ]);
    expect(await find('…')).toEqual([]);
    expect(await find('zzz')).toEqual([]);
  });

  test('of sources stand after those of terms, with who wrote them and when', async () => {
    const found = await find('salt');
    expect(found.map(({ title }) => title)).toEqual([
      'Salt road',
      'Salt and Silence: Roads of the Inner Coast',
    ]);
    expect(found[1]?.text).toBe('Edith Harrow, 1998, Quay Press');
  });
});

describe('the nearest word', () => {
  const first = async (word: string): Promise<string | undefined> => (await words.nearest(word, 1))[0]?.form;

  test('is the one that sounds and looks like it, as it is written', async () => {
    expect(await first('Junche')).toBe('Juche');
    expect(await first('acompany')).toBe('accompany');
    expect(await first('lazerus')).toBe('Lazarus');
    expect(await first('сoляной')).toBe('Соляной');
  });

  test('is found when the slip is in the first letter, too', async () => {
    expect(await first('uche')).toBe('Juche');
    expect(await first('ujche')).toBe('Juche');
    expect(await first('pazarus')).toBe('Lazarus');
  });

  test('is offered for each word that is not there, and for no other', async () => {
    expect(await words.correct('the Lazerus cmpany 1987')).toEqual({
      text: 'the Lazarus company 1987',
      isSpelling: false,
      words: [
        { typed: 'Lazerus', meant: 'Lazarus' },
        { typed: 'cmpany', meant: 'company' },
      ],
    });
    expect(await words.correct('company roads')).toBeUndefined();
    expect(await words.correct('xyzzyx')).toBeUndefined();
  });

  test('is not another word where only strokes were not typed', async () => {
    expect(await words.correct('orgaos')).toBeUndefined();
    expect(await words.correct('soren')).toEqual({
      text: 'Søren',
      isSpelling: true,
      words: [{ typed: 'soren', meant: 'Søren' }],
    });
  });

  test('of a word that is not there by itself is known by what it is the plural of', async () => {
    expect(await words.isKnown('lunches')).toBe(true);
    expect(await words.isKnown('lunchen')).toBe(false);
  });
});
