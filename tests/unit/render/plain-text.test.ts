import { expect, test } from 'vitest';
import { cutAtWord, plainText } from '../../../src/render/plain-text.ts';
import { read } from './prose-support.ts';

test('prose becomes one line without headings, notes, code and citations', () => {
  const nodes = read(
    'The *regime* [earns](https://example.org) money [@a, p. 3]. It spends it.[^1]\n\n### Heading\n\n- [1:12] One [[Juche|idea]] [@b].\n\n```\ncode\n```\n\n[^1]: Note.',
  );
  expect(plainText(nodes)).toBe('The regime earns money. It spends it. One idea.');
});

test('a narrative citation may leave the name it stands for', () => {
  const nodes = read('As @greitens2014 [p. 3] shows, it pays.');
  expect(plainText(nodes, Infinity, ({ cluster }) => (cluster.narrative ? 'Greitens' : undefined))).toBe(
    'As Greitens shows, it pays.',
  );
});

test('a cut falls between words and shows', () => {
  expect(cutAtWord('Money moves, quietly', 13)).toBe('Money moves…');
  expect(cutAtWord('Money moves, quietly', 20)).toBe('Money moves, quietly');
  expect(cutAtWord('飞钱是一种古老的汇款方式', 6)).toBe('飞钱是一种…');
  expect(cutAtWord('abcd😀efgh', 6)).toBe('abcd…');
  for (let limit = 2; limit < 30; limit++)
    expect(cutAtWord('Flying money — moves without paper.', limit).length).toBeLessThanOrEqual(limit);
});
