import { describe, expect, it } from 'vitest';
import { quotationMarksOf, quoteWords } from '../../../src/text/quotation-marks.ts';
import { writeQuotation, type Quotation } from '../../../src/client/share/quotation.ts';

const link = 'https://show.example/episodes/one/#t=754,760';

const quotation = (more: Partial<Quotation> = {}): Quotation => ({
  parts: [{ words: 'It moves without paper.', speaker: 'Mara Lindqvist' }],
  language: 'en',
  title: 'Flying money',
  show: 'Shadow Ledgers',
  time: 754.3,
  link,
  ...more,
});

describe('a quotation', () => {
  it('names the speaker, the episode, the show and the time, and ends with the link', () => {
    expect(writeQuotation(quotation()).text).toBe(
      `“It moves without paper.” — Mara Lindqvist, “Flying money”, Shadow Ledgers, 12:34\n${link}`,
    );
  });

  it('leaves out what is not known', () => {
    const { time, ...rest } = quotation({ parts: [{ words: '(music)' }] });
    expect(time).toBe(754.3);
    expect(writeQuotation(rest).words).toBe('“(music)” — “Flying money”, Shadow Ledgers');
  });

  it('of several names each before their words, and nobody where nobody is named', () => {
    const parts = [
      { words: 'Where does it go?', speaker: 'Mara' },
      { words: 'Macau.', speaker: 'Sean' },
      { words: '(music)' },
    ];
    expect(writeQuotation(quotation({ parts })).text.split('\n')).toEqual([
      'Mara: “Where does it go?”',
      'Sean: “Macau.”',
      '“(music)”',
      '— “Flying money”, Shadow Ledgers, 12:34',
      link,
    ]);
  });

  it('of the page’s own words names their section, and no speaker', () => {
    const { time, ...own } = quotation({ parts: [{ words: 'A state earns.' }], section: 'Takeaways' });
    expect(time).toBeDefined();
    expect(writeQuotation(own).words).toBe('“A state earns.” — Takeaways, “Flying money”, Shadow Ledgers');
  });

  it('is a block quotation in HTML, in its language, and nothing in it is taken for HTML', () => {
    const parts = [{ words: 'a < b & "c"', speaker: '<b>Mara</b>' }];
    const { html } = writeQuotation(
      quotation({ parts, title: 'A & B', link: 'https://show.example/?a&b#t=1' }),
    );
    expect(html).toBe(
      '<blockquote cite="https://show.example/?a&amp;b#t=1" lang="en"><p>“a &lt; b &amp; &quot;c&quot;”</p></blockquote>' +
        '<p>— &lt;b&gt;Mara&lt;/b&gt;, <a href="https://show.example/?a&amp;b#t=1">“A &amp; B”</a>, Shadow Ledgers, 12:34</p>',
    );
  });

  it('is in the marks of its language', () => {
    const parts = [{ words: 'الحوالة نقل للقيمة.', speaker: 'مارا' }];
    expect(writeQuotation(quotation({ parts, language: 'ar', title: 'الحوالة', show: 'دفاتر' })).words).toBe(
      '«الحوالة نقل للقيمة.» — مارا، «الحوالة»، دفاتر، 12:34',
    );
  });

  it('links the episode once, though the show is called the same', () => {
    const { html } = writeQuotation(quotation({ show: '“Flying money”' }));
    expect(html.match(/<a /g)).toHaveLength(1);
  });
});

describe('quotation marks', () => {
  it.each([
    ['en', '“x”'],
    ['en-GB', '“x”'],
    ['de', '„x“'],
    ['de-AT', '„x“'],
    ['de-CH', '«x»'],
    ['fr', '«\u202fx\u202f»'],
    ['fr-CH', '«x»'],
    ['es-MX', '«x»'],
    ['pt', '“x”'],
    ['pt-PT', '«x»'],
    ['pl', '„x”'],
    ['ru', '«x»'],
    ['sv', '”x”'],
    ['ja', '「x」'],
    ['zh-Hans', '“x”'],
    ['zh-CN', '“x”'],
    ['zh-TW', '「x」'],
    ['ar', '«x»'],
    ['ko', '“x”'],
    ['tlh', '“x”'],
    ['', '“x”'],
    ['not a language', '“x”'],
  ])('in "%s" are %s', (language, quoted) => {
    expect(quoteWords('x', quotationMarksOf(language))).toBe(quoted);
  });

  it.each([
    ['en', 'They said “no” twice.', '“They said ‘no’ twice.”'],
    ['en', 'It’s the cartel’s.', '“It’s the cartel’s.”'],
    ['de', 'Er sagte „nein“.', '„Er sagte ‚nein‘.“'],
    ['de', 'Er sagte “no”.', '„Er sagte “no”.“'],
    ['fr', 'Il dit « non ».', '«\u202fIl dit “non”.\u202f»'],
    ['ja', '彼は「いいえ」と言った。', '「彼は『いいえ』と言った。」'],
    ['sv', 'Hon sa ”nej”.', '”Hon sa ’nej’.”'],
    ['nl', 'Twee auto’s.', '‘Twee auto’s.’'],
    ['en', 'An “open end', '“An “open end”'],
  ])('inside of others, in "%s": %s', (language, words, quoted) => {
    expect(quoteWords(words, quotationMarksOf(language))).toBe(quoted);
  });
});
