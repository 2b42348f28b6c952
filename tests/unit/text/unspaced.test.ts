import { describe, expect, it } from 'vitest';
import { joinUnspaced, separateUnspaced } from '../../../src/text/unspaced.ts';

const words = (text: string): string[] => separateUnspaced(text).split(/\s+/);

describe('text without spaces between words', () => {
  it('is taken apart letter by letter, marks staying with their letter', () => {
    expect(words('主体思想')).toEqual(['主', '体', '思', '想']);
    expect(words('ที่นี่ ดี')).toEqual(['ที่', 'นี่', 'ดี']);
  });

  it('is set apart from other scripts beside it, which stay whole', () => {
    expect(words('Juche主体x 주체사상')).toEqual(['Juche', '主', '体', 'x', '주체사상']);
  });

  it.each([
    '主体思想是。飞钱，也叫「飞钱」。',
    'money, 飞钱, 飛錢, and (飞钱) as “飞钱”; 飞钱',
    'เงินบิน hello',
    '주체 飞钱',
    'plain words, 1 + 1',
    '',
  ])('comes back as it was: %s', (text) => {
    expect(joinUnspaced(separateUnspaced(text))).toBe(text);
  });
});
