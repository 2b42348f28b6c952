import { expect, test } from 'vitest';
import { beginsWith, distanceTo, nameKeys, searchKey } from '../../../src/text/name-search.ts';

const names = ['Flying money', "fei ch'ien", '飞钱', 'Łódź', 'İstanbul', 'حوالة', 'D.P.R.K.'];
const found = (typed: string): readonly string[] =>
  names.filter((name) => beginsWith(nameKeys(name), searchKey(typed)));

test.each([
  ['fei chien', "fei ch'ien"],
  ['fei ch’ien', "fei ch'ien"],
  ['FEI-CHIEN', "fei ch'ien"],
  ['feich', "fei ch'ien"],
  ['chien', "fei ch'ien"],
  ['mon', 'Flying money'],
  ['钱', '飞钱'],
  ['lodz', 'Łódź'],
  ['istanbul', 'İstanbul'],
  ['حَوالة', 'حوالة'],
  ['dprk', 'D.P.R.K.'],
])('"%s" finds %s', (typed, name) => {
  expect(found(typed)).toEqual([name]);
});

test.each(['oney', 'lying'])('"%s" is the middle of a word and finds nothing', (typed) => {
  expect(found(typed)).toEqual([]);
});

test('what is nearly typed is near', () => {
  const near = (typed: string): number => distanceTo(nameKeys('Juche'), searchKey(typed));
  expect(near('juhce')).toBeLessThan(near('juice'));
  expect(near('jux')).toBeLessThan(0.5);
  expect(near('lazarus')).toBeGreaterThan(0.5);
});
