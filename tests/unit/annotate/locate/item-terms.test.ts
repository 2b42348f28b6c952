import { expect, test } from 'vitest';
import { termsOfItems } from '../../../../src/annotate/locate/item-terms.ts';
import { speechOf } from '../../../../src/annotate/locate/speech.ts';
import { createAnalyser } from '../../../../src/annotate/locate/terms.ts';

/** When any word of an item is said, where only one sentence is. */
function timesOf(language: string, said: string, item: string): readonly number[] {
  const analyse = createAnalyser(language);
  const unit = { start: 100, end: 101, text: said, segment: 0 };
  const [terms] = termsOfItems([{ text: item }], speechOf([unit], analyse, 3600), analyse, language);
  return terms?.all.flatMap(({ times }) => times) ?? [];
}

test.each([
  ['de', 'Häuser', 'Haus'],
  ['de', 'Datenschutzgrundverordnung', 'Datenschutz'],
  ['de', 'Verordnung', 'Datenschutzverordnung'],
  ['nl', 'boeken', 'boek'],
  ['sv', 'tidningarna', 'tidning'],
  ['en', 'op vault', 'OP_VAULT'],
  ['en', 'github', 'Git Hub'],
  ['en', 'git hub', 'GitHub'],
])('%s: "%s" is a form of "%s"', (language, said, item) => {
  expect(timesOf(language, said, item)).toContain(100);
});

test.each([
  ['en', 'ordnance', 'subordnance'],
  ['en', 'cart', 'carton'],
  ['de', 'Tisch', 'Stuhl'],
])('%s: "%s" is no form of "%s"', (language, said, item) => {
  expect(timesOf(language, said, item)).toEqual([]);
});
