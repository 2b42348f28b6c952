import { VFile } from 'vfile';
import { expect, test } from 'vitest';
import { formatMessage } from '../../../src/diagnostics/message.ts';
import { parseGlossary } from '../../../src/parse/glossary.ts';

test('a form of signs alone is told: no word of it can be found', () => {
  const value = `---
term: 🪆
aliases: [matryoshka, "→", 飞钱, C++, 30%]
---

A doll in a doll.
`;
  const pages = [new VFile({ path: 'references/glossary/doll.md', value })];
  expect(parseGlossary({ pages }).messages.map(formatMessage)).toEqual([
    'references/glossary/doll.md:2:7: hint: "🪆" has no letter and no digit: it is found nowhere; an alias in words is found; [[…]] leads to the term from anywhere [unfindable-form]',
    'references/glossary/doll.md:3:23: hint: "→" has no letter and no digit: it is found nowhere; an alias in words is found; [[…]] leads to the term from anywhere [unfindable-form]',
  ]);
});
