import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstWords, plainLine, readCitedLink, writeCitedLink } from '../../../src/model/cited-link.ts';

const page = 'https://show.example/base/episodes/012-lisbon/';
const read = (link: string): ReturnType<typeof readCitedLink> => {
  const { search, hash } = new URL(link);
  return readCitedLink(search, hash);
};

describe('the link of what is cited', () => {
  it('has the time, the first words and the passage, and is an address of the page', () => {
    const link = writeCitedLink(page, {
      passage: 'p-im92keftiirhmjr3',
      time: 754.2,
      words: 'First words of it',
    });
    expect(link).toBe(`${page}?t=754.2&words=First%20words%20of%20it#p-im92keftiirhmjr3`);
    expect(read(link)).toEqual({ passage: 'p-im92keftiirhmjr3', time: 754.2, words: 'First words of it' });
  });

  it('says when chosen words end, and does without what is not known', () => {
    expect(writeCitedLink(page, { passage: 'p', time: 1, end: 2.5, words: 'x' })).toBe(
      `${page}?t=1,2.5&words=x#p`,
    );
    expect(writeCitedLink(page, { passage: 'p', words: 'x' })).toBe(`${page}?words=x#p`);
    expect(writeCitedLink(page, { passage: 'p' })).toBe(`${page}#p`);
    expect(writeCitedLink(page, { time: 3, end: 3 })).toBe(`${page}?t=3`);
  });

  it('comes back as it was written, whatever the words and the time are', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', minLength: 1, maxLength: 60 }),
        fc.integer({ min: 0, max: 400_000_000 }),
        fc.integer({ min: 1, max: 600_000 }),
        fc.stringMatching(/^p-[0-9a-z]{16}$/),
        (text, milliseconds, length, passage) => {
          const words = firstWords(text, true);
          fc.pre(words !== '');
          const [time, end] = [milliseconds / 1000, (milliseconds + length) / 1000];
          expect(read(writeCitedLink(page, { passage, time, end, words }))).toEqual({
            passage,
            time,
            end,
            words,
          });
        },
      ),
    );
  });

  it('is read without a throw, and short and harmless, whatever a stranger wrote', () => {
    const anything = fc
      .uint16Array({ maxLength: 300 })
      .map((units) => Array.from(units, (unit) => String.fromCharCode(unit)).join(''));
    fc.assert(
      fc.property(anything, anything, (query, hash) => {
        const cited = readCitedLink(`?t=1&words=${query}`, `#${hash}`);
        expect(Array.from(cited?.words ?? '').length).toBeLessThanOrEqual(240);
        expect(cited?.words ?? '').toBe(plainLine(cited?.words ?? ''));
      }),
    );
    const long = readCitedLink(`?words=${'word%20'.repeat(100_000)}`, '');
    expect(long?.words?.length).toBeLessThanOrEqual(240);
    expect(readCitedLink('?words=a%E2%80%AEb%00c%0Ad%EE%80%91', '#%')).toEqual({ words: 'abc d' });
  });

  it('reads a time alone, and no time that is none', () => {
    expect(readCitedLink('?t=754', '')).toEqual({ time: 754 });
    expect(readCitedLink('?t=9,3', '')).toEqual({ time: 9 });
    for (const query of ['', '?clock', '?t=', '?t=-4', '?t=1e9', '?t=NaN', '?t=12:34', '?t=9999999999'])
      expect(readCitedLink(query, '#p-1'), query).toBeUndefined();
    // who went on to another time has left what was cited
    expect(readCitedLink('?t=1&words=x', '#t=99')).toEqual({ time: 1, words: 'x' });
  });
});

describe('the first words of a passage', () => {
  it('are eight, on one line; of words that were chosen, more', () => {
    const text = 'One two\n three four five six  seven eight nine ten';
    expect(firstWords(text)).toBe('One two three four five six seven eight');
    expect(firstWords(text, true)).toBe('One two three four five six seven eight nine ten');
  });

  it('are 24 letters where words are not set apart, and no letter without its signs', () => {
    const chinese = '飞钱是一种不经过银行就能把钱汇到另一个城市的方法，历史非常悠久。';
    expect(Array.from(firstWords(chinese))).toHaveLength(24);
    expect(chinese.startsWith(firstWords(chinese))).toBe(true);
    const thai = 'ที่นี่คือประเทศที่ไม่มีใครพูดถึงเรื่องเงินมานานหลายปีแล้ว';
    expect(thai.startsWith(firstWords(thai))).toBe(true);
    expect(thai.slice(firstWords(thai).length)).not.toMatch(/^\p{M}/u);
  });

  it('are never long, whatever the words are', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 2000 }), fc.boolean(), (text, chosen) => {
        expect(Array.from(firstWords(text, chosen)).length).toBeLessThanOrEqual(240);
      }),
    );
    expect(firstWords('x'.repeat(5000))).toHaveLength(80);
  });
});
