import { describe, expect, it } from 'vitest';
import { soundDistance, soundsOf, squash, syllablesOf } from '../../../../src/annotate/suggest/sound.ts';

const sounds = (words: string): string => soundsOf(squash(words) ?? '');
const apart = (one: string, other: string): number => soundDistance(sounds(one), sounds(other));

describe('the sound of words', () => {
  it.each([
    ['Juche', 'Jushay'],
    ['Bybit', 'by bit'],
    ['Lazarus', 'Lazzarus'],
    ['Phở', 'fo'],
  ])('%s and %s sound the same', (one, other) => expect(apart(one, other)).toBe(0));

  it('is near for what is commonly mistaken, far for other words, and the same both ways', () => {
    expect(apart("fei ch'ien", 'Fay Chen')).toBeLessThanOrEqual(0.5);
    expect(apart('Taproot', 'Tabroot')).toBe(0.5);
    expect(apart('Juche', 'Joshua')).toBeGreaterThan(1);
    expect(apart('hawala', 'hola')).toBe(apart('hola', 'hawala'));
    expect(apart('', 'hola')).toBeGreaterThan(2);
  });

  it('has syllables, one more where an e at the end may be spoken', () => {
    expect(syllablesOf('juche', sounds('Juche'))).toEqual([2, 1]);
    expect(syllablesOf('jushay', sounds('Jushay'))).toEqual([2]);
    expect(syllablesOf('lazarus', sounds('Lazarus'))).toEqual([3]);
  });

  it('is that of Latin letters only', () => {
    expect(squash('Işık-Demirağ’ın')).toBe('isikdemiragin');
    expect(squash('飞钱')).toBeUndefined();
    expect(squash('Web3')).toBeUndefined();
  });
});
