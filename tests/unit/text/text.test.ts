import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { excerptAround } from '../../../src/text/excerpt.ts';
import { inflectionOf } from '../../../src/text/inflection.ts';
import { foldWord } from '../../../src/text/normalize.ts';
import { sentencesOf } from '../../../src/text/sentences.ts';
import { countWords, wordsOf } from '../../../src/text/words.ts';

describe('words', () => {
  const show = (text: string) => wordsOf(text).map(({ start, end }) => text.slice(start, end));

  it('end at apostrophes, dots, hyphens and changes of script', () => {
    expect(show('The Kim family’s U.S. self-reliance AI는 用Bybit')).toEqual([
      ...['The', 'Kim', 'family', 's', 'U', 'S', 'self', 'reliance', 'AI', '는', '用', 'Bybit'],
    ]);
  });

  it('keep their signs and what is written inside them without ink', () => {
    expect(show('e\u0301te\u0301 co\u00ADop हिन्दी マネー x_y')).toEqual([
      'e\u0301te\u0301',
      'co\u00ADop',
      'हिन्दी',
      'マネー',
      'x_y',
    ]);
  });

  it('are in order and cover every letter and digit of any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        let rest = '';
        let end = 0;
        for (const word of wordsOf(text)) {
          expect(word.start).toBeGreaterThanOrEqual(end);
          expect(word.end).toBeGreaterThan(word.start);
          rest += text.slice(end, word.start);
          end = word.end;
        }
        expect(rest + text.slice(end)).not.toMatch(/[[\p{L}\p{N}]--[\u02BC]]/v);
      }),
      { seed: 1154 },
    );
  });

  it('are counted as a reader would', () => {
    expect([countWords('It’s 3 words'), countWords('飞钱是'), countWords('')]).toEqual([3, 2, 0]);
  });
});

describe('folding', () => {
  it.each([
    ['en', 'fēiqián', 'feiqian'],
    ['en', 'İSTANBUL', 'istanbul'],
    ['tr', 'İSTANBUL', 'istanbul'],
    ['tr', 'ISTANBUL', 'ıstanbul'],
    ['en', 'Łódź', 'lodz'],
    ['de', 'Straße', 'strasse'],
    ['de', 'ZÜGE', 'züge'],
    ['es', 'Peña', 'peña'],
    ['vi', 'Đà', 'đà'],
    ['ar', 'أَحْمَد', 'احمد'],
    ['el', 'ΟΔΟΣ', 'οδοσ'],
    ['hi', 'हिन्दी', 'हिन्दी'],
    ['ja', 'ガ', 'ガ'],
    ['ko', '주체', '주체'],
    ['en', 'ＲＧＢ', 'rgb'],
    ['not a tag', 'É', 'e'],
  ])('in %s: %s is %s', (language, word, folded) => {
    expect(foldWord(word, language)).toBe(folded);
    expect(foldWord(folded, language)).toBe(folded);
  });
});

describe('inflection', () => {
  it.each([
    ['en', 'currencies', 'currency'],
    ['en', 'thieves', 'thief'],
    ['en', 'middlemen', 'middleman'],
    ['en', 'crises', 'crisis'],
    ['en', 'taxes', 'tax'],
    ['fr', 'canaux', 'canal'],
    ['es', 'sanciones', 'sanción'],
    ['de', 'sanktionen', 'sanktion'],
    ['it', 'banche', 'banca'],
    ['tr', 'hawalalardan', 'hawala'],
    ['xx', 'hawalas', 'hawala'],
  ])('in %s: %s comes from %s', (language, word, base) => {
    expect(inflectionOf(language).basesOf(word)).toContain(base);
  });

  it.each([
    ['ru', 'хавала', 'хавалой'],
    ['ru', 'санкция', 'санкциями'],
    ['pl', 'sankcja', 'sankcji'],
    ['fi', 'hawala', 'hawaloissa'],
  ])('in %s: %s and %s are one', (language, word, other) => {
    const { keyOf } = inflectionOf(language);
    expect(keyOf(word)).toBe(keyOf(other));
  });

  it('never makes a base of fewer than three letters (two in English, for `cover-ups`), and changes nothing in Chinese', () => {
    expect([inflectionOf('fr').basesOf('mes'), inflectionOf('zh').basesOf('juches')]).toEqual([[], []]);
  });
});

describe('sentences', () => {
  const show = (text: string, language = 'en') =>
    sentencesOf(text, language).map(({ start, end }) => text.slice(start, end));

  it('do not end at titles, initials, numbers or acronyms', () => {
    expect(
      show(
        'The U.S. Treasury knew. Dr. Kim (J. Edgar) saw No. 5 in the U.S. It was late… “Yes.” He and I. No. So?! Ok.',
      ),
    ).toEqual([
      'The U.S. Treasury knew. ',
      'Dr. Kim (J. Edgar) saw No. 5 in the U.S. ',
      'It was late… “Yes.” ',
      'He and I. ',
      'No. ',
      'So?! ',
      'Ok.',
    ]);
    expect(show('Am 15. Mai kam Hr. Kim. Im Jahr 2024. Ja.', 'de')).toEqual([
      'Am 15. Mai kam Hr. Kim. ',
      'Im Jahr 2024. ',
      'Ja.',
    ]);
  });

  it('do not end at line breaks, and do in Chinese', () => {
    expect(show('One\nTwo.\nThree')).toEqual(['One\nTwo.\n', 'Three']);
    expect(show('他说。我说！', 'zh')).toEqual(['他说。', '我说！']);
  });

  it('are found in any language, also in one that is none', () => {
    for (const language of ['', 'abcd', 'x-y', 'en_GB', 'tlh', '12'])
      expect(show('One. Two.', language)).toHaveLength(2);
  });

  it('cover any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 80 }), (text) => {
        expect(show(text).join('')).toBe(text);
      }),
      { seed: 1154 },
    );
  });
});

describe('excerpts', () => {
  const around = (text: string, words: string, count: number) => {
    const start = text.indexOf(words);
    return excerptAround(text, { start, end: start + words.length }, count);
  };

  it('are cut at words and keep the space next to the range', () => {
    expect(around('one two three, the Lazarus Group’s\nmoney went, far', 'Lazarus Group', 2)).toEqual({
      before: 'three, the ',
      words: 'Lazarus Group',
      after: '’s money went',
      shown: { start: 8, end: 45 },
      cut: { before: true, after: true },
      direction: 'ltr',
    });
  });

  it('hold the whole text where it is short, with its punctuation', () => {
    expect(around('“So, Juche!”', 'Juche', 5)).toMatchObject({
      before: '“So, ',
      after: '!”',
      cut: { before: false, after: false },
    });
  });

  it('count letters without spaces as half a word, and know the direction', () => {
    expect(around('古代的前面说的飞钱是一种汇兑', '飞钱', 2)).toMatchObject({
      before: '前面说的',
      after: '是一种汇',
    });
    expect(around('قالت إن الحوالة نظام', 'حوالة', 3).direction).toBe('rtl');
  });
});
