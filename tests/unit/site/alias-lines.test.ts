import { describe, expect, test } from 'vitest';
import { distinctAliases, withoutNeighbours } from '../../../src/site/views/alias-lines.ts';
import { makeTerm } from '../annotate/fixture.ts';

const aliasesOf = (language: string, name: string, ...aliases: string[]): readonly string[] =>
  distinctAliases(makeTerm({ name, aliases }), language).map(({ form }) => form);

describe('other names of a term in the index', () => {
  test('are those that differ in more than case, accents, hyphens or an ending', () => {
    expect(
      aliasesOf(
        'en',
        'Flying money',
        'flying monies',
        'FLYING MONEY',
        'Fei Chen',
        'fēiqián',
        'feiqian',
        "fei-ch'ien",
        'fei ch’ien',
        '飞钱',
        '飛錢',
      ),
    ).toEqual(['Fei Chen', 'fēiqián', "fei-ch'ien", '飞钱', '飛錢']);
    expect(aliasesOf('en', 'Couchette', 'couchettes', 'Liegewagen')).toEqual(['Liegewagen']);
    expect(aliasesOf('ru', 'Чучхе', 'идея чучхе', 'идеи чучхе')).toEqual(['идея чучхе']);
  });

  test('are left out where they would stand beside the term itself', () => {
    const line = (type: 'term' | 'alias', of: string) => ({ type, of });
    const lines = [
      line('alias', 'a'),
      line('alias', 'a'),
      line('term', 'a'),
      line('alias', 'b'),
      line('alias', 'a'),
      line('term', 'b'),
    ];
    expect(withoutNeighbours(lines).map(({ type, of }) => `${type} ${of}`)).toEqual([
      'term a',
      'alias b',
      'alias a',
      'term b',
    ]);
  });
});
