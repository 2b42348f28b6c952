import { expect, test } from 'vitest';
import { coinsOf } from '../../../src/export/coins.ts';
import type { CslItem } from '../../../src/model/source.ts';
import { oddSources } from '../../support/odd-sources.ts';

/** A context object as those who harvest it read it: `+` would be a space, and a key may come several times. */
const read = (csl: CslItem): URLSearchParams => new URLSearchParams(coinsOf({ csl }));

const odd = (key: string): CslItem => {
  const found = oddSources.find((source) => source.key === key);
  if (!found) throw new Error(`no odd source is called ${key}`);
  return found.csl;
};

test('an article stands in the journal format, its first author in parts, all of them as wholes', () => {
  const read1 = read(odd('particles2024'));
  expect(read1.get('ctx_ver')).toBe('Z39.88-2004');
  expect(read1.get('rft_val_fmt')).toBe('info:ofi/fmt:kev:mtx:journal');
  expect(read1.get('rft.genre')).toBe('article');
  expect(read1.get('rft.atitle')).toBe('On the names of van der Berg, de Gaulle and El Qorchi');
  expect(read1.get('rft.jtitle')).toBe('Journal of A & B_C');
  expect([read1.get('rft.aulast'), read1.get('rft.aufirst')]).toEqual(['van Gardingen', 'Imke']);
  expect(read1.getAll('rft.au')).toEqual([
    'Imke van Gardingen',
    'Charles de Gaulle',
    'Martin Luther King, Jr.',
    'Zoë Ł. Ñuñez Ørsted',
  ]);
  expect(read1.getAll('rft.aucorp')).toEqual(['Law and Order Office']);
  expect([read1.get('rft.spage'), read1.get('rft.epage'), read1.get('rft.date')]).toEqual([
    '101',
    '112',
    '2024-01-02',
  ]);
  expect(read1.getAll('rft_id')).toEqual(['info:doi/10.1000/182_x<1>']);
});

test.each([
  ['markup2020', 'book', 'book', 'rft.btitle', 'The E. coli of NATO: iPhone, mRNA and H2O'],
  ['range2023', 'book', 'report', 'rft.btitle', 'Costs of 5% & $3_bn #1 ~ {net} ^ up'],
  ['chapter1999', 'book', 'bookitem', 'rft.atitle', 'A chapter of its own'],
  ['thesis2001', 'dissertation', null, 'rft.title', 'Rates of exchange'],
  ['patent1988', 'patent', null, 'rft.title', 'Method of minting'],
  ['podcast2025', 'dc', null, 'rft.title', 'An episode: what we know'],
  ['unicode飞钱', 'dc', null, 'rft.title', '飞钱 and كتاب: “Flying money” – naïve…'],
])('%s is told in the format %s', (key, format, genre, field, title) => {
  const context = read(odd(key));
  expect(context.get('rft_val_fmt')).toBe(`info:ofi/fmt:kev:mtx:${format}`);
  expect(context.get('rft.genre')).toBe(genre);
  expect(context.get(field)).toBe(title);
});

test('a podcast and a web page say what they are, who made them and where they are', () => {
  const podcast = read(odd('podcast2025'));
  expect(podcast.get('rft.type')).toBe('podcast');
  expect(podcast.getAll('rft.creator')).toEqual(['Jane Doe']);
  expect(podcast.get('rft.identifier')).toBe('https://example.org/ep/1154');
  expect(read(odd('unicode飞钱')).get('rft.type')).toBe('webpage');
});

test('nothing in it needs escaping but the ampersand, and half a surrogate pair does no harm', () => {
  const coins = coinsOf({ csl: { id: 'x', type: 'book', title: `"<'>\uD800 a+b` } });
  expect(coins).not.toMatch(/["<'>\s]/);
  expect(new URLSearchParams(coins).get('rft.btitle')).toBe(`"<'>\uFFFD a+b`);
});

test('stays short, however many authors and however long a title', () => {
  const author = Array.from({ length: 3000 }, (_, i) => ({ family: `Family${i}`, given: 'Given' }));
  const coins = coinsOf({ csl: { id: 'x', type: 'article-journal', title: 'wörd '.repeat(500), author } });
  expect(coins.length).toBeLessThan(2500);
});
