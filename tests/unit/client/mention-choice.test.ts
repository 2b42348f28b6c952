import { describe, expect, it } from 'vitest';
import {
  changeChoice,
  choose,
  countRemaining,
  readChoice,
  writeChoice,
} from '../../../src/client/concordance/mention-choice.ts';

const lines = [
  { speaker: 'Mara', form: 'flying money' },
  { speaker: 'Mara', form: '飞钱' },
  { speaker: 'Sean', form: 'flying money' },
  { speaker: '', form: 'flying money' },
];

describe('what mentions are narrowed to', () => {
  it('is kept in the address, in every script, also that nobody is named', () => {
    for (const choice of [
      {},
      { speaker: '' },
      { speaker: 'O’Neill & Söhne' },
      { speaker: 'Mara', form: 'fei ch’ien 飞钱' },
    ])
      expect(readChoice(writeChoice(choice))).toEqual(choice);
    expect(writeChoice({})).toBe('?');
    expect(readChoice('?q=other')).toEqual({});
  });

  it('combines', () => {
    expect(choose(lines, { speaker: 'Mara' })).toHaveLength(2);
    expect(choose(lines, { speaker: '' })).toEqual([lines[3]]);
    expect(choose(lines, { speaker: 'Mara', form: '飞钱' })).toEqual([lines[1]]);
    expect(choose(lines, { speaker: 'Sean', form: '飞钱' })).toEqual([]);
  });

  it('counts what each other value would leave, and says nothing of those that would leave none', () => {
    const choice = { speaker: 'Mara', form: '飞钱' };
    expect(countRemaining(lines, choice, 'speaker')).toEqual(new Map([['Mara', 1]]));
    expect(countRemaining(lines, choice, 'form')).toEqual(
      new Map([
        ['flying money', 1],
        ['飞钱', 1],
      ]),
    );
  });

  it('is cleared one by one', () => {
    expect(changeChoice({ speaker: 'Mara', form: 'x' }, 'speaker', undefined)).toEqual({ form: 'x' });
    expect(changeChoice({ form: 'x' }, 'form', 'y')).toEqual({ form: 'y' });
  });
});
